import { expect, test } from 'vitest';
import type { TextTree } from '../ui/i18n.ts';
import { en } from './texts.en.ts';
import { fr } from './texts.fr.ts';

function listTexts(tree: TextTree, path = ''): readonly (readonly [string, string])[] {
  return Object.entries(tree).flatMap(([name, value]) =>
    typeof value === 'string'
      ? [[path + name, value] as const]
      : listTexts(value, `${path}${name}.`),
  );
}

const french = listTexts(fr);

test('both languages have the same texts', () => {
  expect(french.length).toBeGreaterThan(25);
  expect(french.map(([key]) => key)).toEqual(listTexts(en).map(([key]) => key));
});

test.each(french)('French typography: %s', (_, text) => {
  const bare = text.replace(/\{\{\w+\}\}/g, 'x');
  expect(bare).not.toMatch(/[^\u00a0\u202f][:;!?»]|«[^\u00a0\u202f]|'|\.\.\./);
});

test.each(listTexts(en))('English %s has curly quotes', (_, text) => {
  expect(text).not.toMatch(/["']|\.\.\./);
});
