import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const BUILT = join(import.meta.dirname, '..', '..', 'dist', 'web');
const STAFF = join(BUILT, 'staff');

/** Compressed scripts and texts that a page names: at 1.6 Mbit/s a hundred of them take half a second. */
const MOST_KILOBYTES = 160;
/** The editor of questionnaires checks as the server does, and drags and drops. */
const HEAVIER = { 'questionnaires-drafts-draftId': 222 };
/** More of them would wait for each other: a browser asks an HTTP/1.1 server for six at a time. */
const MOST_FILES = 28;

const pages = readdirSync(STAFF, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap(({ name }) => (['en', 'fr'] as const).map((language) => [name, language] as const));

function listScripts(name: string, language: string): readonly string[] {
  const html = readFileSync(join(STAFF, name, `${language}.html`), 'utf8');
  const named = html.matchAll(/<(?:script|link)\b[^>]*?\b(?:src|href)="(\/assets\/[^"]+\.js)"/g);
  return [...named].map((match) => match[1]!);
}

// Everything that a page can come to load stands in its import map.
test.each(['respond/en', 'respond/fr', 'check/index'])(
  '%s reaches no file of the staff application',
  (page) => {
    const html = readFileSync(join(BUILT, `${page}.html`), 'utf8');
    const named = [...html.matchAll(/\/assets\/[\w.-]+\.js/g)].map(([file]) => file);
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter((file) => /\/(?:frame|reports|texts|staff)[.-]|Page-/.test(file))).toEqual(
      [],
    );
  },
);

test('the entry of the employees’ page waits for nothing but the loader: it asks for the invitation before React has come', () => {
  const html = readFileSync(join(BUILT, 'respond/en.html'), 'utf8');
  const entry = /<script type="module"[^>]*src="(\/assets\/respond-[^"]+)"/.exec(html)![1]!;
  const code = readFileSync(join(BUILT, entry), 'utf8');
  const imports = [...code.matchAll(/(?:from|import)"\.\/([\w.-]+)"/g)].map(([, file]) => file!);
  expect(imports.length).toBeGreaterThan(0);
  expect(imports.filter((file) => !file.startsWith('loader-'))).toEqual([]);
  expect(statSync(join(BUILT, 'assets', imports[0]!)).size).toBeLessThan(3000);
});

describe('what a page of the staff application loads before it can be used', () => {
  test('there is a page for every address', () => {
    expect(pages.length).toBeGreaterThan(50);
  });

  test.each(pages)(
    '%s in %s: few files, small, and the texts of one language',
    (name, language) => {
      const scripts = listScripts(name, language);
      const bytes = scripts.reduce(
        (sum, file) => sum + statSync(join(BUILT, `${file}.br`)).size,
        0,
      );
      expect(scripts.length).toBeGreaterThan(3);
      expect(scripts.length).toBeLessThanOrEqual(MOST_FILES);
      expect(Math.round(bytes / 1000)).toBeLessThanOrEqual(
        new Map(Object.entries(HEAVIER)).get(name) ?? MOST_KILOBYTES,
      );
      const other = language === 'en' ? 'fr' : 'en';
      expect(scripts.filter((file) => file.includes(`/texts.${language}-`)).length).toBeGreaterThan(
        0,
      );
      expect(scripts.filter((file) => file.includes(`/texts.${other}-`))).toEqual([]);
    },
  );

  test('the style sheets of a page come with its scripts, not after them', () => {
    const html = readFileSync(join(STAFF, 'rounds-roundId-teams', 'en.html'), 'utf8');
    const named = html.matchAll(
      /<link rel="preload" as="style"[^>]*href="\/assets\/([\w-]+)-[\w-]{8}\.css"/g,
    );
    const styles = [...named].map((match) => match[1]);
    expect(styles).toEqual(expect.arrayContaining(['HeatmapPage', 'figures']));
  });
});
