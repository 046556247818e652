import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { PAGES } from './pages.ts';
import { SLICES } from './slices.ts';

const HERE = import.meta.dirname;
const PARTS = Object.keys(SLICES).join('|');
/** A key of a text, as `t` and those who call it are given it. */
const KEY = new RegExp(`['"\`](${PARTS})\\.[a-zA-Z$]`, 'g');
const IMPORT = /^(?:import|export)\s+(?!type\b)(?:[^;]*?from\s+)?'(\.[^']+\.tsx?)'/gm;

/** The parts whose texts a file and everything that it imports at once may show. */
function listParts(file: string): readonly string[] {
  const parts = new Set<string>();
  const files = new Set([file]);
  for (const path of files) {
    const source = readFileSync(path, 'utf8');
    for (const [, part] of source.matchAll(KEY)) parts.add(part!);
    for (const [, next] of source.matchAll(IMPORT)) files.add(resolve(dirname(path), next!));
  }
  expect(files.size).toBeGreaterThan(4);
  return [...parts];
}

test.each(Object.entries(PAGES))('%s: names the parts whose texts it shows', (_, page) => {
  const parts = listParts(join(HERE, page.file)).filter((part) => part !== 'shell');
  expect(page.texts.toSorted()).toEqual(parts.toSorted());
});

test('before any page, the application shows the texts of its shell alone', () => {
  expect(listParts(join(HERE, 'main.tsx'))).toEqual(['shell']);
});
