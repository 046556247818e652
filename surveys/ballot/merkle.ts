import { sha256 } from './digest.ts';
import { concatBytes, decodeHex, encodeHex, equalBytes } from './encoding.ts';
import type { Bytes } from './encoding.ts';
import { isCount, isListOf, isShape, isText } from './guards.ts';

/**
 * Merkle trees as in RFC 9162 section 2.1 (the trees of Certificate Transparency): leaves and nodes are
 * hashed under different prefixes, so that a node can not be passed off as a leaf.
 */

/** SHA-256. A server with a million leaves passes its own synchronous one. */
export type HashFunction = (data: Bytes) => Bytes | Promise<Bytes>;

export interface MerkleTree {
  readonly size: number;
  readonly root: Bytes;
  /** Hashes of 32 bytes in a row, leaves first; a last one without a partner moves up unchanged. */
  readonly levels: readonly Bytes[];
}

export interface InclusionProof {
  /** Position of the leaf, from 0. */
  readonly index: number;
  /** Leaves in the tree. */
  readonly size: number;
  /** Hexadecimal hashes of the siblings, from the leaf upwards. */
  readonly path: readonly string[];
}

export const isInclusionProof = isShape<InclusionProof>({
  index: isCount,
  size: isCount,
  path: isListOf(isText),
});

const HASH_BYTES = 32;
const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);
const SIZE_MAX = 2 ** 31;

/** @param leaves in the order that the tree stands for; the hash of no leaves is that of no bytes */
export async function buildMerkleTree(
  leaves: readonly Uint8Array[],
  hash: HashFunction = sha256,
): Promise<MerkleTree> {
  const level = new Uint8Array(leaves.length * HASH_BYTES);
  for (const [i, leaf] of leaves.entries()) {
    const hashed = hash(concatBytes(LEAF, leaf));
    // Waiting for what is there already would take longer than hashing it.
    level.set(hashed instanceof Promise ? await hashed : hashed, i * HASH_BYTES);
  }
  return growTree(level, hash);
}

/**
 * The upper part of a tree whose leaves were hashed in portions of the same size, a power of two: only
 * the last portion may be smaller.
 * @param roots of the portions, in order
 */
export async function joinTrees(
  roots: readonly Uint8Array[],
  hash: HashFunction = sha256,
): Promise<MerkleTree> {
  return growTree(concatBytes(...roots), hash);
}

async function growTree(leafHashes: Bytes, hash: HashFunction): Promise<MerkleTree> {
  const levels = [leafHashes];
  let level = leafHashes;
  while (level.length > HASH_BYTES) {
    level = await hashPairs(level, hash);
    levels.push(level);
  }
  const size = leafHashes.length / HASH_BYTES;
  return { size, root: size === 0 ? await hash(new Uint8Array(0)) : level, levels };
}

async function hashPairs(level: Bytes, hash: HashFunction): Promise<Bytes> {
  const pairs = Math.floor(level.length / (2 * HASH_BYTES));
  const odd = level.length / HASH_BYTES - 2 * pairs;
  const above = new Uint8Array((pairs + odd) * HASH_BYTES);
  const node = new Uint8Array(NODE.length + 2 * HASH_BYTES);
  node.set(NODE);
  for (let pair = 0; pair < pairs; pair++) {
    node.set(level.subarray(2 * pair * HASH_BYTES, 2 * (pair + 1) * HASH_BYTES), NODE.length);
    const hashed = hash(node);
    above.set(hashed instanceof Promise ? await hashed : hashed, pair * HASH_BYTES);
  }
  if (odd === 1) above.set(level.subarray(-HASH_BYTES), pairs * HASH_BYTES);
  return above;
}

/** null when the tree has no leaf `index`. */
export function proveLeaf(tree: MerkleTree, index: number): InclusionProof | null {
  if (!Number.isInteger(index) || index < 0 || index >= tree.size) return null;
  const path: string[] = [];
  let position = index;
  for (const level of tree.levels) {
    const siblingAt = (position ^ 1) * HASH_BYTES;
    // The last node of a level may have no sibling; then it moves up alone and adds nothing to the path.
    if (siblingAt < level.length) {
      path.push(encodeHex(level.subarray(siblingAt, siblingAt + HASH_BYTES)));
    }
    position >>= 1;
  }
  return { index, size: tree.size, path };
}

/** RFC 9162 section 2.1.3.2; the numbers are its steps. */
export async function checkLeaf(
  root: Uint8Array,
  leaf: Uint8Array,
  proof: InclusionProof,
  hash: HashFunction = sha256,
): Promise<boolean> {
  // 1.
  if (!isInclusionProof(proof) || proof.size > SIZE_MAX || proof.index >= proof.size) return false;
  // 2. and 3.
  let fn = proof.index;
  let sn = proof.size - 1;
  let r = await hash(concatBytes(LEAF, leaf));
  // 4.
  for (const text of proof.path) {
    const p = decodeHex(text);
    if (sn === 0 || p === null) return false;
    if (fn % 2 === 1 || fn === sn) {
      r = await hash(concatBytes(NODE, p, r));
      while (fn % 2 === 0 && fn !== 0) {
        fn >>>= 1;
        sn >>>= 1;
      }
    } else {
      r = await hash(concatBytes(NODE, r, p));
    }
    fn >>>= 1;
    sn >>>= 1;
  }
  // 5.
  return sn === 0 && equalBytes(r, root);
}
