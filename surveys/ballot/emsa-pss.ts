import { sha384 } from './digest.ts';
import { concatBytes, equalBytes } from './encoding.ts';
import type { Bytes } from './encoding.ts';

/** EMSA-PSS with SHA-384 and MGF1-SHA-384: RFC 8017 section 9.1. The numbers are the RFC's steps. */

const HASH_BYTES = 48;
const TRAILER = 0xbc;

/** null = "encoding error": the encoded message is too short for hash and salt. */
export async function encodePss(
  message: Uint8Array,
  encodedBits: number,
  salt: Uint8Array,
): Promise<Bytes | null> {
  const encodedBytes = Math.ceil(encodedBits / 8);
  // 1. (A message over the input limit of the hash can not be held in memory.) 2.
  const messageHash = await sha384(concatBytes(message));
  // 3.
  if (encodedBytes < HASH_BYTES + salt.length + 2) return null;
  // 4. The salt is passed in. 5. and 6.
  const hash = await sha384(concatBytes(new Uint8Array(8), messageHash, salt));
  // 7. and 8. DB = PS || 0x01 || salt
  const dataBytes = encodedBytes - HASH_BYTES - 1;
  const data = new Uint8Array(dataBytes);
  data[dataBytes - salt.length - 1] = 1;
  data.set(salt, dataBytes - salt.length);
  // 9. and 10.
  xorInto(data, await generateMask(hash, dataBytes));
  // 11.
  data[0]! &= firstByteMask(encodedBits);
  // 12. and 13.
  return concatBytes(data, hash, Uint8Array.of(TRAILER));
}

/** true = "consistent". */
export async function verifyPss(
  message: Uint8Array,
  encoded: Uint8Array,
  encodedBits: number,
  saltBytes: number,
): Promise<boolean> {
  // 1. and 2.
  const messageHash = await sha384(concatBytes(message));
  // 3.
  if (encoded.length !== Math.ceil(encodedBits / 8)) return false;
  if (encoded.length < HASH_BYTES + saltBytes + 2) return false;
  // 4.
  if (encoded.at(-1) !== TRAILER) return false;
  // 5.
  const dataBytes = encoded.length - HASH_BYTES - 1;
  const data = concatBytes(encoded.subarray(0, dataBytes));
  const hash = concatBytes(encoded.subarray(dataBytes, dataBytes + HASH_BYTES));
  // 6.
  if ((data[0]! & ~firstByteMask(encodedBits)) !== 0) return false;
  // 7. and 8.
  xorInto(data, await generateMask(hash, dataBytes));
  // 9.
  data[0]! &= firstByteMask(encodedBits);
  // 10.
  const separatorAt = dataBytes - saltBytes - 1;
  for (let i = 0; i < separatorAt; i++) if (data[i] !== 0) return false;
  if (data[separatorAt] !== 1) return false;
  // 11., 12. and 13.
  const expected = await sha384(
    concatBytes(new Uint8Array(8), messageHash, data.subarray(separatorAt + 1)),
  );
  // 14.
  return equalBytes(hash, expected);
}

/** MGF1: RFC 8017 appendix B.2.1. */
async function generateMask(seed: Uint8Array, length: number): Promise<Bytes> {
  const blocks: Bytes[] = [];
  for (let counter = 0; counter < Math.ceil(length / HASH_BYTES); counter++) {
    const counterBytes = Uint8Array.of(counter >> 24, counter >> 16, counter >> 8, counter);
    blocks.push(await sha384(concatBytes(seed, counterBytes)));
  }
  return concatBytes(...blocks).slice(0, length);
}

function xorInto(target: Uint8Array, mask: Uint8Array): void {
  for (let i = 0; i < target.length; i++) target[i]! ^= mask[i]!;
}

/** Keeps the bits of the first byte that belong to an encoding of `encodedBits` bits. */
function firstByteMask(encodedBits: number): number {
  return 0xff >> (8 * Math.ceil(encodedBits / 8) - encodedBits);
}
