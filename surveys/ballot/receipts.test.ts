import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { sha256 } from './digest.ts';
import { encodeHex } from './encoding.ts';
import { computeNullifier, computeReceipt, parseReceipt } from './receipts.ts';

const receiptOf = (seed: number) =>
  computeReceipt(new Uint8Array(createHash('sha256').update(String(seed)).digest()));
const receipts = Array.from({ length: 9 }, (_, i) => receiptOf(i));

test('the nullifier is a hash under a name of its own, so that it fits no other use of the token', async () => {
  const token = new Uint8Array(64).fill(3);
  const expected = createHash('sha256').update('tutti-nullifier/1\n').update(token).digest('hex');
  expect(encodeHex(await computeNullifier(token, sha256))).toBe(expected);
});

describe('a receipt', () => {
  test('is six groups of four letters and the same for the same nullifier', () => {
    expect(computeReceipt(new Uint8Array(32))).toBe('0000-0000-0000-0000-0000-0000');
    expect(receiptOf(1)).toMatch(/^(?:[0-9A-HJKMNP-TV-Z]{4}-){5}[0-9A-HJKMNP-TV-Z]{4}$/);
    expect(receiptOf(1)).toBe(receiptOf(1));
    expect(new Set(receipts).size).toBe(9);
  });

  test('carries the first 100 bits of the nullifier and no others', () => {
    const nullifier = new Uint8Array(32).fill(0xaa);
    const inside = nullifier.map((byte, i) => (i === 12 ? byte ^ 0x10 : byte));
    const outside = nullifier.map((byte, i) => (i === 12 ? byte ^ 0x08 : byte));
    expect(computeReceipt(inside)).not.toBe(computeReceipt(nullifier));
    expect(computeReceipt(outside)).toBe(computeReceipt(nullifier));
  });

  test('can be typed by hand: small letters, blanks, no hyphens, O for 0, I and L for 1', () => {
    for (const receipt of receipts) {
      expect(parseReceipt(receipt)).toBe(receipt);
      const typed = receipt.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o');
      expect(parseReceipt(` ${typed.replaceAll('1', 'l')} `)).toBe(receipt);
      expect(parseReceipt(receipt.replaceAll('-', '').replaceAll('1', 'I'))).toBe(receipt);
    }
  });

  test('with any one letter wrong, or two neighbours swapped, is refused', () => {
    const [receipt] = receipts;
    const letters = receipt!.replaceAll('-', '');
    for (let at = 0; at < letters.length; at++) {
      for (const letter of '0123456789ABCDEFGHJKMNPQRSTVWXYZ') {
        if (letter === letters[at]) continue;
        expect(parseReceipt(letters.slice(0, at) + letter + letters.slice(at + 1))).toBeNull();
      }
      const [a, b] = [letters.charAt(at), letters.charAt(at + 1)];
      if (b === '' || a === b) continue;
      expect(parseReceipt(letters.slice(0, at) + b + a + letters.slice(at + 2))).toBeNull();
    }
  });

  test('that is none is refused, never an exception', () => {
    for (const text of ['', 'U'.repeat(24), '0'.repeat(23), '0'.repeat(25), '!'.repeat(24)]) {
      expect(parseReceipt(text)).toBeNull();
    }
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(parseReceipt(text)).toBeNull();
      }),
    );
  });
});
