import type { Sql } from '../../db/connect.ts';
import type { ScoringKey } from '../../surveys/scoring-key.ts';

export async function openBox(
  sql: Sql,
  round: string,
  key: ScoringKey,
  keys: readonly { readonly id: string; readonly publicKey: string }[],
  breakdowns: readonly string[],
  counters: readonly Counter[],
): Promise<void> {
  await sql`insert into ballotbox.box (round, key, breakdowns, state)
    values (${round}, ${sql.json(key as never)}, ${sql.json(breakdowns)}, 'open')
    on conflict do nothing`;
  const rows = keys.map((key) => ({ id: key.id, public_key: key.publicKey }));
  await sql`insert into ballotbox.public_key (round, id, public_key)
    select ${round}::uuid, id, public_key
    from jsonb_to_recordset(${sql.json(rows)}) as row (id text, public_key text)
    on conflict do nothing`;
  await sql`insert into ballotbox.counter (round, key, counts)
    select ${round}::uuid, key, counts
    from jsonb_to_recordset(${sql.json(counters as never)}) as row (key text, counts bigint[])
    on conflict do nothing`;
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
  await sql`delete from ballotbox.counter where round = ${round}`;
}

/**
 * Close the box and move its content into the ballots in random order. All rows get the same
 * transaction id and new random keys; the box is empty afterwards.
 */
export async function mixBox(sql: Sql, round: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${round}, 0))`;
  await sql`update ballotbox.box set state = 'closed' where round = ${round}`;
  await sql`insert into tally.ballot (round, cohort, answers)
    select round, cohort, answers from ballotbox.inbox where round = ${round} order by random()`;
  await sql`insert into tally.comment (round, cohort, item, text)
    select round, cohort, item, text from ballotbox.comment_inbox where round = ${round}
    order by random()`;
  await sql`delete from ballotbox.inbox where round = ${round}`;
  await sql`delete from ballotbox.comment_inbox where round = ${round}`;
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

/** Nullifiers of the round's ballots and comments, in their own order. */
export async function readNullifiers(sql: Sql, round: string): Promise<Buffer[]> {
  const rows = await sql<{ hash: Buffer }[]>`
    select hash from ballotbox.nullifier where round = ${round} and kind <> 'breakdown' order by hash`;
  return rows.map((row) => row.hash);
}

export interface NewRelease {
  readonly round: string;
  readonly document: string;
  readonly sha256: string;
  readonly receipts_root: string;
}

/** Once: a release that exists stays as it is. */
export async function insertRelease(sql: Sql, release: NewRelease): Promise<void> {
  await sql`insert into tally.release ${sql(release)} on conflict do nothing`;
}

export async function findReleaseHash(sql: Sql, round: string): Promise<string | null> {
  const [row] = await sql<{ sha256: string }[]>`
    select sha256 from tally.release where round = ${round}`;
  return row?.sha256 ?? null;
}

export async function deleteBallots(sql: Sql, round: string): Promise<void> {
  await sql`delete from tally.ballot where round = ${round}`;
  await sql`delete from tally.comment where round = ${round}`;
}
