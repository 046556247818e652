import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ScaledItem } from '../scoring-key.ts';
import { isFavourable } from '../scoring-key.ts';
import { TEST_KEY } from '../../test/support/arbitrary-rounds.ts';
import { capShares, favourablePercent } from './caps.ts';

const five = TEST_KEY.items[0]!;
const low: ScaledItem = { ...five, best: 'low' };

describe('the largest share shown depends on how many people it is of', () => {
  test.each([
    [10, 80],
    [19, 79],
    [20, 90],
    [39, 90],
    [40, 95],
    [99, 95],
    [100, 98],
    [299, 98],
    [300, 99],
  ])('%i people who are all favourable: %i %%', (people, percent) => {
    const capped = capShares(five, [0, 0, 0, 0, people]);
    expect(favourablePercent(five, capped)).toBe(percent);
    expect(favourablePercent(five, capShares(five, [people, 0, 0, 0, 0]))).toBe(100 - percent);
  });
});

test('the excess moves across the boundary, those nearest to it first', () => {
  expect(capShares(five, [0, 0, 0, 1, 9])).toEqual([0, 0, 2, 0, 8]);
  expect(capShares(five, [0, 0, 0, 9, 1])).toEqual([0, 0, 2, 7, 1]);
  expect(capShares(five, [9, 0, 1, 0, 0])).toEqual([8, 0, 0, 2, 0]);
  expect(capShares(low, [9, 1, 0, 0, 0])).toEqual([8, 0, 2, 0, 0]);
});

test('shares within the cap stay as they are', () => {
  expect(capShares(five, [1, 1, 0, 4, 4])).toEqual([1, 1, 0, 4, 4]);
});

test('neither a side nor an option exceeds the cap, and the sum stays', () => {
  const histograms = fc
    .integer({ min: 2, max: 11 })
    .chain((options) => fc.array(fc.nat({ max: 400 }), { minLength: options, maxLength: options }))
    .filter((histogram) => histogram.reduce((sum, people) => sum + people, 0) >= 5);
  fc.assert(
    fc.property(histograms, fc.constantFrom('high' as const, 'low' as const), (histogram, best) => {
      const item: ScaledItem = { ...five, from: 1, to: histogram.length, best };
      const capped = capShares(item, histogram);
      const n = histogram.reduce((sum, people) => sum + people, 0);
      const most = Math.floor(
        (n < 20 ? 0.8 : n < 40 ? 0.9 : n < 100 ? 0.95 : n < 300 ? 0.98 : 0.99) * n + 1e-9,
      );
      const favourable = capped.reduce(
        (sum, people, option) => sum + (isFavourable(item, option) ? people : 0),
        0,
      );
      expect(capped.reduce((sum, people) => sum + people, 0)).toBe(n);
      expect(Math.min(...capped)).toBeGreaterThanOrEqual(0);
      expect(favourable).toBeLessThanOrEqual(most);
      expect(n - favourable).toBeLessThanOrEqual(most);
      expect(Math.max(...capped)).toBeLessThanOrEqual(most);
    }),
  );
});
