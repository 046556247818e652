import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { UnitId } from '../ids.ts';
import { DEFAULT_POLICY } from '../policy.ts';
import type { CohortPlan } from './cohort-plan.ts';
import { planCohorts } from './cohorts.ts';
import { describeUnplanned, expectReportableUnits } from './plan-preview.ts';
import type { UnitTree } from './units.ts';
import { buildUnitTree } from './units.ts';

type Draft = readonly [id: string, parent: string | null, heads: number];

function organise(units: readonly Draft[]): { tree: UnitTree; heads: Int32Array } {
  const tree = buildUnitTree(
    units.map(([id, parent]) => ({ id: id as UnitId, parent: parent as UnitId | null, name: id })),
  );
  const own = new Map<string, number>(units.map(([id, , heads]) => [id, heads]));
  return { tree, heads: Int32Array.from(tree.units, ({ id }) => own.get(id)!) };
}

function plan(...units: readonly Draft[]): CohortPlan {
  const { tree, heads } = organise(units);
  const made = planCohorts(tree, heads, DEFAULT_POLICY);
  if ('refused' in made) throw new Error(made.refused);
  return made;
}

describe('plan', () => {
  test('a team too small to stand alone shares a cohort with the management above it', () => {
    const made = plan(['c', null, 6], ['D', 'c', 3], ['E', 'D', 4], ['F', 'D', 7]);
    expect(made.cohorts).toEqual([
      { id: 'cohort:c', unit: 'c', units: ['c'], heads: 6 },
      { id: 'cohort:D', unit: 'D', units: ['D', 'E'], heads: 7 },
      { id: 'cohort:F', unit: 'F', units: ['F'], heads: 7 },
    ]);
    expect(made.planned).toEqual([
      { unit: 'c', parent: -1, cohort: 0, commentCohort: 0 },
      { unit: 'D', parent: 0, cohort: 1, commentCohort: 0 },
      { unit: 'F', parent: 1, cohort: 2, commentCohort: 0 },
    ]);
    expect(made.unplanned).toEqual([{ unit: 'E', why: 'too-few-invited' }]);
  });

  test('what is left at the top joins a neighbour, never a small cohort of its own', () => {
    const made = plan(['c', null, 1], ['A', 'c', 9], ['B', 'c', 6]);
    expect(made.cohorts.map(({ units, heads }) => [units.join(), heads])).toEqual([
      ['c,B', 7],
      ['A', 9],
    ]);
    expect(made.unplanned).toEqual([{ unit: 'B', why: 'protects-others' }]);
  });

  test('a planned unit whose people are all in planned units below has no cohort', () => {
    const made = plan(['c', null, 0], ['A', 'c', 9]);
    expect(made.planned[0]).toEqual({ unit: 'c', parent: -1, cohort: -1, commentCohort: -1 });
    expect(made.cohorts).toHaveLength(1);
  });

  test('comment cohorts hold twice commentMin; smaller companies one, the smallest none', () => {
    const sizes = (...units: readonly Draft[]) =>
      plan(...units).commentCohorts.map(({ id, heads }) => `${id} ${heads}`);
    expect(sizes(['c', null, 5], ['A', 'c', 20], ['B', 'c', 19])).toEqual([
      'comments:c 24',
      'comments:A 20',
    ]);
    expect(sizes(['c', null, 5], ['A', 'c', 14])).toEqual(['comments:c 19']);
    expect(sizes(['c', null, 9])).toEqual([]);
    expect(plan(['c', null, 9]).planned[0]?.commentCohort).toBe(-1);
  });

  test('a company of four is refused', () => {
    const { tree, heads } = organise([
      ['c', null, 1],
      ['A', 'c', 3],
    ]);
    expect(planCohorts(tree, heads, DEFAULT_POLICY)).toEqual({
      refused: 'too-few-people',
      invited: 4,
      needed: 5,
    });
  });

  test('any company: cohorts part the people, none is small, comment cohorts are unions of cohorts', () => {
    const drafts = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 12 })), {
      minLength: 1,
      maxLength: 30,
    });
    fc.assert(
      fc.property(drafts, (units) => {
        const { tree, heads } = organise(
          units.map(([above, own], index) => [
            `u${index}`,
            index === 0 ? null : `u${above % index}`,
            own,
          ]),
        );
        const made = planCohorts(tree, heads, DEFAULT_POLICY);
        const invited = heads.reduce((sum, own) => sum + own, 0);
        if ('refused' in made) {
          expect(invited).toBeLessThan(5);
          return;
        }
        const staffed = tree.units.filter((_, unit) => heads[unit]! > 0).map(({ id }) => id);
        expect(made.cohorts.flatMap(({ units: members }) => members).sort()).toEqual(
          staffed.sort(),
        );
        for (const cohort of made.cohorts) {
          expect(cohort.heads).toBeGreaterThanOrEqual(5);
          expect(cohort.heads).toBe(
            cohort.units.reduce((sum, unit) => sum + heads[tree.indexOf.get(unit)!]!, 0),
          );
        }
        for (const [index, together] of made.commentCohorts.entries()) {
          const parts = made.planned.filter(({ commentCohort }) => commentCohort === index);
          const members = parts.flatMap(({ cohort }) => made.cohorts[cohort]!.units);
          expect([...members].sort()).toEqual([...together.units].sort());
          expect(together.heads).toBeGreaterThanOrEqual(Math.min(20, invited));
        }
        expect(made.planned.length + made.unplanned.length).toBe(tree.units.length);
      }),
      { numRuns: 300 },
    );
  });
});

describe('preview', () => {
  const units: readonly Draft[] = [
    ['c', null, 6],
    ['D', 'c', 3],
    ['E', 'D', 4],
    ['F', 'D', 7],
    ['G', 'c', 60],
    ['H', 'c', 0],
    ['I', 'H', 2],
  ];
  const made = plan(...units);

  test('units without a report of their own: why, and in whose report they count', () => {
    expect(describeUnplanned(organise(units).tree, made)).toEqual([
      { unit: 'E', why: 'too-few-invited', reportedWith: 'D' },
      { unit: 'H', why: 'too-few-invited', reportedWith: 'c' },
      { unit: 'I', why: 'too-few-invited', reportedWith: 'c' },
    ]);
  });

  test('expected number of reported units grows with the response, up to all planned units', () => {
    const random = seededRandom(7);
    const expected = expectReportableUnits(
      made,
      DEFAULT_POLICY,
      random,
      [0, 0.6, 0.75, 0.9, 1],
      200,
    );
    expect(expected[0]).toEqual({ rate: 0, units: 0, low: 0, high: 0 });
    const all = made.planned.length;
    expect(expected[4]).toEqual({ rate: 1, units: all, low: all, high: all });
    const units = expected.map((entry) => entry.units);
    expect(units).toEqual([...units].sort((a, b) => a - b));
  });

  test('a team of seven under a large company at 75 %: reported in about 76 of 100 rounds', () => {
    const small = plan(['c', null, 200], ['A', 'c', 7]);
    const [at75] = expectReportableUnits(small, DEFAULT_POLICY, seededRandom(1), [0.75], 4000);
    expect(at75!.units).toBeGreaterThan(1.73);
    expect(at75!.units).toBeLessThan(1.78);
  });
});

/** Multiply-with-carry style generator, good enough for a test. */
function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
