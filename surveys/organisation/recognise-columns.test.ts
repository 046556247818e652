import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readTitle } from './column-words.ts';
import { findHeaderRow } from './find-header.ts';
import { PEOPLE_USES, UNITS_USES } from './mapping.ts';
import type { RawRow } from './raw-table.ts';
import { profileColumns, recogniseColumns } from './recognise-columns.ts';

const toRows = (lines: readonly (readonly string[])[]): RawRow[] =>
  lines.map((cells, at) => ({ line: at + 1, cells }));

function recognise(lines: readonly (readonly string[])[], known: readonly string[] = []) {
  const [header, ...rows] = toRows(lines);
  return recogniseColumns(profileColumns(header!.cells, rows), rows, known);
}

describe('titles', () => {
  test.each([
    ['Matricule', 'employee'],
    ['N° matricule', 'employee'],
    ['Employee ID', 'employee'],
    ['ID salarié', 'employee'],
    ['Adresse e-mail professionnelle', 'email'],
    ['Courriel', 'email'],
    ['Langue', 'language'],
    ['Code service', 'unit'],
    ['unit_id', 'unit'],
    ['parent_id', 'parent'],
    ['Libellé du service', 'unit-name'],
    ['Manager (N+1)', 'manager'],
    ['Supérieur hiérarchique', 'manager'],
    ['E-mail du manager', 'manager'],
    ['Nom', 'person-name'],
    ['Prénom', 'person-name'],
    ['Full name', 'person-name'],
    ['Date de naissance', 'personal'],
    ['Salaire annuel brut', 'personal'],
    ['Sexe', 'attribute'],
    ['Ancienneté', 'attribute'],
    ['Niveau 2', 'level'],
    ['DÉPARTEMENT', 'level'],
    ['xyz', undefined],
    ['', undefined],
  ])('%s: %s', (title, kind) => {
    expect(readTitle(title)?.kind).toBe(kind);
  });
});

describe('columns', () => {
  const FRENCH = [
    ['Matricule', 'Nom', 'E-mail', 'Service', 'Département', 'Manager', 'Sexe', 'Ancienneté'],
    ['001', 'Zoé Petit', 'zoe@example.org', 'Paie', 'RH', '003', 'F', '3'],
    ['002', 'Léo Roux', 'leo@example.org', 'Recrutement', 'RH', '003', 'H', '5'],
    ['003', 'Ana Morel', 'ana@example.org', 'Paie', 'RH', '', 'F', '12'],
    ['004', 'Ali Blanc', 'ali@example.org', 'Ventes', 'Commerce', '003', 'H', '1'],
  ];

  test('one French list: who, where from the top down, and nothing that a person did not choose', () => {
    const { list, people } = recognise(FRENCH);
    expect(list).toBe('people');
    expect(people).toEqual([
      'employee',
      'person-name',
      'email',
      'level-2',
      'level-1',
      'ignore',
      'ignore',
      'ignore',
    ]);
  });

  test('an attribute that the present roster has is chosen again', () => {
    expect(recognise(FRENCH, ['Sexe']).people[6]).toBe('attribute');
  });

  test('without units the manager says where people work, if its values are people of the list', () => {
    const without = FRENCH.map((row) => row.filter((_, index) => index !== 3 && index !== 4));
    expect(recognise(without).people).toContain('manager');
    const named = without.map((row, at) =>
      row.map((cell, index) => (index === 3 && at > 0 ? 'Ana M.' : cell)),
    );
    expect(recognise(named).people).not.toContain('manager');
  });

  test('values tell what titles do not', () => {
    const { people } = recognise([
      ['A', 'B', 'C'],
      ['x7', 'one@example.org', 'fr'],
      ['x8', 'two@example.org', 'en'],
    ]);
    expect(people).toEqual(['employee', 'email', 'language']);
    expect(
      recognise([
        ['A', 'B'],
        ['x7', 'one'],
        ['x8', 'one'],
      ]).people,
    ).toEqual(['employee', 'ignore']);
  });

  test('a list of units with parents', () => {
    const { list, units } = recognise([
      ['Code unité', 'Unité parente', 'Libellé'],
      ['R', '', 'Société'],
      ['A', 'R', 'Ventes'],
    ]);
    expect(list).toBe('units');
    expect(units.slice(0, 2)).toEqual(['unit', 'parent']);
    expect(
      recognise([
        ['unit_id', 'parent_id', 'name'],
        ['R', '', 'Top'],
      ]),
    ).toMatchObject({
      list: 'units',
      units: ['unit', 'parent', 'name'],
    });
  });

  test('the fixed form of roster.csv', () => {
    const { people } = recognise([
      ['employee_id', 'email', 'unit_id', 'language', 'site'],
      ['1', 'a@example.org', 'A', 'fr', 'Lyon'],
    ]);
    expect(people).toEqual(['employee', 'email', 'unit', 'language', 'ignore']);
  });

  test('nearly every value of its own is told; personal columns are marked', () => {
    const rows = Array.from({ length: 40 }, (_, at) => [`p${at}`, `1980-01-${at}`, 'a']);
    const [header, ...data] = toRows([['Matricule', 'Date de naissance', 'Site'], ...rows]);
    const profiles = profileColumns(header!.cells, data);
    expect(profiles.map(({ nearlyUnique }) => nearlyUnique)).toEqual([true, true, false]);
    expect(recogniseColumns(profiles, data).personal).toEqual([false, true, false]);
  });
});

describe('the row of the titles', () => {
  test('below a heading, a date and a blank line', () => {
    const rows = toRows([
      ['Effectifs au 31 décembre', '', ''],
      ['Confidentiel', '', ''],
      ['Matricule', 'Service', 'E-mail'],
      ['1', 'Paie', 'a@example.org'],
    ]);
    expect(findHeaderRow(rows)).toBe(2);
  });

  test('without a known title: the first that is as wide as the rest', () => {
    expect(
      findHeaderRow(
        toRows([
          ['Liste', '', ''],
          ['a', 'b', 'c'],
          ['1', '2', '3'],
        ]),
      ),
    ).toBe(1);
    expect(findHeaderRow([])).toBe(-1);
  });
});

test('whatever stands in a table, each column gets one meaning, and none but attributes and names twice', () => {
  const words = fc.constantFrom(
    'Matricule',
    'E-mail',
    'Service',
    'Équipe',
    'Manager',
    'Nom',
    'Sexe',
    '',
  );
  const cell = fc.oneof(words, fc.string({ maxLength: 12 }));
  const table = fc.array(fc.array(cell, { minLength: 4, maxLength: 4 }), {
    minLength: 1,
    maxLength: 12,
  });
  fc.assert(
    fc.property(table, (lines) => {
      const { people, units } = recognise(lines);
      expect(people).toHaveLength(4);
      expect(people.every((use) => PEOPLE_USES.includes(use))).toBe(true);
      expect(units.every((use) => UNITS_USES.includes(use))).toBe(true);
      const single = people.filter((use) => use !== 'ignore' && use !== 'person-name');
      expect(new Set(single).size).toBe(single.length);
    }),
  );
});
