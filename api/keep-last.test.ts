import { expect, test } from 'vitest';
import { keepLast } from './keep-last.ts';

test('a value is made once, and the one that was not used for longest goes first', () => {
  const made: string[] = [];
  const keep = keepLast<string>(2);
  const ask = (key: string) =>
    keep(key, () => {
      made.push(key);
      return key.toUpperCase();
    });
  expect(['a', 'b', 'a', 'c', 'a', 'b'].map(ask)).toEqual(['A', 'B', 'A', 'C', 'A', 'B']);
  expect(made).toEqual(['a', 'b', 'c', 'b']);
});

test('a failure is not kept, nor that there is nothing yet', async () => {
  const keep = keepLast<Promise<number | null>>(2);
  await expect(keep('a', () => Promise.reject(new Error('lost')))).rejects.toThrow('lost');
  expect(await keep('a', () => Promise.resolve(null))).toBe(null);
  expect(await keep('a', () => Promise.resolve(1))).toBe(1);
  expect(await keep('a', () => Promise.resolve(2))).toBe(1);
});
