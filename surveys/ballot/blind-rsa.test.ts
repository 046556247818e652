import { describe, expect, test } from 'vitest';
import {
  SHA384_PSSZERO_DETERMINISTIC,
  SHA384_PSSZERO_RANDOMIZED,
  SHA384_PSS_DETERMINISTIC,
  SHA384_PSS_RANDOMIZED,
  blindMessage,
  finalizeSignature,
  prepareMessage,
  verifySignature,
} from './blind-rsa.ts';
import type { BlindRsaVariant, Random } from './blind-rsa.ts';
import { concatBytes, decodeHex, encodeHex } from './encoding.ts';
import { bytesToInt, intToBytes, inverseMod, powerMod } from './modular.ts';
import rfc9474 from './rfc9474-vectors.json' with { type: 'json' };

const VARIANTS: Record<string, BlindRsaVariant> = {
  'RSABSSA-SHA384-PSS-Randomized': SHA384_PSS_RANDOMIZED,
  'RSABSSA-SHA384-PSSZERO-Randomized': SHA384_PSSZERO_RANDOMIZED,
  'RSABSSA-SHA384-PSS-Deterministic': SHA384_PSS_DETERMINISTIC,
  'RSABSSA-SHA384-PSSZERO-Deterministic': SHA384_PSSZERO_DETERMINISTIC,
};

const key = { n: readInt(rfc9474.n), e: readInt(rfc9474.e) };
const privateExponent = readInt(rfc9474.d);
const MODULUS_BYTES = 512;

function readInt(hex: string): bigint {
  return bytesToInt(decodeHex(hex)!);
}

/** Hands out the given bytes in order, as a vector prescribes them. */
function replay(...draws: readonly Uint8Array[]): Random {
  const left = [...draws];
  return (length) => {
    const next = left.shift();
    if (next?.length !== length) throw new Error(`the vector has no draw of ${length} bytes here`);
    return next;
  };
}

test('all four variants of RFC 9474 are covered', () => {
  expect(rfc9474.vectors.map((vector) => vector.name)).toEqual(Object.keys(VARIANTS));
});

describe.each(rfc9474.vectors)('$name', (vector) => {
  const variant = VARIANTS[vector.name]!;
  const prepared = prepareMessage(
    decodeHex(rfc9474.msg)!,
    replay(decodeHex(vector.msg_prefix)!),
    variant,
  );
  const inverse = decodeHex(vector.inv)!;

  test('Prepare puts the random prefix in front', () => {
    expect(encodeHex(prepared)).toBe(vector.msg_prefix + rfc9474.msg);
  });

  test('Blind gives the blinded message and the inverse of the vector', async () => {
    const r = inverseMod(bytesToInt(inverse), key.n)!;
    const random = replay(decodeHex(vector.salt)!, intToBytes(r, MODULUS_BYTES)!);
    const blinding = await blindMessage(key, prepared, random, variant);
    expect(encodeHex(blinding!.blindedMessage)).toBe(vector.blinded_msg);
    expect(encodeHex(blinding!.inverse)).toBe(vector.inv);
  });

  test('BlindSign of the vector is the private operation and nothing else', () => {
    const signed = powerMod(readInt(vector.blinded_msg), privateExponent, key.n);
    expect(encodeHex(intToBytes(signed, MODULUS_BYTES)!)).toBe(vector.blind_sig);
  });

  test('Finalize gives the signature of the vector, and it verifies', async () => {
    const blindSignature = decodeHex(vector.blind_sig)!;
    const signature = await finalizeSignature(key, prepared, blindSignature, inverse, variant);
    expect(encodeHex(signature!)).toBe(vector.sig);
    expect(await verifySignature(key, prepared, signature!, variant)).toBe(true);
  });

  test('a signature of another message, another salt length or with a flipped bit is refused', async () => {
    const signature = decodeHex(vector.sig)!;
    const otherMessage = prepared.map((byte, i) => (i === 5 ? byte ^ 1 : byte));
    expect(await verifySignature(key, otherMessage, signature, variant)).toBe(false);
    const otherSalt = { ...variant, saltBytes: variant.saltBytes === 48 ? 0 : 48 } as const;
    expect(await verifySignature(key, prepared, signature, otherSalt)).toBe(false);
    const flipped = signature.map((byte, i) => (i === 300 ? byte ^ 1 : byte));
    expect(await verifySignature(key, prepared, flipped, variant)).toBe(false);
    const long = concatBytes(Uint8Array.of(0), signature);
    expect(await verifySignature(key, prepared, long, variant)).toBe(false);
  });

  test('Finalize refuses what the signer did not sign', async () => {
    const tampered = decodeHex(vector.blind_sig)!;
    tampered[100]! ^= 1;
    expect(await finalizeSignature(key, prepared, tampered, inverse, variant)).toBeNull();
    const short = tampered.subarray(1);
    expect(await finalizeSignature(key, prepared, short, inverse, variant)).toBeNull();
    const long = concatBytes(Uint8Array.of(0), decodeHex(vector.blind_sig)!);
    expect(await finalizeSignature(key, prepared, long, inverse, variant)).toBeNull();
  });
});

test('a signature as large as the modulus or larger is refused, never reduced', async () => {
  const vector = rfc9474.vectors[0]!;
  const prepared = decodeHex(vector.msg_prefix + rfc9474.msg)!;
  const beyond = intToBytes(readInt(vector.sig) + key.n, MODULUS_BYTES)!;
  expect(await verifySignature(key, prepared, beyond)).toBe(false);
  expect(await verifySignature(key, prepared, intToBytes(key.n, MODULUS_BYTES)!)).toBe(false);
});

test('Blind draws the factor again when it is zero or not below the modulus', async () => {
  const prepared = new Uint8Array(40);
  const draws = [
    new Uint8Array(48),
    new Uint8Array(MODULUS_BYTES),
    new Uint8Array(MODULUS_BYTES).fill(255),
    intToBytes(key.n, MODULUS_BYTES)!,
    intToBytes(2n, MODULUS_BYTES)!,
  ];
  const blinding = await blindMessage(key, prepared, replay(...draws));
  expect((bytesToInt(blinding!.inverse) * 2n) % key.n).toBe(1n);
});

test('a random source that only gives zeros ends in a refusal, not in a loop', async () => {
  const zeros: Random = (length) => new Uint8Array(length);
  expect(await blindMessage(key, new Uint8Array(40), zeros)).toBeNull();
});

test('a message that shares a factor with the modulus is refused: only a dishonest key has such', async () => {
  const dishonest = { n: 3n ** 701n, e: 65537n };
  const bytes = Math.ceil(dishonest.n.toString(2).length / 8);
  const results = [];
  for (let seed = 0; seed < 40; seed++) {
    const random = replay(new Uint8Array(48).fill(seed), intToBytes(2n, bytes)!);
    results.push((await blindMessage(dishonest, new Uint8Array(40), random)) === null);
  }
  expect(new Set(results)).toEqual(new Set([true, false]));
});

test('a blinding factor that shares a factor with the modulus is refused', async () => {
  const dishonest = { n: 3n ** 701n, e: 65537n };
  const bytes = Math.ceil(dishonest.n.toString(2).length / 8);
  for (let seed = 0; seed < 10; seed++) {
    const random = replay(new Uint8Array(48).fill(seed), intToBytes(3n, bytes)!);
    expect(await blindMessage(dishonest, new Uint8Array(40), random)).toBeNull();
  }
});

test('a modulus too short for hash and salt is refused', async () => {
  const random: Random = (length) => new Uint8Array(length).fill(1);
  const short = { n: (1n << 511n) + 111n, e: 65537n };
  expect(await blindMessage(short, new Uint8Array(40), random)).toBeNull();
});

test('a signature whose message does not fit the encoding is refused: moduli of one bit more', async () => {
  const odd = { n: (1n << 1024n) + 3n, e: 1n };
  expect(await verifySignature(odd, new Uint8Array(40), intToBytes(1n << 1024n, 129)!)).toBe(false);
});
