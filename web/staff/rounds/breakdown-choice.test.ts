import { expect, test } from 'vitest';
import { listPlaces, moveEarlier, readBreakdown, writeBreakdown } from './breakdown-choice.ts';

const unit = (id: string, parent: string | null) => ({ id, parent, name: `Team ${id}`, heads: 5 });

test('places are the company and the levels below it, whatever order units come in', () => {
  const units = [unit('A1', 'A'), unit('A', 'R'), unit('B', 'R'), unit('R', null)];
  expect(listPlaces(units)).toEqual([
    { level: null, examples: [] },
    { level: 1, examples: ['Team A', 'Team B'] },
    { level: 2, examples: ['Team A1'] },
  ]);
});

test('a chain of units ends after three levels, and a large level shows three names', () => {
  const chain = Array.from({ length: 10 }, (_, i) => unit(`${i}`, i === 0 ? null : `${i - 1}`));
  expect(listPlaces(chain).map(({ level }) => level)).toEqual([null, 1, 2, 3]);
  const wide = [unit('R', null), ...Array.from({ length: 9 }, (_, i) => unit(`${i}`, 'R'))];
  expect(listPlaces(wide)[1]!.examples).toHaveLength(3);
});

test.each([
  ['gender', null, 'gender'],
  ['gender', 2, 'unit_depth_2*gender'],
] as const)('%s at level %s is %s', (attribute, level, name) => {
  expect(writeBreakdown(attribute, level)).toBe(name);
  expect(readBreakdown(name)).toEqual({ attribute, level });
});

test('an entry moves one place earlier; the first stays', () => {
  expect(moveEarlier(['a', 'b', 'c'], 2)).toEqual(['a', 'c', 'b']);
  expect(moveEarlier(['a', 'b'], 0)).toEqual(['a', 'b']);
});
