import fc from 'fast-check';
import {
  constants,
  createPublicKey,
  generateKeyPairSync,
  randomBytes,
  sign,
  verify as verifyNatively,
} from 'node:crypto';
import { describe, expect, test } from 'vitest';
import rfc9474 from '../../surveys/ballot/rfc9474-vectors.json' with { type: 'json' };
import { encodeBase64url } from '../../surveys/ballot/encoding.ts';
import { encodePss } from '../../surveys/ballot/emsa-pss.ts';
import { bytesToInt, intToBytes, inverseMod, powerMod } from '../../surveys/ballot/modular.ts';
import { parsePublicKey } from '../../surveys/ballot/rsa-public-key.ts';
import { createVerifier } from './verifier.ts';

/** All but the largest prime factor of some Fermat numbers. */
const KNOWN_FACTORS: Readonly<Record<number, readonly bigint[]>> = {
  5: [641n],
  6: [274_177n],
  7: [59_649_589_127_497_217n],
  8: [1_238_926_361_552_897n],
  9: [2_424_833n, 7455602825647884208337395736200454918783366342657n],
  10: [45_592_577n, 6_487_031_809n, 4659775785220018543264560743076778192897n],
};

const verify = createVerifier();
const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
const spki = pair.publicKey.export({ format: 'der', type: 'spki' });
const publicKey = encodeBase64url(spki);
const { n } = parsePublicKey(spki)!;
const token = new Uint8Array(randomBytes(64));
const signature = signWith(48);

function signWith(saltLength: number): Uint8Array {
  const padding = constants.RSA_PKCS1_PSS_PADDING;
  return sign('sha384', token, { key: pair.privateKey, padding, saltLength });
}

test('accepts a signature of the token under the key', async () => {
  expect(await verify(publicKey, token, signature)).toBe(true);
  expect(await verify(publicKey, token, signature)).toBe(true);
});

test('accepts a key of the other RSA type, as the respondent does', async () => {
  const pss = generateKeyPairSync('rsa-pss', { modulusLength: 2048 });
  const padding = constants.RSA_PKCS1_PSS_PADDING;
  const signed = sign('sha384', token, { key: pss.privateKey, padding, saltLength: 48 });
  const key = encodeBase64url(pss.publicKey.export({ format: 'der', type: 'spki' }));
  expect(await verify(key, token, signed)).toBe(true);
});

describe('refuses', () => {
  test('another token, a longer one, none', async () => {
    const changed = token.map((byte, i) => (i === 63 ? byte ^ 1 : byte));
    for (const other of [changed, Uint8Array.of(...token, 0), new Uint8Array(0)]) {
      expect(await verify(publicKey, other, signature)).toBe(false);
    }
  });

  test('another key, no key, bytes that are no key, a key of another size', async () => {
    const strange = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey;
    const large = generateKeyPairSync('rsa', { modulusLength: 3072 }).publicKey;
    const write = (key: typeof strange) =>
      encodeBase64url(key.export({ format: 'der', type: 'spki' }));
    for (const key of [
      write(strange),
      write(large),
      null,
      '',
      'AAAA',
      '?',
      publicKey.slice(0, -4),
    ]) {
      expect(await verify(key, token, signature)).toBe(false);
    }
  });

  test('another salt length, a truncated or longer signature, one beyond the modulus', async () => {
    const beyond = bytesToInt(signature) + n;
    const broken = [
      signWith(0),
      signWith(32),
      signature.subarray(1),
      Uint8Array.of(...signature, 0),
      new Uint8Array(0),
      new Uint8Array(256),
      new Uint8Array(256).fill(255),
      intToBytes(n, 256)!,
      intToBytes(beyond, 257)!,
      intToBytes(n - bytesToInt(signature), 256)!,
    ];
    for (const one of broken) expect(await verify(publicKey, token, one)).toBe(false);
  });

  test('any change of any byte; it never throws', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(255), fc.integer({ min: 1, max: 255 }), async (at, flip) => {
        const changed = signature.map((byte, i) => (i === at ? byte ^ flip : byte));
        expect(await verify(publicKey, token, changed)).toBe(false);
      }),
    );
    await fc.assert(
      fc.asyncProperty(fc.string(), fc.uint8Array(), fc.uint8Array(), async (key, any, other) => {
        expect(await verify(key, any, other)).toBe(false);
      }),
    );
  });

  test('keys of RFC 9474, which have another size than those of this product', async () => {
    const vector = rfc9474.vectors[0]!;
    const message = Buffer.from(vector.msg_prefix + rfc9474.msg, 'hex');
    expect(await verify(publicKey, message, Buffer.from(vector.sig, 'hex'))).toBe(false);
  });
});

test('a signature under the key that stands in for a missing one is refused', async () => {
  const modulus = 2n ** 2048n - 1n;
  expect(STAND_IN_FACTORS.reduce((product, factor) => product * factor)).toBe(modulus);
  // Carmichael's function of the modulus gives anyone the private exponent.
  const lambda = STAND_IN_FACTORS.map((prime) => prime - 1n).reduce(leastMultiple);
  const exponent = inverseMod(65537n, lambda)!;
  const encoded = await encodePss(token, 2047, new Uint8Array(randomBytes(48)));
  const forged = intToBytes(powerMod(bytesToInt(encoded!), exponent, modulus), 256)!;
  const jwk = { kty: 'RSA', n: encodeBase64url(intToBytes(modulus, 256)!), e: 'AQAB' };
  const key = createPublicKey({ key: jwk, format: 'jwk' });
  const options = { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 48 };
  expect(verifyNatively('sha384', token, options, forged)).toBe(true);
  for (const missing of [null, '', 'AAAA'])
    expect(await verify(missing, token, forged)).toBe(false);
});

test('malformed input costs about the work of a valid check', async () => {
  const inputs = [
    [publicKey, signature],
    [null, signature],
    [publicKey, new Uint8Array(3)],
    ['AAAA', new Uint8Array(256).fill(255)],
  ] as const;
  const times = inputs.map((): number[] => []);
  // In turn, so that whatever else the machine does hits all of them alike.
  for (let round = 0; round < 300; round++) {
    for (const [i, [key, signed]] of inputs.entries()) {
      const start = performance.now();
      await verify(key, token, signed);
      times[i]!.push(performance.now() - start);
    }
  }
  const [valid, ...others] = times.map((list) => list.toSorted((a, b) => a - b)[150]!);
  for (const other of others) {
    expect(other).toBeGreaterThan(valid! / 2);
    expect(other).toBeLessThan(valid! * 2);
  }
});

/** 2^2048 - 1 is the product of the Fermat numbers 2^(2^k) + 1 for k from 0 to 10; their factors are known. */
const STAND_IN_FACTORS = Array.from({ length: 11 }, (_, k) => k).flatMap((k) => {
  const known = KNOWN_FACTORS[k] ?? [];
  const fermat = 2n ** (2n ** BigInt(k)) + 1n;
  return [...known, known.reduce((rest, factor) => rest / factor, fermat)];
});

function leastMultiple(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b];
  while (y > 0n) [x, y] = [y, x % y];
  return (a / x) * b;
}
