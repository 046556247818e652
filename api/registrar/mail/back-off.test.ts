import { expect, test } from 'vitest';
import { createBackOff } from './back-off.ts';

test('a minute, then twice as long each time, at most an hour', () => {
  let now = 0;
  const backOff = createBackOff(() => now);
  const waits = Array.from({ length: 9 }, () => {
    backOff.fail('a');
    let minutes = 0;
    for (; backOff.isWaiting('a'); minutes += 1) now += 60_000;
    return minutes;
  });
  expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60]);
  expect(backOff.isWaiting('b')).toBe(false);
  backOff.fail('a');
  backOff.clear('a');
  expect(backOff.isWaiting('a')).toBe(false);
});
