import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connect } from '../../db/connect.ts';
import { createDatabase } from '../support/database.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

/** A transaction whose connection is lost fails, alone: whatever it still wants to send reaches nobody. */

const isEmbedded = process.env['TUTTI_TEST_DATABASE'] !== 'postgresql';
/** More than the driver waits to connect again. */
const LONG_MILLIS = 1500;

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const readId = `select pg_backend_pid() as id`;
async function end(id: number): Promise<void> {
  await server.database.owner`select pg_terminate_backend(${id}, 5000)`;
}

test.skipIf(isEmbedded)('it fails at once while it waits for something else', async () => {
  const began = performance.now();
  const sent: unknown[] = [];
  const transaction = server.database.as('staff', async (sql) => {
    const [row] = await sql.unsafe<{ id: number }[]>(readId);
    await end(row!.id);
    await sleep(LONG_MILLIS);
    // Its connection serves other transactions by now.
    sent.push(await sql`select 1`.then(String, String));
  });
  await expect(transaction).rejects.toMatchObject({ code: 'CONNECTION_CLOSED' });
  expect(performance.now() - began).toBeLessThan(LONG_MILLIS);
  const others = Array.from({ length: 40 }, (_, n) =>
    server.database.as('staff', async (sql) => {
      await sql`select pg_sleep(0.1)`;
      const [row] = await sql<{ n: number }[]>`select ${n}::int as n`;
      return row!.n;
    }),
  );
  expect(await Promise.all(others)).toEqual(others.map((_, n) => n));
  await sleep(LONG_MILLIS);
  expect(sent).toEqual([]);
});

test.skipIf(isEmbedded)('it fails in the midst of a statement', async () => {
  const transaction = server.database.as('staff', async (sql) => {
    const [row] = await sql.unsafe<{ id: number }[]>(readId);
    const sleeping = sql`select pg_sleep(20)`;
    await Promise.all([sleeping, sleep(50).then(() => end(row!.id))]);
  });
  await expect(transaction).rejects.toThrow(/terminating connection|CONNECTION_CLOSED/);
  expect(await server.database.as('staff', (sql) => sql`select 1 as one`)).toMatchObject([
    { one: 1 },
  ]);
});

test.skipIf(isEmbedded)(
  'connections that are lost all the time harm no other transaction',
  async () => {
    const outcomes = new Map<string, number>();
    const one = async (n: number) => {
      try {
        await server.database.as('staff', async (sql) => {
          const [row] = await sql<{ id: number; name: string }[]>`
          select pg_backend_pid() as id, current_user as name`;
          expect(row!.name).toBe('tutti_staff');
          if (n % 8 === 0)
            await server.database.owner.unsafe(`select pg_terminate_backend(${row!.id})`);
          await sleep(n % 7);
          const [again] = await sql<{ id: number; name: string }[]>`
          select pg_backend_pid() as id, current_user as name`;
          expect(again).toEqual(row);
        });
        outcomes.set('done', (outcomes.get('done') ?? 0) + 1);
      } catch (error) {
        const code = String((error as { code?: unknown }).code);
        outcomes.set(code, (outcomes.get(code) ?? 0) + 1);
        expect(code).toMatch(/^(?:57P01|CONNECTION_CLOSED|ECONNRESET|EPIPE)$/);
      }
    };
    for (let round = 0; round < 4; round += 1)
      await Promise.all(Array.from({ length: 24 }, (_, n) => one(n + round)));
    expect(outcomes.get('done')).toBeGreaterThan(60);
  },
);

test.skipIf(isEmbedded)(
  'connections that ended while nobody used them are replaced, and nobody notices',
  async () => {
    const useAll = async () => {
      const ids = await Promise.all(
        Array.from({ length: 40 }, () =>
          server.database.as('staff', async (sql) => {
            const [row] = await sql<{ id: number }[]>`
              select pg_backend_pid() as id from (select pg_sleep(0.02)) as waited`;
            return row!.id;
          }),
        ),
      );
      return new Set(ids);
    };
    const before = await useAll();
    expect(before.size).toBe(10);
    await Promise.all(Array.from(before, end));
    await sleep(100);
    const after = await useAll();
    expect(after.size).toBe(10);
    expect(after.isDisjointFrom(before)).toBe(true);
  },
);

test.skipIf(isEmbedded)('a database that was closed is not opened again', async () => {
  const own = await createDatabase();
  const database = await connect({ url: own.url, directory: '' });
  const ask = () => database.as('staff', (sql) => sql`select 1`);
  await ask();
  await database.close();
  await expect(ask()).rejects.toMatchObject({ code: 'CONNECTION_ENDED' });
  await own.drop();
});

test('a statement after the end of its transaction is refused', async () => {
  let kept: { send: () => PromiseLike<unknown> } | null = null;
  await server.database.as('staff', async (sql) => {
    kept = { send: () => sql`select 1` };
    await sql`select 1`;
  });
  expect(() => kept!.send()).toThrow('The transaction is over.');
});
