import { normalQuantile } from './normal.ts';
import { sumUpperTail } from './tail-sums.ts';

/** Intervals of shares and counts, at first sight of the data (no borrowing between teams). */

export interface Interval {
  readonly lower: number;
  readonly upper: number;
}

/**
 * Standard error of a share of `count` in `n` answers out of `invited` people, sampling without
 * replacement: sqrt(p (1 - p) / (n - 1) (1 - n/N)). 0 for a census or a single answer.
 */
export function shareStandardError(count: number, n: number, invited: number): number {
  if (n < 2 || n >= invited) return 0;
  const p = count / n;
  return Math.sqrt(((p * (1 - p)) / (n - 1)) * (1 - n / invited));
}

/**
 * Margin of a share in the form that public surveys publish it: z sqrt(p (1 - p)/n (N - n)/(N - 1)).
 * Source: UK Civil Service People Survey 2019, technical guide.
 * @param share 0-1
 * @param z 1.96 in the guide, for 95 %
 */
export function shareMargin(share: number, n: number, invited: number, z: number): number {
  if (n < 1 || n >= invited) return 0;
  return z * Math.sqrt(((share * (1 - share)) / n) * ((invited - n) / (invited - 1)));
}

/**
 * Wilson's score interval of a share, 0-1; everything from 0 to 1 where nobody answered.
 * Source: Wilson 1927, Journal of the American Statistical Association 22.
 */
export function wilsonInterval(count: number, n: number, confidence: number): Interval {
  if (n < 1) return { lower: 0, upper: 1 };
  const z = normalQuantile(0.5 + confidence / 2);
  const p = count / n;
  const centre = p + (z * z) / (2 * n);
  const half = z * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n));
  const scale = 1 + (z * z) / n;
  return {
    lower: count === 0 ? 0 : (centre - half) / scale,
    upper: count === n ? 1 : (centre + half) / scale,
  };
}

/**
 * Exact interval of the number of favourable people among all `invited`, when `count` of `n`
 * answers are favourable. Its ends are the nearest counts that a one-sided hypergeometric test
 * rejects, or the logical bounds (`count`, `invited - n + count`) where none is rejected.
 * Source: Wendell and Schmee 1996, Journal of the American Statistical Association 91; ends as in
 * R's `samplingbook`, which errs on the wide side by one.
 */
export function exactCountInterval(
  count: number,
  n: number,
  invited: number,
  confidence: number,
): Interval {
  const tail = (1 - confidence) / 2;
  const least = count;
  const most = invited - (n - count);
  // Both tails are monotone in the true number, so bisection finds the ends.
  const firstKept = bisect(least, most, (total) => atLeast(count, n, total, invited) > tail);
  const firstAbove = bisect(least, most, (total) => atMost(count, n, total, invited) <= tail);
  return { lower: Math.max(firstKept - 1, least), upper: firstAbove };
}

/** The smallest whole number from `low` to `high` that passes; `high` when none below it does. */
function bisect(low: number, high: number, passes: (value: number) => boolean): number {
  let from = low;
  let to = high;
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    if (passes(middle)) to = middle;
    else from = middle + 1;
  }
  return from;
}

function atMost(at: number, n: number, total: number, invited: number): number {
  return 1 - atLeast(at + 1, n, total, invited);
}

/** P(at least `at` favourable answers) when `total` of `invited` people are favourable. */
function atLeast(at: number, n: number, total: number, invited: number): number {
  const support = {
    from: Math.max(0, n - (invited - total)),
    to: Math.min(n, total),
    start: (n * total) / invited,
  };
  const ratio = (x: number): number =>
    ((total - x) * (n - x)) / ((x + 1) * (invited - total - n + x + 1));
  return sumUpperTail(support, ratio, at);
}
