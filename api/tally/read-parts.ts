import type { Database, Sql } from '../../db/connect.ts';
import { countPlaces } from '../../surveys/breakdown-counter.ts';
import { listBreakdownKeys } from '../../surveys/disclosure/breakdowns-keys.ts';
import { makeCounterMask } from './counter-mask.ts';
import type { ReleasePart, ReleaseTask } from './release-builder.ts';
import * as store from './store.ts';

/** What the release is made of, as the box left it, in portions. */
export async function readParts(
  database: Database,
  masterKey: Uint8Array,
  round: ReleaseTask,
  add: (part: ReleasePart) => void,
): Promise<void> {
  await database.as('tally', async (sql) => {
    for await (const some of store.eachCohort(sql, round.id))
      add({ kind: 'ballots', cohorts: some });
    add({ kind: 'comments', comments: await store.readComments(sql, round.id) });
    add({ kind: 'counters', rows: await readUnmasked(sql, masterKey, round) });
  });
}

/** The sums of the breakdown groups in the order of the plan; none where none were declared. */
async function readUnmasked(
  sql: Sql,
  masterKey: Uint8Array,
  { id, instrument, frozen }: ReleaseTask,
): Promise<number[][]> {
  if (frozen.breakdowns === undefined) return [];
  const size = countPlaces(instrument);
  const counters = new Map((await store.readCounters(sql, id)).map((row) => [row.key, row.counts]));
  return listBreakdownKeys(frozen.breakdowns, String)
    .filter(({ group }) => group >= 0)
    .map(({ id: key }) => {
      const mask = makeCounterMask(masterKey, id, key, size);
      return counters.get(key)!.map((count, place) => count - mask[place]!);
    });
}
