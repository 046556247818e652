import { expect, test } from 'vitest';
import { readWholeNumber } from './whole-number.ts';

test.each([
  ['0', 0],
  ['7', 7],
  ['-1', -1],
  ['999999999', 999_999_999],
])('%s is a whole number', (text, value) => {
  expect(readWholeNumber(text)).toBe(value);
});

test.each(['', ' 7', '3.0', '+3', '03', '-0', '1e1', '0x1', '-', 'NaN', '٣', '9999999999'])(
  '"%s" is none',
  (text) => {
    expect(readWholeNumber(text)).toBeNull();
  },
);
