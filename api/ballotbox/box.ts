import type { Database, Sql } from '../../db/connect.ts';
import { createGroupCommit } from '../../db/group-commit.ts';
import { compareIds } from '../../surveys/ids.ts';
import * as store from './store.ts';

/** What has to be true of a deposit before it counts: all of its tokens are new. */
export interface Deposit {
  /** Of the ballot or the comment itself. */
  readonly nullifier: Buffer;
  /** Of the breakdowns that come with a ballot. */
  readonly others: readonly Buffer[];
  /** Hash of the whole deposit, by which it is known when it comes again. */
  readonly hash: Buffer;
}

export interface Ballot extends Deposit {
  readonly cohort: string;
  readonly answers: Uint8Array;
  /** Breakdown groups whose counters it adds to. */
  readonly counters: readonly string[];
  /** At which places of each counter. */
  readonly places: readonly number[];
}

export interface Comment extends Deposit {
  readonly cohort: string;
  readonly item: string;
  readonly text: string;
}

export type Verdict = 'taken' | 'token-spent' | 'round-closed';

/**
 * The way into the boxes. Deposits of a few milliseconds share a transaction: each counts by itself, none
 * can spoil another one, and their order is not kept. Ballots and comments never share one: a person's
 * comment must not be found by the transaction of the ballot.
 */
export interface Box {
  readonly putBallot: (round: string, ballot: Ballot) => Promise<Verdict>;
  readonly putComment: (round: string, comment: Comment) => Promise<Verdict>;
}

export function createBox(database: Database): Box {
  const ballots = createGroupCommit<Ballot, Verdict>((round, group) =>
    commit(database, round, 'ballot', group, (sql, taken) => [
      store.insertBallots(sql, round, taken),
      store.countAnswers(sql, round, sumUp(taken)),
    ]),
  );
  const comments = createGroupCommit<Comment, Verdict>((round, group) =>
    commit(database, round, 'comment', group, (sql, taken) => [
      store.insertComments(sql, round, taken),
    ]),
  );
  return { putBallot: ballots.add, putComment: comments.add };
}

/** Another process has spent one of the tokens between our look and our writing. */
class SpentMeanwhile extends Error {}

/**
 * One transaction: nullifiers and what they pay for. It begins anew when another process was faster; then
 * at least one token more is known to be spent, so that it ends.
 */
async function commit<D extends Deposit>(
  database: Database,
  round: string,
  kind: 'ballot' | 'comment',
  group: readonly D[],
  write: (sql: Sql, taken: readonly D[]) => readonly Promise<unknown>[],
): Promise<readonly Verdict[]> {
  for (;;) {
    try {
      return await database.as('ballotbox', async (sql) => {
        const hashes = group.flatMap(({ nullifier, others }) => [nullifier, ...others]);
        // One after the other in PostgreSQL: what follows the lock sees what was done before it.
        const [, isOpen, spent] = await Promise.all([
          store.lockBoxShared(sql, round),
          store.isOpen(sql, round),
          store.findSpent(sql, round, hashes),
        ]);
        const verdicts = judge(group, isOpen, spent);
        const taken = group.filter((_, index) => verdicts[index] === 'new');
        if (taken.length > 0) {
          const tokens = taken.flatMap(({ nullifier, others, hash }) => [
            { kind, hash: nullifier, depositHash: hash },
            ...others.map((other) => ({
              kind: 'breakdown' as const,
              hash: other,
              depositHash: hash,
            })),
          ]);
          const [inserted] = await Promise.all([
            store.insertNullifiers(sql, round, tokens),
            ...write(sql, taken),
          ]);
          if (inserted !== tokens.length) throw new SpentMeanwhile();
        }
        return verdicts.map((verdict) => (verdict === 'new' ? 'taken' : verdict));
      });
    } catch (error) {
      if (!(error instanceof SpentMeanwhile)) throw error;
    }
  }
}

/** `spent`: hash of the deposit by nullifier, in hexadecimal. Tokens count once within a group as well. */
function judge(
  group: readonly Deposit[],
  isOpen: boolean,
  spent: ReadonlyMap<string, Buffer>,
): readonly (Verdict | 'new')[] {
  const gone = new Map(spent);
  return group.map(({ nullifier, others, hash }) => {
    const own = nullifier.toString('hex');
    const past = gone.get(own);
    // Even after the close: whoever sends the same again has lost the receipt on the way.
    if (past !== undefined) return past.equals(hash) ? 'taken' : 'token-spent';
    if (!isOpen) return 'round-closed';
    const all = new Set([own, ...others.map((other) => other.toString('hex'))]);
    if (all.size !== 1 + others.length) return 'token-spent';
    for (const token of all) if (gone.has(token)) return 'token-spent';
    for (const token of all) gone.set(token, hash);
    return 'new';
  });
}

/** Each counter once for the whole group, in one order, so that two processes never wait for each other's. */
function sumUp(taken: readonly Ballot[]): readonly store.CounterSum[] {
  const sums = new Map<string, number[]>();
  for (const { counters, places } of taken) {
    if (places.length === 0) continue;
    for (const key of counters) {
      const sum = sums.get(key);
      if (sum === undefined) sums.set(key, [...places]);
      else sum.push(...places);
    }
  }
  return Array.from(sums, ([key, places]) => ({ key, places })).sort((a, b) =>
    compareIds(a.key, b.key),
  );
}
