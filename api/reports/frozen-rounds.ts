import type { Database } from '../../db/connect.ts';
import type { Instrument } from '../../surveys/instrument.ts';
import type { ReleaseDocument } from '../../surveys/release-document.ts';
import { compareReleases, type Changes } from '../../surveys/scoring/change.ts';
import { joinLookUps } from '../join-look-ups.ts';
import { keepLast } from '../keep-last.ts';
import * as store from './store.ts';

/** A released round as read from the database: the document, and what was frozen with it. */
export interface FrozenRound {
  readonly sha256: string;
  readonly release: ReleaseDocument;
  readonly instrument: Instrument;
  readonly units: store.ReleaseRow['units'];
}

export interface FrozenRounds {
  /** null where the round has no release. */
  readonly read: (round: string) => Promise<FrozenRound | null>;
  readonly listEarlier: (round: string) => Promise<readonly store.EarlierRound[]>;
  /** Changes between two releases of one questionnaire, judged over the whole of both. */
  readonly compare: (earlier: FrozenRound, later: FrozenRound) => Changes;
}

// A document of some thousand teams takes tens of megabytes once it is parsed.
const DOCUMENTS_KEPT = 4;
const COMPARISONS_KEPT = 4;
const HASHES_KEPT = 1_000;

/**
 * Reads each document once: a release never changes (no role may update or delete one), so that the hash of a
 * round and what was parsed under it stay true.
 */
export function createFrozenRounds(database: Database): FrozenRounds {
  const documents = keepLast<Promise<FrozenRound | null>>(DOCUMENTS_KEPT);
  const comparisons = keepLast<Changes>(COMPARISONS_KEPT);
  const findEarlier = joinLookUps((rounds) =>
    database.as('reader', (sql) => store.listEarlier(sql, rounds)),
  );
  const hashes = keepLast<Promise<string | null>>(HASHES_KEPT);
  return {
    async read(round) {
      const sha256 = await hashes(round, () =>
        database.as('reader', (sql) => store.findReleaseHash(sql, round)),
      );
      if (sha256 === null) return null;
      return documents(`${round} ${sha256}`, async () => {
        const row = await database.as('reader', (sql) => store.findRelease(sql, round));
        if (row === null) return null;
        return {
          sha256: row.sha256,
          release: JSON.parse(row.document) as ReleaseDocument,
          instrument: row.questionnaire,
          units: row.units,
        };
      });
    },
    listEarlier: async (round) => (await findEarlier(round)) ?? [],
    compare: (earlier, later) =>
      comparisons(`${earlier.sha256} ${later.sha256}`, () =>
        compareReleases(earlier.release, later.release, later.instrument.dimensions),
      ),
  };
}
