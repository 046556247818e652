import { describe, expect, test } from 'vitest';
import { countAsked, findRefusals, markUnits, toggleUnit } from './audience-choice.ts';

const UNITS = [
  ['north-b', 'north', 7],
  ['root', null, 3],
  ['north', 'root', 2],
  ['north-a', 'north', 8],
  ['south', 'root', 9],
].map(([id, parent, heads]) => ({ id, parent, heads, name: `Team ${id}` })) as never;

describe('units in any order', () => {
  test('a chosen unit takes everything below it, and marks what is above in part', () => {
    expect([...markUnits(UNITS, ['north'])].sort()).toEqual([
      ['north', 'all'],
      ['north-a', 'all'],
      ['north-b', 'all'],
      ['root', 'part'],
    ]);
    expect(countAsked(UNITS, ['north'])).toBe(17);
    expect(countAsked(UNITS, ['north', 'gone'])).toBe(17);
    expect(countAsked(UNITS, [])).toBe(0);
  });

  test('marking a unit takes in those below it; unmarking a part keeps the other parts', () => {
    expect(toggleUnit(UNITS, ['north-a'], 'north')).toEqual(['north']);
    expect(toggleUnit(UNITS, ['north'], 'north-a')).toEqual(['north-b']);
    expect(toggleUnit(UNITS, ['root'], 'north-a').sort()).toEqual(['north-b', 'south']);
    expect(toggleUnit(UNITS, ['north', 'south'], 'north')).toEqual(['south']);
  });

  test('what the server would refuse is known beforehand', () => {
    expect(findRefusals(UNITS, [], 5)).toEqual([]);
    expect(findRefusals(UNITS, ['north'], 5)).toEqual([]);
    expect(findRefusals(UNITS, ['north-a', 'north-b'], 5)).toMatchObject([
      { unit: 'north', why: 'leaves-few', heads: 2 },
    ]);
    expect(findRefusals(UNITS, ['gone'], 5)).toMatchObject([{ why: 'unknown' }]);
  });
});
