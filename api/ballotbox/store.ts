import type { Sql } from '../../db/connect.ts';
import type { ScoringKey } from '../../surveys/scoring-key.ts';

export interface BoxRow {
  readonly key: ScoringKey;
  readonly state: 'open' | 'closed';
  /** Names of the declared breakdowns. */
  readonly breakdowns: readonly string[];
  /** Public keys by id; those that the round does not have are left out. */
  readonly publicKeys: ReadonlyMap<string, string>;
}

/** The box of a round, with the public keys of some of its groups. */
export async function findBox(
  sql: Sql,
  round: string,
  keyIds: readonly string[],
): Promise<BoxRow | null> {
  const [box] = await sql<Omit<BoxRow, 'publicKeys'>[]>`
    select key, state, breakdowns from ballotbox.box where round = ${round}`;
  if (box === undefined) return null;
  const keys = await sql<{ id: string; public_key: string }[]>`
    select id, public_key from ballotbox.public_key
    where round = ${round} and id in ${sql(keyIds)}`;
  return { ...box, publicKeys: new Map(keys.map((row) => [row.id, row.public_key])) };
}

export async function isOpen(sql: Sql, round: string): Promise<boolean> {
  const rows = await sql`select 1 from ballotbox.box where round = ${round} and state = 'open'`;
  return rows.length > 0;
}

/** Deposits share this lock; closing takes it alone, so no deposit is under way while the box is mixed. */
export async function lockBoxShared(sql: Sql, round: string): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(hashtextextended(${round}, 0))`;
}

export type TokenKind = 'ballot' | 'breakdown' | 'comment';

/** @returns false when the token was spent before */
export async function insertNullifier(
  sql: Sql,
  round: string,
  kind: TokenKind,
  hash: Uint8Array,
  depositHash: Uint8Array,
): Promise<boolean> {
  const inserted = await sql`insert into ballotbox.nullifier (round, kind, hash, deposit_hash)
    values (${round}, ${kind}, ${hash}, ${depositHash}) on conflict do nothing`;
  return inserted.count === 1;
}

export async function findDepositHash(
  sql: Sql,
  round: string,
  hash: Uint8Array,
): Promise<Buffer | null> {
  const [row] = await sql<{ deposit_hash: Buffer }[]>`
    select deposit_hash from ballotbox.nullifier where round = ${round} and hash = ${hash}`;
  return row?.deposit_hash ?? null;
}

export async function insertBallot(
  sql: Sql,
  round: string,
  cohort: string,
  answers: Uint8Array,
): Promise<void> {
  await sql`insert into ballotbox.inbox (round, cohort, answers)
    values (${round}, ${cohort}, ${answers})`;
}

export async function insertComment(
  sql: Sql,
  round: string,
  cohort: string,
  item: string,
  text: string,
): Promise<void> {
  await sql`insert into ballotbox.comment_inbox (round, cohort, item, text)
    values (${round}, ${cohort}, ${item}, ${text})`;
}

/** Add one to some places (from 0) of a breakdown group's counter. */
export async function countAnswers(
  sql: Sql,
  round: string,
  keyId: string,
  places: readonly number[],
): Promise<void> {
  const fromOne = places.map((place) => place + 1);
  await sql`select ballotbox.count_answers(${round}, ${keyId}, ${fromOne}::integer[])`;
}
