import { COMPARISON_WORDS } from './comparison-words.ts';
import { encodeUtf8 } from './encoding.ts';

/**
 * Makes each guess cost a tenth of a second or so of a laptop core. Four words carry 32 bits: without
 * this, a second manifest with the same four words would be found in seconds.
 */
const ITERATIONS = 200_000;
const WORDS = 4;

/**
 * Four words for a manifest root, so that two colleagues can see at a glance that they were shown the
 * same manifest. For eyes only: programs compare whole roots. Limit: an operator with graphics cards
 * could still find a second manifest with the same words within days.
 */
export async function fourWords(root: string): Promise<readonly string[]> {
  const { subtle } = globalThis.crypto;
  const key = await subtle.importKey('raw', encodeUtf8(root), 'PBKDF2', false, ['deriveBits']);
  const stretched = await subtle.deriveBits(
    {
      name: 'PBKDF2',
      hash: 'SHA-256',
      salt: encodeUtf8('tutti-four-words/1'),
      iterations: ITERATIONS,
    },
    key,
    8 * WORDS,
  );
  return Array.from(new Uint8Array(stretched), (byte) => COMPARISON_WORDS[byte]!);
}
