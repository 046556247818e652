import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { unpack } from '../answers.ts';
import { renderFault } from '../organisation/fault.ts';
import { parseRoster } from '../organisation/parse-roster.ts';
import { parseUnits } from '../organisation/parse-units.ts';
import { parseAnswers } from './parse-answers.ts';
import { parseItems } from './parse-items.ts';

const units = parseUnits('units.csv', 'unit_id,parent_id,name\nR,,Top\nA,R,A\n');
if (!units.ok) throw new Error('the units of this test are sound');
const people = Array.from({ length: 20 }, (_, i) => `E${i},${i % 2 === 0 ? 'R' : 'A'}`).join('\n');
const roster = parseRoster('roster.csv', `employee_id,unit_id\n${people}\n`, units.tree);
const items = parseItems(
  'items.csv',
  'item,dimension,from,to,best,not_applicable\nQ1,d,1,7,low,8;9\nQ2,d,0,10,high,\nWord,,,,,\n',
);
if (!roster.ok || !items.ok) throw new Error('the roster and items of this test are sound');
const context = { key: items.key, roster: roster.roster, tree: units.tree, lenient: false };

function faultsOf(text: string, lenient = false): readonly string[] {
  const parsed = parseAnswers('answers.csv', text, { ...context, lenient });
  return parsed.ok ? [] : parsed.faults.map((fault) => renderFault(fault, 'en'));
}

test('employees, reordered columns, blanks, no-score codes and comments', () => {
  const parsed = parseAnswers(
    'answers.csv',
    'WORD;q2;employee_id;Q1\r\n"Plus de\r\npauses";0;E1; 7 \r\n;;E2;8\r\n',
    context,
  );
  expect(parsed.ok ? parsed.answers : parsed.faults).toEqual({
    rows: [
      {
        unit: 'A',
        employee: 'E1',
        packed: new Uint8Array([7, 1]),
        comments: [{ item: 'Word', text: 'Plus de\npauses' }],
      },
      { unit: 'R', employee: 'E2', packed: new Uint8Array([255, 0]), comments: [] },
    ],
    dropped: [],
  });
});

test('units instead of employees: the same unit on many lines', () => {
  const parsed = parseAnswers('answers.csv', 'unit_id,Q1,Q2,Word\nA,1,2,\nA,1,2,\n', context);
  const row = { unit: 'A', employee: null, packed: new Uint8Array([1, 3]), comments: [] };
  expect(parsed.ok ? parsed.answers.rows : parsed.faults).toEqual([row, row]);
});

test('a file without answers is a round in which nobody answered', () => {
  const parsed = parseAnswers('answers.csv', 'employee_id,Q1,Q2,Word\n', context);
  expect(parsed.ok && parsed.answers.rows).toEqual([]);
});

const HEADER = 'employee_id,Q1,Q2,Word\n';

describe('faults', () => {
  test.each([
    [
      'unknown employee',
      `${HEADER}E99,1,2,\n`,
      [
        'answers.csv:2: employee_id: employee "E99" is not in the roster (expected: an employee_id of the roster file)',
      ],
    ],
    [
      'double employee',
      `${HEADER}E1,1,2,\nE1,1,2,\n`,
      ['answers.csv:3: employee_id: "E1" is already on line 2 (expected: each identifier once)'],
    ],
    [
      'unknown unit',
      'unit_id,Q1,Q2,Word\nX,1,2,\n',
      ['answers.csv:2: unit_id: unit "X" does not exist (expected: a unit_id of the units file)'],
    ],
    [
      'nobody to answer',
      'Q1,Q2,Word\n1,2,\n',
      [
        'answers.csv:1: employee_id: this column is missing (expected: a column employee_id or unit_id)',
      ],
    ],
    [
      'a column that is no item, a column that is missing',
      'employee_id,Q1,Q3,Word\nE1,1,2,\n',
      [
        'answers.csv:1: Q2: this column is missing (expected: one column for each item)',
        'answers.csv:1: Q3: this column is no item (expected: only employee_id or unit_id and the items of the items file)',
      ],
    ],
    [
      'employee and unit',
      'employee_id,unit_id,Q1,Q2,Word\nE1,A,1,2,\n',
      [
        'answers.csv:1: unit_id: this column is no item (expected: only employee_id or unit_id and the items of the items file)',
      ],
    ],
    [
      'comment too long',
      `${HEADER}E1,1,2,${'x'.repeat(2001)}\n`,
      ['answers.csv:2: Word: this comment is too long (expected: at most 2000 characters)'],
    ],
    [
      'all at once',
      `${HEADER}E1,x,2,\nE1,1\nE99,1,11,\n`,
      [
        'answers.csv:2: Q1: this value is no answer (expected: a whole number from 1 to 7, 8, 9 or blank)',
        'answers.csv:3: the line has 2 values (expected: 4, as many as the header has columns)',
        'answers.csv:4: employee_id: employee "E99" is not in the roster (expected: an employee_id of the roster file)',
        'answers.csv:4: Q2: this value is no answer (expected: a whole number from 0 to 10 or blank)',
      ],
    ],
  ])('%s', (_, text, expected) => {
    expect(faultsOf(text)).toEqual(expected);
  });

  const NO_ANSWERS = [
    '-',
    'None',
    'NaN',
    'n/a',
    '0',
    '10',
    '-1',
    '3.0',
    '3,0',
    '+3',
    '03',
    '1e0',
    '٣',
  ];

  test.each(NO_ANSWERS)(
    '%s is no answer on a scale from 1 to 7, and is never repeated',
    (value) => {
      const faults = faultsOf(`${HEADER}E1,"${value}",2,\n`);
      expect(faults).toEqual([
        'answers.csv:2: Q1: this value is no answer (expected: a whole number from 1 to 7, 8, 9 or blank)',
      ]);
    },
  );

  test.each(NO_ANSWERS)('lenient: %s is read as not answered and counted', (value) => {
    const text = `${HEADER}E1,"${value}",2,\nE2,"${value}",x,\nE3,4,5,\n`;
    const parsed = parseAnswers('answers.csv', text, { ...context, lenient: true });
    expect(parsed.ok && parsed.answers.dropped).toEqual([
      { item: 'Q1', count: 2 },
      { item: 'Q2', count: 1 },
    ]);
    const packed = parsed.ok
      ? parsed.answers.rows.map((row) => unpack(context.key, row.packed))
      : [];
    expect(packed).toEqual([
      [null, 2],
      [null, null],
      [4, 5],
    ]);
  });

  test('lenient is about values only', () => {
    expect(faultsOf(`${HEADER}E99,1,2,\n`, true).length).toBe(1);
    expect(faultsOf('employee_id,Q1\nE1,1\n', true).length).toBe(2);
  });
});

describe('properties', () => {
  const score = fc.option(fc.integer({ min: 1, max: 7 }));

  test('what is written is read back, whatever the order of columns and lines', () => {
    const sheet = fc.record({ id: fc.integer({ min: 0, max: 19 }), Q1: score, Q2: score });
    fc.assert(
      fc.property(
        fc.uniqueArray(sheet, { selector: (one) => one.id }),
        fc.shuffledSubarray(['employee_id', 'Q1', 'Q2', 'Word'], { minLength: 4 }),
        (sheets, columns) => {
          const lines = sheets.map(({ id, Q1, Q2 }) => {
            const cells = new Map<string, string>([['employee_id', `E${id}`]]);
            cells
              .set('Q1', String(Q1 ?? ''))
              .set('Q2', String(Q2 ?? ''))
              .set('Word', `"w,""${id}"`);
            return columns.map((column) => cells.get(column)).join(',');
          });
          const parsed = parseAnswers('a', [columns.join(','), ...lines].join('\n'), context);
          const rows = parsed.ok ? parsed.answers.rows : [];
          expect(rows.map((row) => [row.employee, ...unpack(context.key, row.packed)])).toEqual(
            sheets.map(({ id, Q1, Q2 }) => [`E${id}`, Q1, Q2]),
          );
          expect(rows.map((row) => row.comments[0]?.text)).toEqual(
            sheets.map(({ id }) => `w,"${id}`),
          );
        },
      ),
    );
  });

  test('any text gives answers or faults, never an exception', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.boolean(), (rest, lenient) => {
        const parsed = parseAnswers('a', HEADER + rest, { ...context, lenient });
        expect(parsed.ok || parsed.faults.length > 0).toBe(true);
      }),
    );
  });
});
