import { describe, expect, test } from 'vitest';
import type { CrossMoments } from '../tabulation.ts';
import type { RegressionProblem } from './drivers.ts';
import { computeDrivers, correlate, relativeWeights, shapleyShares } from './drivers.ts';
import reference from './reference.json' with { type: 'json' };
import { solvePositive } from './symmetric-matrix.ts';

function momentsOf(rows: readonly (readonly number[])[]): CrossMoments {
  const size = rows[0]!.length;
  const sums = new Float64Array(size);
  const products = new Float64Array(size * size);
  for (const row of rows)
    row.forEach((a, i) => {
      sums[i]! += a;
      row.forEach((b, j) => (products[i * size + j]! += a * b));
    });
  return { size, n: rows.length, sums, products };
}

/** The attitude data with the outcome last; four times over, because drivers take 100 cases. */
const ROWS = reference.alphaAttitude.data.map(([rating, ...rest]) => [...rest, rating!]);
const NAMES = reference.alphaAttitude.columns.slice(1);
const many = momentsOf([...ROWS, ...ROWS, ...ROWS, ...ROWS]);

/** LMG as it is defined: what each predictor adds to R2, averaged over all orders of entry. */
function averageOverOrders({ between, withOutcome }: RegressionProblem): number[] {
  const count = withOutcome.length;
  const r2 = (chosen: readonly number[]): number => {
    if (chosen.length === 0) return 0;
    const matrix = Float64Array.from(
      chosen.flatMap((i) => chosen.map((j) => between[i * count + j]!)),
    );
    const right = Float64Array.from(chosen, (i) => withOutcome[i]!);
    const slopes = solvePositive(matrix, right, chosen.length)!;
    return slopes.reduce((sum, slope, at) => sum + slope * right[at]!, 0);
  };
  const added = new Array<number>(count).fill(0);
  let orders = 0;
  const visit = (entered: readonly number[], rest: readonly number[]): void => {
    if (rest.length === 0) {
      orders += 1;
      for (const [at, i] of entered.entries())
        added[i]! += r2(entered.slice(0, at + 1)) - r2(entered.slice(0, at));
    }
    for (const next of rest)
      visit(
        [...entered, next],
        rest.filter((other) => other !== next),
      );
  };
  visit(
    [],
    Array.from({ length: count }, (_, index) => index),
  );
  return added.map((sum) => sum / orders);
}

describe('shares of R2', () => {
  const problem = correlate(momentsOf(ROWS))!;

  test('are those of all 720 orders of entry, and sum to R2', () => {
    const shares = shapleyShares(problem)!;
    averageOverOrders(problem).forEach((share, i) => expect(shares[i]).toBeCloseTo(share, 10));
    const r2 = shares.reduce((sum, share) => sum + share, 0);
    expect(r2).toBeCloseTo(reference.relativeWeightsAttitude.r2, 6);
  });

  test('Johnson’s relative weights come to nearly the same by another road', () => {
    const weights = relativeWeights(problem)!;
    shapleyShares(problem)!.forEach((share, i) =>
      expect(Math.abs(share - weights[i]!)).toBeLessThan(0.02),
    );
  });

  test('are published per dimension and sum to 1', () => {
    const drivers = computeDrivers(NAMES, many);
    expect(Object.keys(drivers)).toEqual(NAMES);
    const total = Object.values(drivers).reduce((sum, share) => sum + share, 0);
    expect(total).toBeCloseTo(1, 2);
    expect(drivers['complaints']).toBeGreaterThan(0.4);
  });

  test('where the two roads disagree nothing is published', () => {
    // Two dimensions nearly alike, of which only the difference tells anything: both roads get R2,
    // but share it out differently once a third one stands between them.
    const rows = Array.from({ length: 200 }, (_, i) => {
      const a = ((i * 37) % 101) / 10;
      const b = a + ((i * 53) % 7) / 40;
      const c = 0.9 * a - ((i * 29) % 11) / 3;
      return [a, b, c, 30 * (b - a) - 3 * c + 2.6 * a];
    });
    const entangled = correlate(momentsOf(rows))!;
    const shares = shapleyShares(entangled)!;
    const weights = relativeWeights(entangled)!;
    const total = shares.reduce((sum, share) => sum + share, 0);
    const apart = Math.max(...shares.map((share, i) => Math.abs(share - weights[i]!) / total));
    expect(apart).toBeGreaterThan(0.1);
    expect(computeDrivers(['a', 'b', 'c'], momentsOf(rows))).toEqual({});
  });
});

describe('nothing is published', () => {
  test('under 100 complete cases', () => {
    expect(computeDrivers(NAMES, momentsOf(ROWS))).toEqual({});
  });

  test('where the outcome does not vary, or a dimension is another one in disguise', () => {
    const flat = Array.from({ length: 120 }, (_, i) => [i % 7, i % 5, 9]);
    expect(computeDrivers(['a', 'b'], momentsOf(flat))).toEqual({});
    const twice = Array.from({ length: 120 }, (_, i) => [i % 7, 2 * (i % 7), i % 3]);
    expect(computeDrivers(['a', 'b'], momentsOf(twice))).toEqual({});
  });

  test('a dimension that does not vary gets nothing, the others theirs', () => {
    const rows = Array.from({ length: 120 }, (_, i) => [i % 7, 4, (i % 7) + (i % 3)]);
    expect(computeDrivers(['a', 'b'], momentsOf(rows))).toEqual({ a: 1, b: 0 });
  });
});
