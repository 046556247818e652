/** The standard normal distribution, to about 1e-14 relative, tails included. */

const SQRT_TWO_PI = Math.sqrt(2 * Math.PI);
/** Below this the power series is short and exact; above it the continued fraction is. */
const SERIES_LIMIT = 3;
/** Beyond this the density is zero in double precision. */
const RANGE = 38.6;

export function normalDensity(x: number): number {
  return Math.exp(-0.5 * x * x) / SQRT_TWO_PI;
}

/**
 * P(Z <= x) for a standard normal Z. Infinite arguments give 0 and 1.
 * Source: Abramowitz and Stegun 26.2.11 (series) and 26.2.14 (continued fraction of the tail).
 */
export function normalCdf(x: number): number {
  if (x >= SERIES_LIMIT) return 1 - upperTail(x);
  if (x <= -SERIES_LIMIT) return upperTail(-x);
  let term = x;
  let sum = x;
  for (let odd = 3; Math.abs(term) > Math.abs(sum) * 1e-17; odd += 2) {
    term *= (x * x) / odd;
    sum += term;
  }
  return 0.5 + normalDensity(x) * sum;
}

/** P(Z > x) for x >= 3. */
function upperTail(x: number): number {
  if (x > RANGE) return 0;
  let fraction = x;
  for (let level = 60; level >= 1; level -= 1) fraction = x + level / fraction;
  return normalDensity(x) / fraction;
}

/**
 * The x with P(Z <= x) = p; -Infinity at 0 and Infinity at 1.
 * A rough start (Abramowitz and Stegun 26.2.23) is refined by three Halley steps, each of which
 * triples the number of correct digits.
 * @throws RangeError when p is not between 0 and 1
 */
export function normalQuantile(p: number): number {
  if (!(p >= 0 && p <= 1)) throw new RangeError('a probability lies between 0 and 1');
  if (p > 0.5) return -normalQuantile(1 - p);
  if (p === 0) return -Infinity;
  const t = Math.sqrt(-2 * Math.log(p));
  const top = 2.515517 + t * (0.802853 + t * 0.010328);
  const bottom = 1 + t * (1.432788 + t * (0.189269 + t * 0.001308));
  let x = top / bottom - t;
  for (let step = 0; step < 3; step += 1) {
    const error = (normalCdf(x) - p) / normalDensity(x);
    x -= error / (1 + (x * error) / 2);
  }
  return x;
}
