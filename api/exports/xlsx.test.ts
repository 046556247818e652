import { inflateRawSync } from 'node:zlib';
import { read, utils } from '@e965/xlsx';
import { expect, test } from 'vitest';
import type { Sheet } from '../../surveys/export/sheet.ts';
import { writeXlsx } from './xlsx.ts';

const SHEET: Sheet = {
  title: 'Équipes & Co',
  columns: [
    { title: 'Groupe', kind: 'text', width: 30 },
    { title: 'Réponses', kind: 'whole', width: 10 },
    { title: 'Marge', kind: 'decimal', width: 10 },
    { title: 'Favorables', kind: 'percent', width: 10 },
    { title: 'Score', kind: 'signed', width: 10 },
  ],
  rows: [
    { cells: ['Siège <b> "x" & \u{1f642}', 11405, 4.2, 0.61, -12], indent: 0 },
    { cells: ['=HYPERLINK("evil")', 'withheld', null, 'withheld', 0], indent: 2 },
    { cells: ['  spaced \u0001 _x0041_ ', 5, 1, 1, 3] },
  ],
};
const open = (sheets: readonly Sheet[]) =>
  read(
    writeXlsx(sheets, { title: 'T', language: 'fr' }, () => undefined),
    {
      cellNF: true,
      cellStyles: true,
      cellFormula: true,
    },
  );

test('figures are figures with a format, texts are texts, and both are read back unchanged', () => {
  const sheet = open([SHEET]).Sheets['Équipes & Co']!;
  expect(sheet['B2']).toMatchObject({ t: 'n', v: 11405, w: '11,405' });
  expect(sheet['C2']).toMatchObject({ t: 'n', v: 4.2, w: '4.2' });
  expect(sheet['D2']).toMatchObject({ t: 'n', v: 0.61, w: '61%' });
  expect(sheet['E2']).toMatchObject({ t: 'n', v: -12, w: '-12' });
  expect(sheet['E4']).toMatchObject({ t: 'n', v: 3, w: '+3' });
  expect(sheet['A2']).toMatchObject({ t: 's', v: 'Siège <b> "x" & \u{1f642}' });
  expect(sheet['A4']).toMatchObject({ t: 's', v: '  spaced  _x0041_ ' });
  expect(sheet['C3']).toBeUndefined();
  expect(sheet['B3']).toMatchObject({ t: 's', v: 'withheld' });
});

test('attack 32: no cell is a formula, and a text that looks like one is made harmless', () => {
  const sheet = open([SHEET]).Sheets['Équipes & Co']!;
  expect(sheet['A3']).toMatchObject({ t: 's', v: `'=HYPERLINK("evil")` });
  for (const cell of Object.values(sheet)) expect(cell).not.toHaveProperty('f');
});

test('has a filter over all rows, widths, and as many sheets as were given', () => {
  const book = open([SHEET, { ...SHEET, title: 'Zweite' }]);
  expect(book.SheetNames).toEqual(['Équipes & Co', 'Zweite']);
  const sheet = book.Sheets['Zweite']!;
  expect(sheet['!autofilter']).toEqual({ ref: 'A1:E4' });
  expect(sheet['!cols']?.[0]?.width).toBe(30);
  expect(utils.sheet_to_json(sheet, { header: 1 })).toHaveLength(4);
});

test('the head and the first column stay in sight', () => {
  const bytes = Buffer.from(writeXlsx([SHEET], { title: 'T', language: 'fr' }, () => undefined));
  const part = open([SHEET]);
  expect(part.SheetNames).toHaveLength(1);
  // Which panes are frozen is nothing that the reading library tells: look into the part itself.
  expect(readPart(bytes, 'xl/worksheets/sheet1.xml')).toContain(
    '<pane xSplit="1" ySplit="1" topLeftCell="B2" activePane="bottomRight" state="frozen"/>',
  );
});

test('columns beyond Z', () => {
  const columns = Array.from({ length: 60 }, (_, at) => ({
    title: `c${at}`,
    kind: 'whole' as const,
    width: 5,
  }));
  const wide = { title: 'W', columns, rows: [{ cells: columns.map((_, at) => at) }] };
  const sheet = open([wide]).Sheets['W']!;
  expect(sheet['AZ2']).toMatchObject({ v: 51 });
  expect(sheet['BH2']).toMatchObject({ v: 59 });
});

function readPart(file: Buffer, name: string): string {
  const at = file.indexOf(name) - 30;
  const packed = file.readUInt32LE(at + 18);
  const start = at + 30 + file.readUInt16LE(at + 26) + file.readUInt16LE(at + 28);
  return inflateRawSync(file.subarray(start, start + packed)).toString();
}
