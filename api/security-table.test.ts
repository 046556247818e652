import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '..');
const rows = readFileSync(join(ROOT, 'SECURITY.md'), 'utf8')
  .split('\n')
  .filter((line) => /^\| \d/.test(line))
  .map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
const tests = globSync('{api,db,surveys,test,web}/**/*.test.{ts,tsx}', { cwd: ROOT });
const known = new Set([...tests, ...tests.map((path) => basename(path))]);

describe('the table of ASVS requirements in SECURITY.md', () => {
  test('has a verdict in every row, each number once, in all seventeen chapters', () => {
    expect(rows.length).toBeGreaterThan(150);
    for (const [number, level, , verdict, how] of rows) {
      expect(['1', '2'], number).toContain(level);
      expect(['met', 'n/a', '**not met**'], number).toContain(verdict);
      expect(how!.length, number).toBeGreaterThan(3);
    }
    const numbers = rows.map(([number]) => number!);
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(new Set(numbers.map((number) => number.split('.')[0])).size).toBe(17);
  });

  test('names only tests that are there, and one for almost everything that is met', () => {
    let shown = 0;
    for (const [number, , , verdict, how] of rows) {
      const named = Array.from(how!.matchAll(/`([\w./-]+\.test\.tsx?)`/g), ([, name]) => name!);
      for (const name of named) expect(known.has(name), `${number!}: ${name}`).toBe(true);
      if (verdict === 'met' && named.length > 0) shown += 1;
    }
    const met = rows.filter(([, , , verdict]) => verdict === 'met').length;
    expect(met - shown).toBeLessThan(4);
    expect(shown).toBeGreaterThan(100);
  });
});
