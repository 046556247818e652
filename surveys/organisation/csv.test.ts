import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeText, findColumn, readCsv, requireColumns } from './csv.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

function places(text: string): readonly (readonly [number | null, string | null, string])[] {
  return readCsv('x.csv', text).faults.map((fault) => [fault.line, fault.column, fault.problem.en]);
}

function cells(text: string): readonly (readonly string[])[] | undefined {
  const { table, faults } = readCsv('x.csv', text);
  expect(faults).toEqual([]);
  return table?.rows.map((row) => row.cells);
}

describe('no faults', () => {
  test.each([
    ['comma', 'a,b\n1,2\n'],
    ['semicolon', 'a;b\n1;2\n'],
    ['tab', 'a\tb\n1\t2\n'],
    ['byte order mark', '\u{feff}a,b\n1,2\n'],
    ['CRLF', 'a,b\r\n1,2\r\n'],
    ['CR', 'a,b\r1,2\r'],
    ['mixed line endings', 'a,b\r\n1,2\n'],
    ['no last line end', 'a,b\n1,2'],
    ['blank lines before, between and after', '\n\na,b\n\n1,2\n  \n\n'],
    ['blank cells after the last line', 'a,b\n1,2\n,\n,\n'],
    ['quotes', '"a","b"\n"1","2"\n'],
    ['blanks round quotes and values', 'a , "b"\n 1, "2" \n'],
    ['another separator inside quotes', '"a",b\n1,2\n'],
  ])('%s', (_, text) => {
    expect(cells(text)).toEqual([['1', '2']]);
  });

  test('quoted separators, quotation marks, line breaks and accents are part of the value', () => {
    expect(cells('nom;note\n"Équipe; ""A""";"un\r\ndeux"\n')).toEqual([
      ['Équipe; "A"', 'un\ndeux'],
    ]);
  });

  test('an empty value between tabs stays in its place', () => {
    expect(cells('a\tb\tc\n\t2\t\n')).toEqual([['', '2', '']]);
  });

  test('decomposed accents are composed, so that equal names are equal', () => {
    expect(cells('a\ne\u{301}\n')).toEqual([['\u{e9}']]);
  });

  test('a separator in a quoted column name does not decide the separator', () => {
    const { table } = readCsv('x.csv', '"a,b,c";d\n1;2\n');
    expect(table?.header).toEqual(['a,b,c', 'd']);
  });

  test('an unnamed column without values', () => {
    expect(cells('a,b,\n1,2,\n')).toEqual([['1', '2', '']]);
  });
});

describe('faults', () => {
  test.each([
    ['empty file', '', [[null, null, 'the file is empty']]],
    ['only blanks', ' \n\r\n', [[null, null, 'the file is empty']]],
    ['double name', 'A, a \n1,2\n', [[1, 'a', 'two columns have this name']]],
    [
      'too few and too many values',
      'a,b\n1\n1,2\n1,2,3\n',
      [
        [2, null, 'the line has 1 value'],
        [4, null, 'the line has 3 values'],
      ],
    ],
    [
      'quotation mark never closed',
      'a,b\n1,2\n3,"4\n5,6\n',
      [[3, null, 'a quotation mark is opened in or after this line and never closed']],
    ],
    [
      'what comes before a broken quotation as well',
      'a,A\n1\n3,"4\n',
      [
        [1, 'A', 'two columns have this name'],
        [2, null, 'the line has 1 value'],
        [3, null, 'a quotation mark is opened in or after this line and never closed'],
      ],
    ],
    [
      'quotation mark inside a value',
      'a,b\n\n1,2"3\n',
      [[3, null, 'a quotation mark stands in the middle of a value in or after this line']],
    ],
    [
      'text after a closing quotation mark',
      'a,b\n1,"2"3\n',
      [[2, null, 'a quotation mark stands in the middle of a value in or after this line']],
    ],
    [
      'values under an unnamed column, once a column',
      'a,,b\n1,,2\n1,x,2\n1,y,2\n',
      [[3, null, 'column 2 has values but no name']],
    ],
  ])('%s', (_, text, expected) => {
    expect(places(text)).toEqual(expected);
  });

  test('a line with too few values keeps its values and is marked', () => {
    const { table } = readCsv('x.csv', 'a,b\n1\n');
    expect(table?.rows).toEqual([{ line: 2, cells: ['1', ''], ragged: true }]);
  });
});

test('a megabyte of blanks is read at once', () => {
  expect(places(' '.repeat(1_000_000))).toEqual([[null, null, 'the file is empty']]);
});

test('lines are physical lines, also after line breaks inside quotes and blank lines', () => {
  const { table } = readCsv('x.csv', '\r\na,b\r\n"1\r\n\r\nx",2\r\n\r\n3,"4\r5"\r\n6,7');
  expect(table?.headerLine).toBe(2);
  expect(table?.rows.map((row) => row.line)).toEqual([3, 7, 9]);
});

test('columns are found without regard to case and blanks', () => {
  const { table } = readCsv('x.csv', ' Unit_ID ,ÉTÉ\n1,2\n');
  expect(findColumn(table!, 'unit_id')).toBe(0);
  expect(findColumn(table!, 'été')).toBe(1);
  expect(findColumn(table!, 'name')).toBe(-1);
});

test('every missing column is named, with those that are there', () => {
  const { table } = readCsv('x.csv', 'a,b\n1,2\n');
  const required = requireColumns(table!, ['a', 'c', 'd']);
  expect(required.ok ? [] : required.faults).toMatchObject([
    { line: 1, column: 'c', expected: { en: 'the columns a, c, d; found: a, b' } },
    { line: 1, column: 'd' },
  ]);
});

describe('decoding', () => {
  test('UTF-8 with or without byte order mark', () => {
    expect(decodeText('x.csv', bytes('\u{feff}é'))).toEqual({ ok: true, text: 'é' });
    expect(decodeText('x.csv', bytes('é'))).toEqual({ ok: true, text: 'é' });
  });

  test('another encoding is a fault at its first line', () => {
    const latin1 = new Uint8Array([...bytes('a\nb\n'), 0xe9, 10, 0xe9]);
    const decoded = decodeText('x.csv', latin1);
    expect(decoded.ok ? [] : decoded.faults).toMatchObject([
      { file: 'x.csv', line: 3, column: null, expected: { en: 'a file saved as "CSV UTF-8"' } },
    ]);
  });
});

describe('properties', () => {
  const cell = fc
    .string({ unit: fc.constantFrom('a', 'é', '"', ',', ';', '\t', '\n', ' ', '=', '日') })
    .map((text) => `x${text}x`);
  const write = (rows: readonly (readonly string[])[], separator: string, end: string) =>
    rows.map((row) => row.map((one) => `"${one.replaceAll('"', '""')}"`).join(separator)).join(end);

  test('what is written quoted is read back, with its line', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(cell, cell, cell), { maxLength: 12 }),
        fc.constantFrom(',', ';', '\t'),
        fc.constantFrom('\n', '\r\n', '\r'),
        (rows, separator, end) => {
          const { table, faults } = readCsv('x', write([['a', 'b', 'c'], ...rows], separator, end));
          expect(faults).toEqual([]);
          expect(table?.rows.map((row) => row.cells)).toEqual(rows);
          let line = 2;
          for (const [index, row] of rows.entries()) {
            expect(table?.rows[index]?.line).toBe(line);
            line += row.join('').split('\n').length;
          }
        },
      ),
    );
  });

  test('any text and any bytes give a table or a fault, never an exception', () => {
    const nasty = fc.string({
      unit: fc.constantFrom(
        'a',
        '"',
        ',',
        ';',
        '\t',
        '\n',
        '\r',
        ' ',
        '\0',
        '\u{feff}',
        '\u{d800}',
      ),
    });
    fc.assert(
      fc.property(fc.oneof(nasty, fc.string({ unit: 'binary' })), (text) => {
        const { table, faults } = readCsv('x', text);
        expect(table !== null || faults.length > 0).toBe(true);
        const widths = new Set(
          table?.rows.filter((row) => !row.ragged).map((row) => row.cells.length),
        );
        expect(widths.size).toBeLessThanOrEqual(1);
      }),
    );
    fc.assert(
      fc.property(fc.uint8Array(), (input) => {
        const decoded = decodeText('x', input);
        expect(decoded.ok || decoded.faults.length === 1).toBe(true);
      }),
    );
  });
});
