import type { Sql } from '../../db/connect.ts';
import type { SignedManifest } from '../../surveys/ballot/manifest.ts';
import type { ReceiptList } from '../../surveys/ballot/receipt-list.ts';
import type { ScoringKey } from '../../surveys/scoring-key.ts';

/**
 * Open the box of a round for one manifest. Again with the same one: nothing changes.
 * @returns false when the box was opened for another manifest
 */
export async function openBox(
  sql: Sql,
  { manifest, root }: SignedManifest,
  key: ScoringKey,
  counters: readonly Counter[],
): Promise<boolean> {
  const { breakdowns, keys } = manifest;
  const round = manifest.round.id;
  await sql`insert into ballotbox.box (round, key, breakdowns, manifest_root, state)
    values (${round}, ${sql.json(key as never)}, ${sql.json(breakdowns)}, ${root}, 'open')
    on conflict do nothing`;
  if ((await findBox(sql, round))?.manifest_root !== root) return false;
  const rows = keys.map((key) => ({ id: key.id, public_key: key.publicKey }));
  await sql`insert into ballotbox.public_key (round, id, public_key)
    select ${round}::uuid, id, public_key
    from jsonb_to_recordset(${sql.json(rows)}) as row (id text, public_key text)
    on conflict do nothing`;
  await sql`insert into ballotbox.counter (round, key, counts)
    select ${round}::uuid, key, counts
    from jsonb_to_recordset(${sql.json(counters as never)}) as row (key text, counts bigint[])
    on conflict do nothing`;
  return true;
}

export async function findBox(
  sql: Sql,
  round: string,
): Promise<{ readonly state: 'open' | 'closed'; readonly manifest_root: string | null } | null> {
  const [row] = await sql<{ state: 'open' | 'closed'; manifest_root: string | null }[]>`
    select state, manifest_root from ballotbox.box where round = ${round}`;
  return row ?? null;
}

/** The sums of one breakdown group, masked. */
export interface Counter {
  readonly key: string;
  readonly counts: readonly number[];
}

export async function readCounters(sql: Sql, round: string): Promise<Counter[]> {
  const rows = await sql<{ key: string; counts: string[] }[]>`
    select key, counts from ballotbox.counter where round = ${round}`;
  return rows.map(({ key, counts }) => ({ key, counts: counts.map(Number) }));
}

/** Once released, nothing needs the sums of a round any more. */
export async function deleteCounters(sql: Sql, round: string): Promise<void> {
  await lockForRewriting(sql);
  await sql`delete from ballotbox.counter where round = ${round}`;
  await rewriteBox(sql, round);
}

/** First of all in a transaction: two of them would wait for each other's tables. */
async function lockForRewriting(sql: Sql): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('rewrite tables', 0))`;
}

/** Take deleted rows and the order of arrival out of the files of the box. */
async function rewriteBox(sql: Sql, closed: string): Promise<void> {
  await sql`select ballotbox.rewrite_tables(${closed})`;
}

/**
 * Close the box and move its content into the ballots in random order. All rows get the same
 * transaction id and new random keys; the box is empty afterwards. Spent tokens lose their order too.
 */
export async function mixBox(sql: Sql, round: string): Promise<void> {
  await lockForRewriting(sql);
  await sql`select pg_advisory_xact_lock(hashtextextended(${round}, 0))`;
  await sql`update ballotbox.box set state = 'closed' where round = ${round}`;
  await sql`insert into tally.ballot (round, cohort, answers)
    select round, cohort, answers from ballotbox.inbox where round = ${round} order by random()`;
  await sql`insert into tally.comment (round, cohort, item, text)
    select round, cohort, item, text from ballotbox.comment_inbox where round = ${round}
    order by random()`;
  await sql`delete from ballotbox.inbox where round = ${round}`;
  await sql`delete from ballotbox.comment_inbox where round = ${round}`;
  await rewriteBox(sql, round);
}

export interface BallotRow {
  readonly cohort: string;
  readonly answers: Buffer;
}

/** Ballots in portions, so that a large round needs little memory. */
export async function forEachBallot(
  sql: Sql,
  round: string,
  visit: (ballot: BallotRow) => void,
): Promise<void> {
  const query = sql<BallotRow[]>`select cohort, answers from tally.ballot where round = ${round}`;
  await query.cursor(5_000, (rows) => {
    for (const row of rows) visit(row);
  });
}

export async function readComments(
  sql: Sql,
  round: string,
): Promise<{ cohort: string; item: string; text: string }[]> {
  return sql<{ cohort: string; item: string; text: string }[]>`
    select cohort, item, text from tally.comment where round = ${round}`;
}

/** Nullifiers of the ballots of a closed round in their own order, in portions of `size`. */
export async function* eachNullifiers(
  sql: Sql,
  round: string,
  size: number,
): AsyncGenerator<readonly Buffer[]> {
  const query = sql<{ hash: Buffer }[]>`select hash from ballotbox.nullifier
    where round = ${round} and kind = 'ballot' order by hash`;
  for await (const rows of query.cursor(size)) yield rows.map((row) => row.hash);
}

/** One portion of the same. */
export async function readNullifiers(
  sql: Sql,
  round: string,
  portion: { readonly from: number; readonly size: number },
): Promise<Buffer[]> {
  const rows = await sql<{ hash: Buffer }[]>`select hash from ballotbox.nullifier
    where round = ${round} and kind = 'ballot' order by hash
    offset ${portion.from} limit ${portion.size}`;
  return rows.map((row) => row.hash);
}

export async function isBox(sql: Sql, round: string): Promise<boolean> {
  const rows = await sql`select 1 from ballotbox.box where round = ${round}`;
  return rows.length > 0;
}

export interface NewRelease {
  readonly round: string;
  readonly document: string;
  readonly sha256: string;
  readonly receipts: ReceiptList | null;
}

/** Once: a release that exists stays as it is. */
export async function insertRelease(sql: Sql, release: NewRelease): Promise<void> {
  const { round, document, sha256, receipts } = release;
  await sql`insert into tally.release (round, document, sha256, receipts)
    values (${round}, ${document}, ${sha256}, ${sql.json(receipts as never)})
    on conflict do nothing`;
}

export async function findRelease(sql: Sql, round: string): Promise<NewRelease | null> {
  const [row] = await sql<NewRelease[]>`
    select round, document, sha256, receipts from tally.release where round = ${round}`;
  return row ?? null;
}

export async function findReceipts(
  sql: Sql,
  round: string,
): Promise<Pick<NewRelease, 'sha256' | 'receipts'> | null> {
  const [row] = await sql<Pick<NewRelease, 'sha256' | 'receipts'>[]>`
    select sha256, receipts from tally.release where round = ${round}`;
  return row ?? null;
}

export async function findReleaseHash(sql: Sql, round: string): Promise<string | null> {
  const [row] = await sql<{ sha256: string }[]>`
    select sha256 from tally.release where round = ${round}`;
  return row?.sha256 ?? null;
}

export async function deleteBallots(sql: Sql, round: string): Promise<void> {
  await lockForRewriting(sql);
  await sql`delete from tally.ballot where round = ${round}`;
  await sql`delete from tally.comment where round = ${round}`;
  await sql`select tally.rewrite_tables()`;
}
