import { expect, test } from 'vitest';
import type { GroupResults } from '../../api/app.ts';
import { findCompany, pickText, rankItems } from './reading.ts';

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

test('figures of a team never stand for the company', () => {
  const group = (id: string): GroupResults => ({
    ...{ id, label: id, invited: 9, respondents: 8 },
    ...{ dimensions: {}, items: {}, recommend: null },
  });
  const team = (id: string, parent: string | null) =>
    ({ id, parent, name: id, group: `unit:${id}`, withheld: null }) as const;
  const teams = [team('root', null), team('south', 'root')];
  const south = group('unit:south');
  expect(findCompany({ teams, groups: [group('unit:root'), south] })?.id).toBe('unit:root');
  // In the strict setting the company may be withheld while teams are shown.
  expect(findCompany({ teams, groups: [south] })).toBeUndefined();
  expect(findCompany({ teams, groups: [] })).toBeUndefined();
});

test('a text that is missing in a language is shown in English', () => {
  expect(pickText({ en: 'Work' }, 'fr')).toBe('Work');
});
