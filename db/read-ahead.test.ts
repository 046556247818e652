import { expect, test } from 'vitest';
import { readAhead } from './read-ahead.ts';

/** Numbers from 1, which it writes down as they are asked for. */
async function* count(asked: number[], ended: string[], failsAt = Infinity) {
  try {
    for (let number = 1; number <= 4; number += 1) {
      asked.push(number);
      await Promise.resolve();
      if (number === failsAt) throw new Error('lost');
      yield number;
    }
  } finally {
    ended.push('ended');
  }
}

test('gives the same values, and asks for the next one before the last is worked on', async () => {
  const asked: number[] = [];
  const seen: string[] = [];
  for await (const number of readAhead(count(asked, [])))
    seen.push(`${number}: ${asked.length} asked for`);
  expect(seen).toEqual(['1: 2 asked for', '2: 3 asked for', '3: 4 asked for', '4: 4 asked for']);
});

test('fails where the source fails, after what came before', async () => {
  const seen: number[] = [];
  const reading = async () => {
    for await (const number of readAhead(count([], [], 3))) seen.push(number);
  };
  await expect(reading()).rejects.toThrow('lost');
  expect(seen).toEqual([1, 2]);
});

test('ends the source when nobody wants more, even where the next one would have failed', async () => {
  const ended: string[] = [];
  for await (const number of readAhead(count([], ended, 2))) {
    expect(number).toBe(1);
    break;
  }
  expect(ended).toEqual(['ended']);
});
