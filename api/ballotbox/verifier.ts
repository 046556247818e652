import { constants, createPublicKey, verify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { decodeBase64url, encodeBase64url } from '../../surveys/ballot/encoding.ts';
import { intToBytes } from '../../surveys/ballot/modular.ts';
import { MODULUS_BYTES, parsePublicKey } from '../../surveys/ballot/rsa-public-key.ts';

/**
 * Whether `signature` is the registrar's on `token` under this public key (RSASSA-PSS, SHA-384, salt 48:
 * RFC 9474 section 4.5). The work is done on the thread pool.
 * A missing or malformed key and a signature of another length or out of range cost one verification
 * like any other, so that the time of an answer does not tell what was wrong.
 * @param publicKey base64url SubjectPublicKeyInfo as in the manifest; null where there is no such key
 */
export type VerifyToken = (
  publicKey: string | null,
  token: Uint8Array,
  signature: Uint8Array,
) => Promise<boolean>;

interface ParsedKey {
  readonly key: KeyObject;
  /** Big-endian, `MODULUS_BYTES`. */
  readonly modulus: Uint8Array;
}

const SALT_BYTES = 48;
/** More keys than one round of the largest company has in use at a time; about 1 KB each. */
const CACHED_KEYS_MAX = 4096;

/**
 * Stands in for a key that can not be used. Its factors are known to everyone, so a signature under it
 * may well be valid: what it says is never looked at.
 */
const STAND_IN_KEY = toKey(new Uint8Array(MODULUS_BYTES).fill(0xff), Uint8Array.of(1, 0, 1));
/**
 * Stands in for a signature that can not be checked: below every modulus of its length, and of no
 * token that anyone could find.
 */
const STAND_IN_SIGNATURE = new Uint8Array(MODULUS_BYTES).fill(0x42);

/** A verifier with its own store of parsed keys, for the life of the process. */
export function createVerifier(): VerifyToken {
  /** Least recently used first: a `Map` keeps the order of insertion. null = can not be used. */
  const parsedKeys = new Map<string, ParsedKey | null>();

  function findKey(publicKey: string): ParsedKey | null {
    const cached = parsedKeys.get(publicKey);
    const parsed = cached === undefined ? parseKey(publicKey) : cached;
    parsedKeys.delete(publicKey);
    parsedKeys.set(publicKey, parsed);
    if (parsedKeys.size > CACHED_KEYS_MAX) parsedKeys.delete(parsedKeys.keys().next().value!);
    return parsed;
  }

  return async (publicKey, token, signature) => {
    const parsed = publicKey === null ? null : findKey(publicKey);
    const { key, modulus } = parsed ?? STAND_IN_KEY;
    const inRange = signature.length === MODULUS_BYTES && Buffer.compare(signature, modulus) < 0;
    const valid = await verifyOnThreadPool(key, token, inRange ? signature : STAND_IN_SIGNATURE);
    return valid && parsed !== null;
  };
}

function parseKey(publicKey: string): ParsedKey | null {
  const spki = decodeBase64url(publicKey);
  const parsed = spki && parsePublicKey(spki);
  return parsed && toKey(intToBytes(parsed.n, MODULUS_BYTES)!, intToBytes(parsed.e, 4)!);
}

function toKey(modulus: Uint8Array, exponent: Uint8Array): ParsedKey {
  const jwk = { kty: 'RSA', n: encodeBase64url(modulus), e: encodeBase64url(exponent) };
  return { key: createPublicKey({ key: jwk, format: 'jwk' }), modulus };
}

function verifyOnThreadPool(
  key: KeyObject,
  token: Uint8Array,
  signature: Uint8Array,
): Promise<boolean> {
  const options = { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: SALT_BYTES };
  return new Promise((resolve) => {
    // An error of the library itself is no valid signature either.
    verify('sha384', token, options, signature, (error, valid) => resolve(error === null && valid));
  });
}
