import { decodeHex, encodeHex } from './encoding.ts';
import type { Bytes } from './encoding.ts';

/**
 * Whole numbers modulo n, for the respondent's side of the blind signature only. BigInt arithmetic does
 * not run in constant time; that is acceptable because everything secret in it (blinding factor,
 * inverse) is used once, on the respondent's own device. The signing key never comes here.
 */

/** OS2IP of RFC 8017 section 4.2: big-endian bytes to a number. */
export function bytesToInt(bytes: Uint8Array): bigint {
  return bytes.length === 0 ? 0n : BigInt(`0x${encodeHex(bytes)}`);
}

/** I2OSP of RFC 8017 section 4.1. null when `value` does not fit into `length` bytes. */
export function intToBytes(value: bigint, length: number): Bytes | null {
  const hex = value.toString(16).padStart(2 * length, '0');
  return value < 0n || hex.length > 2 * length ? null : decodeHex(hex);
}

export function bitLength(value: bigint): number {
  return value === 0n ? 0 : value.toString(2).length;
}

/** base^exponent mod n by squaring; exponent >= 0. */
export function powerMod(base: bigint, exponent: bigint, n: bigint): bigint {
  let result = 1n;
  let square = base % n;
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % n;
    square = (square * square) % n;
  }
  return result;
}

/** The inverse of `value` mod n by the extended Euclidean algorithm; null when they share a factor. */
export function inverseMod(value: bigint, n: bigint): bigint | null {
  let [r0, r1] = [n, value % n];
  let [t0, t1] = [0n, 1n];
  while (r1 > 0n) {
    const quotient = r0 / r1;
    [r0, r1] = [r1, r0 - quotient * r1];
    [t0, t1] = [t1, t0 - quotient * t1];
  }
  if (r0 !== 1n) return null;
  return t0 < 0n ? t0 + n : t0;
}
