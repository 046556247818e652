import { expect, test } from 'vitest';
import type { Fault } from '../../../surveys/organisation/fault.ts';
import { groupFaults } from './group-faults.ts';
import { writeFaults } from './write-faults.ts';

const fault: Fault = {
  file: '=HYPERLINK("x").csv',
  line: 7,
  column: null,
  problem: { en: 'unit "U9" is not known', fr: 'unité « U9 » inconnue' },
  expected: { en: 'one of the units, by its id', fr: 'une unité, par son identifiant' },
};

test('one line per fault with its place, quoted where needed, as spreadsheets of the language read it', () => {
  const lines = writeFaults([{ ...fault, sheet: 'S', cell: 'B7' }], ['File', 'Line'], 'fr').split(
    '\r\n',
  );
  expect(lines[0]).toBe('File;Line');
  expect(lines[1]).toContain(';S;7;B7;;unité « U9 » inconnue;');
  expect(lines).toHaveLength(3);
  expect(writeFaults([fault], [], 'en')).toContain('"one of the units, by its id"');
});

test('a cell that a spreadsheet would run is made harmless', () => {
  expect(writeFaults([fault], [], 'en').split('\r\n')[1]).toMatch(/^"'=HYPERLINK\(""x""\)\.csv"/);
});

test('faults of one kind in one column are one group, whatever value they quote', () => {
  const other = { ...fault, line: 9, problem: { en: 'unit "U8" is not known', fr: '…' } };
  const groups = groupFaults([fault, { ...fault, column: 'Unit' }, other]);
  expect(groups.map(({ faults }) => faults.map(({ line }) => line))).toEqual([[7, 9], [7]]);
});
