import { createHash } from 'node:crypto';
import type { Database, Sql } from '../../db/connect.ts';
import type { SignedManifest } from '../../surveys/ballot/manifest.ts';
import { countPlaces, sumCounters } from '../../surveys/breakdown-counter.ts';
import { listBreakdownKeys } from '../../surveys/disclosure/breakdowns-keys.ts';
import type { MemberType } from '../../surveys/disclosure/breakdowns-views.ts';
import type { MembershipChange } from '../../surveys/disclosure/trends.ts';
import type { UnitId } from '../../surveys/ids.ts';
import type { Instrument } from '../../surveys/instrument.ts';
import type { FrozenOrganisation } from '../../surveys/organisation/frozen.ts';
import { buildUnitTree } from '../../surveys/organisation/units.ts';
import type { Policy } from '../../surveys/policy.ts';
import type { AskedAudience, ProgrammeSetup } from '../../surveys/release-document.ts';
import { buildRelease, serializeRelease, type BreakdownSums } from '../../surveys/release.ts';
import type { ScoringKey } from '../../surveys/scoring-key.ts';
import { createTabulator } from '../../surveys/tabulate.ts';
import type { Tabulation } from '../../surveys/tabulation.ts';
import { AppError } from '../problem.ts';
import { makeCounterMask } from './counter-mask.ts';
import { listReceipts } from './receipts.ts';
import * as store from './store.ts';

export interface RoundToRelease {
  readonly id: string;
  /** For which the box was opened. */
  readonly signed: SignedManifest;
  readonly title: string;
  readonly instrument: Instrument;
  readonly closedOn: string;
  readonly policy: Policy;
  readonly setup: ProgrammeSetup;
  readonly frozen: FrozenOrganisation;
  /** How many were invited and have claimed, by the keys of ballot and breakdowns together. */
  readonly types: readonly {
    readonly ballotKey: string;
    readonly breakdownKeys: readonly string[];
    readonly invited: number;
    readonly claimed: number;
  }[];
  /** Strict setting only. */
  readonly changes: readonly MembershipChange[] | null;
  /** Units released last round. */
  readonly preferred: ReadonlySet<UnitId>;
}

/**
 * Opens and closes the box, counts, and releases. It never sees a person.
 * @param masterKey masks the counters of breakdowns in the database
 */
export function createTally(database: Database, masterKey: Uint8Array) {
  return {
    /** @throws AppError settings-frozen when the box was opened for another manifest */
    async openBox(signed: SignedManifest, { items, comments, dimensions }: ScoringKey) {
      const { round, keys } = signed.manifest;
      const size = countPlaces({ items });
      const counters = keys
        .filter(({ kind }) => kind === 'breakdown')
        .map(({ id }) => ({ key: id, counts: makeCounterMask(masterKey, round.id, id, size) }));
      const isOpened = await database.as('tally', (sql) =>
        store.openBox(sql, signed, { items, comments, dimensions }, counters),
      );
      if (!isOpened) throw new AppError('settings-frozen');
    },
    closeBox: (round: string) => database.as('tally', (sql) => store.mixBox(sql, round)),
    forgetBallots: (round: string) =>
      database.as('tally', (sql) => store.deleteBallots(sql, round)),
    async release(round: RoundToRelease): Promise<{ sha256: string }> {
      const released = await releaseOnce(database, masterKey, round);
      await database.as('tally', (sql) => store.deleteCounters(sql, round.id));
      return released;
    },
  };
}

/** Compute the release of a closed round and freeze it; a second call finds it frozen. */
async function releaseOnce(
  database: Database,
  masterKey: Uint8Array,
  round: RoundToRelease,
): Promise<{ sha256: string }> {
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
          ...describeAudience(round.frozen),
        },
        policy: round.policy,
        key: instrument,
        labelled: instrument.labelled,
        setup: round.setup,
        tree: buildUnitTree(round.frozen.units),
        plan: round.frozen.plan,
        tabulation: await tabulate(sql, round, instrument),
        preferred: round.preferred,
        ...(round.changes === null ? {} : { changes: round.changes }),
        ...(await sumBreakdowns(sql, masterKey, round)),
      }),
    );
    const sha256 = createHash('sha256').update(document).digest('hex');
    const receipts = await listReceipts(sql, round.id, round.policy.groupMin);
    await store.insertRelease(sql, { round: round.id, document, sha256, receipts });
    return { sha256 };
  });
}

function describeAudience({ units, audience, plan }: FrozenOrganisation) {
  if (audience === undefined) return {};
  const { chosen, partly, company } = audience;
  const isChosen = new Set(chosen);
  const asked: AskedAudience = {
    units: units.filter(({ id }) => isChosen.has(id)).map(({ id, name }) => ({ id, name })),
    partly,
    invited: plan.cohorts.reduce((sum, { heads }) => sum + heads, 0),
    company,
  };
  return { audience: asked };
}

async function tabulate(
  sql: Sql,
  round: RoundToRelease,
  instrument: Instrument,
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

/** The sums of the breakdowns, unmasked; nothing where none were declared. */
async function sumBreakdowns(
  sql: Sql,
  masterKey: Uint8Array,
  { id, instrument, frozen, types }: RoundToRelease,
): Promise<{ breakdowns?: BreakdownSums }> {
  const plan = frozen.breakdowns;
  if (plan === undefined) return {};
  const size = countPlaces(instrument);
  const counters = new Map((await store.readCounters(sql, id)).map((row) => [row.key, row.counts]));
  const keys = listBreakdownKeys(plan, String);
  const rows = keys
    .filter(({ group }) => group >= 0)
    .map(({ id: key }) => {
      const mask = makeCounterMask(masterKey, id, key, size);
      return counters.get(key)!.map((count, place) => count - mask[place]!);
    });
  const groupOf = new Map(keys.map(({ id: key, group }) => [key, group]));
  const cohortOf = new Map<string, number>(
    frozen.plan.cohorts.map((cohort, index) => [cohort.id, index]),
  );
  return {
    breakdowns: {
      plan,
      types: types.map(({ ballotKey, breakdownKeys, invited, claimed }): MemberType => ({
        cohort: cohortOf.get(ballotKey)!,
        groups: breakdownKeys.map((key) => groupOf.get(key)!),
        invited,
        claimed,
      })),
      sums: sumCounters(instrument, rows),
    },
  };
}
