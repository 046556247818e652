import { createMomentCounter } from './moments.ts';
import { optionCount, type ScoringKey } from './scoring-key.ts';
import {
  isScored,
  type PackedAnswers,
  type TabulatedComment,
  type Tabulation,
} from './tabulation.ts';

export interface Tabulator {
  /** Count one ballot of the cohort with this index. `commented`: it carries a comment elsewhere. */
  add(cohort: number, packed: PackedAnswers, commented?: boolean): void;
  /** Count ballots of one cohort whose packed answers follow each other; none carries a comment elsewhere. */
  addAll(cohort: number, packed: PackedAnswers): void;
  finish(comments: readonly TabulatedComment[]): Tabulation;
}

/**
 * Reduce ballots to sums, one at a time, in any order: the result is identical to the bit.
 * A ballot with no scored answer and no comment is no respondent.
 */
export function createTabulator(key: ScoringKey, cohortCount: number): Tabulator {
  const { items } = key;
  const width = items.length;
  const options = items.map(optionCount);
  const respondents = new Int32Array(cohortCount);
  // All histograms in one array: the largest of them is touched fifty times a ballot.
  const starts = options.map((_, item) => cohortCount * sum(options.slice(0, item)));
  const counts = new Int32Array(cohortCount * sum(options));
  /** Where the count of byte 0 of each item would be, for the cohort at hand. */
  const bases = new Int32Array(width);
  const moments = createMomentCounter(key, cohortCount);

  /** A million times for a large company: nothing is made here that would have to be cleared away. */
  function count(cohort: number, packed: PackedAnswers, commented: boolean): void {
    for (let item = 0; item < width; item += 1)
      bases[item] = starts[item]! + cohort * options[item]! - 1;
    for (let at = 0; at < packed.length; at += width) {
      let scored = 0;
      for (let item = 0; item < width; item += 1) {
        const byte = packed[at + item]!;
        if (!isScored(byte)) continue;
        scored += 1;
        counts[bases[item]! + byte]! += 1;
      }
      if (scored === 0 && !commented) continue;
      respondents[cohort]! += 1;
      moments.add(cohort, packed, at);
    }
  }

  return {
    add: (cohort, packed, commented = false) => count(cohort, packed, commented),
    addAll: (cohort, packed) => count(cohort, packed, false),
    finish: (comments) => ({
      respondents,
      histograms: options.map((size, item) =>
        counts.subarray(starts[item], starts[item]! + cohortCount * size),
      ),
      moments: moments.finish(),
      comments,
    }),
  };
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
