import { byteaArray } from '../../db/bytea-array.ts';
import type { Sql } from '../../db/connect.ts';
import type { ScoringKey } from '../../surveys/scoring-key.ts';

/** What never changes of a box, however long it is open. */
export interface BoxRow {
  readonly key: ScoringKey;
  /** Names of the declared breakdowns. */
  readonly breakdowns: readonly string[];
  /** Public keys by id. */
  readonly publicKeys: ReadonlyMap<string, string>;
}

/** The box of a round, with the public keys of all its groups. */
export async function findBox(sql: Sql, round: string): Promise<BoxRow | null> {
  const [box] = await sql<Omit<BoxRow, 'publicKeys'>[]>`
    select key, breakdowns from ballotbox.box where round = ${round}`;
  if (box === undefined) return null;
  const keys = await sql<{ id: string; public_key: string }[]>`
    select id, public_key from ballotbox.public_key where round = ${round}`;
  return { ...box, publicKeys: new Map(keys.map((row) => [row.id, row.public_key])) };
}

export async function isOpen(sql: Sql, round: string): Promise<boolean> {
  const rows = await sql`select 1 from ballotbox.box where round = ${round} and state = 'open'`;
  return rows.length > 0;
}

/**
 * Deposits share this lock; closing takes it alone, so no deposit is under way while the box is mixed. Whoever
 * comes while nullifiers are written anew waits here: a look into them that had begun before would find none.
 * For the rest of the transaction nullifiers are looked up by their index: PostgreSQL would keep reading the
 * whole table for a while, as long as it believes what it learned when the round was new and the table empty.
 */
export async function lockBoxShared(sql: Sql, round: string): Promise<void> {
  await Promise.all([
    sql`select pg_advisory_xact_lock_shared(hashtextextended(${round}, 0)),
      set_config('enable_seqscan', 'off', true)`,
    sql`lock table ballotbox.nullifier in row exclusive mode`,
  ]);
}

/** Those of the nullifiers that were spent before: hash of their deposit by nullifier, in hexadecimal. */
export async function findSpent(
  sql: Sql,
  round: string,
  hashes: readonly Buffer[],
): Promise<ReadonlyMap<string, Buffer>> {
  const rows = await sql<{ hash: Buffer; deposit_hash: Buffer }[]>`
    select hash, deposit_hash from ballotbox.find_spent(${round}, ${byteaArray(sql, hashes)})`;
  return new Map(rows.map((row) => [row.hash.toString('hex'), row.deposit_hash]));
}

export interface NewNullifier {
  readonly kind: 'ballot' | 'breakdown' | 'comment';
  readonly hash: Buffer;
  readonly depositHash: Buffer;
}

/**
 * In their own order: it tells nothing, and two processes never wait for each other.
 * @returns how many were new
 */
export async function insertNullifiers(
  sql: Sql,
  round: string,
  nullifiers: readonly NewNullifier[],
): Promise<number> {
  const sorted = nullifiers.toSorted((a, b) => Buffer.compare(a.hash, b.hash));
  const inserted = await sql`insert into ballotbox.nullifier (round, kind, hash, deposit_hash)
    select ${round}::uuid, kind, hash, deposit_hash
    from unnest(${sorted.map(({ kind }) => kind)}::text[], ${byteaArray(
      sql,
      sorted.map(({ hash }) => hash),
    )},
      ${byteaArray(
        sql,
        sorted.map(({ depositHash }) => depositHash),
      )}) as row (kind, hash, deposit_hash)
    on conflict do nothing`;
  return inserted.count;
}

/** In random order: neither when one came nor which nullifiers came with it can be told from its place. */
export async function insertBallots(
  sql: Sql,
  round: string,
  ballots: readonly { readonly cohort: string; readonly answers: Uint8Array }[],
): Promise<void> {
  await sql`insert into ballotbox.inbox (round, cohort, answers)
    select ${round}::uuid, cohort, answers
    from unnest(${ballots.map(({ cohort }) => cohort)}::text[],
      ${byteaArray(
        sql,
        ballots.map(({ answers }) => answers),
      )}) as row (cohort, answers)
    order by random()`;
}

export async function insertComments(
  sql: Sql,
  round: string,
  comments: readonly { readonly cohort: string; readonly item: string; readonly text: string }[],
): Promise<void> {
  await sql`insert into ballotbox.comment_inbox (round, cohort, item, text)
    select ${round}::uuid, cohort, item, text
    from unnest(${comments.map(({ cohort }) => cohort)}::text[],
      ${comments.map(({ item }) => item)}::text[],
      ${comments.map(({ text }) => text)}::text[]) as row (cohort, item, text)
    order by random()`;
}

/** What a group of ballots adds to one counter: one for each place (from 0) named. */
export interface CounterSum {
  readonly key: string;
  readonly places: readonly number[];
}

/** Everyone of a breakdown group waits for its counter until the commit. */
export async function countAnswers(
  sql: Sql,
  round: string,
  sums: readonly CounterSum[],
): Promise<void> {
  if (sums.length === 0) return;
  const rows = sums.map(({ key, places }) => ({ key, places: places.map((place) => place + 1) }));
  await sql`select ballotbox.count_answers(${round}, key, places)
    from jsonb_to_recordset(${sql.json(rows)}) as row (key text, places integer[])`;
}
