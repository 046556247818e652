import type { Sql } from '../../db/connect.ts';
import type { ScoringKey } from '../../surveys/scoring-key.ts';

export interface BoxRow {
  readonly key: ScoringKey;
  readonly state: 'open' | 'closed';
}

/** The box of a round, with the public key of one of its groups (null where it has no such group). */
export async function findBox(
  sql: Sql,
  round: string,
  keyId: string,
): Promise<(BoxRow & { readonly publicKey: string | null }) | null> {
  const [row] = await sql<(BoxRow & { publicKey: string | null })[]>`
    select box.key, box.state, public_key.public_key as "publicKey"
    from ballotbox.box
    left join ballotbox.public_key on public_key.round = box.round and public_key.id = ${keyId}
    where box.round = ${round}`;
  return row ?? null;
}

export async function isOpen(sql: Sql, round: string): Promise<boolean> {
  const rows = await sql`select 1 from ballotbox.box where round = ${round} and state = 'open'`;
  return rows.length > 0;
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
