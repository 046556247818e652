import type { ScaledItem } from '../scoring-key.ts';
import { isFavourable, optionCount, optionScore } from '../scoring-key.ts';

/**
 * The favourable count of a team that publishes only a mean (fewer than `distributionMin` people).
 *
 * A mean of few people tells their sum. Let their answers follow the company's published
 * distribution, tilted up or down to any degree (weights times e^(theta score)): then the sum
 * is sufficient for the tilt, so the chance of each favourable count given the sum does not depend
 * on it, and counting all ways to reach the sum gives it exactly. Nothing but released figures is
 * used. Where no distribution is published anywhere, the options count as equally common: the
 * flattest assumption, which after tilting has the largest entropy for its mean.
 * Sources: Lehmann and Romano, Testing Statistical Hypotheses, 2.7 (exponential families).
 */
export type HiddenShare = (n: number, mean: number) => Float64Array | null;

/** Above this many people x options the count takes too long; the share then stays unknown. */
const WORK_MAX = 1100;

/**
 * @param distribution people per option in scale order, summed over teams; null where none is released
 * @returns a function from (n, published mean 0-100) to the probabilities of 0..n favourable
 *   answers; null when they can not be told
 */
export function buildHiddenShare(
  item: ScaledItem,
  distribution: readonly number[] | null,
): HiddenShare {
  const options = optionCount(item);
  const steps = options - 1;
  const total = (distribution ?? []).reduce((sum, people) => sum + people, 0);
  const weights = Array.from({ length: options }, (_, option) => {
    // Half a person per option: an option that nobody chose is rare, not impossible.
    const people = (distribution?.[option] ?? 0) + 0.5;
    return {
      points: Math.round((optionScore(item, option) / 100) * steps),
      favourable: isFavourable(item, option),
      weight: people / (total + options / 2),
    };
  });
  const tables = new Map<number, Float64Array>();
  return (n, mean) => {
    if (n < 1 || n * options > WORK_MAX) return null;
    return chancesGivenMean(findTable(n), n, steps, mean);
  };

  /** One person more at a time, from the largest team that has been counted: the same sums as from nobody. */
  function findTable(n: number): Float64Array {
    const known = tables.get(n);
    if (known !== undefined) return known;
    const from = Math.max(0, ...[...tables.keys()].filter((people) => people < n));
    const table = countWays(weights, tables.get(from) ?? Float64Array.of(1), from, n, steps);
    tables.set(n, table);
    return table;
  }
}

interface OptionWeight {
  readonly points: number;
  readonly favourable: boolean;
  readonly weight: number;
}

/**
 * Probability of each (sum of points, favourable count): `[sum * (n + 1) + count]`.
 * @param known that of the first `from` people
 */
function countWays(
  weights: readonly OptionWeight[],
  known: Float64Array,
  from: number,
  n: number,
  steps: number,
): Float64Array {
  const points = Int32Array.from(weights, (option) => option.points);
  const favourable = Int32Array.from(weights, (option) => (option.favourable ? 1 : 0));
  const weight = Float64Array.from(weights, (option) => option.weight);
  let ways = known;
  for (let person = from; person < n; person += 1) {
    const width = person + 1;
    const next = new Float64Array(((person + 1) * steps + 1) * (width + 1));
    for (let sum = 0; sum <= person * steps; sum += 1)
      for (let count = 0; count <= person; count += 1) {
        const chance = ways[sum * width + count]!;
        if (chance === 0) continue;
        for (let option = 0; option < weight.length; option += 1)
          next[(sum + points[option]!) * (width + 1) + count + favourable[option]!]! +=
            chance * weight[option]!;
      }
    ways = next;
  }
  return ways;
}

/** Condition on the sums that the whole-number mean allows, or on the nearest where none does. */
function chancesGivenMean(
  ways: Float64Array,
  n: number,
  steps: number,
  mean: number,
): Float64Array | null {
  const top = n * steps;
  const exact = (mean / 100) * top;
  const reach = (0.5 / 100) * top + 1e-9;
  let first = Math.max(Math.ceil(exact - reach), 0);
  let last = Math.min(Math.floor(exact + reach), top);
  if (first > last) first = last = Math.min(Math.max(Math.round(exact), 0), top);
  const chances = new Float64Array(n + 1);
  let total = 0;
  for (let sum = first; sum <= last; sum += 1)
    for (let count = 0; count <= n; count += 1) {
      const chance = ways[sum * (n + 1) + count]!;
      chances[count]! += chance;
      total += chance;
    }
  return total > 0 ? chances.map((chance) => chance / total) : null;
}
