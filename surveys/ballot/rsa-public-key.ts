import { bitLength, bytesToInt } from './modular.ts';

export interface RsaPublicKey {
  readonly n: bigint;
  readonly e: bigint;
}

/** Every key of a round has this size: a key of an odd size would mark whoever was given it. */
export const MODULUS_BITS = 2048;
export const MODULUS_BYTES = MODULUS_BITS / 8;
/** Smaller exponents are fragile; larger ones than 32 bits only slow the respondent's device down. */
const EXPONENT_MIN = 65537n;
const EXPONENT_MAX = 0xffffffffn;

const SEQUENCE = 0x30;
const OBJECT_IDENTIFIER = 0x06;
const BIT_STRING = 0x03;
const INTEGER = 0x02;

/** 1.2.840.113549.1.1.1 and 1.2.840.113549.1.1.10. */
const RSA_ENCRYPTION = '42,134,72,134,247,13,1,1,1';
const ID_RSASSA_PSS = '42,134,72,134,247,13,1,1,10';
/** DER NULL, the parameters of rsaEncryption. */
const NULL = '5,0';

/**
 * Reads a DER SubjectPublicKeyInfo (RFC 5280 section 4.1, RFC 4055 section 1.2). The parameters of
 * id-RSASSA-PSS are not read: the scheme fixes hash and salt.
 * null for anything that is not a 2048-bit RSA key with an odd exponent of 17 to 32 bits.
 */
export function parsePublicKey(spki: Uint8Array): RsaPublicKey | null {
  const outer = readOnly(spki, SEQUENCE);
  const algorithm = outer && readElement(outer, SEQUENCE);
  if (!algorithm || !isRsa(algorithm.contents)) return null;

  const bits = readOnly(algorithm.rest, BIT_STRING);
  // The first byte of a bit string says how many bits of the last byte are unused.
  const sequence = bits?.[0] === 0 ? readOnly(bits.subarray(1), SEQUENCE) : null;
  const modulus = sequence && readElement(sequence, INTEGER);
  const exponent = modulus && readOnly(modulus.rest, INTEGER);
  const n = modulus && readPositive(modulus.contents);
  const e = exponent && readPositive(exponent);
  if (n === null || e === null) return null;

  if (bitLength(n) !== MODULUS_BITS || n % 2n === 0n) return null;
  if (e % 2n === 0n || e < EXPONENT_MIN || e > EXPONENT_MAX) return null;
  return { n, e };
}

function isRsa(algorithm: Uint8Array): boolean {
  const identifier = readElement(algorithm, OBJECT_IDENTIFIER);
  if (identifier === null) return false;
  const parameters = identifier.rest;
  switch (identifier.contents.join(',')) {
    case RSA_ENCRYPTION:
      return parameters.join(',') === NULL;
    case ID_RSASSA_PSS:
      return parameters.length === 0 || readOnly(parameters, SEQUENCE) !== null;
    default:
      return false;
  }
}

interface Element {
  readonly contents: Uint8Array;
  readonly rest: Uint8Array;
}

/** The first DER element of `der`; null when its tag differs or its length is not the shortest form. */
function readElement(der: Uint8Array, tag: number): Element | null {
  const first = der[1];
  if (der[0] !== tag || first === undefined) return null;
  if (first < 0x80) return cut(der, 2, first);
  const lengthBytes = first & 0x7f;
  if (lengthBytes < 1 || lengthBytes > 2 || der.length < 2 + lengthBytes) return null;
  const length = lengthBytes === 1 ? der[2]! : (der[2]! << 8) | der[3]!;
  const shortest = length < 0x80 ? 0 : length < 0x100 ? 1 : 2;
  return shortest === lengthBytes ? cut(der, 2 + lengthBytes, length) : null;
}

function cut(der: Uint8Array, from: number, length: number): Element | null {
  if (from + length > der.length) return null;
  return { contents: der.subarray(from, from + length), rest: der.subarray(from + length) };
}

/** The contents of the one element that `der` consists of. */
function readOnly(der: Uint8Array, tag: number): Uint8Array | null {
  const element = readElement(der, tag);
  return element?.rest.length === 0 ? element.contents : null;
}

/** A DER integer that is positive and has no needless leading zero. */
function readPositive(contents: Uint8Array): bigint | null {
  const first = contents[0];
  const second = contents[1];
  if (first === undefined || first >= 0x80) return null;
  if (first === 0 && (second === undefined || second < 0x80)) return null;
  return bytesToInt(contents);
}
