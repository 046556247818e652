import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { renderFault } from './fault.ts';
import type { ImportMapping } from './mapping-schema.ts';
import { PEOPLE_USES, type PeopleUse, type UnitsUse } from './mapping.ts';
import { nameColumn } from './place.ts';
import type { CellRemark, RawTable } from './raw-table.ts';
import { readMapped } from './read-mapped.ts';

function toTable(lines: readonly (readonly string[])[], more: Partial<RawTable> = {}): RawTable {
  const rows = lines.map((cells, at) => ({ line: at + 1, cells }));
  return {
    file: 'people.xlsx',
    sheet: 'Staff',
    rows,
    remarks: [],
    merges: [],
    notices: [],
    ...more,
  };
}

function explain(table: RawTable, uses: readonly PeopleUse[], company = 'Acme'): ImportMapping {
  const titles = table.rows[0]?.cells ?? [];
  return {
    people: {
      sheet: table.sheet,
      headerLine: 1,
      columns: uses.map((use, at) => ({ title: titles[at] ?? '', use })),
    },
    units: null,
    company,
    language: 'en',
  };
}

function read(
  lines: readonly (readonly string[])[],
  uses: readonly PeopleUse[],
  more?: Partial<RawTable>,
) {
  const table = toTable(lines, more);
  return readMapped(table, null, explain(table, uses));
}

function faultsOf(imported: ReturnType<typeof readMapped>): readonly string[] {
  return imported.ok ? [] : imported.faults.map((fault) => renderFault(fault, 'en'));
}

function treeOf(imported: ReturnType<typeof readMapped>): readonly string[] {
  if (!imported.ok) throw new Error(faultsOf(imported).join('\n'));
  return imported.tree.units.map(({ id, parent, name }) => `${id} < ${parent ?? '-'}: ${name}`);
}

const whereOf = (imported: ReturnType<typeof readMapped>) =>
  imported.ok ? imported.roster.employees.map(({ id, unit }) => `${id} in ${unit}`) : [];

describe('levels', () => {
  const LEVELS = [
    ['Id', 'Team', 'Department'],
    ['1', 'Pay', 'HR'],
    ['2', 'pay ', 'HR'],
    ['3', '', 'HR'],
    ['4', 'Sales', 'Sales'],
    ['5', '', ''],
  ];
  const USES: PeopleUse[] = ['employee', 'level-2', 'level-1'];

  test('units from the top down; spelling, blanks at the end and repeated names make no other unit', () => {
    const imported = read(LEVELS, USES);
    expect(treeOf(imported)).toEqual([
      'company < -: Acme',
      'hr < company: HR',
      'hr > pay < hr: Pay',
      'sales < company: Sales',
    ]);
    expect(whereOf(imported)).toEqual([
      '1 in hr > pay',
      '2 in hr > pay',
      '3 in hr',
      '4 in sales',
      '5 in company',
    ]);
    expect(imported.ok && imported.notices[0]?.en).toMatch(/^One person has no unit/);
  });

  test('one value at the top is the company itself', () => {
    const imported = read(
      [
        ['Id', 'Company', 'Team'],
        ['1', 'Acme SA', 'Pay'],
        ['2', 'Acme SA', 'Sales'],
      ],
      ['employee', 'level-1', 'level-2'],
    );
    expect(treeOf(imported)[0]).toBe('acme sa < -: Acme SA');
  });

  test('a gap is a fault at its cell', () => {
    expect(faultsOf(read([...LEVELS, ['6', 'Pay', '']], USES))).toEqual([
      'people.xlsx:Staff!C7: Department: this level is blank, but one below it is filled (expected: no gap between the top level and the unit of the person)',
    ]);
  });

  test('identifiers of units: kept, and refused where one stands for two units', () => {
    const lines = [
      ['Id', 'Dept', 'Code'],
      ['1', 'HR', '10'],
      ['2', 'Sales', '20'],
    ];
    const uses: PeopleUse[] = ['employee', 'level-1', 'unit'];
    expect(whereOf(read(lines, uses))).toEqual(['1 in 10', '2 in 20']);
    expect(faultsOf(read([...lines, ['3', 'Sales', '10']], uses))[0]).toMatch(
      /Staff!C4: Code: "10" is the identifier of "HR" on line 2, and of "Sales" here/,
    );
    expect(faultsOf(read([...lines, ['3', 'Sales', '21']], uses))[0]).toMatch(
      /Staff!C4: Code: "Sales" has/,
    );
  });

  test('an identifier of the file never meets one that is made of names', () => {
    const lines = [
      ['Id', 'Dept', 'Team', 'Code'],
      ['1', 'HR', '', 'company'],
      ['2', 'Company', 'X', 'sales'],
      ['3', 'Sales', 'Y', '7'],
    ];
    const imported = read(lines, ['employee', 'level-1', 'level-2', 'unit']);
    expect(treeOf(imported)).toHaveLength(6);
    expect(whereOf(imported)).toEqual(['1 in company', '2 in sales', '3 in 7']);
  });

  test('long ways stay different units with identifiers that fit', () => {
    const long = 'x'.repeat(90);
    const imported = read(
      [
        ['Id', 'A', 'B'],
        ['1', long, `${long}1`],
        ['2', long, `${long}2`],
      ],
      ['employee', 'level-1', 'level-2'],
    );
    expect(new Set(whereOf(imported).map((line) => line.split(' in ')[1])).size).toBe(2);
  });

  test('without a name for the company the file can not be read', () => {
    const table = toTable(LEVELS);
    const imported = readMapped(table, null, explain(table, USES, ' '));
    expect(faultsOf(imported)[0]).toMatch(/does not say how the company is called/);
  });
});

describe('managers', () => {
  const uses: PeopleUse[] = ['employee', 'email', 'manager', 'person-name'];
  const HEADER = ['Id', 'Mail', 'Manager', 'Name'];
  const PEOPLE = [
    HEADER,
    ['1', 'boss@example.org', '', 'Ana'],
    ['2', 'two@example.org', '1', 'Ben'],
    ['3', 'three@example.org', 'TWO@example.org', 'Cleo'],
    ['4', 'four@example.org', '2', 'Dan'],
  ];

  test('the people of one manager are a unit below the unit of that manager; no person is named alone', () => {
    const imported = read(PEOPLE, uses);
    expect(treeOf(imported)).toEqual(['company < -: Acme', 'team 2 < company: Team Ben']);
    expect(whereOf(imported)).toEqual([
      '1 in company',
      '2 in company',
      '3 in team 2',
      '4 in team 2',
    ]);
    expect(JSON.stringify(imported)).not.toMatch(/Ana|Cleo|Dan/);
  });

  test('an unknown manager and a circle are faults at their cells', () => {
    const faults = faultsOf(
      read([...PEOPLE, ['5', '', '6', ''], ['6', '', '5', ''], ['7', '', '9', '']], uses),
    );
    expect(faults.map((fault) => fault.split(': ').slice(0, 3).join(': '))).toEqual([
      'people.xlsx:Staff!C6: Manager: the managers above "5" lead back to "5" (expected',
      'people.xlsx:Staff!C8: Manager: nobody in this list is "9" (expected',
    ]);
  });
});

describe('a list of units beside the list of people', () => {
  const unitLines = [
    ['Code', 'Above', 'Label'],
    ['R', '', 'Acme'],
    ['A', 'R', 'Sales'],
    ['B', 'R', 'Pay'],
  ];
  const unitUses: UnitsUse[] = ['unit', 'parent', 'name'];

  function readBoth(people: readonly (readonly string[])[], uses = unitUses) {
    const table = toTable(people, { sheet: null, file: 'people.csv' });
    const units = toTable(unitLines, { sheet: null, file: 'units.csv' });
    const columns = uses.map((use, at) => ({ title: unitLines[0]![at]!, use }));
    const mapping = explain(table, ['employee', 'unit', 'attribute']);
    return readMapped(table, units, { ...mapping, units: { sheet: null, headerLine: 1, columns } });
  }

  test('people name their unit by identifier, or by a name that only one unit has', () => {
    const imported = readBoth([
      ['Id', 'Unit', 'Site'],
      ['1', 'A', 'x'],
      ['2', 'pay', 'y'],
    ]);
    expect(whereOf(imported)).toEqual(['1 in A', '2 in B']);
    expect(imported.ok && imported.roster.attributes).toEqual(['Site']);
  });

  test('faults are told in the titles of the lists, with the row as it is', () => {
    const imported = readBoth([
      ['Id', 'Unit', 'Site'],
      ['1', 'A', 'x'],
      ['1', 'Z', 'y'],
    ]);
    expect(faultsOf(imported)).toEqual([
      'people.csv:3: Id: "1" is already on line 2 (expected: each identifier once)',
      'people.csv:3: Unit: unit "Z" does not exist (expected: the identifier of a unit in the units file)',
    ]);
    expect(imported.ok ? null : imported.faults[1]?.row).toEqual({ cells: ['1', 'Z', 'y'], at: 1 });
  });

  test('a list of units without parents is refused as a whole', () => {
    const faults = faultsOf(
      readBoth(
        [
          ['Id', 'Unit', 'Site'],
          ['1', 'A', 'x'],
        ],
        ['unit', 'ignore', 'name'],
      ),
    );
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(/no column says which unit lies above/);
  });
});

describe('cells of a workbook', () => {
  const lines = [
    ['Id', 'Dept', 'Site'],
    ['1', 'HR', 'x'],
    ['2', 'HR', 'y'],
  ];
  const uses: PeopleUse[] = ['employee', 'level-1', 'attribute'];
  const remark = (kind: CellRemark['kind'], index: number): Partial<RawTable> => ({
    remarks: [{ line: 3, index, kind }],
  });

  test.each([
    ['error', 2, 'C3'],
    ['no-value', 2, 'C3'],
    ['date', 1, 'B3'],
    ['cut-number', 0, 'A3'],
    ['lost-zeros', 0, 'A3'],
  ] as const)('%s is a fault at its cell', (kind, index, cell) => {
    const imported = read(lines, uses, remark(kind, index));
    expect(imported.ok ? [] : imported.faults.map((fault) => fault.cell)).toEqual([cell]);
  });

  test('a date is an attribute like any other, and what is not imported can hold what it likes', () => {
    expect(read(lines, uses, remark('date', 2)).ok).toBe(true);
    expect(read(lines, ['employee', 'level-1', 'ignore'], remark('error', 2)).ok).toBe(true);
  });

  test('merged cells are one fault at their range, and what follows from them is not told again', () => {
    const merged = [{ firstLine: 2, lastLine: 3, firstIndex: 0, lastIndex: 0 }];
    const imported = read(
      [
        ['Id', 'Dept', 'Site'],
        ['1', 'HR', 'x'],
        ['', 'HR', 'y'],
      ],
      uses,
      { merges: merged },
    );
    expect(imported.ok ? [] : imported.faults.map((fault) => fault.cell)).toEqual(['A2:A3']);
  });
});

describe('what columns mean', () => {
  const lines = [
    ['Id', 'Dept', 'Site'],
    ['1', 'HR', 'x'],
  ];

  test('nobody and nowhere', () => {
    expect(faultsOf(read(lines, ['ignore', 'ignore', 'attribute']))).toHaveLength(2);
    expect(faultsOf(read(lines.slice(0, 1), ['employee', 'level-1', 'ignore']))[0]).toMatch(
      /nobody below/,
    );
  });

  test('one meaning for two columns, and an attribute with a reserved or doubled title', () => {
    expect(faultsOf(read(lines, ['employee', 'level-1', 'level-1']))[0]).toMatch(
      /Staff!C1: Site: another column/,
    );
    const twice = [
      ['Id', 'Dept', 'Site', 'site', 'Email'],
      ['1', 'HR', 'x', 'y', 'z'],
    ];
    const faults = faultsOf(
      read(twice, ['employee', 'level-1', 'attribute', 'attribute', 'attribute']),
    );
    expect(faults[0]).toMatch(/Staff!D1: site: two columns/);
    expect(faults[1]).toMatch(/Staff!E1: Email: a breakdown can not/);
  });

  test('other titles than those that were explained', () => {
    const table = toTable(lines);
    const mapping = explain(table, ['employee', 'level-1', 'ignore']);
    const changed = toTable([
      ['Id', 'Other', 'Site'],
      ['1', 'HR', 'x'],
    ]);
    expect(faultsOf(readMapped(changed, null, mapping))).toHaveLength(1);
    expect(faultsOf(readMapped(changed, null, mapping))[0]).toMatch(
      /not those that were explained/,
    );
  });

  test('without an employee number the address says who somebody is', () => {
    const people = [
      ['Mail', 'Dept'],
      ['a@example.org', 'HR'],
      ['a@example.org', 'HR'],
      ['b', 'HR'],
    ];
    const imported = read(people.slice(0, 2), ['email', 'level-1']);
    expect(imported.ok && imported.roster.employees[0]).toMatchObject({
      id: 'a@example.org',
      email: 'a@example.org',
    });
    expect(faultsOf(read(people, ['email', 'level-1']))).toHaveLength(2);
  });
});

test('columns are named as a spreadsheet does', () => {
  expect([0, 25, 26, 51, 52, 701, 702].map(nameColumn)).toEqual([
    'A',
    'Z',
    'AA',
    'AZ',
    'BA',
    'ZZ',
    'AAA',
  ]);
});

test('whatever the cells and meanings, either every row is a person of a whole tree, or there are faults', () => {
  const cell = fc.oneof(
    fc.constantFrom('', '1', '2', 'HR', 'a@example.org'),
    fc.string({ maxLength: 8 }),
  );
  const line = fc.array(cell, { minLength: 4, maxLength: 4 });
  const uses = fc.array(fc.constantFrom(...PEOPLE_USES), { minLength: 4, maxLength: 4 });
  fc.assert(
    fc.property(fc.array(line, { maxLength: 10 }), uses, (lines, meanings) => {
      const imported = read([['a', 'b', 'c', 'd'], ...lines], meanings);
      if (!imported.ok) {
        expect(imported.faults.length).toBeGreaterThan(0);
        return;
      }
      expect(imported.roster.employees).toHaveLength(lines.length);
      expect(imported.roster.employees.every(({ unit }) => imported.tree.indexOf.has(unit))).toBe(
        true,
      );
    }),
    { numRuns: 500 },
  );
});
