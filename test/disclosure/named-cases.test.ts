import { describe, expect, test } from 'vitest';
import { auditRelease } from '../../surveys/disclosure/audit.ts';
import { protectBreakdowns } from '../../surveys/disclosure/breakdowns-protect.ts';
import { protectRound } from '../../surveys/disclosure/protect.ts';
import type { ClosedRound } from '../../surveys/release.ts';
import type { UnitId } from '../../surveys/ids.ts';
import { buildUnitTree } from '../../surveys/organisation/units.ts';
import { DEFAULT_POLICY } from '../../surveys/policy.ts';
import type { ClosedCompany } from './close-company.ts';
import { closeCompany, countRound, tellTruth } from './close-company.ts';
import type { Company, CompanyPerson } from './companies.ts';
import { COMPANY_KEY } from './companies.ts';

/** The cases that every tool of this kind should be tried on, from plan to audited release. */
function group(
  unit: string,
  count: number,
  rest: Partial<Omit<CompanyPerson, 'unit'>> = {},
): CompanyPerson[] {
  return Array.from({ length: count }, (_, index) => ({
    unit: unit as UnitId,
    attributes: {},
    isClaimed: true,
    packed: Uint8Array.of(1 + (index % 5), 1 + (index % 7), 1 + (index % 2), 1 + (index % 11)),
    comment: null,
    ...rest,
  }));
}

const silent = { isClaimed: false, packed: null };

function build(
  units: Readonly<Record<string, string | null>>,
  people: readonly CompanyPerson[],
  specs: readonly string[] = [],
): Company {
  const tree = buildUnitTree(
    Object.entries(units).map(([id, parent]) => ({
      id: id as UnitId,
      parent: parent as UnitId | null,
      name: id,
    })),
  );
  return { key: COMPANY_KEY, policy: DEFAULT_POLICY, tree, people, specs };
}

/** Close the round and let the auditor see it. */
function closeSafely(company: Company, further: Pick<ClosedRound, 'changes'> = {}): ClosedCompany {
  const closed = closeCompany(company, further)!;
  const report = auditRelease({ release: closed.release, truth: tellTruth(company) });
  expect(report.violations).toEqual([]);
  expect(report.undecided).toBe(0);
  return closed;
}

const idsOf = ({ release }: ClosedCompany) => release.groups.map(({ id }) => id);

describe('the tree', () => {
  test('A3 + B6: A is hidden, and B with it, as A would follow', () => {
    const closed = closeSafely(
      build({ R: null, A: 'R', B: 'R' }, [...group('A', 3), ...group('B', 6)]),
    );
    expect(idsOf(closed)).toEqual(['unit:R']);
    expect(closed.release.withheld).toEqual([
      { unit: 'A', why: 'too-few-invited', seeInstead: 'unit:R' },
      { unit: 'B', why: 'protects-others', seeInstead: 'unit:R' },
    ]);
  });

  test('A3 + B6 + 4 at the top: B is shown, A is heard together with the four', () => {
    const people = [...group('R', 4), ...group('A', 3), ...group('B', 6)];
    const closed = closeSafely(build({ R: null, A: 'R', B: 'R' }, people));
    expect(idsOf(closed)).toEqual(['unit:R', 'pool:R', 'unit:B']);
    expect(closed.release.withheld).toEqual([
      { unit: 'A', why: 'too-few-invited', seeInstead: 'pool:R' },
    ]);
  });

  test('a parent of 400 with a remainder of one', () => {
    const people = [...group('R', 1), ...group('A', 200), ...group('B', 199)];
    const closed = closeSafely(build({ R: null, A: 'R', B: 'R' }, people));
    expect(idsOf(closed)).toEqual(['unit:R', 'pool:R', 'unit:A']);
  });

  test('a team of six in which one person skips one question', () => {
    const [first, ...others] = group('A', 6);
    const skipping = { ...first!, packed: Uint8Array.of(0, 1, 1, 1) };
    const units = { R: null, A: 'R', B: 'R' };
    const closed = closeSafely(build(units, [skipping, ...others, ...group('B', 20)]));
    const items = closed.release.groups.map((one) => [
      one.id,
      one.items['a']?.n ?? null,
      one.items['b']?.n,
    ]);
    expect(items).toEqual([
      ['unit:R', 25, 26],
      ['unit:A', 5, 6],
      ['unit:B', 20, 20],
    ]);
    const two = [skipping, skipping, ...others.slice(1), ...group('B', 20)];
    const hidden = closeSafely(build(units, two)).release.groups;
    // With four scores left the question is not shown for the team, nor for its neighbour, who would give it away.
    expect(hidden.map((one) => [one.id, one.items['a']?.n ?? null])).toEqual([
      ['unit:R', 24],
      ['unit:A', null],
      ['unit:B', null],
    ]);
  });

  test('a team of which nobody answered is not named as silent', () => {
    const people = [...group('A', 6, silent), ...group('B', 20), ...group('C', 9)];
    const closed = closeSafely(build({ R: null, A: 'R', B: 'R', C: 'R' }, people));
    expect(idsOf(closed)).toEqual(['unit:R', 'pool:R', 'unit:B']);
  });
});

describe('breakdowns', () => {
  const yesNo = (gender: string, site: string, shift: string) => ({
    attributes: { gender, site, shift },
  });

  test('61 people, three yes/no attributes: the first two by priority are kept, the third is refused', () => {
    const people = [
      ...group('R', 1, yesNo('yes', 'yes', 'no')),
      ...group('R', 20, yesNo('yes', 'no', 'yes')),
      ...group('R', 20, yesNo('no', 'yes', 'yes')),
      ...group('R', 20, yesNo('no', 'no', 'no')),
    ];
    for (const specs of [
      ['gender', 'site', 'shift'],
      ['shift', 'gender', 'site'],
    ]) {
      const closed = closeSafely(build({ R: null }, people, specs));
      expect(closed.breakdowns.refusals.map(({ spec, why }) => [spec, why])).toEqual([
        [specs[2], 'protects-others'],
      ]);
      const kept = [...specs.slice(0, 2)].sort();
      expect(closed.breakdowns.groups.map(({ id }) => id)).toEqual(
        kept.flatMap((name) => [`breakdown:${name}=no`, `breakdown:${name}=yes`]),
      );
    }
  });

  test('unit level x attribute: ids, labels, parents and who is in it', () => {
    const people = ['A', 'B'].flatMap((unit) =>
      ['woman', 'man', 'x', ''].flatMap((gender) =>
        group(unit, gender.length > 1 ? 20 : 4, { attributes: { gender } }),
      ),
    );
    const closed = closeSafely(
      build({ R: null, A: 'R', B: 'R' }, people, ['unit_depth_1*gender', 'gender']),
    );
    expect(
      closed.release.groups.map(({ id, label, parent, of }) => [id, label, parent, of]).slice(0, 6),
    ).toEqual([
      ['breakdown:gender=man', 'man', null, { unit: 'R', where: { gender: 'man' } }],
      ['breakdown:gender=other', '–, x', null, { unit: 'R', where: { gender: ['', 'x'] } }],
      ['breakdown:gender=woman', 'woman', null, { unit: 'R', where: { gender: 'woman' } }],
      ['unit:R', 'R', null, { unit: 'R' }],
      ['unit:A', 'A', 'unit:R', { unit: 'A' }],
      ['breakdown:A:gender=man', 'A · man', 'unit:A', { unit: 'A', where: { gender: 'man' } }],
    ]);
  });

  test('a value in which too few answered is joined to "other" at release', () => {
    const people = [
      ...group('R', 20, { attributes: { gender: 'woman' } }),
      ...group('R', 20, { attributes: { gender: 'man' } }),
      ...group('R', 4, { attributes: { gender: 'x' } }),
      ...group('R', 9, { attributes: { gender: 'x' }, ...silent }),
    ];
    const closed = closeSafely(build({ R: null }, people, ['gender']));
    const groups = closed.breakdowns.groups.map(({ id, of, respondents }) => [id, of, respondents]);
    expect(groups).toEqual([
      ['breakdown:gender=man', { unit: 'R', where: { gender: 'man' } }, 20],
      ['breakdown:gender=other', { unit: 'R', where: { gender: ['woman', 'x'] } }, 24],
    ]);
  });

  test('an attribute that follows the units to within a few people is refused', () => {
    const people = [
      ...group('A', 20, { attributes: { site: 'north' } }),
      ...group('A', 3, { attributes: { site: 'south' } }),
      ...group('B', 20, { attributes: { site: 'south' } }),
    ];
    const closed = closeSafely(build({ R: null, A: 'R', B: 'R' }, people, ['site']));
    expect(closed.breakdowns.groups).toEqual([]);
    expect(closed.breakdowns.refusals.map(({ why }) => why)).toEqual(['protects-others']);
  });

  test('women of one mind: their figures hide it, and the men do not give it away', () => {
    const people = [
      ...group('R', 12, { attributes: { gender: 'woman' }, packed: Uint8Array.of(5, 1, 2, 11) }),
      ...group('R', 24, { attributes: { gender: 'man' } }),
    ];
    const closed = closeSafely(build({ R: null }, people, ['gender']));
    const [men, women, all] = closed.release.groups.map((one) => one.items['a']!);
    expect(women!.mean).toBe(98);
    const sum = men!.distribution!.map((count, option) => all!.distribution![option]! - count);
    expect(sum).toEqual([0, 0, 0, 1, 11]);
  });

  test('strict setting: no breakdown of a unit that people joined or left since last time', () => {
    const people = ['A', 'B'].flatMap((unit) =>
      ['woman', 'man'].flatMap((gender) => group(unit, 15, { attributes: { gender } })),
    );
    const company = build({ R: null, A: 'R', B: 'R' }, people, ['gender', 'unit_depth_1*gender']);
    const idsAfter = (...changes: [from: string | null, to: string | null][]) =>
      closeSafely(company, {
        changes: changes.map(([from, to]) => ({ from: from as UnitId, to: to as UnitId })),
      }).breakdowns.groups.map(({ id }) => id);
    const wide = ['breakdown:gender=man', 'breakdown:gender=woman'];
    const [ofA, ofB] = ['A', 'B'].map((unit) =>
      ['man', 'woman'].map((gender) => `breakdown:${unit}:gender=${gender}`),
    );
    expect(idsAfter()).toEqual([...wide, ...ofA!, ...ofB!]);
    const six = Array.from({ length: 6 }, (): [null, string] => [null, 'B']);
    expect(idsAfter(...six)).toEqual(ofA);
    const swap = Array.from({ length: 6 }, (): [string, string] => ['A', 'B']);
    expect(idsAfter(...swap)).toEqual(wide);
  });

  test('what is marked as released holds what is published and nothing else', () => {
    const people = ['woman', 'man'].flatMap((gender) => group('R', 12, { attributes: { gender } }));
    const { breakdowns, ...round } = countRound(build({ R: null }, people, ['gender']))!;
    const { released } = protectBreakdowns({
      ...round,
      ...breakdowns,
      breakdowns: breakdowns.plan,
      plan: round.plan,
    });
    expect(Object.keys(released)).toEqual(['groups', 'refusals']);
    expect(released.groups.map(({ respondents }) => respondents)).toEqual([12, 12]);
    expect(Object.keys(protectRound(round))).toEqual(['groups', 'withheld', 'comments']);
  });

  test('claims that were never sent count against a certificate', () => {
    // Night minus B is the night shift of A: seven people, or four where three never sent their ballot.
    const people = (lost: number) => [
      ...group('A', 20, { attributes: { shift: 'day' } }),
      ...group('A', 7 - lost, { attributes: { shift: 'night' } }),
      ...group('A', lost, { attributes: { shift: 'night' }, packed: null }),
      ...group('B', 20, { attributes: { shift: 'night' } }),
    ];
    const units = { R: null, A: 'R', B: 'R' };
    expect(closeSafely(build(units, people(0), ['shift'])).breakdowns.groups).toHaveLength(2);
    expect(closeSafely(build(units, people(3), ['shift'])).breakdowns.groups).toHaveLength(0);
  });
});
