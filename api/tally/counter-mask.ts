import { createCipheriv, createHash, hkdfSync } from 'node:crypto';

/**
 * Promise: a copy of the database shows nothing of the sums of breakdown groups while a round is open.
 * Early on such a sum is the answer of one person, and beside the ballots it would tell which of them
 * is hers; so every count starts at a number that only the master key gives.
 * Adversary: someone with one copy of the database (A2). Assumption: the master key is not in it.
 * Limits: two copies of an open round differ by what was answered in between.
 */
const COUNT_BYTES = 6;

/** `size` numbers below 2^48, the same for the same key, round and group: far more than people can be. */
export function makeCounterMask(
  masterKey: Uint8Array,
  round: string,
  group: string,
  size: number,
): number[] {
  // HKDF takes at most 1,024 bytes of context, and the id of a group may be longer.
  const info = createHash('sha256').update(`tutti-counter-mask/1\n${round}\n${group}`).digest();
  const key = new Uint8Array(hkdfSync('sha256', masterKey, new Uint8Array(0), info, 32));
  const cipher = createCipheriv('aes-256-ctr', key, Buffer.alloc(16));
  const stream = cipher.update(Buffer.alloc(COUNT_BYTES * size));
  return Array.from({ length: size }, (_, place) =>
    stream.readUIntBE(place * COUNT_BYTES, COUNT_BYTES),
  );
}
