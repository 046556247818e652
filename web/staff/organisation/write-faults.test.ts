import { expect, test } from 'vitest';
import type { Fault } from '../../../surveys/organisation/fault.ts';
import { writeFaults } from './write-faults.ts';

const fault: Fault = {
  file: '=HYPERLINK("x").csv',
  line: 7,
  column: null,
  problem: { en: 'unit "U9" is not known', fr: 'unité « U9 » inconnue' },
  expected: { en: 'one of the units, by its id', fr: 'une unité, par son identifiant' },
};

test('one line per fault, quoted where needed, in the language of the reader', () => {
  const lines = writeFaults([fault], ['File', 'Line'], 'fr').split('\r\n');
  expect(lines[0]).toBe('File,Line');
  expect(lines[1]).toContain('"une unité, par son identifiant"');
  expect(lines[1]).toContain(',7,,unité « U9 » inconnue,');
  expect(lines).toHaveLength(3);
});

test('a cell that a spreadsheet would run is made harmless', () => {
  expect(writeFaults([fault], [], 'en').split('\r\n')[1]).toMatch(/^"'=HYPERLINK\(""x""\)\.csv"/);
});
