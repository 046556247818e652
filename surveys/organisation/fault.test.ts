import { expect, test } from 'vitest';
import type { Fault } from './fault.ts';
import { renderFault, showValue, sortFaults } from './fault.ts';

const fault: Fault = {
  file: 'units.csv',
  line: 12,
  column: 'parent_id',
  problem: { en: 'unit "X" does not exist', fr: "l'unité « X » n'existe pas" },
  expected: { en: 'another unit', fr: 'une autre unité' },
};

test('one line: file, line, column, what is wrong, what was expected', () => {
  expect(renderFault(fault, 'en')).toBe(
    'units.csv:12: parent_id: unit "X" does not exist (expected: another unit)',
  );
  expect(renderFault(fault, 'fr')).toBe(
    "units.csv:12: parent_id: l'unité « X » n'existe pas (attendu : une autre unité)",
  );
});

test('without line and column', () => {
  expect(renderFault({ ...fault, line: null, column: null }, 'en')).toBe(
    'units.csv: unit "X" does not exist (expected: another unit)',
  );
});

test('a value is shown short, on one line and without escape sequences', () => {
  expect(showValue('a\n\u{1b}[31mb\u{202e}')).toBe('a\u{fffd}\u{fffd}[31mb\u{fffd}');
  expect(showValue('é'.repeat(61))).toBe(`${'é'.repeat(60)}…`);
  expect(showValue('é'.repeat(60))).toBe('é'.repeat(60));
});

test('faults of the file come first, then by line', () => {
  const lines = sortFaults([7, null, 2].map((line) => ({ ...fault, line }))).map((one) => one.line);
  expect(lines).toEqual([null, 2, 7]);
});
