import fc from 'fast-check';
import { expect, test } from 'vitest';
import { arbitraryRounds, tabulate } from '../../test/support/arbitrary-rounds.ts';
import { findComparableGroups, findUnsteadyUnits, planSteadyGroups } from './trends.ts';

test('strict setting: every released group and every rest has no known change or at least groupMin', () => {
  let withheldForChanges = 0;
  fc.assert(
    fc.property(
      arbitraryRounds,
      fc.infiniteStream(fc.nat()),
      fc.integer({ min: 0, max: 25 }),
      (round, draws, moves) => {
        const { units } = round.tree;
        const anywhere = () => units[(draws.next().value ?? 0) % (units.length + 2)]?.id ?? null;
        const changes = Array.from({ length: moves }, () => ({ from: anywhere(), to: anywhere() }));
        const request = { ...round, respondents: tabulate(round).respondents };
        const released = planSteadyGroups(request, changes);
        if (released.groups.length < planSteadyGroups(request, []).groups.length)
          withheldForChanges++;

        const inside = (unit: string | null, top: string): boolean => {
          for (let at = unit; at !== null;) {
            if (at === top) return true;
            const here: string = at;
            at = units.find(({ id }) => id === here)?.parent ?? null;
          }
          return false;
        };
        const groups = released.groups.filter(({ isPool }) => !isPool);
        const homeOf = (unit: string | null) =>
          groups.findLast(({ unit: top }) => inside(unit, top))?.unit ?? null;
        for (const { unit: top } of groups) {
          const whole = changes.filter(
            ({ from, to }) => inside(from, top) !== inside(to, top),
          ).length;
          const rest = changes.filter(
            ({ from, to }) => (homeOf(from) === top) !== (homeOf(to) === top),
          ).length;
          for (const count of [whole, rest])
            expect(count === 0 || count >= round.policy.groupMin).toBe(true);
        }
        expect(findUnsteadyUnits(round, released, changes)).toEqual([]);
      },
    ),
    { numRuns: 200 },
  );
  expect(withheldForChanges).toBeGreaterThan(20);
});

test('groups are comparable where id and places are the same in both releases', () => {
  const group = (id: string, of: object) => ({ id, of }) as never;
  const before = [
    group('unit:a', { unit: 'a' }),
    group('pool:a', { units: ['b', 'c'] }),
    group('unit:z', { unit: 'z' }),
  ];
  const after = [
    group('unit:a', { unit: 'a' }),
    group('pool:a', { units: ['b', 'd'] }),
    group('unit:y', { unit: 'y' }),
  ];
  const round = {};
  expect(findComparableGroups({ round, groups: before }, { round, groups: after })).toEqual([
    'unit:a',
  ]);
});

test('a unit of which only a part was asked is compared with the same part only', () => {
  const groups = ['root', 'north', 'team'].map((id) => ({ id: `unit:${id}`, of: { unit: id } }));
  const ask = (...units: string[]) => ({
    round: {
      audience: {
        units: units.map((id) => ({ id, name: id })),
        partly: ['root', 'north'],
        invited: 20,
        company: 90,
      },
    },
    groups: groups as never,
  });
  const everybody = { round: {}, groups: groups as never };
  const all = ['unit:root', 'unit:north', 'unit:team'];
  expect(findComparableGroups(everybody, everybody)).toEqual(all);
  expect(findComparableGroups(ask('team'), ask('team'))).toEqual(all);
  expect(findComparableGroups(everybody, ask('team'))).toEqual(['unit:team']);
  expect(findComparableGroups(ask('team'), everybody)).toEqual(['unit:team']);
  expect(findComparableGroups(ask('team', 'other'), ask('team'))).toEqual(['unit:team']);
});
