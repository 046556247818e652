import { encodeLetters, parseGroups, writeGroups } from './crockford.ts';
import { concatBytes, decodeHex, encodeUtf8 } from './encoding.ts';
import type { Bytes } from './encoding.ts';
import { checkLeaf } from './merkle.ts';
import type { InclusionProof } from './merkle.ts';

/**
 * Receipts: proof that a ballot counts, never of what it says. A receipt is derived from the token of
 * the ballot and from nothing in the answers; it stands beside no ballot anywhere.
 */

/** 100 bits: nobody finds a second token with the same receipt. */
const LENGTH = 20;

/**
 * What the ballot box keeps of a spent token, so that it can not be spent twice. 32 bytes.
 * @param hash SHA-256
 */
export function computeNullifier<Hash>(token: Uint8Array, hash: (data: Bytes) => Hash): Hash {
  return hash(concatBytes(encodeUtf8('tutti-nullifier/1\n'), token));
}

/** `XXXX-XXXX-XXXX-XXXX-XXXX-CCCC`: the first 100 bits of the nullifier and a checksum. */
export function computeReceipt(nullifier: Uint8Array): string {
  return writeGroups(encodeLetters(nullifier, LENGTH));
}

/** A receipt as a person typed it (`parseGroups`); null when it is none. */
export function parseReceipt(text: string): string | null {
  return parseGroups(text, LENGTH);
}

/** Whether the round with this hexadecimal root counts the ballot of `receipt`, spelled as `computeReceipt` does. */
export async function checkReceipt(
  root: string,
  receipt: string,
  proof: InclusionProof,
): Promise<boolean> {
  if (parseReceipt(receipt) !== receipt) return false;
  const rootBytes = decodeHex(root);
  return rootBytes !== null && checkLeaf(rootBytes, writeReceiptLeaf(receipt), proof);
}

const LEAF_START = encodeUtf8('tutti-receipt-leaf/1\n');

/**
 * The leaf of a receipt in the tree of its round. A million times at a close: letter by letter, as a text encoder
 * takes longer to be called than to work.
 * @param receipt as `computeReceipt` writes it: letters of ASCII
 */
export function writeReceiptLeaf(receipt: string): Bytes {
  const leaf = new Uint8Array(LEAF_START.length + receipt.length);
  leaf.set(LEAF_START);
  for (let at = 0; at < receipt.length; at++) leaf[LEAF_START.length + at] = receipt.charCodeAt(at);
  return leaf;
}
