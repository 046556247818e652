import { compareIds } from '../ids.ts';
import { sha256 } from './digest.ts';
import { concatBytes, decodeHex, encodeHex, encodeUtf8 } from './encoding.ts';
import type { Bytes } from './encoding.ts';
import { buildMerkleTree, checkLeaf, proveLeaf } from './merkle.ts';
import type { HashFunction, InclusionProof, MerkleTree } from './merkle.ts';
import { bytesToInt } from './modular.ts';

/**
 * Receipts: proof that a ballot counts, never of what it says. A receipt is derived from the token of
 * the ballot and from nothing in the answers; it stands beside no ballot anywhere.
 */

/** Crockford's base 32: no I, L, O or U, so that a receipt can be read out and copied by hand. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** 100 bits: nobody finds a second token with the same receipt. */
const BODY_LENGTH = 20;
const CHECK_LENGTH = 4;
/**
 * The largest prime below 32^4. The checksum is the remainder by it: as it is a prime above 32, every
 * single wrong letter and every swap of neighbours is noticed, and all but one in a million other slips.
 */
const CHECK_MODULUS = 1_048_573n;

/** What the ballot box keeps of a spent token, so that it can not be spent twice. 32 bytes. */
export async function computeNullifier(token: Uint8Array): Promise<Bytes> {
  return sha256(concatBytes(encodeUtf8('tutti-nullifier/1\n'), token));
}

/** `XXXX-XXXX-XXXX-XXXX-XXXX-CCCC`: the first 100 bits of the nullifier and a checksum. */
export function computeReceipt(nullifier: Uint8Array): string {
  const bits = bytesToInt(nullifier.subarray(0, 13)) >> 4n;
  return formatReceipt(bits);
}

/**
 * A receipt as a person typed it: case, blanks and hyphens do not matter, O is 0, I and L are 1.
 * null when the checksum does not fit.
 */
export function parseReceipt(text: string): string | null {
  const letters = text
    .toUpperCase()
    .replace(/[\s-]/gu, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  if (letters.length !== BODY_LENGTH + CHECK_LENGTH) return null;
  let bits = 0n;
  for (const letter of letters.slice(0, BODY_LENGTH)) {
    bits = bits * 32n + BigInt(Math.max(0, ALPHABET.indexOf(letter)));
  }
  // A letter outside the alphabet was read as 0 above; then the text written from it differs here.
  const receipt = formatReceipt(bits);
  return receipt.replaceAll('-', '') === letters ? receipt : null;
}

export interface ReceiptTree {
  /** In their own order: the order of arrival is not in it. */
  readonly receipts: readonly string[];
  readonly tree: MerkleTree;
}

/**
 * @param receipts all of a round, in any order
 * @param hash a synchronous SHA-256 where one is at hand: ten times as fast for many receipts
 */
export async function buildReceiptTree(
  receipts: readonly string[],
  hash?: HashFunction,
): Promise<ReceiptTree> {
  const sorted = receipts.toSorted(compareIds);
  return { receipts: sorted, tree: await buildMerkleTree(sorted.map(writeLeaf), hash) };
}

/** Root over all receipts of a round in hexadecimal, published at close. */
export async function computeReceiptsRoot(
  receipts: readonly string[],
  hash?: HashFunction,
): Promise<string> {
  return encodeHex((await buildReceiptTree(receipts, hash)).tree.root);
}

/** null when `receipt` is not among those of the tree. */
export function proveReceipt(tree: ReceiptTree, receipt: string): InclusionProof | null {
  return proveLeaf(tree.tree, tree.receipts.indexOf(receipt));
}

/** Whether the round with this hexadecimal root counts the ballot of `receipt`. */
export async function checkReceipt(
  root: string,
  receipt: string,
  proof: InclusionProof,
): Promise<boolean> {
  const rootBytes = decodeHex(root);
  return rootBytes !== null && checkLeaf(rootBytes, writeLeaf(receipt), proof);
}

function formatReceipt(bits: bigint): string {
  const letters = writeBase32(bits, BODY_LENGTH) + writeBase32(bits % CHECK_MODULUS, CHECK_LENGTH);
  return letters.match(/.{4}/g)!.join('-');
}

function writeBase32(value: bigint, length: number): string {
  let text = '';
  for (let rest = value; text.length < length; rest >>= 5n) {
    text = ALPHABET.charAt(Number(rest & 31n)) + text;
  }
  return text;
}

function writeLeaf(receipt: string): Bytes {
  return encodeUtf8(`tutti-receipt-leaf/1\n${receipt}`);
}
