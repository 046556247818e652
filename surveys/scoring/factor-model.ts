import { decomposeSymmetric } from './symmetric-matrix.ts';

const ITERATIONS_MAX = 20_000;
/** Smallest unique variance as a share of the item's variance, as in R's `factanal`. */
const UNIQUENESS_FLOOR = 0.005;

export interface OneFactorModel {
  /** Loadings in the metric of the covariance matrix. */
  readonly loadings: Float64Array;
  /** Unique variances, at least .005 of each item's variance. */
  readonly uniqueness: Float64Array;
}

/**
 * One common factor by maximum likelihood on a covariance matrix (row-major) of at least three
 * items, each with variance. Expectation-maximisation: every step raises the likelihood.
 * Source: Rubin and Thayer 1982, EM algorithms for ML factor analysis, Psychometrika 47.
 */
export function fitOneFactor(covariances: Float64Array, size: number): OneFactorModel {
  const variances = Float64Array.from({ length: size }, (_, i) => covariances[i * size + i]!);
  const correlations = Float64Array.from(
    covariances,
    (value, at) => value / Math.sqrt(variances[Math.floor(at / size)]! * variances[at % size]!),
  );
  // The fit does not depend on the scale of the items, so it runs on correlations.
  const loadings = firstComponent(correlations, size);
  const uniqueness = loadings.map((loading) => Math.max(1 - loading * loading, UNIQUENESS_FLOOR));
  for (let step = 0; step < ITERATIONS_MAX; step += 1)
    if (improve(correlations, size, loadings, uniqueness) < 1e-13) break;
  return {
    loadings: loadings.map((loading, i) => loading * Math.sqrt(variances[i]!)),
    uniqueness: uniqueness.map((unique, i) => unique * variances[i]!),
  };
}

function firstComponent(correlations: Float64Array, size: number): Float64Array {
  const { values, vectors } = decomposeSymmetric(correlations, size);
  const sign = vectors[0]!.reduce((sum, x) => sum + x, 0) < 0 ? -1 : 1;
  const scale = sign * Math.sqrt(Math.max(values[0]!, 0)) * 0.9;
  return vectors[0]!.map((x) => scale * x);
}

/** One step of expectation-maximisation, in place; returns the largest move of a loading. */
function improve(
  correlations: Float64Array,
  size: number,
  loadings: Float64Array,
  uniqueness: Float64Array,
): number {
  const weights = loadings.map((loading, i) => loading / uniqueness[i]!);
  let information = 1;
  for (let i = 0; i < size; i += 1) information += loadings[i]! * weights[i]!;
  // Regression of the factor on the items, its covariance with them and its own variance.
  const regression = weights.map((weight) => weight / information);
  const withItems = new Float64Array(size);
  let factorVariance = 1 / information;
  for (let i = 0; i < size; i += 1) {
    for (let j = 0; j < size; j += 1) withItems[i]! += correlations[i * size + j]! * regression[j]!;
    factorVariance += regression[i]! * withItems[i]!;
  }
  let moved = 0;
  for (let i = 0; i < size; i += 1) {
    const loading = withItems[i]! / factorVariance;
    moved = Math.max(moved, Math.abs(loading - loadings[i]!));
    loadings[i] = loading;
    uniqueness[i] = Math.max(1 - loading * withItems[i]!, UNIQUENESS_FLOOR);
  }
  return moved;
}
