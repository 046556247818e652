import { expect, test } from 'vitest';
import { filterRounds } from './filter-rounds.ts';

const ROUNDS = [
  { title: 'Été 2026', state: 'released' },
  { title: 'Autumn 2026', state: 'open' },
  { title: 'Été 2027', state: 'draft' },
] as const;

test('rounds are found by a part of the title, without accents, and by state', () => {
  const find = (search: string, state: 'all' | 'draft' = 'all') =>
    filterRounds(ROUNDS, { search, state }).map(({ title }) => title);
  expect(find(' ETE ')).toEqual(['Été 2026', 'Été 2027']);
  expect(find('ete', 'draft')).toEqual(['Été 2027']);
  expect(find('')).toHaveLength(3);
  expect(find('winter')).toEqual([]);
});
