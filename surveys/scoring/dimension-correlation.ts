import type { Reliability } from '../release-document.ts';
import type { CrossMoments } from '../tabulation.ts';
import { covariancesOf } from './moments.ts';
import { round } from './round.ts';

/** Fewer complete cases leave a correlation too uncertain to rely on. */
const CASES_MIN = 30;

/**
 * How far persons' true dimension scores go together: the mean over pairs of dimensions of their
 * correlation, freed from measurement error (divided by the root of both omegas). The error of the
 * composite depends on it. Published at company level, two decimals, 0-1.
 * Source: Spearman 1904, American Journal of Psychology 15 (correction for attenuation).
 * @param moments complete cases of the dimension scores, in the order of `reliability`; further
 *   variables after them are not read
 * @param reliability per dimension; one without a positive omega is left out
 * @returns null where fewer than two dimensions or 30 people can be compared
 */
export function computeDimensionCorrelation(
  moments: CrossMoments | null,
  reliability: readonly Reliability[],
): number | null {
  if (moments === null || moments.n < CASES_MIN) return null;
  const { size } = moments;
  const covariances = covariancesOf(moments);
  let sum = 0;
  let pairs = 0;
  for (const [i, { omega }] of reliability.entries())
    for (const [j, other] of reliability.entries()) {
      const variances = covariances[i * size + i]! * covariances[j * size + j]!;
      const attenuation = (omega ?? 0) * (other.omega ?? 0);
      if (j <= i || !(variances * attenuation > 0)) continue;
      sum += covariances[i * size + j]! / Math.sqrt(variances * attenuation);
      pairs += 1;
    }
  return pairs === 0 ? null : round(Math.min(Math.max(sum / pairs, 0), 1), 2);
}
