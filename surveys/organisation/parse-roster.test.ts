import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { renderFault } from './fault.ts';
import { parseRoster } from './parse-roster.ts';
import { parseUnits } from './parse-units.ts';

const units = parseUnits('units.csv', 'unit_id,parent_id,name\nR,,Top\nA,R,Équipe A\n');
if (!units.ok) throw new Error('the units of this test are sound');
const { tree } = units;

function faultsOf(text: string): readonly string[] {
  const parsed = parseRoster('roster.csv', text, tree);
  return parsed.ok ? [] : parsed.faults.map((fault) => renderFault(fault, 'en'));
}

describe('no faults', () => {
  test('attributes are all columns but identifiers, e-mail and language', () => {
    const parsed = parseRoster(
      'roster.csv',
      "Site;UNIT_ID;Email;Language;employee_id;__proto__\nLyon;A;Zoé.d'Arc@exämple.fr;fr-CA;E1;x\n;R;;de;E2;\n",
      tree,
    );
    expect(parsed.ok ? parsed.roster.attributes : parsed.faults).toEqual(['Site', '__proto__']);
    if (!parsed.ok) return;
    const [first, second] = parsed.roster.employees;
    expect({ ...first, attributes: Object.entries(first!.attributes) }).toEqual({
      id: 'E1',
      unit: 'A',
      email: "Zoé.d'Arc@exämple.fr",
      language: 'fr',
      attributes: [
        ['Site', 'Lyon'],
        ['__proto__', 'x'],
      ],
    });
    expect(second).toMatchObject({ id: 'E2', unit: 'R', email: null, language: null });
    expect(second!.attributes['Site']).toBe('');
  });

  test.each([
    ['Français', 'fr'],
    ['anglais', 'en'],
    ['ENG', 'en'],
    ['Deutsch', null],
  ])('the language %s', (written, language) => {
    const parsed = parseRoster(
      'roster.csv',
      `employee_id,unit_id,language\nE1,A,${written}\n`,
      tree,
    );
    expect(parsed.ok && parsed.roster.employees[0]?.language).toBe(language);
  });

  test('without e-mail, language and attributes', () => {
    const parsed = parseRoster('roster.csv', 'employee_id,unit_id\nE1,A\n', tree);
    expect(parsed.ok && parsed.roster).toEqual({
      employees: [{ id: 'E1', unit: 'A', email: null, language: null, attributes: {} }],
      attributes: [],
    });
  });
});

const HEADER = 'employee_id,unit_id,email,site\n';

describe('faults', () => {
  test.each([
    [
      'missing ids',
      ',A,,x\n,A,,x\n',
      [
        'roster.csv:2: employee_id: the identifier is missing (expected: a value on every line)',
        'roster.csv:3: employee_id: the identifier is missing (expected: a value on every line)',
      ],
    ],
    [
      'double id',
      'E1,A,,x\nE1,A,,x\n',
      ['roster.csv:3: employee_id: "E1" is already on line 2 (expected: each identifier once)'],
    ],
    [
      'unknown unit',
      'E1,X,,x\n',
      [
        'roster.csv:2: unit_id: unit "X" does not exist (expected: the identifier of a unit in the units file)',
      ],
    ],
    [
      'missing unit',
      'E1,,,x\n',
      [
        'roster.csv:2: unit_id: the unit is missing (expected: the identifier of a unit in the units file)',
      ],
    ],
    [
      'double e-mail, whatever the case',
      'E1,A,a@example.org,x\nE2,A,A@Example.org,x\n',
      [
        'roster.csv:3: email: this address is already on line 2 (expected: one address for each person)',
      ],
    ],
    [
      'control character in an attribute',
      'E1,A,,x\0\n',
      [
        'roster.csv:2: site: the value holds an invisible or control character (expected: printable characters only)',
      ],
    ],
    ['nobody', '', ['roster.csv: the file names nobody (expected: one line for each person)']],
  ])('%s', (_, lines, expected) => {
    expect(faultsOf(HEADER + lines)).toEqual(expected);
  });

  test.each([
    'a',
    'a@b',
    'a@b.c',
    '@example.org',
    'a@example.',
    'a@.org',
    'a@@example.org',
    'a b@example.org',
    'a@example..org',
    '.a@example.org',
    'a.@example.org',
    'Ann <a@example.org>',
    'a@example.org;b@example.org',
    '"a,b@example.org"',
    `${'a'.repeat(250)}@example.org`,
  ])('%s is no e-mail address', (email) => {
    expect(faultsOf(`employee_id,unit_id,email\nE1,A,"${email.replaceAll('"', '""')}"\n`)).toEqual([
      'roster.csv:2: email: this is no e-mail address (expected: one address such as name@example.org, or blank)',
    ]);
  });

  test('an employee called like an attribute of every object is an ordinary employee', () => {
    expect(faultsOf(`${HEADER}constructor,A,,x\n__proto__,A,,x\n`)).toEqual([]);
  });

  test('missing columns are named', () => {
    expect(faultsOf('employee,unit_id\nE1,A\n')).toEqual([
      'roster.csv:1: employee_id: this column is missing (expected: the columns employee_id, unit_id; found: employee, unit_id)',
    ]);
  });

  test('all at once, in the order of the file', () => {
    const parsed = parseRoster('roster.csv', `${HEADER}E1,X,a,x\nE2\nE2,A,a@example.org,x\n`, tree);
    expect(parsed.ok ? [] : parsed.faults.map((fault) => [fault.line, fault.column])).toEqual([
      [2, 'unit_id'],
      [2, 'email'],
      [3, null],
      [4, 'employee_id'],
    ]);
  });
});

test('100,000 faulty lines are all reported', () => {
  const lines = Array.from({ length: 100_000 }, (_, i) => `E${i},X,,x`).join('\n');
  expect(faultsOf(HEADER + lines).length).toBe(100_000);
});

test('any text gives employees or faults, never an exception', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (rest) => {
      const parsed = parseRoster('roster.csv', HEADER + rest, tree);
      expect(parsed.ok ? parsed.roster.employees.length : parsed.faults.length).toBeGreaterThan(0);
    }),
  );
});
