import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Role } from '../../db/connect.ts';
import { ALLOWED, listTables, readGrants, ROLES } from '../support/allowed.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

describe('the database itself refuses what a role may not see', () => {
  let server: TestServer;
  let tables: string[];
  beforeAll(async () => {
    server = await startTestServer();
    tables = await listTables(server.database.owner);
  });
  afterAll(() => server.close());

  test('every table of every schema is in the promise, and no role has more than it says', async () => {
    expect(tables.length).toBeGreaterThanOrEqual(18);
    expect(await readGrants(server.database.owner)).toEqual(ALLOWED);
  });

  test('every pair of a role and a table it may not read fails in PostgreSQL, not in our code', async () => {
    let refused = 0;
    for (const role of ROLES) {
      for (const table of tables) {
        if (ALLOWED[role][table]?.includes('s')) continue;
        await expect(
          server.database.as(role, (sql) => sql.unsafe(`select * from ${table}`)),
        ).rejects.toThrow(/permission denied/);
        refused += 1;
      }
    }
    expect(refused).toBeGreaterThan(80);
  });

  test('no role can join a person to a ballot: neither inbox nor mixed ballots', async () => {
    for (const role of ROLES) {
      for (const box of ['ballotbox.inbox', 'tally.ballots']) {
        await expect(
          server.database.as(role, (sql) =>
            sql.unsafe(`select * from registrar.invitation as person, ${box} as ballot`),
          ),
        ).rejects.toThrow(/permission denied/);
      }
    }
  });

  test('tally reads the hashes of spent tokens but not of deposits', async () => {
    await server.database.as('tally', (sql) => sql`select hash from ballotbox.nullifier`);
    await expect(
      server.database.as('tally', (sql) => sql`select deposit_hash from ballotbox.nullifier`),
    ).rejects.toThrow(/permission denied/);
  });

  test('only the ballot box may count answers of a breakdown, and it can not read a sum', async () => {
    const count = (role: Role) =>
      server.database.as(
        role,
        (sql) => sql`select ballotbox.count_answers(gen_random_uuid(), 'none', '{1}')`,
      );
    for (const role of ROLES.filter((one) => one !== 'ballotbox')) {
      await expect(count(role)).rejects.toThrow(/permission denied/);
    }
    // Allowed, but there is no such counter.
    await expect(count('ballotbox')).rejects.toThrow(/no rows/);
  });

  test('no table holds a time of day', async () => {
    const columns = await server.database.owner<{ name: string }[]>`
      select table_schema || '.' || table_name || '.' || column_name as name
      from information_schema.columns
      where table_schema in ('registrar', 'ballotbox', 'tally', 'rounds', 'staff', 'programme', 'meta')
        and data_type ~ '(time|interval)'`;
    expect(columns).toEqual([]);
  });
});
