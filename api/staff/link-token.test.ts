import { expect, test } from 'vitest';
import { drawLinkToken, findLastDay, hashToken, isPast, MAILED_MINUTES } from './link-token.ts';

const NOON = Date.parse('2027-03-01T12:00:00Z');
const MINUTE = 60_000;

test('a link is good for its minutes and not for one more', () => {
  const token = drawLinkToken(NOON, MAILED_MINUTES);
  expect(isPast(token, NOON)).toBe(false);
  expect(isPast(token, NOON + 15 * MINUTE)).toBe(false);
  expect(isPast(token, NOON + 16 * MINUTE)).toBe(true);
});

test('another minute makes another link: the hash covers it', () => {
  const token = drawLinkToken(NOON, 15);
  const longer = token.replace(/\.\w+$/, '.zzzzzz');
  expect(isPast(longer, NOON + 60 * MINUTE)).toBe(false);
  expect(hashToken(longer).equals(hashToken(token))).toBe(false);
});

test('what is no link is over', () => {
  for (const text of ['', 'x', 'A'.repeat(43), `${'A'.repeat(42)}.zz`, `${'A'.repeat(43)}.-1`])
    expect(isPast(text, NOON)).toBe(true);
});

test('a secret of 256 bits that never comes twice', () => {
  const tokens = new Set(Array.from({ length: 100 }, () => drawLinkToken(NOON, 15)));
  expect(tokens.size).toBe(100);
  for (const token of tokens) expect(token.split('.')[0]).toHaveLength(43);
});

test('the day on which it ends', () => {
  expect(findLastDay(drawLinkToken(NOON, 15))).toBe('2027-03-01');
  expect(findLastDay(drawLinkToken(NOON, 24 * 60))).toBe('2027-03-02');
});
