import type { ScaledItem } from '../scoring-key.ts';
import { isFavourable, optionCount, optionScore } from '../scoring-key.ts';

/**
 * The favourable count of a team that publishes only a mean (fewer than `distributionMin` people).
 *
 * A mean of few people tells their sum. Let their answers follow the company's published
 * distribution, tilted up or down to any degree (weights times e^(theta score)): then the sum
 * is sufficient for the tilt, so the chance of each favourable count given the sum does not depend
 * on it, and counting all ways to reach the sum gives it exactly: for each count, how the favourable and the
 * other people add up to it. Nothing but released figures is
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
  const side = (isWanted: boolean) =>
    createSide(
      steps,
      Array.from({ length: options }, (_, option) => ({
        points: Math.round((optionScore(item, option) / 100) * steps),
        // Half a person per option: an option that nobody chose is rare, not impossible.
        weight: (distribution?.[option] ?? 0) + 0.5,
        isWanted: isFavourable(item, option) === isWanted,
      })).filter((option) => option.isWanted),
    );
  const favourable = side(true);
  const others = side(false);
  const odds = favourable.weight / others.weight;
  return (n, mean) => {
    if (n < 1 || n * options > WORK_MAX) return null;
    const { first, last } = listSums(n, steps, mean);
    const ways = new Float64Array(n + 1);
    for (let count = 0; count <= n; count += 1)
      ways[count] = countWays(favourable.sumsOf(count), others.sumsOf(n - count), first, last);
    return weighCounts(ways, odds);
  };
}

interface Side {
  /** People of the distribution on this side of the boundary. */
  readonly weight: number;
  /** Probability of each sum of points of so many people of this side. */
  readonly sumsOf: (people: number) => Float64Array;
}

/** People who chose one of some options: how their points add up. Made person by person, and kept. */
function createSide(
  steps: number,
  options: readonly { readonly points: number; readonly weight: number }[],
): Side {
  const weight = options.reduce((sum, option) => sum + option.weight, 0);
  const known: Float64Array[] = [Float64Array.of(1)];
  const addPerson = (before: Float64Array): Float64Array => {
    const after = new Float64Array(before.length + steps);
    for (const { points, weight: own } of options)
      for (let sum = 0; sum < before.length; sum += 1)
        after[sum + points]! += (before[sum]! * own) / weight;
    return after;
  };
  return {
    weight,
    sumsOf(people) {
      while (known.length <= people) known.push(addPerson(known.at(-1)!));
      return known[people]!;
    },
  };
}

/** The sums of points that the whole-number mean allows, or the nearest where none does. */
function listSums(n: number, steps: number, mean: number): { first: number; last: number } {
  const top = n * steps;
  const exact = (mean / 100) * top;
  const reach = (0.5 / 100) * top + 1e-9;
  const first = Math.max(Math.ceil(exact - reach), 0);
  const last = Math.min(Math.floor(exact + reach), top);
  if (first <= last) return { first, last };
  const nearest = Math.min(Math.max(Math.round(exact), 0), top);
  return { first: nearest, last: nearest };
}

/** Probability that two groups of people together have a sum of points from `first` to `last`. */
function countWays(one: Float64Array, other: Float64Array, first: number, last: number): number {
  let ways = 0;
  for (let own = Math.max(0, first - other.length + 1); own < one.length && own <= last; own += 1) {
    const chance = one[own]!;
    if (chance === 0) continue;
    const end = Math.min(last - own, other.length - 1);
    for (let rest = Math.max(0, first - own); rest <= end; rest += 1) ways += chance * other[rest]!;
  }
  return ways;
}

/**
 * Favourable counts before the sum is known (binomial) times the chance of the sum given each count.
 * In logarithms: powers of a rare option would vanish.
 * @param odds of a favourable answer
 */
function weighCounts(ways: Float64Array, odds: number): Float64Array | null {
  const n = ways.length - 1;
  const logs = new Float64Array(n + 1);
  let binomial = 0;
  let most = -Infinity;
  for (let count = 0; count <= n; count += 1) {
    logs[count] = binomial + Math.log(ways[count]!);
    most = Math.max(most, logs[count]!);
    binomial += Math.log(((n - count) / (count + 1)) * odds);
  }
  if (most === -Infinity) return null;
  const chances = logs.map((log) => Math.exp(log - most));
  const total = chances.reduce((sum, chance) => sum + chance, 0);
  return chances.map((chance) => chance / total);
}
