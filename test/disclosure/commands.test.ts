import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ReleaseDocument, ReleaseGroup } from '../../surveys/release-document.ts';

/** `analyse` and `audit` as people call them, on made-up files: what is refused, and what is left behind then. */
const CLI = fileURLToPath(new URL('../../api/cli.ts', import.meta.url));

interface Person {
  readonly id: string;
  readonly unit: string;
  readonly attributes: Readonly<Record<string, string>>;
}

let directory = '';
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'tutti-case-'));
});
afterEach(() => {
  rmSync(directory, { recursive: true });
});

const at = (name: string) => join(directory, name);
const OUT = 'out';

/** Twenty people each in A and B: as many women as men in each, two sites, a badge of their own. */
const PEOPLE = ['A', 'B'].flatMap((unit) =>
  Array.from({ length: 20 }, (_, index): Person => ({
    id: `${unit}${index}`,
    unit,
    attributes: {
      gender: index % 2 === 0 ? 'woman' : 'man',
      site: index < 17 ? 'north' : 'south',
      badge: `${unit}-${index}`,
    },
  })),
);

function writeCsv(name: string, rows: readonly (readonly (string | number)[])[]): string {
  writeFileSync(at(name), rows.map((row) => `${row.join(',')}\n`).join(''));
  return at(name);
}

function writeRoster(name: string, people: readonly Person[]): string {
  const attributes = Object.keys(people[0]!.attributes);
  return writeCsv(name, [
    ['employee_id', 'email', 'unit_id', ...attributes],
    ...people.map(({ id, unit, attributes: own }) => [
      id,
      `${id}@example.org`,
      unit,
      ...attributes.map((attribute) => own[attribute]!),
    ]),
  ]);
}

function writeCase(people: readonly Person[] = PEOPLE): void {
  writeCsv('units.csv', [
    ['unit_id', 'parent_id', 'name'],
    ['R', '', 'Company'],
    ['A', 'R', 'Alpha'],
    ['B', 'R', 'Beta'],
  ]);
  writeRoster('roster.csv', people);
  writeCsv('items.csv', [
    ['item', 'dimension', 'from', 'to', 'best', 'not_applicable', 'text_en'],
    ['q1', 'd', 1, 5, 'high', '', 'First'],
    ['q2', 'd', 1, 5, 'high', '', 'Second'],
  ]);
  writeCsv('answers.csv', [
    ['employee_id', 'q1', 'q2'],
    ...people.map(({ id }, index) => [id, 1 + (index % 5), 1 + ((index * 3) % 5)]),
  ]);
}

function command(...parameters: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...parameters], {
    encoding: 'utf8',
  });
  return { status, stdout, stderr, lines: stderr.split('\n').filter((line) => line !== '') };
}

function analyse(...more: string[]) {
  const files = ['units', 'roster', 'answers', 'items'].flatMap((name) => [
    `--${name}`,
    at(`${name}.csv`),
  ]);
  return command('analyse', ...files, '--out', at(OUT), ...more);
}

const readRelease = () =>
  JSON.parse(readFileSync(join(at(OUT), 'release.json'), 'utf8')) as ReleaseDocument;
const idsOf = ({ groups }: ReleaseDocument) => groups.map(({ id }) => id);
const declare = (...specs: string[]) => specs.flatMap((spec) => ['--breakdown', spec]);

describe('refused, with the reason, and nothing is written', () => {
  test.each([
    ['colour', 'the roster has no attribute "colour"'],
    ['email', '"email" tells who somebody is and is never an attribute'],
    ['employee_id', '"employee_id" tells who somebody is and is never an attribute'],
    ['language', '"language" tells who somebody is and is never an attribute'],
    ['unit_id', '"unit_id" tells who somebody is and is never an attribute'],
    ['badge', '"badge" has a different value for nearly every person'],
    ['unit_depth_1*badge', '"unit_depth_1*badge" has a different value for nearly every person'],
    ['unit_depth_7*gender', 'no unit stands at the level of "unit_depth_7*gender"'],
    ['gender*site', '"gender*site" is no breakdown'],
  ])('a breakdown on %s', (spec, reason) => {
    writeCase();
    const { status, stdout, lines } = analyse(...declare('gender', spec));
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain(`--breakdown: ${reason}`);
    expect(existsSync(at(OUT))).toBe(false);
  });

  test('several mistaken breakdowns are told of together, one line each', () => {
    writeCase();
    const { status, lines } = analyse(...declare('email', 'gender', 'gender', 'colour'));
    expect(status).toBe(2);
    expect(lines.map((line) => line.slice(0, line.indexOf(' (expected')))).toEqual([
      '--breakdown: "email" tells who somebody is and is never an attribute',
      '--breakdown: "gender" is declared twice',
      '--breakdown: the roster has no attribute "colour"',
    ]);
    expect(lines[2]).toContain('expected: one of gender, site, badge');
  });

  test.each([
    [{ groupMin: 4 }, 'groupMin'],
    [{ groupMin: 0 }, 'groupMin'],
    [{ groupMin: -5 }, 'groupMin'],
    [{ groupMin: '5' }, 'groupMin'],
    [{ groupmin: 4 }, 'groupmin'],
    [{ breakdownMin: 4 }, 'breakdownMin'],
    [{ groupMin: 6, cohortMin: 5 }, 'cohortMin'],
  ])('the policy %j', (policy, field) => {
    writeCase();
    writeFileSync(at('policy.json'), JSON.stringify(policy));
    const { status, stdout, lines } = analyse('--policy', at('policy.json'));
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(lines[0]).toMatch(/^policy\.json/);
    expect(lines[0]).toContain(field);
    expect(existsSync(at(OUT))).toBe(false);
  });

  test('the release of an earlier run stays as it was', () => {
    writeCase();
    expect(analyse().status).toBe(0);
    const read = () =>
      readdirSync(at(OUT)).map((name) => [name, readFileSync(join(at(OUT), name), 'utf8')]);
    const before = read();
    expect(analyse(...declare('email')).status).toBe(2);
    expect(read()).toEqual(before);
  });

  test('too few people for a split is no mistake: the release says so', () => {
    writeCase();
    const { status, lines } = analyse(...declare('gender', 'site'));
    expect(status).toBe(0);
    expect(lines).toEqual([
      'breakdown refused: "site" can not be split into two groups of at least 10 people',
    ]);
    const release = readRelease();
    expect(release.company.refusedBreakdowns).toEqual([
      { spec: 'site', unit: null, why: 'too-few-invited' },
    ]);
    expect(idsOf(release)).toContain('breakdown:gender=woman');
    expect(readFileSync(join(at(OUT), 'report.html'), 'utf8')).toContain('« site » ne peut pas');
  });
});

describe('audit', () => {
  const audit = () => {
    const result = command(
      'audit',
      '--case',
      directory,
      '--release',
      join(at(OUT), 'release.json'),
    );
    const lines = result.stdout.trimEnd().split('\n');
    const summary = JSON.parse(lines.at(-1)!) as Record<string, number>;
    return { status: result.status, summary, violations: lines.slice(0, -1) };
  };
  const rewrite = (change: (release: ReleaseDocument) => ReleaseDocument) =>
    writeFileSync(join(at(OUT), 'release.json'), JSON.stringify(change(readRelease())));

  test('status 0 for a safe release, 1 for one with a field too many or a small group', () => {
    writeCase();
    analyse(...declare('gender'));
    expect(audit()).toMatchObject({ status: 0, summary: { violations: 0, undecided: 0 } });
    rewrite((release) => ({ ...release, answers: [] }) as ReleaseDocument);
    expect(audit()).toMatchObject({ status: 1, summary: { violations: 1 } });
  });

  test('status 1 for a release that the auditor can not decide', () => {
    const names = Array.from({ length: 16 }, (_, index) => `a${index}`);
    let state = 1;
    const draw = () => (state = (state * 48_271) % 2_147_483_647) % 2;
    const people = PEOPLE.slice(0, 36).map((person) => ({
      ...person,
      attributes: Object.fromEntries(names.map((name) => [name, String(draw())])),
    }));
    writeCase(people);
    analyse();
    const tangled = names.map((name): ReleaseGroup => {
      const heads = people.filter(({ attributes }) => attributes[name] === '1').length;
      const figures = { items: {}, dimensions: {}, recommend: null, readiness: null };
      return {
        id: `breakdown:${name}=1`,
        label: '1',
        parent: null,
        of: { unit: 'R', where: { [name]: '1' } },
        invited: heads,
        respondents: heads,
        ...figures,
      };
    });
    const byId = (a: ReleaseGroup, b: ReleaseGroup) => (a.id < b.id ? -1 : 1);
    rewrite((release) => ({ ...release, groups: [...tangled.sort(byId), ...release.groups] }));
    const { status, summary, violations } = audit();
    expect(violations.map((line) => (JSON.parse(line) as { kind: string }).kind)).toEqual([
      'not-decided',
    ]);
    expect(summary).toMatchObject({ violations: 1, undecided: 1 });
    expect(status).toBe(1);
  });
});

describe('the strict setting between rounds', () => {
  const strictly = (before: readonly Person[], ...more: string[]) =>
    analyse('--previous-roster', writeRoster('before.csv', before), ...more);
  const without = (unit: string, people: number) =>
    PEOPLE.filter((person) => person.unit !== unit).concat(
      PEOPLE.filter((person) => person.unit === unit).slice(people),
    );

  test.each([
    [0, ['unit:R', 'unit:A', 'unit:B']],
    [1, ['unit:A']],
    [4, ['unit:A']],
    [5, ['unit:R', 'unit:A', 'unit:B']],
  ])('%i joined the company: what changed by one to four is withheld', (joined, released) => {
    writeCase();
    expect(strictly(without('B', joined)).status).toBe(0);
    expect(idsOf(readRelease())).toEqual(released);
  });

  test('who left counts like who joined', () => {
    writeCase();
    expect(strictly([...PEOPLE, { ...PEOPLE[20]!, id: 'gone' }]).status).toBe(0);
    expect(idsOf(readRelease())).toEqual(['unit:A']);
  });

  test('one person who moved is in neither team, nor is the rest of the two', () => {
    writeCase();
    const before = PEOPLE.map((person) => (person.id === 'B0' ? { ...person, unit: 'A' } : person));
    expect(strictly(before).status).toBe(0);
    expect(idsOf(readRelease())).toEqual(['unit:R']);
    expect(readRelease().withheld.map(({ why }) => why)).toEqual([
      'protects-others',
      'protects-others',
    ]);
  });

  test('without the roster of last time every round stands by itself', () => {
    writeCase();
    analyse();
    expect(idsOf(readRelease())).toEqual(['unit:R', 'unit:A', 'unit:B']);
  });

  test('one person with another attribute: that breakdown is refused, others are not', () => {
    writeCase();
    const before = PEOPLE.map((person) =>
      person.id === 'A0'
        ? { ...person, attributes: { ...person.attributes, gender: 'man' } }
        : person,
    );
    const { lines } = strictly(before, ...declare('unit_depth_1*gender', 'gender'));
    expect(lines.map((line) => line.slice(0, line.indexOf(' together')))).toEqual([
      'breakdown refused: "unit_depth_1*gender (A)"',
      'breakdown refused: "gender"',
    ]);
    expect(idsOf(readRelease())).toEqual([
      'unit:R',
      'unit:A',
      'unit:B',
      'breakdown:B:gender=man',
      'breakdown:B:gender=woman',
    ]);
  });

  test('people of a unit that is no more come from the nearest unit above it', () => {
    writeCase();
    const units = writeCsv('units-before.csv', [
      ['unit_id', 'parent_id', 'name'],
      ['R', '', 'Company'],
      ['A', 'R', 'Alpha'],
      ['B', 'R', 'Beta'],
      ['C', 'B', 'Gamma'],
      ['D', 'R', 'Delta'],
    ]);
    const inUnit = (unit: string, count: number) =>
      PEOPLE.map((person, index) =>
        index < 20 + count && index >= 20 ? { ...person, unit } : person,
      );
    expect(strictly(inUnit('C', 3), '--previous-units', units).status).toBe(0);
    expect(idsOf(readRelease())).toEqual(['unit:R', 'unit:A', 'unit:B']);
    expect(strictly(inUnit('D', 3), '--previous-units', units).status).toBe(0);
    expect(idsOf(readRelease())).not.toContain('unit:B');
  });

  test('a roster of last time that can not be read is a fault', () => {
    writeCase();
    const { status, lines } = analyse('--previous-roster', at('missing.csv'));
    expect(status).toBe(2);
    expect(lines[0]).toContain('missing.csv: the file can not be read');
    expect(existsSync(at(OUT))).toBe(false);
  });
});
