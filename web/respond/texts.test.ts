import { describe, expect, test } from 'vitest';
import { PROBLEMS } from '../../api/problem-codes.ts';
import { en } from './texts.en.ts';
import { fr } from './texts.fr.ts';

type Tree = { readonly [key: string]: string | Tree };

function flatten(tree: Tree, path = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[path + key, value]] : flatten(value, `${path}${key}.`),
  );
}

const english = flatten(en);
const french = flatten(fr);
const placeholders = (text: string) => [...text.matchAll(/\{\{\w+\}\}/g)].map(String).sort();

test('both languages have the same keys and placeholders', () => {
  expect(english.length).toBeGreaterThan(100);
  expect(french.map(([key]) => key)).toEqual(english.map(([key]) => key));
  for (const [index, [key, text]] of english.entries()) {
    expect({ key, placeholders: placeholders(french[index]![1]) }).toEqual({
      key,
      placeholders: placeholders(text),
    });
  }
});

describe('French typography', () => {
  test.each(french)('%s', (_, text) => {
    const bare = text.replace(/\{\{\w+\}\}/g, 'x');
    // A no-break space before double signs and inside guillemets, and never an ordinary one.
    expect(bare).not.toMatch(/[^\u00a0\u202f][:;!?»]/);
    expect(bare).not.toMatch(/«[^\u00a0\u202f]/);
    // Curly apostrophes, one character for an ellipsis.
    expect(bare).not.toMatch(/'|\.\.\./);
  });
});

test.each(english)('English %s uses curly quotes and no straight ones', (_, text) => {
  expect(text).not.toMatch(/["']|\.\.\./);
});

test('every refusal that can reach a respondent has words', () => {
  expect(Object.keys(en.problem).sort()).toEqual(Object.keys(PROBLEMS).sort());
});
