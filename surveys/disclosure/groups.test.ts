import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { UnitId } from '../ids.ts';
import {
  arbitraryRounds,
  buildRound,
  buildTree,
  tabulate,
  team,
} from '../../test/support/arbitrary-rounds.ts';
import type { GroupRequest } from './groups.ts';
import { listCohorts, planGroups } from './groups.ts';

type Drafts = readonly [id: string, parent: string | null][];

function plan(units: Drafts, sizes: Record<string, number>, more: Partial<GroupRequest> = {}) {
  const people = Object.entries(sizes).flatMap(([unit, count]) => team(unit, count));
  const round = buildRound(buildTree(...units), people)!;
  return planGroups({ ...round, respondents: tabulate(round).respondents, ...more });
}

const idsOf = ({ groups }: ReturnType<typeof plan>) => groups.map(({ id }) => id);

describe('groups', () => {
  test('parents first, siblings by id, also where a level between is withheld', () => {
    const groups = plan(
      [
        ['c', null],
        ['m', 'c'],
        ['z', 'm'],
        ['b', 'c'],
        ['y', 'b'],
      ],
      { c: 5, m: 5, z: 9, b: 8, y: 7 },
      { excluded: new Set(['m' as UnitId]) },
    );
    expect(idsOf(groups)).toEqual(['unit:c', 'pool:c', 'unit:b', 'pool:b', 'unit:y', 'unit:z']);
    expect([...groups.parentIndex]).toEqual([-1, 0, 0, 2, 2, 0]);
    expect(groups.groups.map(({ parent }) => parent)).toEqual([
      null,
      'unit:c',
      'unit:c',
      'unit:b',
      'unit:b',
      'unit:c',
    ]);
  });

  test('a pool names exactly the units whose own members are in it', () => {
    const groups = plan(
      [
        ['c', null],
        ['A', 'c'],
        ['B', 'c'],
        ['B1', 'B'],
        ['D', 'c'],
        ['E', 'c'],
      ],
      { c: 1, A: 2, B: 0, B1: 3, D: 6, E: 0 },
    );
    expect(groups.groups.find(({ id }) => id === 'pool:c')).toEqual({
      id: 'pool:c',
      label: 'Unit c',
      isPool: true,
      unit: 'c',
      parent: 'unit:c',
      of: { units: ['c', 'A', 'B1'] },
      invited: 6,
      respondents: 6,
    });
  });

  test('a unit without released units below needs no pool', () => {
    expect(
      idsOf(
        plan(
          [
            ['c', null],
            ['A', 'c'],
          ],
          { c: 2, A: 4 },
        ),
      ),
    ).toEqual(['unit:c']);
  });

  test('units released last round win ties', () => {
    const units: Drafts = [
      ['c', null],
      ['A', 'c'],
      ['B', 'c'],
    ];
    const round = buildRound(buildTree(...units), [
      ...team('c', 3),
      ...team('c', 2, null),
      ...team('A', 6),
      ...team('B', 6),
    ])!;
    const { respondents } = tabulate(round);
    for (const last of ['A', 'B']) {
      const groups = planGroups({ ...round, respondents, preferred: new Set([last as UnitId]) });
      expect(idsOf(groups)).toContain(`unit:${last}`);
      expect(groups.groups).toHaveLength(3);
    }
  });

  test('an excluded unit is not released, its people count above', () => {
    const units: Drafts = [
      ['c', null],
      ['A', 'c'],
      ['A1', 'A'],
      ['B', 'c'],
    ];
    const sizes = { c: 5, A: 5, A1: 5, B: 5 };
    const groups = plan(units, sizes, { excluded: new Set(['A' as UnitId]) });
    expect(idsOf(groups)).toEqual(['unit:c', 'pool:c', 'unit:A1', 'unit:B']);
    expect(groups.groups[1]).toMatchObject({ of: { units: ['c', 'A'] }, respondents: 10 });
    const without = plan(units, sizes, { excluded: new Set(['c' as UnitId]) });
    expect(idsOf(without)).toEqual(['unit:A', 'pool:A', 'unit:A1', 'unit:B']);
    expect(without.withheld).toEqual([{ unit: 'c', why: 'protects-others', seeInstead: null }]);
  });

  test('the cohorts of a group are those of its units, with all below', () => {
    fc.assert(
      fc.property(arbitraryRounds, (round) => {
        const { respondents } = tabulate(round);
        const groups = planGroups({ ...round, respondents });
        for (const [index, group] of groups.groups.entries()) {
          const cohorts = listCohorts(groups, index);
          expect(cohorts.reduce((sum, cohort) => sum + respondents[cohort]!, 0)).toBe(
            group.respondents,
          );
          expect(cohorts.reduce((sum, cohort) => sum + round.plan.cohorts[cohort]!.heads, 0)).toBe(
            group.invited,
          );
          if (!('units' in group.of)) continue;
          const units = cohorts.flatMap(
            (cohort) => round.plan.cohorts[cohort]!.units as readonly string[],
          );
          expect([...units].sort()).toEqual([...group.of.units].sort());
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('withheld', () => {
  test('each reason, and the nearest group that holds the whole unit', () => {
    const round = buildRound(
      buildTree(
        ['c', null],
        ['A', 'c'],
        ['B', 'c'],
        ['B1', 'B'],
        ['B2', 'B'],
        ['E', 'c'],
        ['N', 'c'],
      ),
      [
        ...team('c', 6),
        ...team('A', 3),
        ...team('B', 1),
        ...team('B1', 7),
        ...team('B2', 4),
        ...team('B2', 3, null),
        ...team('E', 0),
        ...team('N', 9, null),
      ],
    )!;
    const groups = planGroups({ ...round, respondents: tabulate(round).respondents });
    expect(idsOf(groups)).toEqual(['unit:c', 'pool:c', 'unit:B']);
    expect(groups.withheld).toEqual([
      { unit: 'A', why: 'too-few-invited', seeInstead: 'pool:c' },
      { unit: 'B1', why: 'protects-others', seeInstead: 'unit:B' },
      { unit: 'B2', why: 'too-few-answers', seeInstead: 'unit:B' },
      { unit: 'E', why: 'too-few-invited', seeInstead: 'unit:c' },
      { unit: 'N', why: 'too-few-answers', seeInstead: 'pool:c' },
    ]);
  });

  test('nothing released: every unit is withheld with no group to see instead', () => {
    const round = buildRound(buildTree(['c', null], ['A', 'c']), [
      ...team('c', 4, null),
      ...team('A', 4),
    ])!;
    const groups = planGroups({ ...round, respondents: tabulate(round).respondents });
    expect(groups.groups).toEqual([]);
    expect(groups.withheld.map(({ seeInstead }) => seeInstead)).toEqual([null, null]);
  });
});
