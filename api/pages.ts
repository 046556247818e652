import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { join, relative } from 'node:path';

const BUILT = join(import.meta.dirname, '..', 'dist', 'web');
const root = relative(process.cwd(), BUILT) || '.';

/** The two web applications as `npm run build` made them. */
export function servePages() {
  return new Hono()
    .get('/', (context) => context.redirect('/staff'))
    .get(
      '/assets/*',
      serveStatic({
        root,
        precompressed: true,
        onFound: (_, context) =>
          context.header('cache-control', 'public, max-age=31536000, immutable'),
      }),
    )
    .get('/a', page('respond'))
    .get('/staff', page('staff'))
    .get('/staff/*', page('staff'));
}

function page(name: 'respond' | 'staff') {
  return serveStatic({
    root,
    path: `${name}/index.html`,
    precompressed: true,
    onFound: (_, context) => context.header('cache-control', 'no-cache'),
  });
}
