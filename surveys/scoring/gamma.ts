/** Logarithms of the gamma and beta functions, and the incomplete beta function. */

const EULER = 0.5772156649015329;
const HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);
/** Bernoulli terms B(2k) / (2k (2k - 1)) of Stirling's series, enough for arguments from 10. */
const STIRLING = [
  1 / 12,
  -1 / 360,
  1 / 1260,
  -1 / 1680,
  1 / 1188,
  -691 / 360360,
  1 / 156,
  -3617 / 122400,
];
/** zeta(k) - 1 for k = 2, 3, ...: the Taylor coefficients of log-gamma round 2. */
const ZETA_MINUS_ONE = Array.from({ length: 40 }, (_, index) => zetaMinusOne(index + 2));

/** Direct sum below 40, Euler-Maclaurin above. */
function zetaMinusOne(power: number): number {
  const start = 40;
  let sum = start ** (1 - power) / (power - 1) + 0.5 * start ** -power;
  sum += (power / 12) * start ** (-power - 1);
  sum -= ((power * (power + 1) * (power + 2)) / 720) * start ** (-power - 3);
  sum +=
    ((power * (power + 1) * (power + 2) * (power + 3) * (power + 4)) / 30240) *
    start ** (-power - 5);
  for (let base = start - 1; base >= 2; base -= 1) sum += base ** -power;
  return sum;
}

/** log Gamma(2 + z) for |z| <= 1/2; exact also where the value is near zero. */
function logGammaNearTwo(z: number): number {
  let sum = 0;
  for (let index = ZETA_MINUS_ONE.length - 1; index >= 0; index -= 1) {
    const power = index + 2;
    const sign = power % 2 === 0 ? 1 : -1;
    sum = sum * z + (sign * ZETA_MINUS_ONE[index]!) / power;
  }
  return z * (1 - EULER + z * sum);
}

/**
 * log Gamma(x) for x > 0.
 * Source: NIST Digital Library of Mathematical Functions 5.7.3 (near 1 and 2) and 5.11.1.
 * @throws RangeError when x is not positive
 */
export function logGamma(x: number): number {
  if (!(x > 0)) throw new RangeError('log-gamma is defined here for positive numbers');
  if (x >= 0.5 && x < 1.5) return logGammaNearTwo(x - 1) - Math.log1p(x - 1);
  if (x >= 1.5 && x <= 2.5) return logGammaNearTwo(x - 2);
  let shift = 1;
  let at = x;
  for (; at < 10; at += 1) shift *= at;
  const inverseSquare = 1 / (at * at);
  let series = 0;
  for (let index = STIRLING.length - 1; index >= 0; index -= 1)
    series = series * inverseSquare + STIRLING[index]!;
  return (at - 0.5) * Math.log(at) - at + HALF_LOG_TWO_PI + series / at - Math.log(shift);
}

/** log B(a, b) for positive a and b. */
export function logBeta(a: number, b: number): number {
  return logGamma(a) + logGamma(b) - logGamma(a + b);
}

/**
 * The regularised incomplete beta function I_x(a, b): P(X <= x) for X ~ Beta(a, b).
 * Source: NIST Digital Library of Mathematical Functions 8.17.22 (continued fraction).
 * @throws RangeError when a or b is not positive
 */
export function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  // The fraction converges quickly only to the left of the mean.
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(1 - x, b, a);
  const front = Math.exp(a * Math.log(x) + b * Math.log1p(-x) - logBeta(a, b)) / a;
  return front / betaFraction(x, a, b);
}

/** 1 + d1/(1 + d2/(1 + ...)), by the modified Lentz method. */
function betaFraction(x: number, a: number, b: number): number {
  let value = 1;
  let c = 1;
  let d = 0;
  for (let step = 1; step <= 10_000; step += 1) {
    const m = Math.floor(step / 2);
    const term =
      step % 2 === 0
        ? (m * (b - m) * x) / ((a + step - 1) * (a + step))
        : (-(a + m) * (a + b + m) * x) / ((a + step - 1) * (a + step));
    d = 1 / nonZero(1 + term * d);
    c = nonZero(1 + term / c);
    value *= c * d;
    if (Math.abs(c * d - 1) < 1e-15) break;
  }
  return value;
}

function nonZero(value: number): number {
  return Math.abs(value) < 1e-300 ? 1e-300 : value;
}
