import type { Sql } from '../../db/connect.ts';
import type { ScoringKey } from '../../surveys/scoring-key.ts';

export interface BoxRow {
  readonly key: ScoringKey;
  readonly state: 'open' | 'closed';
}

export async function findBox(sql: Sql, round: string): Promise<BoxRow | null> {
  const [row] = await sql<BoxRow[]>`
    select key, state from ballotbox.box where round = ${round}`;
  return row ?? null;
}

export async function findPublicKey(sql: Sql, round: string, id: string): Promise<string | null> {
  const [row] = await sql<{ public_key: string }[]>`
    select public_key from ballotbox.public_key where round = ${round} and id = ${id}`;
  return row?.public_key ?? null;
}

/** Deposits share this lock; closing takes it alone, so no deposit is under way while the box is mixed. */
export async function lockBoxShared(sql: Sql, round: string): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(hashtextextended(${round}, 0))`;
}

/** @returns false when the token was spent before */
export async function insertNullifier(
  sql: Sql,
  round: string,
  hash: Uint8Array,
  depositHash: Uint8Array,
): Promise<boolean> {
  const inserted = await sql`insert into ballotbox.nullifier (round, hash, deposit_hash)
    values (${round}, ${hash}, ${depositHash}) on conflict do nothing`;
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
