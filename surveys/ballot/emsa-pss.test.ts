import { expect, test } from 'vitest';
import { encodePss, verifyPss } from './emsa-pss.ts';

const MESSAGE = Uint8Array.of(1, 2, 3);
const SALT = new Uint8Array(48).fill(9);
const BITS = 2047;

const encoded = (await encodePss(MESSAGE, BITS, SALT))!;

function change(at: number, flip: number): Uint8Array {
  return encoded.map((byte, i) => (i === at ? byte ^ flip : byte));
}

test('what it encodes it finds consistent, for its own message, size and salt length only', async () => {
  expect(encoded).toHaveLength(256);
  expect(await verifyPss(MESSAGE, encoded, BITS, 48)).toBe(true);
  expect(await verifyPss(Uint8Array.of(1, 2, 4), encoded, BITS, 48)).toBe(false);
  expect(await verifyPss(MESSAGE, encoded, BITS, 47)).toBe(false);
  expect(await verifyPss(MESSAGE, encoded, BITS, 49)).toBe(false);
  expect(await verifyPss(MESSAGE, encoded, BITS + 8, 48)).toBe(false);
});

test.each([
  ['the bit that is not part of the encoding', 0, 0x80],
  ['the padding', 10, 1],
  ['the last byte of the padding', 157, 1],
  ['the separator', 158, 2],
  ['the salt', 159, 1],
  ['the hash', 207, 1],
  ['the trailer', 255, 1],
])('a change in %s is inconsistent', async (_, at, flip) => {
  expect(await verifyPss(MESSAGE, change(at, flip), BITS, 48)).toBe(false);
});

test('too few bits for hash and salt are an encoding error', async () => {
  expect(await encodePss(MESSAGE, 8 * 98, SALT)).not.toBeNull();
  expect(await encodePss(MESSAGE, 8 * 97, SALT)).toBeNull();
  expect(await verifyPss(MESSAGE, new Uint8Array(97).fill(0xbc), 8 * 97, 48)).toBe(false);
});
