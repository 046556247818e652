import { serve } from '@hono/node-server';
import { Hono } from 'hono';

/** The baseline: a Hono route that answers with so many bytes from memory, and nothing else. */
const app = new Hono();
for (const size of process.argv.slice(2)) {
  const body = new Uint8Array(Number(size)).fill(120);
  app.get(`/${size}`, (context) =>
    context.body(body, 200, { 'content-type': 'application/json', 'content-encoding': 'br' }),
  );
}
serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) =>
  process.send?.(`http://127.0.0.1:${port}`),
);
