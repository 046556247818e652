import { expect, test } from 'vitest';
import { pickText, rankItems } from './reading.ts';

const items = ['A', 'B', 'C', 'D', 'E', 'F', 'G'].map((id) => ({ id, text: { en: id } }));
const means = { A: 10, B: 90, C: null, D: 50, E: 70, F: 30, G: 60 };

test('three highest and three lowest, withheld ones left out', () => {
  const { high, low } = rankItems(items, means);
  expect(high.map(({ id }) => id)).toEqual(['B', 'E', 'G']);
  expect(low.map(({ id }) => id)).toEqual(['A', 'F', 'D']);
});

test('with few items none stands in both lists', () => {
  const { high, low } = rankItems(items.slice(0, 3), means);
  expect([...high, ...low].map(({ id }) => id)).toEqual(['B', 'A']);
  expect(rankItems(items, {})).toEqual({ high: [], low: [] });
});

test('a text that is missing in a language is shown in English', () => {
  expect(pickText({ en: 'Work' }, 'fr')).toBe('Work');
});
