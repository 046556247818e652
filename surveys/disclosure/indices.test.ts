import { describe, expect, test } from 'vitest';
import type { ItemFigures } from '../release-document.ts';
import type { Dimension } from '../scoring-key.ts';
import { TEST_KEY } from '../../test/support/arbitrary-rounds.ts';
import { describeDimension, describeRecommendation } from './indices.ts';

const dimension: Dimension = { id: 'd', title: {}, items: ['a', 'b', 'c', 'd'] };
const figures = (n: number, mean: number, favourable: number | null): ItemFigures => ({
  n,
  mean,
  favourable,
  distribution: null,
});

describe('dimension', () => {
  test('mean of the published item means, smallest n', () => {
    const items = { a: figures(9, 70, 60), b: figures(7, 75, 50), c: null };
    expect(describeDimension(dimension, items)).toEqual({ n: 7, mean: 73, favourable: 55 });
  });

  test('fewer than half of its items published: no figure', () => {
    expect(describeDimension(dimension, { a: figures(9, 70, 60), b: null })).toBe(null);
    expect(
      describeDimension({ ...dimension, items: ['a', 'b', 'c'] }, { a: figures(9, 70, 60) }),
    ).toBe(null);
    expect(describeDimension({ ...dimension, items: [] }, {})).toBe(null);
  });

  test('one published item without favourable share: the dimension has none either', () => {
    const items = { a: figures(9, 70, 60), b: figures(9, 70, null) };
    expect(describeDimension(dimension, items)).toEqual({ n: 9, mean: 70, favourable: null });
  });
});

describe('recommendation', () => {
  const item = TEST_KEY.items[2]!;
  const shown = (distribution: number[]): ItemFigures => ({ ...figures(20, 60, 40), distribution });

  test('promoters 9-10 minus detractors 0-6, per cent of all', () => {
    const distribution = [1, 0, 0, 0, 0, 2, 2, 3, 4, 5, 3];
    expect(describeRecommendation(item, shown(distribution))).toEqual({ n: 20, score: 15 });
  });

  test('as many of both: 0, not -0', () => {
    const score = describeRecommendation(item, {
      ...shown([101, 0, 0, 0, 0, 0, 0, 0, 0, 0, 100]),
      n: 300,
    })?.score;
    expect(Object.is(score, 0)).toBe(true);
  });

  test('no distribution: no score', () => {
    expect(describeRecommendation(item, figures(7, 60, null))).toBe(null);
    expect(describeRecommendation(item, null)).toBe(null);
  });
});
