import { describe, expect, test } from 'vitest';
import type { ScaledItem } from '../scoring-key.ts';
import { findOverlaps } from './breakdowns-nesting.ts';
import { spreadCells } from './breakdowns-unanimity.ts';

const item: ScaledItem = {
  id: 'a',
  dimension: null,
  from: 1,
  to: 5,
  best: 'high',
  notApplicable: [],
  role: null,
  text: { en: 'Text' },
};

interface Kind {
  readonly cohort: number;
  readonly group: number;
  /** People per option. */
  readonly options: readonly number[];
}

/** One view (groups 0, 1; -1: in none) over cohorts that are atoms; every kind's answers are known here only. */
function spread(kinds: readonly Kind[], atomOf: readonly number[]) {
  const cohortSums = new Int32Array(atomOf.length * 5);
  const groupSums = new Map([0, 1].map((group) => [group, new Int32Array(5)]));
  for (const { cohort, group, options } of kinds) {
    for (const [option, people] of options.entries()) {
      cohortSums[cohort * 5 + option]! += people;
      const sums = groupSums.get(group);
      if (sums !== undefined) sums[option]! += people;
    }
  }
  const columns = kinds.map(({ cohort, group, options }) => {
    const people = options.reduce((sum, count) => sum + count, 0);
    const groups = group < 0 ? [] : [group];
    return { cohort, byBreakdown: [group], groups, people, invited: people };
  });
  spreadCells({
    item,
    overlaps: findOverlaps(columns, atomOf.length),
    atomOf: Int32Array.from(atomOf),
    viewOf: new Map([
      [0, 0],
      [1, 0],
    ]),
    cohortSums,
    groupSums,
  });
  const cohorts = atomOf.map((_, cohort) => [...cohortSums.subarray(cohort * 5, cohort * 5 + 5)]);
  return { cohorts, groups: [0, 1].map((group) => [...groupSums.get(group)!]) };
}

const add = (rows: readonly (readonly number[])[]) =>
  rows.reduce((sum, row) => sum.map((people, option) => people + row[option]!));

describe('one answer moves in all sums at once', () => {
  test('an atom of one mind', () => {
    const kinds = [
      { cohort: 0, group: 0, options: [0, 0, 0, 0, 6] },
      { cohort: 0, group: 1, options: [0, 0, 0, 0, 4] },
      { cohort: 1, group: 0, options: [2, 2, 2, 2, 2] },
      { cohort: 1, group: 1, options: [2, 2, 2, 2, 2] },
    ];
    const { cohorts, groups } = spread(kinds, [0, 1]);
    expect(cohorts).toEqual([
      [0, 0, 0, 1, 9],
      [4, 4, 4, 4, 4],
    ]);
    expect(add(groups)).toEqual(add(cohorts));
  });

  test('a breakdown group of one mind, and everybody of one mind', () => {
    const women = { cohort: 0, group: 0, options: [0, 0, 0, 0, 10] };
    const one = spread([women, { cohort: 0, group: 1, options: [3, 3, 3, 3, 0] }], [0]);
    expect(one.groups[0]).toEqual([0, 0, 0, 1, 9]);
    expect(one.cohorts).toEqual([[3, 3, 3, 4, 9]]);
    const all = spread([women, { ...women, group: 1 }], [0]);
    expect(all.groups).toEqual([
      [0, 0, 0, 1, 9],
      [0, 0, 0, 1, 9],
    ]);
    expect(all.cohorts).toEqual([[0, 0, 0, 2, 18]]);
  });

  test('what an atom leaves of a group, and what groups leave of an atom', () => {
    const kinds = [
      { cohort: 0, group: 0, options: [2, 2, 2, 2, 2] },
      { cohort: 1, group: 0, options: [0, 0, 0, 0, 8] },
      { cohort: 1, group: 1, options: [3, 3, 3, 3, 0] },
    ];
    const { cohorts, groups } = spread(kinds, [0, 1]);
    expect(groups[0]!.map((people, option) => people - cohorts[0]![option]!)).toEqual([
      0, 0, 0, 1, 7,
    ]);
    expect(add(groups)).toEqual(add(cohorts));
  });

  test('what a view leaves of the atoms that it touches', () => {
    const kinds = [
      { cohort: 0, group: 0, options: [2, 2, 2, 2, 2] },
      { cohort: 0, group: 1, options: [2, 2, 2, 2, 2] },
      { cohort: 1, group: 0, options: [2, 2, 2, 2, 2] },
      { cohort: 1, group: 1, options: [2, 2, 2, 2, 2] },
      { cohort: 1, group: -1, options: [7, 0, 0, 0, 0] },
    ];
    const { cohorts, groups } = spread(kinds, [0, 1]);
    const all = add(cohorts);
    expect(all.map((people, option) => people - add(groups)[option]!)).toEqual([6, 1, 0, 0, 0]);
  });

  test('nothing moves where nobody could be certain', () => {
    const kinds = [
      { cohort: 0, group: 0, options: [1, 0, 0, 0, 9] },
      { cohort: 0, group: 1, options: [0, 0, 0, 1, 9] },
    ];
    const { cohorts, groups } = spread(kinds, [0]);
    expect(groups).toEqual(kinds.map(({ options }) => options));
    expect(cohorts).toEqual([[1, 0, 0, 1, 18]]);
  });
});
