import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TEST_KEY } from '../../test/support/arbitrary-rounds.ts';
import { spreadUnanimous } from './unanimity.ts';

const item = { ...TEST_KEY.items[0]!, from: 1, to: 5 };

function spread(histogram: number[], best: 'high' | 'low' = 'high'): number[] {
  const counts = Int32Array.from(histogram);
  spreadUnanimous({ ...item, to: histogram.length, best }, counts);
  return [...counts];
}

test('one of a unanimous group moves towards the middle', () => {
  expect(spread([0, 0, 0, 0, 7])).toEqual([0, 0, 0, 1, 6]);
  expect(spread([7, 0, 0, 0, 0])).toEqual([6, 1, 0, 0, 0]);
  expect(spread([0, 7, 0, 0, 0])).toEqual([0, 6, 1, 0, 0]);
  expect(spread([0, 5])).toEqual([1, 4]);
  expect(spread([0, 0, 5, 0])).toEqual([0, 1, 4, 0]);
});

test('from the exact middle one moves to the less favourable side', () => {
  expect(spread([0, 0, 6, 0, 0])).toEqual([0, 1, 5, 0, 0]);
  expect(spread([0, 0, 6, 0, 0], 'low')).toEqual([0, 0, 5, 1, 0]);
});

test('mixed and empty groups stay as they are', () => {
  expect(spread([0, 1, 0, 0, 6])).toEqual([0, 1, 0, 0, 6]);
  expect(spread([0, 0, 0])).toEqual([0, 0, 0]);
});

test('afterwards no group of two or more is unanimous, and nobody is lost', () => {
  const histograms = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 2, maxLength: 11 });
  fc.assert(
    fc.property(histograms, fc.constantFrom('high' as const, 'low' as const), (histogram, best) => {
      const sum = (counts: number[]) => counts.reduce((total, people) => total + people, 0);
      const after = spread(histogram, best);
      expect(sum(after)).toBe(sum(histogram));
      if (sum(after) >= 2) expect(Math.max(...after)).toBeLessThan(sum(after));
    }),
  );
});
