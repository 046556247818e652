import type { Reliability } from '../release-document.ts';
import type { CrossMoments } from '../tabulation.ts';
import { fitOneFactor } from './factor-model.ts';
import { covariancesOf } from './moments.ts';
import { round } from './round.ts';

/**
 * Reliability of one dimension at company level, as published: alpha and omega to four decimals,
 * the pooled within-cohort variance to one decimal of points squared.
 * @param items complete cases of the dimension's items, scores 0-100
 * @param within pooled within-cohort sum of squares of persons' dimension scores
 * @param minimumCases below this many complete cases nothing is published
 */
export function computeReliability(
  items: CrossMoments,
  within: { readonly sumOfSquares: number; readonly degreesOfFreedom: number },
  minimumCases: number,
): Reliability {
  const enough = items.n >= Math.max(minimumCases, 2);
  const covariances = covariancesOf(items);
  const spread = within.degreesOfFreedom > 0 ? within.sumOfSquares / within.degreesOfFreedom : 0;
  return {
    n: items.n,
    alpha: enough ? roundOrNull(computeAlpha(covariances, items.size), 4) : null,
    omega: enough ? roundOrNull(computeOmega(covariances, items.size), 4) : null,
    withinVariance: enough && spread > 0 ? roundOrNull(spread, 1) : null,
  };
}

/**
 * Cronbach's alpha, k/(k-1) (1 - sum s_j^2 / s_tot^2), of a row-major covariance matrix.
 * null for a single item and where the total does not vary.
 * Source: Cronbach 1951, Psychometrika 16.
 */
export function computeAlpha(covariances: Float64Array, size: number): number | null {
  let total = 0;
  let own = 0;
  for (const covariance of covariances) total += covariance;
  for (let i = 0; i < size; i += 1) own += covariances[i * size + i]!;
  if (size < 2 || !(total > own * 1e-12)) return null;
  return (size / (size - 1)) * (1 - own / total);
}

/**
 * McDonald's omega, (sum l)^2 / ((sum l)^2 + sum psi), from one maximum-likelihood factor in the
 * covariance metric. Items without variance add nothing. Two items do not identify the factor:
 * with equal loadings omega equals alpha (not below 0). null for a single varying item.
 * Source: McDonald 1999, Test Theory, chapter 6.
 */
export function computeOmega(covariances: Float64Array, size: number): number | null {
  const varying: number[] = [];
  for (let i = 0; i < size; i += 1) if (covariances[i * size + i]! > 0) varying.push(i);
  const kept = varying.length;
  if (kept < 2) return null;
  const matrix = new Float64Array(kept * kept);
  for (let i = 0; i < kept; i += 1)
    for (let j = 0; j < kept; j += 1)
      matrix[i * kept + j] = covariances[varying[i]! * size + varying[j]!]!;
  if (kept === 2) {
    const alpha = computeAlpha(matrix, 2);
    return alpha === null ? null : Math.max(alpha, 0);
  }
  const { loadings, uniqueness } = fitOneFactor(matrix, kept);
  const common = loadings.reduce((sum, loading) => sum + loading, 0) ** 2;
  return common / (common + uniqueness.reduce((sum, unique) => sum + unique, 0));
}

function roundOrNull(value: number | null, decimals: number): number | null {
  return value === null || !Number.isFinite(value) ? null : round(value, decimals);
}
