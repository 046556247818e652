import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findBreakdown } from '../ballot/manifest.ts';
import type { UnitId } from '../ids.ts';
import { buildUnitTree } from '../organisation/units.ts';
import { createKeyFinder, listBreakdownKeys } from './breakdowns-keys.ts';
import type { BreakdownMember } from './breakdowns.ts';
import { planBreakdowns } from './breakdowns.ts';

const unit = (id: string, parent: string | null) => ({
  id: id as UnitId,
  parent: parent as UnitId | null,
  name: `Unit ${id}`,
});
const tree = buildUnitTree([unit('R', null), unit('A', 'R'), unit('B', 'R'), unit('C', 'R')]);
const SPECS = ['gender', 'unit_depth_1*gender', 'unit_depth_1*site', 'unit_depth_0*site'];

function people(at: string, count: number, gender: string, site = 'Lyon'): BreakdownMember[] {
  return Array.from({ length: count }, () => ({
    unit: at as UnitId,
    attributes: { gender, site },
  }));
}

function plan(members: readonly BreakdownMember[], specs = SPECS) {
  const policy = { breakdownMin: 10 };
  const attributes = ['gender', 'site'];
  return planBreakdowns({ specs, attributes, tree, people: members, policy });
}

describe('those in no group', () => {
  const split = (at: string, each: number) => [
    ...people(at, each, 'woman'),
    ...people(at, each, 'man'),
  ];

  test('nobody: there is no key for them', () => {
    const { outside } = plan([...split('A', 20), ...split('B', 20)], ['unit_depth_1*gender']);
    expect(outside).toEqual([0]);
  });

  test('ten or more: they have a key of their own', () => {
    const planned = plan([...people('R', 10, 'woman'), ...split('A', 20)], ['unit_depth_1*gender']);
    expect(planned.outside).toEqual([10]);
    expect(listBreakdownKeys(planned, String).at(-1)).toEqual({
      id: 'breakdown:unit_depth_1*gender=',
      breakdown: 0,
      group: -1,
      label: '',
      heads: 10,
    });
  });

  test('one alone: the smallest unit gives up its split and answers with her', () => {
    const alone = people('R', 1, 'woman');
    const planned = plan([...alone, ...split('A', 20), ...split('B', 12)], ['unit_depth_1*gender']);
    expect(planned.outside).toEqual([25]);
    expect(planned.groups.map((group) => group.unit)).toEqual(['A', 'A']);
    expect(planned.refusals.map((refusal) => [refusal.unit, refusal.why])).toEqual([
      ['B', 'protects-others'],
    ]);
  });

  test('one alone beside one unit: there is no breakdown', () => {
    const planned = plan([...people('R', 1, 'woman'), ...split('A', 20)], ['unit_depth_1*gender']);
    expect(planned.breakdowns).toEqual([]);
    expect(planned.refusals.map((refusal) => refusal.why)).toEqual(['too-few-invited']);
  });
});

test('everybody holds one key of every breakdown; keys hold ten or more, and everybody once', () => {
  const member = fc.record({
    unit: fc.constantFrom('R', 'A', 'A', 'A', 'B', 'B', 'C') as fc.Arbitrary<UnitId>,
    attributes: fc.record({
      gender: fc.constantFrom('woman', 'man', 'woman', 'man', 'x', ''),
      site: fc.constantFrom('Lyon', 'Lille', 'other'),
    }),
  });
  fc.assert(
    fc.property(fc.array(member, { minLength: 20, maxLength: 150 }), (members) => {
      const planned = plan(members);
      const keys = listBreakdownKeys(planned, String);
      const held = new Map(keys.map(({ id }) => [id, 0]));
      const findKeys = createKeyFinder(planned, tree);
      const names = planned.breakdowns.map(({ name }) => name);
      for (const one of members) {
        const own = findKeys(one);
        expect(own.map((id) => findBreakdown(names, id))).toEqual(names);
        for (const id of own) held.set(id, held.get(id)! + 1);
      }
      for (const { id, heads } of keys) {
        expect(held.get(id)).toBe(heads);
        expect(heads).toBeGreaterThanOrEqual(10);
      }
      expect(held.size).toBe(keys.length);
    }),
  );
});
