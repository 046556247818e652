import { describe, expect, test } from 'vitest';
import { findUnits, listUnitsAbove, nestUnits, sumHeadsBelow } from './unit-nesting.ts';

const units = [
  { id: 'A', parent: null, name: 'Company' },
  { id: 'C', parent: 'A', name: 'Team 10' },
  { id: 'B', parent: 'A', name: 'Team 9' },
  { id: 'D', parent: 'B', name: 'Études' },
];

describe('nestUnits', () => {
  test('children are in the order of their names, numbers as numbers', () => {
    const [top] = nestUnits(units, 'en');
    expect(top?.children.map((child) => child.id)).toEqual(['B', 'C']);
    expect(top?.children[0]?.children.map((child) => child.id)).toEqual(['D']);
  });

  test('a unit whose parent may not be seen becomes a top unit', () => {
    expect(nestUnits(units.slice(1), 'en').map((unit) => unit.id)).toEqual(['B', 'C']);
  });
});

test('listUnitsAbove goes from the top down and leaves the unit itself out', () => {
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  expect(listUnitsAbove(byId, 'D').map((unit) => unit.id)).toEqual(['A', 'B']);
  expect(listUnitsAbove(byId, 'A')).toEqual([]);
});

test('findUnits ignores case, accents and blanks round the words', () => {
  expect(findUnits(units, ' etudes ').map((unit) => unit.id)).toEqual(['D']);
  expect(findUnits(units, 'nowhere')).toEqual([]);
});

test('sumHeadsBelow counts the people of a unit and of all below it', () => {
  const sums = sumHeadsBelow(units.map((unit, position) => ({ ...unit, heads: position + 1 })));
  expect(Object.fromEntries(sums)).toEqual({ A: 10, B: 7, C: 2, D: 4 });
});
