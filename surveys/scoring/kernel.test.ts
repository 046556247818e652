import { describe, expect, test } from 'vitest';
import { incompleteBeta, logBeta, logGamma } from './gamma.ts';
import kernel from './kernel.json' with { type: 'json' };
import { normalCdf, normalQuantile } from './normal.ts';
import { shareProbability } from './shares.ts';
import { decomposeSymmetric, solvePositive } from './symmetric-matrix.ts';

/** Relative error against 40 digits; near a zero of the function (log-gamma at 1 and 2) absolute. */
function expectClose(value: number, expected: number): void {
  expect(Math.abs(value - expected)).toBeLessThanOrEqual(
    1e-10 * Math.max(Math.abs(expected), 1e-300),
  );
}

describe('within 1e-10 of 40 digits', () => {
  test.each(kernel.normalCdf)('normal distribution at %d', (x, expected) => {
    expectClose(normalCdf(x), expected);
  });

  test.each(kernel.normalQuantile)('normal quantile of %d', (p, expected) => {
    expectClose(normalQuantile(p), expected);
  });

  test.each(kernel.logGamma)('log-gamma at %d', (x, expected) => {
    expectClose(logGamma(x), expected);
  });

  test.each(kernel.logBeta)('log-beta of %d and %d', (a, b, expected) => {
    expectClose(logBeta(a, b), expected);
  });

  test.each(kernel.incompleteBeta)('incomplete beta at %d of %d and %d', (x, a, b, expected) => {
    expectClose(incompleteBeta(x, a, b), expected);
  });

  test.each(kernel.betaBinomialTail)('beta-binomial(%d, %d) of %d, at least %d', (...row) => {
    const [a, b, unseen, at, expected] = row as [number, number, number, number, number];
    // Nobody has answered: the share of all is that of the unseen.
    const team = { count: 0, n: 0, invited: unseen };
    expectClose(shareProbability(team, { a, b }, at / unseen), expected);
  });
});

describe('symmetric matrices', () => {
  const matrix = Float64Array.of(4, 1, -2, 1, 3, 0.5, -2, 0.5, 5);

  test('eigenvalues and eigenvectors put the matrix together again, largest first', () => {
    const { values, vectors } = decomposeSymmetric(matrix, 3);
    expect([...values]).toEqual([...values].toSorted((a, b) => b - a));
    for (let i = 0; i < 3; i += 1)
      for (let j = 0; j < 3; j += 1) {
        const sum = vectors.reduce((total, v, k) => total + values[k]! * v[i]! * v[j]!, 0);
        expect(sum).toBeCloseTo(matrix[i * 3 + j]!, 12);
      }
  });

  test('a linear system is solved, and a matrix that has no inverse is refused', () => {
    const solution = solvePositive(matrix, Float64Array.of(1, 2, 3), 3)!;
    const product = [0, 1, 2].map((i) =>
      solution.reduce((sum, x, j) => sum + matrix[i * 3 + j]! * x, 0),
    );
    product.forEach((value, i) => expect(value).toBeCloseTo(i + 1, 12));
    expect(solvePositive(Float64Array.of(1, 1, 1, 1), Float64Array.of(1, 2), 2)).toBeNull();
  });
});
