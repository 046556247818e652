import type { CrossMoments } from '../tabulation.ts';

/** Covariance matrix (divisor n - 1, row-major); all zero below two people. */
export function covariancesOf(moments: CrossMoments): Float64Array {
  const { size, n, sums, products } = moments;
  const covariances = new Float64Array(size * size);
  if (n < 2) return covariances;
  for (let i = 0; i < size; i += 1)
    for (let j = 0; j < size; j += 1) {
      const at = i * size + j;
      covariances[at] = (products[at]! - (sums[i]! * sums[j]!) / n) / (n - 1);
    }
  for (let i = 0; i < size; i += 1) {
    const at = i * size + i;
    // What rounding leaves of a variable without variance must not count as variance.
    if (covariances[at]! <= (products[at]! / n) * 1e-12)
      for (let j = 0; j < size; j += 1) covariances[i * size + j] = covariances[j * size + i] = 0;
  }
  return covariances;
}
