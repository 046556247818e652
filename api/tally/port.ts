import { createHash, hash } from 'node:crypto';
import type { Database } from '../../db/connect.ts';
import { computeReceipt, computeReceiptsRoot } from '../../surveys/ballot/receipts.ts';
import type { Instrument } from '../../surveys/instrument.ts';
import type { FrozenOrganisation } from '../../surveys/organisation/frozen.ts';
import { buildUnitTree } from '../../surveys/organisation/units.ts';
import type { Policy } from '../../surveys/policy.ts';
import type { ProgrammeSetup } from '../../surveys/release-document.ts';
import { buildRelease, serializeRelease } from '../../surveys/release.ts';
import type { ScoringKey } from '../../surveys/scoring-key.ts';
import { createTabulator } from '../../surveys/tabulate.ts';
import type { Tabulation } from '../../surveys/tabulation.ts';
import * as store from './store.ts';

export interface RoundToRelease {
  readonly id: string;
  readonly title: string;
  readonly instrument: Instrument;
  readonly closedOn: string;
  readonly policy: Policy;
  readonly setup: ProgrammeSetup;
  readonly frozen: FrozenOrganisation;
}

/** Opens and closes the box, counts, and releases. It never sees a person. */
export function createTally(database: Database) {
  return {
    openBox: (
      round: string,
      { items, comments, dimensions }: ScoringKey,
      keys: readonly { readonly id: string; readonly publicKey: string }[],
    ) =>
      database.as('tally', (sql) =>
        store.openBox(sql, round, { items, comments, dimensions }, keys),
      ),
    closeBox: (round: string) => database.as('tally', (sql) => store.mixBox(sql, round)),
    forgetBallots: (round: string) =>
      database.as('tally', (sql) => store.deleteBallots(sql, round)),
    release: (round: RoundToRelease) => releaseOnce(database, round),
  };
}

/** A million receipts are hashed two million times: without a round trip for each. */
const sha256Native = (data: Uint8Array) => new Uint8Array(hash('sha256', data, 'buffer'));

/** Compute the release of a closed round and freeze it; a second call finds it frozen. */
async function releaseOnce(database: Database, round: RoundToRelease): Promise<{ sha256: string }> {
  const { instrument } = round;
  return database.as('tally', async (sql) => {
    const past = await store.findReleaseHash(sql, round.id);
    if (past !== null) return { sha256: past };
    const document = serializeRelease(
      buildRelease({
        round: {
          id: round.id,
          title: round.title,
          instrument: instrument.ref,
          closedOn: round.closedOn,
        },
        policy: round.policy,
        key: instrument,
        labelled: instrument.labelled,
        setup: round.setup,
        tree: buildUnitTree(round.frozen.units),
        plan: round.frozen.plan,
        tabulation: await tabulate(sql, round, instrument),
      }),
    );
    const sha256 = createHash('sha256').update(document).digest('hex');
    const nullifiers = await store.readNullifiers(sql, round.id);
    const receipts = nullifiers.map((nullifier) => computeReceipt(nullifier));
    await store.insertRelease(sql, {
      round: round.id,
      document,
      sha256,
      receipts_root: await computeReceiptsRoot(receipts, sha256Native),
    });
    return { sha256 };
  });
}

async function tabulate(
  sql: Parameters<typeof store.readComments>[0],
  round: RoundToRelease,
  instrument: Parameters<typeof createTabulator>[0],
): Promise<Tabulation> {
  const { cohorts, commentCohorts } = round.frozen.plan;
  const cohortIndex = new Map<string, number>(cohorts.map((cohort, index) => [cohort.id, index]));
  const tabulator = createTabulator(instrument, cohorts.length);
  await store.forEachBallot(sql, round.id, (ballot) => {
    tabulator.add(cohortIndex.get(ballot.cohort)!, ballot.answers);
  });
  const commentIndex = new Map<string, number>(
    commentCohorts.map((cohort, index) => [cohort.id, index]),
  );
  const comments = await store.readComments(sql, round.id);
  return tabulator.finish(
    comments.map(({ cohort, item, text }) => ({
      commentCohort: commentIndex.get(cohort)!,
      item,
      text,
    })),
  );
}
