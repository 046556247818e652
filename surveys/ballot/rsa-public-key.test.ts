import fc from 'fast-check';
import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { encodeBase64url } from './encoding.ts';
import { bytesToInt, intToBytes } from './modular.ts';
import { parsePublicKey } from './rsa-public-key.ts';

const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const jwk = publicKey.export({ format: 'jwk' });
const spki = new Uint8Array(publicKey.export({ format: 'der', type: 'spki' }));
const modulus = bytesToInt(Buffer.from(jwk.n!, 'base64url'));

function writeSpki(n: bigint, e: bigint): Uint8Array {
  const trim = (value: bigint) => intToBytes(value, Math.ceil(value.toString(16).length / 2))!;
  const key = { kty: 'RSA', n: encodeBase64url(trim(n)), e: encodeBase64url(trim(e)) };
  const spki = createPublicKey({ key, format: 'jwk' });
  return spki.export({ format: 'der', type: 'spki' });
}

describe('reads', () => {
  test('an rsaEncryption key', () => {
    expect(parsePublicKey(spki)).toEqual({ n: modulus, e: 65537n });
  });

  test('an id-RSASSA-PSS key, with and without parameters', () => {
    const plain = generateKeyPairSync('rsa-pss', { modulusLength: 2048 });
    const bound = generateKeyPairSync('rsa-pss', {
      modulusLength: 2048,
      hashAlgorithm: 'sha384',
      mgf1HashAlgorithm: 'sha384',
    });
    for (const pair of [plain, bound]) {
      const parsed = parsePublicKey(pair.publicKey.export({ format: 'der', type: 'spki' }));
      expect(parsed?.e).toBe(65537n);
      expect(parsed?.n.toString(2)).toHaveLength(2048);
    }
  });

  test('an exponent of 32 bits', () => {
    expect(parsePublicKey(writeSpki(modulus, 0xffffffffn))?.e).toBe(0xffffffffn);
  });
});

describe('refuses', () => {
  test.each([
    ['a small exponent', modulus, 3n],
    ['an even exponent', modulus, 65538n],
    ['an exponent over 32 bits', modulus, 0x100000001n],
    ['an even modulus', modulus - 1n, 65537n],
    ['a modulus of 2047 bits', modulus >> 1n, 65537n],
    ['a modulus of 2049 bits', (modulus << 1n) + 1n, 65537n],
  ])('%s', (_, n, e) => {
    expect(parsePublicKey(writeSpki(n, e))).toBeNull();
  });

  test('keys of other kinds and sizes', () => {
    const others = [
      generateKeyPairSync('ed25519').publicKey,
      generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey,
      generateKeyPairSync('rsa', { modulusLength: 1024 }).publicKey,
      generateKeyPairSync('rsa', { modulusLength: 3072 }).publicKey,
    ];
    for (const key of others) {
      expect(parsePublicKey(key.export({ format: 'der', type: 'spki' }))).toBeNull();
    }
  });

  test('every truncation and anything behind the end', () => {
    for (let length = 0; length < spki.length; length++) {
      expect(parsePublicKey(spki.subarray(0, length))).toBeNull();
    }
    expect(parsePublicKey(Uint8Array.of(...spki, 0))).toBeNull();
  });

  test('a modulus that reads as a negative number', () => {
    // Its first byte is 0, before 256 bytes of which the first has its highest bit set.
    const at = Buffer.from(spki).indexOf(Buffer.from([0x02, 0x82, 0x01, 0x01, 0x00])) + 4;
    expect(parsePublicKey(spki.map((byte, place) => (place === at ? 0xff : byte)))).toBeNull();
  });

  test('a length that is written longer than needed', () => {
    const hex = Buffer.from(spki).toString('hex');
    const longer = hex.replace(/^30820122300d/, '3082012330810d');
    expect(longer).not.toBe(hex);
    expect(parsePublicKey(Buffer.from(longer, 'hex'))).toBeNull();
  });

  test('bytes changed in the frame; it never throws', () => {
    fc.assert(
      fc.property(fc.nat(spki.length - 1), fc.integer({ min: 1, max: 255 }), (at, flip) => {
        const changed = spki.map((byte, i) => (i === at ? byte ^ flip : byte));
        const parsed = parsePublicKey(changed);
        // What still parses is another number, never the same key in another spelling.
        expect(parsed).not.toEqual({ n: modulus, e: 65537n });
      }),
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        expect(parsePublicKey(bytes)).toBeNull();
      }),
    );
  });
});
