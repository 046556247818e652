import { createMomentCounter } from './moments.ts';
import { optionCount, type ScoringKey } from './scoring-key.ts';
import type { PackedAnswers, TabulatedComment, Tabulation } from './tabulation.ts';

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
  const histograms = options.map((size) => new Int32Array(cohortCount * size));
  const moments = createMomentCounter(key, cohortCount);
  // What can be packed into a byte, 0 and 255 included, has a place of its own in so many.
  const stride = 2 ** Math.ceil(Math.log2(Math.max(0, ...options) + 2));
  /** Of the ballots at hand: how often each item was packed as what. */
  const own = new Int32Array(width * stride);

  /** A million times for a large company: nothing is made here that would have to be cleared away. */
  function count(cohort: number, packed: PackedAnswers, commented: boolean): void {
    own.fill(0);
    for (let at = 0; at < packed.length; at += width) {
      let scored = 0;
      for (let item = 0; item < width; item += 1) {
        const byte = packed[at + item]!;
        own[item * stride + (byte & (stride - 1))]! += 1;
        // Nothing is added for 0 and for 255: `isScored` without a branch.
        scored |= (byte + 1) & 254;
      }
      if (scored !== 0 || commented) respondents[cohort]! += 1;
    }
    for (let item = 0; item < width; item += 1) {
      const histogram = histograms[item]!;
      const size = options[item]!;
      for (let option = 0; option < size; option += 1)
        histogram[cohort * size + option]! += own[item * stride + option + 1]!;
    }
    moments.addAll(cohort, packed);
  }

  return {
    add: (cohort, packed, commented = false) => count(cohort, packed, commented),
    addAll: (cohort, packed) => count(cohort, packed, false),
    finish: (comments) => ({
      respondents,
      histograms,
      moments: moments.finish(),
      comments,
    }),
  };
}
