import { expect, test } from 'vitest';
import type { ScaledItem } from '../scoring-key.ts';
import { buildHiddenShare } from './hidden-share.ts';

const ITEM: ScaledItem = {
  id: 'WV1',
  dimension: 'WV',
  from: 1,
  to: 5,
  best: 'high',
  notApplicable: [],
  role: 'willing',
  text: {},
};

/** By trying every answer sheet of every person. */
function tryAll(n: number, mean: number, weights: readonly number[]): number[] {
  const chances = new Array<number>(n + 1).fill(0);
  const visit = (person: number, sum: number, favourable: number, chance: number): void => {
    if (person === n) {
      if (Math.abs((25 * sum) / n - mean) <= 0.5) chances[favourable]! += chance;
      return;
    }
    weights.forEach((weight, option) =>
      visit(person + 1, sum + option, favourable + (option >= 3 ? 1 : 0), chance * weight),
    );
  };
  visit(0, 0, 0, 1);
  const total = chances.reduce((sum, chance) => sum + chance, 0);
  return chances.map((chance) => chance / total);
}

const distribution = [8, 19, 33, 62, 31];
// Half a person is added to each option.
const weights = distribution.map((people) => (people + 0.5) / 155.5);

test.each([
  [5, 60],
  [5, 40],
  [6, 71],
  [7, 0],
  [7, 100],
])('the shares that %d answers with mean %d allow are those of every possible sheet', (n, mean) => {
  const chances = buildHiddenShare(ITEM, distribution)(n, mean)!;
  tryAll(n, mean, weights).forEach((chance, count) =>
    expect(chances[count]).toBeCloseTo(chance, 12),
  );
});

test('tilting the distribution up or down changes nothing: the sum says it all', () => {
  const tilted = distribution.map((people, option) => (people + 0.5) * 1.7 ** option);
  const total = tilted.reduce((sum, people) => sum + people, 0);
  const expected = tryAll(5, 60, weights);
  tryAll(
    5,
    60,
    tilted.map((weight) => weight / total),
  ).forEach((chance, count) => expect(chance).toBeCloseTo(expected[count]!, 12));
});

test('without any published distribution the options count as equally common', () => {
  const chances = buildHiddenShare(ITEM, null)(5, 60)!;
  tryAll(5, 60, [0.2, 0.2, 0.2, 0.2, 0.2]).forEach((chance, count) =>
    expect(chances[count]).toBeCloseTo(chance, 12),
  );
});

test('nobody, and more people than can be counted in time: not known', () => {
  const hidden = buildHiddenShare(ITEM, distribution);
  expect(hidden(0, 50)).toBeNull();
  expect(hidden(400, 50)).toBeNull();
});
