import { optionCount, type ScoringKey } from './scoring-key.ts';
import { isScored, type PackedAnswers, type Tabulation } from './tabulation.ts';

/**
 * The sums of one breakdown group while a round is open, as a row of counts: first its respondents,
 * then people per option of every item in the order of the key. The ballot box adds to it, ballot by
 * ballot; no attribute is ever stored beside an answer.
 */

/** Number of counts in a row. */
export function countPlaces(key: Pick<ScoringKey, 'items'>): number {
  return key.items.reduce((sum, item) => sum + optionCount(item), 1);
}

/** The places, from 0, at which one ballot counts; none for a ballot without a score. */
export function findPlaces(key: Pick<ScoringKey, 'items'>, packed: PackedAnswers): number[] {
  const places: number[] = [];
  let start = 1;
  for (const [index, item] of key.items.entries()) {
    const byte = packed[index]!;
    if (isScored(byte)) places.push(start + byte - 1);
    start += optionCount(item);
  }
  return places.length === 0 ? [] : [0, ...places];
}

/** Rows of counts, group by group, as sums: respondents, and groups x options per item. */
export function sumCounters(
  key: Pick<ScoringKey, 'items'>,
  rows: readonly (readonly number[])[],
): Pick<Tabulation, 'respondents' | 'histograms'> {
  let start = 1;
  const histograms = key.items.map((item) => {
    const options = optionCount(item);
    const histogram = new Int32Array(rows.length * options);
    for (const [group, row] of rows.entries())
      histogram.set(row.slice(start, start + options), group * options);
    start += options;
    return histogram;
  });
  return { respondents: Int32Array.from(rows, (row) => row[0]!), histograms };
}
