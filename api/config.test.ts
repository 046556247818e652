import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readMasterKey } from './config.ts';

describe('the master key', () => {
  let parent: string;
  beforeAll(() => {
    parent = mkdtempSync(join(tmpdir(), 'tutti-key-'));
  });
  afterAll(() => rmSync(parent, { recursive: true }));
  const mode = (path: string) => (statSync(path).mode & 0o777).toString(8);

  test('is drawn at the first start, in a file and a directory for its owner alone', () => {
    const directory = join(parent, 'data');
    const key = readMasterKey(directory);
    expect(key.length).toBe(32);
    expect(new Set(key).size).toBeGreaterThan(8);
    expect(mode(join(directory, 'master.key'))).toBe('600');
    expect(mode(directory)).toBe('700');
    expect(readMasterKey(directory)).toEqual(key);
    expect(readMasterKey(join(parent, 'other'))).not.toEqual(key);
  });

  test('that is damaged stops the start, without a word of it', () => {
    const directory = join(parent, 'damaged');
    readMasterKey(directory);
    const file = join(directory, 'master.key');
    const half = readFileSync(file, 'utf8').slice(0, 30);
    chmodSync(file, 0o600);
    writeFileSync(file, half);
    expect(() => readMasterKey(directory)).toThrow(/damaged/);
    expect(() => readMasterKey(directory)).not.toThrow(new RegExp(half));
  });
});
