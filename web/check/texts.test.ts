import { describe, expect, test } from 'vitest';
import type { TextTree } from '../ui/i18n.ts';
import { en } from './texts.en.ts';
import { fr } from './texts.fr.ts';

function flatten(tree: TextTree, path = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[path + key, value]] : flatten(value, `${path}${key}.`),
  );
}

const english = flatten(en);
const french = flatten(fr);
const placeholders = (text: string) => [...text.matchAll(/\{\{\w+\}\}/g)].map(String).sort();

test('both languages have the same keys and placeholders', () => {
  expect(english.length).toBeGreaterThan(60);
  expect(french.map(([key, text]) => [key, placeholders(text)])).toEqual(
    english.map(([key, text]) => [key, placeholders(text)]),
  );
});

describe('French typography', () => {
  test.each(french)('%s', (_, text) => {
    const bare = text.replace(/\{\{\w+\}\}/g, 'x');
    // A no-break space before double signs and inside guillemets; curly apostrophes.
    expect(bare).not.toMatch(/[^\u00a0\u202f][:;!?»]/);
    expect(bare).not.toMatch(/«[^\u00a0\u202f]/);
    expect(bare).not.toMatch(/'|\.\.\./);
  });
});

test.each(english)('English %s uses curly quotes and no straight ones', (_, text) => {
  expect(text).not.toMatch(/["']|\.\.\./);
});
