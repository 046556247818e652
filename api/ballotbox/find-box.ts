import type { Database } from '../../db/connect.ts';
import { keepLast } from '../keep-last.ts';
import { findBox, type BoxRow } from './store.ts';

/** null: there is no box for this round. */
export type FindBox = (round: string) => Promise<BoxRow | null>;

/** Rounds that are open at the same time, and a few to spare; a box has about 1 KB for each group. */
const KEPT_BOXES = 8;

/**
 * Keeps what never changes of a box: its questionnaire, its breakdowns, its keys. Whether it still is open is
 * not kept: that is asked inside the transaction of each deposit.
 */
export function createFindBox(database: Database): FindBox {
  const boxes = keepLast<Promise<BoxRow | null>>(KEPT_BOXES);
  return (round) => boxes(round, () => database.as('ballotbox', (sql) => findBox(sql, round)));
}
