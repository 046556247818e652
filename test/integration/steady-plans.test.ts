import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findSpent, insertNullifiers } from '../../api/ballotbox/store.ts';
import { findInvitations } from '../../api/registrar/claim-store.ts';
import { byteaArray } from '../../db/bytea-array.ts';
import type { Database, Sql } from '../../db/connect.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

/**
 * A look into a table costs the same however full it is. At nine o'clock it is all but empty, PostgreSQL has
 * just counted it, and a connection keeps the plans that were good then.
 */

const ROWS = 3_000;
const FIRST = 3;
const GROUP = 64;
/** The driver prepares statements; PostgreSQL keeps one plan for all values from the sixth time on. */
const TIMES = 10;
const round = randomUUID();

interface Table {
  readonly name: string;
  readonly role: Parameters<Database['as']>[0];
  readonly fill: (sql: Sql, hashes: readonly Buffer[]) => Promise<unknown>;
  /** @returns hashes found, in hexadecimal */
  readonly find: (sql: Sql, hashes: readonly Buffer[]) => Promise<readonly string[]>;
}

const TABLES: readonly Table[] = [
  {
    name: 'nullifier',
    role: 'ballotbox',
    fill: (sql, hashes) =>
      insertNullifiers(
        sql,
        round,
        hashes.map((hash) => ({ kind: 'ballot', hash, depositHash: randomBytes(32) })),
      ),
    find: async (sql, hashes) => [...(await findSpent(sql, round, hashes)).keys()],
  },
  {
    name: 'invitation',
    role: 'registrar',
    fill: (
      sql,
      hashes,
    ) => sql`insert into registrar.invitation (round, employee, ballot_key, secret_hash)
      select ${round}, encode(hash, 'hex'), 'cohort:1', hash
      from unnest(${byteaArray(sql, hashes)}) as one (hash)`,
    find: async (sql, hashes) =>
      (await findInvitations(sql, round, hashes)).map((row) => row.secret_hash.toString('hex')),
  },
  {
    name: 'claim',
    role: 'registrar',
    fill: (sql, hashes) => sql`
      with invited as (insert into registrar.invitation (round, employee, ballot_key, secret_hash)
        select ${round}, encode(hash, 'hex'), 'cohort:1', hash
        from unnest(${byteaArray(sql, hashes)}) as one (hash) returning round, employee, secret_hash)
      insert into registrar.claim (round, employee, claim_hash, response)
      select round, employee, secret_hash, '[]' from invited`,
    find: async (sql, hashes) =>
      (await findInvitations(sql, round, hashes)).map((row) => row.claim_hash!.toString('hex')),
  },
];

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

test.each(TABLES)(
  'a plan made for $name of three rows reads no more than it is asked for later',
  async ({ name, role, fill, find }) => {
    const hashes = Array.from({ length: ROWS }, () => randomBytes(32));
    await server.database.as(role, (sql) => fill(sql, hashes.slice(0, FIRST)));
    await server.database.owner.unsafe(`analyze ${role}.${name}`);
    await server.database.as(role, async (sql) => {
      const countRead = async () => {
        const [row] = await sql<{ read: number }[]>`
          select (seq_tup_read + idx_tup_fetch)::int as read
          from pg_stat_xact_user_tables where schemaname = ${role} and relname = ${name}`;
        return row!.read;
      };
      const others = Array.from({ length: GROUP }, () => randomBytes(32));
      for (let time = 0; time < TIMES; time += 1) await find(sql, others);
      await fill(sql, hashes.slice(FIRST));
      const before = await countRead();
      const asked = hashes.slice(0, GROUP);
      const found = await find(sql, [...asked, randomBytes(32)]);
      expect(found.toSorted()).toEqual(asked.map((hash) => hash.toString('hex')).sort());
      expect((await countRead()) - before).toBe(GROUP);
    });
  },
);
