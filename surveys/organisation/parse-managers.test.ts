import { expect, test } from 'vitest';
import { parseManagers } from './parse-managers.ts';

const SURROUNDINGS = {
  units: new Set(['north', 'south']),
  others: new Map([['hr@example.org', 'hr']]),
};
const parse = (text: string) => parseManagers('m.csv', text, SURROUNDINGS);

test('lines in any order of columns; addresses are in small letters', () => {
  expect(parse('unit_id;name;email\nsouth; Ada  L. ;Ada@Example.org\n')).toEqual({
    ok: true,
    managers: [{ email: 'ada@example.org', name: 'Ada L.', unit: 'south' }],
  });
});

test('every fault of every line at once, with its line and column', () => {
  const parsed = parse(
    [
      'email,name,unit_id',
      'no address,Ada,south',
      'b@example.org,,south',
      'c@example.org,Cy,west',
      'hr@example.org,Claire,south',
      'd@example.org,Di,north',
      'D@example.org,Di,south',
      'e@example.org,Ed,',
    ].join('\n'),
  );
  if (parsed.ok) throw new Error('expected faults');
  expect(parsed.faults.map(({ line, column }) => `${line ?? ''}:${column ?? ''}`)).toEqual([
    '2:email',
    '3:name',
    '4:unit_id',
    '5:email',
    '7:email',
    '8:unit_id',
  ]);
  for (const { problem, expected } of parsed.faults)
    for (const words of [problem, expected]) expect(words.en && words.fr).not.toBe('');
});

test('a file without lines or without a column is said so', () => {
  expect(parse('email,name,unit_id\n').ok).toBe(false);
  expect(parse('email,name\na@example.org,A\n').ok).toBe(false);
});
