import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CohortPlan } from '../organisation/cohort-plan.ts';
import type { KnownRound } from '../../test/support/arbitrary-rounds.ts';
import {
  arbitraryRounds,
  buildRound,
  buildTree,
  team,
} from '../../test/support/arbitrary-rounds.ts';
import { describeParticipation, PARTICIPATION_MIN } from './participation.ts';

const tree = buildTree(['c', null], ['A', 'c'], ['B', 'c'], ['E', 'c']);
const { plan } = buildRound(tree, [
  ...team('A', 30),
  ...team('B', 70),
  ...team('E', 12),
  ...team('c', 10),
])!;

/** Claims per unit name. */
function claims(of: CohortPlan, byUnit: Record<string, number>): Int32Array {
  return Int32Array.from(of.cohorts, ({ unit }) => byUnit[unit] ?? 0);
}

test('the company-wide rate, and bands of ten points for units of twenty and more', () => {
  expect(describeParticipation(plan, claims(plan, { A: 14, B: 35, E: 6, c: 5 }))).toEqual({
    company: { invited: 122, rate: 49 },
    units: [
      { unit: 'c', invited: 122, from: 40, to: 50 },
      { unit: 'A', invited: 30, from: 40, to: 50 },
      { unit: 'B', invited: 70, from: 50, to: 60 },
    ],
  });
});

test('nobody looks like one, everybody like all but one', () => {
  const nobody = describeParticipation(plan, claims(plan, {}));
  expect(nobody).toEqual(describeParticipation(plan, claims(plan, { A: 1, B: 1, c: 1 })));
  expect(nobody.company.rate).toBeGreaterThan(0);
  const all = describeParticipation(plan, claims(plan, { A: 30, B: 70, E: 12, c: 10 }));
  expect(all).toEqual(describeParticipation(plan, claims(plan, { A: 29, B: 69, E: 12, c: 9 })));
  expect(all.company.rate).toBeLessThan(100);
  expect(all.units.map(({ from }) => from)).toEqual([90, 90, 90]);
});

test('under 100 people the company-wide rate moves in steps of ten, under 20 there is none', () => {
  const rate = (people: number, claimed: number) => {
    const small = buildRound(buildTree(['c', null]), team('c', people))!.plan;
    return describeParticipation(small, claims(small, { c: claimed })).company.rate;
  };
  expect(rate(99, 44)).toBe(40);
  expect(rate(99, 99)).toBe(90);
  expect(rate(99, 0)).toBe(10);
  expect(rate(100, 44)).toBe(44);
  expect(rate(19, 10)).toBe(null);
});

test('a unit of twenty is left out where fewer than twenty would be left over', () => {
  const small = buildRound(buildTree(['c', null], ['A', 'c']), [
    ...team('A', 20),
    ...team('c', 1),
  ])!.plan;
  expect(
    describeParticipation(small, claims(small, { A: 9 })).units.map(({ unit }) => unit),
  ).toEqual(['c']);
});

test('bands never tell that everyone or nobody of a unit, or of what is left of it, has answered', () => {
  fc.assert(
    fc.property(arbitraryRounds, fc.infiniteStream(fc.nat()), (round, draws) => {
      const claimed = Int32Array.from(
        round.plan.cohorts,
        ({ heads }) => (draws.next().value ?? 0) % (heads + 1),
      );
      // What a reader knows of the rest of each shown unit: people, and bounds of those who answered.
      const rests = new Map<string, { invited: number; least: number; most: number }>();
      const { units } = describeParticipation(round.plan, claimed);
      for (const { unit, invited, from, to } of units) {
        const least = Math.ceil((from * invited) / 100);
        const most = to === 100 ? invited : Math.ceil((to * invited) / 100) - 1;
        rests.set(unit, { invited, least, most });
        let above = parentOf(round, unit);
        while (above !== null && !rests.has(above)) above = parentOf(round, above);
        const parent = above === null ? undefined : rests.get(above);
        if (above === null || parent === undefined) continue;
        rests.set(above, {
          invited: parent.invited - invited,
          least: parent.least - most,
          most: parent.most - least,
        });
      }
      for (const { invited, least, most } of rests.values()) {
        if (invited === 0) continue;
        expect(invited).toBeGreaterThanOrEqual(PARTICIPATION_MIN);
        expect(least).toBeLessThan(invited);
        expect(most).toBeGreaterThan(0);
      }
    }),
    { numRuns: 300 },
  );
});

function parentOf({ tree }: KnownRound, unit: string): string | null {
  return tree.units.find(({ id }) => id === unit)!.parent;
}
