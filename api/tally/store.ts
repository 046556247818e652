import type { Sql } from '../../db/connect.ts';
import { readAhead } from '../../db/read-ahead.ts';
import { sortInMemory } from '../../db/sort-in-memory.ts';
import type { SignedManifest } from '../../surveys/ballot/manifest.ts';
import type { ReceiptList } from '../../surveys/ballot/receipt-list.ts';
import type { ScoringKey } from '../../surveys/scoring-key.ts';
import { readDocument } from '../read-document.ts';
import type { PackedDocument } from './release-builder.ts';

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
  await sql`select ballotbox.drop_counters(${round})`;
}

/** First of all in a transaction: two of them would wait for each other's tables. */
async function lockForRewriting(sql: Sql): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('rewrite tables of the box', 0))`;
}

/**
 * Close the box and mix its content: the ballots of a cohort lie in one row, in random order. All rows get the same
 * transaction id; the box is empty afterwards.
 */
export async function mixBox(sql: Sql, round: string): Promise<void> {
  await lockForRewriting(sql);
  await sql`select pg_advisory_xact_lock(hashtextextended(${round}, 0))`;
  await sortInMemory(sql);
  await sql`update ballotbox.box set state = 'closed' where round = ${round}`;
  await sql`insert into tally.ballots (round, cohort, count, answers)
    select round, cohort, count(*), string_agg(answers, '' order by random())
    from ballotbox.inbox where round = ${round} group by round, cohort order by cohort`;
  await sql`insert into tally.comment (round, cohort, item, text)
    select round, cohort, item, text from ballotbox.comment_inbox where round = ${round}
    order by random()`;
  await sql`select ballotbox.empty_box(${round})`;
}

/** The spent tokens of a closed round lose their order, and those of its breakdowns go: they have done their work. */
export async function rewriteTokens(sql: Sql, round: string): Promise<void> {
  await lockForRewriting(sql);
  await sql`select ballotbox.rewrite_tokens(${round})`;
}

/** Cohorts in one portion: a million ballots of ten thousand cohorts come in fifty. */
const COHORTS_PER_PORTION = 200;

export interface CohortBallots {
  readonly cohort: string;
  /** Packed answers, one ballot after the other. */
  readonly answers: Buffer;
}

/** All mixed ballots, in portions. The hexadecimal digits in which bytes come otherwise would take twice as long. */
export async function* eachCohort(
  sql: Sql,
  round: string,
): AsyncGenerator<readonly CohortBallots[]> {
  const portions = sql<{ cohort: string; answers: string }[]>`
    select cohort, encode(answers, 'base64') as answers from tally.ballots
    where round = ${round}`.cursor(COHORTS_PER_PORTION);
  for await (const rows of readAhead(portions)) {
    // One buffer for all of them: thousands of their own would have to be cleared away.
    const bytes = Buffer.allocUnsafe(rows.reduce((sum, { answers }) => sum + answers.length, 0));
    let end = 0;
    yield rows.map(({ cohort, answers }) => {
      const start = end;
      end += bytes.write(answers, start, 'base64');
      return { cohort, answers: bytes.subarray(start, end) };
    });
  }
}

export async function readComments(
  sql: Sql,
  round: string,
): Promise<{ cohort: string; item: string; text: string }[]> {
  return sql<{ cohort: string; item: string; text: string }[]>`
    select cohort, item, text from tally.comment where round = ${round}`;
}

/** First bytes of nullifiers in one portion: a million of them come in sixteen. */
const FIRST_BYTES_PER_PORTION = 16;

/**
 * Nullifiers of the ballots of a closed round in their own order, in portions of any size. Those with the same
 * first byte are put in order by themselves, which takes half as long as all of them together.
 */
export async function* eachNullifiers(sql: Sql, round: string): AsyncGenerator<Buffer> {
  await sortInMemory(sql);
  const query = sql<{ hashes: string }[]>`
    select encode(string_agg(hash, '' order by hash), 'base64') as hashes
    from ballotbox.nullifier where round = ${round} and kind = 'ballot'
    group by get_byte(hash, 0) order by get_byte(hash, 0)`;
  for await (const rows of query.cursor(FIRST_BYTES_PER_PORTION))
    yield Buffer.concat(rows.map(({ hashes }) => Buffer.from(hashes, 'base64')));
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

/** Bytes of a document that are written in one go. */
const PIECE_BYTES = 2 ** 18;

export type NewRelease = PackedDocument & Pick<ReleaseSeal, 'receipts'>;

/**
 * Once: a release that exists stays as it is.
 * @returns what is frozen now; another process may have been faster, with the same bytes
 */
export async function insertRelease(
  sql: Sql,
  round: string,
  { packed, sha256, receipts }: NewRelease,
): Promise<{ sha256: string }> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`release ${round}`}, 0))`;
  const past = await findReleaseHash(sql, round);
  if (past !== null) return { sha256: past };
  const document = Buffer.from(packed.buffer, packed.byteOffset, packed.byteLength);
  for (let place = 0; place * PIECE_BYTES < document.length; place += 1) {
    const piece = document.toString('base64', place * PIECE_BYTES, (place + 1) * PIECE_BYTES);
    await sql`insert into tally.release_piece (round, place, packed)
      values (${round}, ${place}, decode(${piece}, 'base64'))`;
  }
  await sql`insert into tally.release (round, sha256, receipts)
    values (${round}, ${sha256}, ${sql.json(receipts as never)})`;
  return { sha256 };
}

/** What is frozen beside the document. */
export interface ReleaseSeal {
  readonly sha256: string;
  readonly receipts: ReceiptList | null;
}

export async function findRelease(
  sql: Sql,
  round: string,
): Promise<(ReleaseSeal & { readonly document: string }) | null> {
  const seal = await findReceipts(sql, round);
  return seal === null ? null : { ...seal, document: await readDocument(sql, round) };
}

export async function findReceipts(sql: Sql, round: string): Promise<ReleaseSeal | null> {
  const [row] = await sql<ReleaseSeal[]>`
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
  await sql`delete from tally.ballots where round = ${round}`;
  await sql`delete from tally.comment where round = ${round}`;
  await sql`select tally.rewrite_tables()`;
}
