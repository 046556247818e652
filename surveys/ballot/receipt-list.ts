import { compareIds } from '../ids.ts';
import { concatBytes, decodeHex, encodeHex } from './encoding.ts';
import type { Bytes } from './encoding.ts';
import { isCount, isExactly, isListOf, isNullOr, isShape, isText } from './guards.ts';
import { buildMerkleTree, joinTrees, proveLeaf } from './merkle.ts';
import type { HashFunction, InclusionProof } from './merkle.ts';
import { parseReceipt, writeReceiptLeaf } from './receipts.ts';

/**
 * The receipts of a round's ballots as they are published at close: one sorted list under one root, cut
 * into parts. Whoever looks for a receipt takes the whole part that would hold it and looks on the own
 * device, so that nobody learns which one was meant; most rounds have one part.
 * Comments are not in it: beside the published ones, their number would tell how many were held back,
 * and that may be about fewer people than any figure may.
 */
export interface PublishedReceipts {
  readonly format: 'tutti-receipts/1';
  readonly round: string;
  /** Hexadecimal SHA-256 of the released document. */
  readonly release: string;
  /** null where fewer ballots came than people make the smallest group. */
  readonly receipts: ReceiptList | null;
}

export interface ReceiptList {
  /** Hexadecimal Merkle root over all receipts. */
  readonly root: string;
  readonly count: number;
  readonly parts: readonly ReceiptPart[];
}

/** `RECEIPTS_PER_PART` receipts in a row; the last part holds the rest. */
export interface ReceiptPart {
  readonly first: string;
  /** Hexadecimal. */
  readonly root: string;
}

/** A power of two, so that every part is a whole branch of the tree. 240 KB of text. */
export const RECEIPTS_PER_PART = 8192;

export const isPublishedReceipts = isShape<PublishedReceipts>({
  format: isExactly('tutti-receipts/1'),
  round: isText,
  release: isText,
  receipts: isNullOr(
    isShape<ReceiptList>({
      root: isText,
      count: isCount,
      parts: isListOf(isShape<ReceiptPart>({ first: isText, root: isText })),
    }),
  ),
});

/** @param receipts of one part, sorted */
export async function describePart(
  receipts: readonly string[],
  hash?: HashFunction,
): Promise<ReceiptPart> {
  const { root } = await buildMerkleTree(receipts.map(writeReceiptLeaf), hash);
  return { first: receipts[0]!, root: encodeHex(root) };
}

/** @param parts all of a round, in order */
export async function describeList(
  parts: readonly ReceiptPart[],
  count: number,
  hash?: HashFunction,
): Promise<ReceiptList> {
  const { root } = await joinTrees(decodeRoots(parts), hash);
  return { root: encodeHex(root), count, parts };
}

/** Whether the parts are as many as `count` needs, in order, and under the root. */
export async function checkList(list: ReceiptList): Promise<boolean> {
  const { parts, count, root } = list;
  if (parts.length !== Math.ceil(count / RECEIPTS_PER_PART)) return false;
  if (parts.some((part) => decodeHex(part.root)?.length !== 32)) return false;
  if (!isSorted(parts.map((part) => part.first))) return false;
  return (await describeList(parts, count)).root === root;
}

/** Whether these are the receipts of a part: as many as they have to be, valid, sorted, under its root. */
export async function checkPart(
  list: ReceiptList,
  part: number,
  receipts: readonly string[],
): Promise<boolean> {
  const expected = list.parts[part];
  const size = Math.min(RECEIPTS_PER_PART, list.count - part * RECEIPTS_PER_PART);
  if (expected === undefined || receipts.length !== size || !isSorted(receipts)) return false;
  if (receipts.some((receipt) => parseReceipt(receipt) !== receipt)) return false;
  const { first, root } = await describePart(receipts);
  return first === expected.first && root === expected.root;
}

/** The part that holds a receipt if any does. */
export function findPart({ parts }: ReceiptList, receipt: string): number {
  return Math.max(
    0,
    parts.findLastIndex(({ first }) => first <= receipt),
  );
}

/**
 * Parts to ask for when looking for something in `part`: the last one may hold few receipts, so whoever
 * needs one of the last two takes both.
 */
export function listPartsToAskFor({ parts }: ReceiptList, part: number): readonly number[] {
  const last = parts.length - 1;
  return part < last - 1 || last < 1 ? [part] : [last - 1, last];
}

/**
 * Proof for `checkReceipt` that a receipt is in the list.
 * @param receipts those of `part`
 * @returns null when the part does not hold it
 */
export async function proveReceipt(
  list: ReceiptList,
  part: number,
  receipts: readonly string[],
  receipt: string,
): Promise<InclusionProof | null> {
  const tree = await buildMerkleTree(receipts.map(writeReceiptLeaf));
  const inside = proveLeaf(tree, receipts.indexOf(receipt));
  const above = proveLeaf(await joinTrees(decodeRoots(list.parts)), part);
  if (inside === null || above === null) return null;
  const index = part * RECEIPTS_PER_PART + inside.index;
  return { index, size: list.count, path: [...inside.path, ...above.path] };
}

function decodeRoots(parts: readonly ReceiptPart[]): Bytes[] {
  return parts.map(({ root }) => decodeHex(root) ?? concatBytes());
}

function isSorted(texts: readonly string[]): boolean {
  return texts.every((text, index) => index === 0 || compareIds(texts[index - 1]!, text) < 0);
}
