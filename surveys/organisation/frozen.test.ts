import { expect, test } from 'vitest';
import type { UnitId } from '../ids.ts';
import { DEFAULT_POLICY } from '../policy.ts';
import { planCohorts } from './cohorts.ts';
import { listCountsIn } from './frozen.ts';
import { buildUnitTree } from './units.ts';

const id = (text: string) => text as UnitId;
const tree = buildUnitTree(
  [
    ['root', null],
    ['a', 'root'],
    ['b', 'root'],
    ['tiny', 'root'],
  ].map(([unit, parent]) => ({
    id: id(unit!),
    parent: parent == null ? null : id(parent),
    name: `Team ${unit!}`,
  })),
);
const MEMBERS = new Map([
  ['root', 4],
  ['a', 9],
  ['b', 7],
  ['tiny', 2],
]);
const heads = Int32Array.from(tree.units, (unit) => MEMBERS.get(unit.id)!);
const plan = planCohorts(tree, heads, DEFAULT_POLICY);
if ('refused' in plan) throw new Error('no plan');
const frozen = { organisation: 'Team root', units: tree.units, plan };
const cohortOf = (unit: string) =>
  plan.cohorts.find((cohort) => cohort.units.includes(id(unit)))!.id;

test('groups from the smallest to the company, each with its head count', () => {
  expect(listCountsIn(frozen, cohortOf('a'))).toEqual([
    { label: 'Team a', heads: 9, units: ['Team a'], together: 9 },
    { label: 'Team root', heads: 22, units: ['Team root'], together: 22 },
  ]);
});

test('whoever is in no group of its own is told how few a ballot names, not only the group around', () => {
  const [own, ...above] = listCountsIn(frozen, cohortOf('tiny'));
  expect(own).toEqual({
    label: 'Team root',
    heads: 22,
    units: ['Team root', 'Team tiny'],
    together: 6,
  });
  expect(above).toEqual([]);
});
