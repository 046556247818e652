import { expect, test } from 'vitest';
import { createAddressLimit } from './address-limit.ts';

test('three links in a quarter of an hour for one address; another one is not held up', () => {
  let now = 0;
  const mayAsk = createAddressLimit(() => now);
  expect([1, 2, 3, 4].map(() => mayAsk('a@example.org'))).toEqual([true, true, true, false]);
  expect(mayAsk('b@example.org')).toBe(true);
  now = 15 * 60_000 + 1;
  expect(mayAsk('a@example.org')).toBe(true);
});

test('it remembers a limited number of addresses and forgets the one asked for longest ago', () => {
  const mayAsk = createAddressLimit(() => 0);
  for (let times = 0; times < 3; times += 1) mayAsk('first@example.org');
  for (let other = 0; other < 10_000; other += 1) mayAsk(`${other}@example.org`);
  expect(mayAsk('first@example.org')).toBe(true);
});
