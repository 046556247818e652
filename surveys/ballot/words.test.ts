import { describe, expect, test } from 'vitest';
import { COMPARISON_WORDS } from './comparison-words.ts';
import { fourWords } from './words.ts';

describe('the list', () => {
  test('has 256 words of four to nine plain letters', () => {
    expect(COMPARISON_WORDS).toHaveLength(256);
    for (const word of COMPARISON_WORDS) expect(word).toMatch(/^[a-z]{4,9}$/);
  });

  test('has no two words that are easily taken for each other', () => {
    const alike: string[] = [];
    for (const [i, word] of COMPARISON_WORDS.entries()) {
      for (const other of COMPARISON_WORDS.slice(i + 1)) {
        const isClose = word.slice(0, 4) === other.slice(0, 4) || countEdits(word, other) < 3;
        if (isClose) alike.push(`${word} ${other}`);
      }
    }
    expect(alike).toEqual([]);
  });
});

describe('four words', () => {
  const root = '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328';

  test('are the same for the same root, on every device and in every version', async () => {
    expect(await fourWords(root)).toEqual(['talent', 'longitude', 'safari', 'samba']);
  });

  test('are others for another root', async () => {
    expect(await fourWords(root.replace('5', '4'))).not.toEqual(await fourWords(root));
  });
});

/** Levenshtein distance. */
function countEdits(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return row[b.length]!;
}
