import type { CrossMoments } from '../tabulation.ts';
import { covariancesOf } from './moments.ts';
import { round } from './round.ts';
import { decomposeSymmetric, solvePositive } from './symmetric-matrix.ts';

/** Fewer complete cases say nothing stable about drivers. */
const CASES_MIN = 100;
/** Two roads to the same shares: further apart than this, the dimensions can not be told apart. */
const DISAGREEMENT_MAX = 0.1;
/** All subsets are tried: 2^15 regressions take about a second. */
const DIMENSIONS_MAX = 15;

/**
 * What goes together with recommending, company level only: each dimension's share of R2 in a
 * linear regression, averaged over all orders in which the dimensions can enter (LMG, the Shapley
 * value of R2). Associations, not causes. Johnson's relative weights are the check.
 * Sources: Lindeman, Merenda and Gold 1980; Groemping 2006, Journal of Statistical Software 17(1).
 * @param dimensions ids in the order of the moments
 * @param moments complete cases of the dimension scores, the recommendation last
 * @returns shares that sum to 1 (three decimals); empty under 100 complete cases, where nothing
 *   varies, where dimensions are redundant or the check disagrees, or above 15 dimensions
 */
export function computeDrivers(
  dimensions: readonly string[],
  moments: CrossMoments,
): Record<string, number> {
  if (moments.n < CASES_MIN || dimensions.length > DIMENSIONS_MAX) return {};
  const problem = correlate(moments);
  if (problem === null) return {};
  const shares = shapleyShares(problem);
  const weights = relativeWeights(problem);
  if (shares === null || weights === null) return {};
  const total = shares.reduce((sum, share) => sum + share, 0);
  if (!(total > 1e-9)) return {};
  const isAgreed = shares.every(
    (share, i) => Math.abs(share - weights[i]!) <= DISAGREEMENT_MAX * total,
  );
  if (!isAgreed) return {};
  return Object.fromEntries(
    dimensions.map((id, position) => {
      const at = problem.predictors.indexOf(position);
      return [id, at < 0 ? 0 : round(shares[at]! / total, 3)];
    }),
  );
}

/** A regression in correlations. */
export interface RegressionProblem {
  /** Positions of the variables that vary; the outcome (the last variable) is not among them. */
  readonly predictors: readonly number[];
  /** Correlations between predictors, row-major. */
  readonly between: Float64Array;
  /** Correlation of each predictor with the outcome. */
  readonly withOutcome: Float64Array;
}

/** @returns null where the outcome or all predictors do not vary */
export function correlate(moments: CrossMoments): RegressionProblem | null {
  const { size } = moments;
  const covariances = covariancesOf(moments);
  const deviation = (i: number) => Math.sqrt(covariances[i * size + i]!);
  const correlation = (i: number, j: number) =>
    covariances[i * size + j]! / (deviation(i) * deviation(j));
  const outcome = size - 1;
  const predictors = Array.from({ length: outcome }, (_, i) => i).filter((i) => deviation(i) > 0);
  const count = predictors.length;
  if (count === 0 || !(deviation(outcome) > 0)) return null;
  const between = new Float64Array(count * count);
  for (let i = 0; i < count; i += 1)
    for (let j = 0; j < count; j += 1)
      between[i * count + j] = correlation(predictors[i]!, predictors[j]!);
  const withOutcome = Float64Array.from(predictors, (i) => correlation(i, outcome));
  return { predictors, between, withOutcome };
}

/** Shapley values of R2 over the predictors (they sum to R2); null where predictors are redundant. */
export function shapleyShares({ between, withOutcome }: RegressionProblem): number[] | null {
  const count = withOutcome.length;
  const explained = new Float64Array(2 ** count);
  for (let subset = 1; subset < explained.length; subset += 1) {
    const r2 = explainedVariance(between, withOutcome, subset);
    if (r2 === null) return null;
    explained[subset] = r2;
  }
  const weights = subsetWeights(count);
  const shares = new Array<number>(count).fill(0);
  for (let subset = 0; subset < explained.length; subset += 1) {
    const weight = weights[countBits(subset)]!;
    for (let i = 0; i < count; i += 1)
      if ((subset & (1 << i)) === 0)
        shares[i]! += weight * (explained[subset | (1 << i)]! - explained[subset]!);
  }
  return shares;
}

/** Chance that exactly the s predictors of a given set come before a given one: s! (p - s - 1)! / p!. */
function subsetWeights(count: number): number[] {
  const weights = [1 / count];
  for (let size = 1; size < count; size += 1)
    weights.push((weights[size - 1]! * size) / (count - size));
  // A full set has nobody left to add.
  return [...weights, 0];
}

function countBits(subset: number): number {
  let bits = 0;
  for (let rest = subset; rest > 0; rest >>= 1) bits += rest & 1;
  return bits;
}

/** R2 of the regression on the predictors in `subset` (a bit mask). */
function explainedVariance(
  between: Float64Array,
  withOutcome: Float64Array,
  subset: number,
): number | null {
  const count = withOutcome.length;
  const chosen: number[] = [];
  for (let i = 0; i < count; i += 1) if ((subset & (1 << i)) !== 0) chosen.push(i);
  const matrix = new Float64Array(chosen.length ** 2);
  for (const [row, i] of chosen.entries())
    for (const [column, j] of chosen.entries())
      matrix[row * chosen.length + column] = between[i * count + j]!;
  const right = Float64Array.from(chosen, (i) => withOutcome[i]!);
  const slopes = solvePositive(matrix, right, chosen.length);
  return slopes?.reduce((sum, slope, at) => sum + slope * right[at]!, 0) ?? null;
}

/**
 * Johnson's relative weights (they sum to R2): a check on the Shapley shares by another road,
 * through the orthogonal variables closest to the predictors. null where predictors are redundant.
 * Source: Johnson 2000, Multivariate Behavioral Research 35.
 */
export function relativeWeights({ between, withOutcome }: RegressionProblem): number[] | null {
  const count = withOutcome.length;
  const { values, vectors } = decomposeSymmetric(between, count);
  if (!(values[count - 1]! > 1e-12)) return null;
  const root = new Float64Array(count * count);
  for (let i = 0; i < count; i += 1)
    for (let j = 0; j < count; j += 1)
      for (let k = 0; k < count; k += 1)
        root[i * count + j]! += vectors[k]![i]! * vectors[k]![j]! * Math.sqrt(values[k]!);
  const slopes = solvePositive(root, withOutcome, count);
  if (slopes === null) return null;
  return Array.from({ length: count }, (_, i) =>
    slopes.reduce((sum, slope, k) => sum + (root[i * count + k]! * slope) ** 2, 0),
  );
}
