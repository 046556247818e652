import { expect, test } from 'vitest';
import { TEST_KEY } from '../../test/support/arbitrary-rounds.ts';
import { describeItem } from './figures.ts';

const five = TEST_KEY.items[0]!;

test('n, mean on 0-100, favourable share and distribution of a group', () => {
  expect(describeItem(five, [1, 2, 3, 4, 10], true)).toEqual({
    n: 20,
    mean: 75,
    favourable: 70,
    distribution: [1, 2, 3, 4, 10],
  });
});

test('where low is best the scale is turned round, the distribution is not', () => {
  expect(describeItem({ ...five, best: 'low' }, [1, 2, 3, 4, 10], true)).toEqual({
    n: 20,
    mean: 25,
    favourable: 15,
    distribution: [1, 2, 3, 4, 10],
  });
});

test('halves round up', () => {
  expect(describeItem({ ...five, from: 0, to: 4 }, [0, 1, 1, 0, 0], false).mean).toBe(38);
});

test('without detail: neither distribution nor favourable share', () => {
  expect(describeItem(five, [1, 1, 1, 1, 1], false)).toEqual({
    n: 5,
    mean: 50,
    favourable: null,
    distribution: null,
  });
});

test('extreme shares are published capped', () => {
  const figures = describeItem(five, [0, 0, 0, 1, 11], true);
  expect(figures).toMatchObject({ n: 12, mean: 98, favourable: 75, distribution: [0, 0, 3, 0, 9] });
});
