import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import postgres from 'postgres';
import type { AddressInfo } from 'node:net';

/**
 * The baseline: the same answers without anonymity, as one would write it in ten minutes. A table with
 * people, groups, answers and comment, one INSERT for each vote. Never a part of the product.
 */
const sql = postgres(process.argv[2]!, { max: 10 });
await sql`create table vote (id uuid primary key default gen_random_uuid(), person text not null,
  unit text not null, gender text not null, site text not null, answers jsonb not null,
  comment text not null, at timestamptz not null default now())`;

interface Vote {
  readonly person: string;
  readonly unit: string;
  readonly gender: string;
  readonly site: string;
  readonly answers: Readonly<Record<string, number>>;
  readonly comment: string;
}

const app = new Hono().post('/votes', async (context) => {
  const vote = await context.req.json<Vote>();
  const { person, unit, gender, site, answers, comment } = vote;
  await sql`insert into vote (person, unit, gender, site, answers, comment)
    values (${person}, ${unit}, ${gender}, ${site}, ${sql.json(answers)}, ${comment})`;
  return context.json({ ok: true }, 201);
});
const server = createAdaptorServer({ fetch: app.fetch });
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  process.stdout.write(`http://127.0.0.1:${port}\n`);
});
