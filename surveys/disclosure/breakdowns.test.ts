import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { UnitId } from '../ids.ts';
import { buildUnitTree } from '../organisation/units.ts';
import type { BreakdownMember } from './breakdowns.ts';
import { createGroupFinder, planBreakdowns } from './breakdowns.ts';
import { parseBreakdown } from './breakdowns-parse.ts';
import { joinSmall } from './breakdowns-values.ts';
import type { BreakdownRefusalWhy } from '../release-document.ts';
import { explainRefusal } from './breakdowns-words.ts';

const unit = (id: string, parent: string | null) => ({
  id: id as UnitId,
  parent: parent as UnitId | null,
  name: `Unit ${id}`,
});
const tree = buildUnitTree([unit('R', null), unit('A', 'R'), unit('B', 'R'), unit('A1', 'A')]);
const ATTRIBUTES = ['gender', 'Site', 'email', 'badge'];

function people(at: string, counts: Readonly<Record<string, number>>): BreakdownMember[] {
  return Object.entries(counts).flatMap(([gender, count]) =>
    Array.from({ length: count }, () => ({ unit: at as UnitId, attributes: { gender } })),
  );
}

function plan(specs: readonly string[], members: readonly BreakdownMember[]) {
  const policy = { breakdownMin: 10 };
  return planBreakdowns({ specs, attributes: ATTRIBUTES, tree, people: members, policy });
}

describe('what can be declared', () => {
  test.each([
    ['gender', { name: 'gender', attribute: 'gender', depth: null }],
    ['site', { name: 'Site', attribute: 'Site', depth: null }],
    ['unit_depth_1*gender', { name: 'unit_depth_1*gender', attribute: 'gender', depth: 1 }],
    [' gender * unit_depth_0 ', { name: 'unit_depth_0*gender', attribute: 'gender', depth: 0 }],
  ])('%s', (spec, breakdown) => {
    expect(parseBreakdown(spec, ATTRIBUTES, tree)).toEqual({ ok: true, breakdown });
  });

  test.each<[string, BreakdownRefusalWhy]>([
    ['', 'malformed'],
    ['unit_depth_1', 'malformed'],
    ['gender*Site', 'malformed'],
    ['unit_depth_1*unit_depth_0*gender', 'malformed'],
    ['unit_depth_*gender', 'malformed'],
    ['email', 'never-an-attribute'],
    ['unit_depth_1*E-mail', 'unknown-attribute'],
    ['Language', 'never-an-attribute'],
    ['employee_id', 'never-an-attribute'],
    ['salary', 'unknown-attribute'],
    ['constructor', 'unknown-attribute'],
    ['unit_depth_3*gender', 'unknown-level'],
  ])('refused: "%s" is %s', (spec, why) => {
    expect(parseBreakdown(spec, ATTRIBUTES, tree)).toEqual({ ok: false, why });
  });
});

test('every refusal has its own words in both languages', () => {
  const all: readonly BreakdownRefusalWhy[] = [
    'malformed',
    'declared-twice',
    'never-an-attribute',
    'unknown-attribute',
    'unknown-level',
    'value-per-person',
    'too-few-invited',
    'too-few-answers',
    'protects-others',
  ];
  const words = all.flatMap((why) => {
    const { en, fr } = explainRefusal(why, 'gender', 10);
    return [en, fr];
  });
  expect(new Set(words).size).toBe(2 * all.length);
});

describe('planning on head counts', () => {
  test('small values are counted together as "other"', () => {
    const { groups, refusals } = plan(['gender'], people('A', { woman: 30, man: 25, x: 6, '': 4 }));
    expect(refusals).toEqual([]);
    expect(groups.map(({ id, values, heads }) => [id, values, heads])).toEqual([
      ['breakdown:gender=man', ['man'], 25],
      ['breakdown:gender=other', ['', 'x'], 10],
      ['breakdown:gender=woman', ['woman'], 30],
    ]);
  });

  test('where small values are too few together, the smallest group joins them', () => {
    const { groups } = plan(['gender'], people('A', { woman: 30, man: 25, x: 12, '': 1 }));
    expect(groups.map(({ id, values }) => [id, values])).toEqual([
      ['breakdown:gender=man', ['man']],
      ['breakdown:gender=other', ['', 'x']],
      ['breakdown:gender=woman', ['woman']],
    ]);
  });

  test('a value that is called "other" joins the small ones', () => {
    const { groups } = plan(['gender'], people('A', { woman: 30, man: 25, other: 40, '': 9 }));
    expect(groups.map(({ id, values }) => [id, values])).toEqual([
      ['breakdown:gender=man', ['man']],
      ['breakdown:gender=other', ['', 'other']],
      ['breakdown:gender=woman', ['woman']],
    ]);
  });

  test('refused: one person apart from all others, everybody alike, nobody stated', () => {
    const all: Record<string, number>[] = [{ woman: 40, man: 1 }, { woman: 40 }, { '': 40 }];
    for (const counts of all) {
      const { groups, refusals } = plan(['gender'], people('A', counts));
      expect(groups).toEqual([]);
      expect(refusals.map(({ why, unit: at }) => [why, at])).toEqual([['too-few-invited', null]]);
    }
  });

  test('refused: a value per person', () => {
    const badges = people('A', { woman: 40 }).map((member, index) => ({
      ...member,
      attributes: { badge: `${index}` },
    }));
    expect(plan(['badge'], badges).refusals.map(({ why }) => why)).toEqual(['value-per-person']);
  });

  test('a unit level splits each unit of that level, refuses one that is too small, leaves out those above', () => {
    const members = [
      ...people('A', { woman: 12, man: 5 }),
      ...people('A1', { man: 9 }),
      ...people('B', { woman: 12, man: 3 }),
      ...people('R', { woman: 20, man: 20 }),
    ];
    const { groups, refusals } = plan(['unit_depth_1*gender'], members);
    expect(groups.map(({ id, unit: at, heads }) => [id, at, heads])).toEqual([
      ['breakdown:A:gender=man', 'A', 14],
      ['breakdown:A:gender=woman', 'A', 12],
    ]);
    expect(refusals.map(({ why, unit: at }) => [why, at])).toEqual([['too-few-invited', 'B']]);
    expect(refusals[0]!.words.en).toContain('unit_depth_1*gender (B)');
  });

  test('priority is the declared order; the second of two equal ones is refused', () => {
    const members = people('A', { woman: 20, man: 20 });
    const { breakdowns, refusals } = plan(
      ['unit_depth_1*gender', 'gender', 'gender', 'x'],
      members,
    );
    expect(breakdowns.map(({ name }) => name)).toEqual(['unit_depth_1*gender', 'gender']);
    expect(refusals.map(({ spec, why }) => [spec, why])).toEqual([
      ['gender', 'declared-twice'],
      ['x', 'unknown-attribute'],
    ]);
  });

  test('a person finds the same group as in the plan, a new value counts as "other", above the level there is none', () => {
    const members = people('A', { woman: 30, man: 25, x: 6, '': 4 });
    const planned = plan(['gender', 'unit_depth_1*gender'], members);
    const find = createGroupFinder(planned, tree);
    const idsOf = (at: string, gender: string) =>
      find({ unit: at as UnitId, attributes: { gender } }).map(
        (group) => planned.groups[group]?.id,
      );
    expect(idsOf('A', 'woman')).toEqual(['breakdown:gender=woman', 'breakdown:A:gender=woman']);
    expect(idsOf('A1', '')).toEqual(['breakdown:gender=other', 'breakdown:A:gender=other']);
    expect(idsOf('A', 'new')).toEqual(['breakdown:gender=other', 'breakdown:A:gender=other']);
    expect(idsOf('R', 'man')).toEqual(['breakdown:gender=man', undefined]);
  });
});

test('joined groups hold everybody once, and at least the minimum', () => {
  const groups = fc.array(fc.record({ count: fc.nat({ max: 30 }), isOther: fc.boolean() }), {
    maxLength: 8,
  });
  fc.assert(
    fc.property(groups, fc.integer({ min: 1, max: 15 }), (sketches, min) => {
      const given = sketches.map((sketch, index) => ({ ...sketch, values: [index] }));
      const joined = joinSmall(given, min);
      if (joined === null) {
        // Nothing is refused that stands as it is.
        expect(given.length >= 2 && given.every(({ count }) => count >= min)).toBe(false);
        return;
      }
      expect(joined.length).toBeGreaterThanOrEqual(2);
      expect(joined.every(({ count }) => count >= min)).toBe(true);
      const values = joined.flatMap((group) => group.values);
      expect(values.sort((a, b) => a - b)).toEqual(given.map((_, index) => index));
      for (const { values: own, count } of joined)
        expect(own.reduce((sum, value) => sum + given[value]!.count, 0)).toBe(count);
    }),
  );
});
