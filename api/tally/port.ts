import { setImmediate } from 'node:timers/promises';
import type { Database } from '../../db/connect.ts';
import type { SignedManifest } from '../../surveys/ballot/manifest.ts';
import { countPlaces } from '../../surveys/breakdown-counter.ts';
import type { MemberTypeCounts } from '../../surveys/disclosure/breakdowns-keys.ts';
import type { MembershipChange } from '../../surveys/disclosure/trends.ts';
import type { UnitId } from '../../surveys/ids.ts';
import type { Instrument } from '../../surveys/instrument.ts';
import type { FrozenOrganisation } from '../../surveys/organisation/frozen.ts';
import type { Policy } from '../../surveys/policy.ts';
import type { ProgrammeSetup } from '../../surveys/release-document.ts';
import type { ScoringKey } from '../../surveys/scoring-key.ts';
import { AppError } from '../problem.ts';
import { makeCounterMask } from './counter-mask.ts';
import { readParts } from './read-parts.ts';
import type { ReleasePart } from './release-builder.ts';
import { createReleaseThreads, stopThreads, type ReleaseThreads } from './release-threads.ts';
import * as store from './store.ts';

export interface RoundToRelease {
  readonly id: string;
  readonly title: string;
  readonly instrument: Instrument;
  readonly closedOn: string;
  readonly policy: Policy;
  readonly setup: ProgrammeSetup;
  readonly frozen: FrozenOrganisation;
  /** They may still be being counted. */
  readonly types: readonly MemberTypeCounts[] | Promise<readonly MemberTypeCounts[]>;
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
  const threads = createReleaseThreads();
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
    closeBox(round: string): Promise<void> {
      threads.prepare();
      return database.as('tally', (sql) => store.mixBox(sql, round));
    },
    forgetBallots: (round: string) =>
      database.as('tally', (sql) => store.deleteBallots(sql, round)),
    async release(round: RoundToRelease): Promise<{ sha256: string }> {
      const past = await database.as('tally', (sql) => store.findReleaseHash(sql, round.id));
      const released =
        past === null
          ? await releaseOnce(database, masterKey, round, threads.take())
          : { sha256: past };
      await database.as('tally', (sql) => store.deleteCounters(sql, round.id));
      return released;
    },
  };
}

/** Compute the release of a closed round and freeze it. */
async function releaseOnce(
  database: Database,
  masterKey: Uint8Array,
  { types, ...round }: RoundToRelease,
  threads: ReleaseThreads,
): Promise<{ sha256: string }> {
  const { releasing, listing } = threads;
  try {
    releasing.begin(round);
    listing.begin({ groupMin: round.policy.groupMin });
    await Promise.all([
      sendTypes(types, (part) => releasing.add(part)),
      readParts(database, masterKey, round, (part) => releasing.add(part)),
    ]);
    const document = releasing.finish();
    // Before anything is released. Then tokens lie in order, and their receipts are listed when the database is done:
    // with that, and all of a release, two cores would have too much to do at once.
    await database.as('tally', (sql) => store.rewriteTokens(sql, round.id));
    await database.as('tally', async (sql) => {
      for await (const part of store.eachNullifiers(sql, round.id)) listing.add(part);
    });
    const receipts = await listing.finish();
    const release = { ...(await document), receipts };
    return await database.as('tally', (sql) => store.insertRelease(sql, round.id, release));
  } finally {
    await stopThreads(threads);
  }
}

async function sendTypes(
  types: RoundToRelease['types'],
  add: (part: ReleasePart) => void,
): Promise<void> {
  for (const some of await types) {
    add({ kind: 'types', types: some });
    // The server does other work between.
    await setImmediate();
  }
}
