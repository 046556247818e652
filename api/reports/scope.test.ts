import { expect, test } from 'vitest';
import type { ReleaseDocument, ReleaseGroup } from '../../surveys/release-document.ts';
import { STAFF_ROLES } from '../account.ts';
import { scopeFor, scopeRelease } from './scope.ts';

const UNITS = [
  { id: 'root', parent: null },
  { id: 'A', parent: 'root' },
  { id: 'B', parent: 'root' },
];
const group = (id: string, of: ReleaseGroup['of'], parent: string | null) =>
  ({ id, of, parent }) as ReleaseGroup;
const byGender = group('breakdown:gender=man', { unit: 'root', where: { gender: 'man' } }, null);
const company = group('unit:root', { unit: 'root' }, null);
const teamA = group('unit:A', { unit: 'A' }, 'unit:root');
const pool = group('pool:root', { units: ['B', 'C'] }, 'unit:root');
const teamB = group('unit:B', { unit: 'B' }, 'unit:root');

function scope(
  groups: readonly ReleaseGroup[],
  unit: string | null,
  withheld: readonly string[] = [],
) {
  const release = {
    groups,
    withheld: withheld.map((id) => ({ unit: id, why: 'protects-others', seeInstead: null })),
  } as unknown as ReleaseDocument;
  const found = scopeRelease(release, UNITS, unit);
  return found === null ? null : { start: found.start, groups: [...found.groups] };
}

test('everybody starts at the company, also where breakdowns stand before it', () => {
  const groups = [byGender, company, teamA, teamB];
  expect(scope(groups, null)?.start).toEqual({ group: 'unit:root', unit: 'root' });
  expect(scope(groups, 'A')).toEqual({
    start: { group: 'unit:A', unit: 'A' },
    groups: ['unit:root', 'unit:A'],
  });
});

test('teams can be read where the company itself is withheld', () => {
  expect(scope([teamA, teamB], null, ['root'])?.groups).toEqual(['unit:A', 'unit:B']);
  expect(scope([teamA, teamB], 'A', ['root'])?.groups).toEqual(['unit:A']);
});

test('a team below that is heard in a group beyond the own unit leads there', () => {
  const release = {
    groups: [company, teamA, pool],
    withheld: [{ unit: 'C', why: 'too-few-answers', seeInstead: 'pool:root' }],
  } as unknown as ReleaseDocument;
  const units = [...UNITS, { id: 'C', parent: 'A' }];
  expect([...scopeRelease(release, units, 'A')!.groups]).toEqual([
    'unit:root',
    'unit:A',
    'pool:root',
  ]);
  expect([...scopeRelease(release, units, 'B')!.groups]).toEqual(['unit:root']);
});

test('nothing released, or a unit that was not part of the round', () => {
  expect(scope([], null)).toBeNull();
  expect(scope([company], 'elsewhere')).toBeNull();
});

test('a manager without a unit sees nothing; whoever is no manager sees all of it, whatever the unit', () => {
  const release = { groups: [company, teamA, teamB], withheld: [] } as unknown as ReleaseDocument;
  expect(scopeFor(release, UNITS, { role: 'manager', unit: null })).toBeNull();
  expect(scopeFor(release, UNITS, { role: 'manager', unit: 'A' })?.start.unit).toBe('A');
  for (const role of STAFF_ROLES.filter((one) => one !== 'manager'))
    expect(scopeFor(release, UNITS, { role, unit: 'A' })?.groups.size).toBe(3);
});
