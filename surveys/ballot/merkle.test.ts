import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { decodeHex, encodeHex } from './encoding.ts';
import { buildMerkleTree, checkLeaf, proveLeaf } from './merkle.ts';
import type { InclusionProof } from './merkle.ts';

/** The recursive definition of RFC 9162 section 2.1.1, written without looking at the code under test. */
function hashByDefinition(leaves: readonly Uint8Array[]): Buffer {
  const sha256 = (...parts: Uint8Array[]) =>
    createHash('sha256').update(Buffer.concat(parts)).digest();
  if (leaves.length === 0) return sha256();
  if (leaves.length === 1) return sha256(Uint8Array.of(0), leaves[0]!);
  const k = 2 ** Math.ceil(Math.log2(leaves.length) - 1);
  const [left, right] = [hashByDefinition(leaves.slice(0, k)), hashByDefinition(leaves.slice(k))];
  return sha256(Uint8Array.of(1), left, right);
}

const leavesOf = (size: number) =>
  Array.from({ length: size }, (_, i) => Uint8Array.of(i, i >> 8, 7));

describe('the root', () => {
  test('of RFC 6962 example inputs is the one that Certificate Transparency logs compute', async () => {
    const inputs = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657'];
    const leaves = [...inputs, '606162636465666768696a6b6c6d6e6f'].map((hex) => decodeHex(hex)!);
    const { root } = await buildMerkleTree(leaves);
    expect(encodeHex(root)).toBe(
      '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
    );
  });

  test('agrees with the recursive definition for every size up to 40', async () => {
    for (let size = 0; size <= 40; size++) {
      const leaves = leavesOf(size);
      const { root } = await buildMerkleTree(leaves);
      expect(encodeHex(root)).toBe(hashByDefinition(leaves).toString('hex'));
    }
  });

  test('is the same with a synchronous hash passed in', async () => {
    const hash = (data: Uint8Array) => new Uint8Array(createHash('sha256').update(data).digest());
    const leaves = leavesOf(11);
    expect((await buildMerkleTree(leaves, hash)).root).toEqual(
      (await buildMerkleTree(leaves)).root,
    );
  });
});

describe('a proof', () => {
  test('of every leaf of every size up to 20 holds for that leaf alone', async () => {
    for (let size = 1; size <= 20; size++) {
      const leaves = leavesOf(size);
      const tree = await buildMerkleTree(leaves);
      for (let index = 0; index < size; index++) {
        const proof = proveLeaf(tree, index)!;
        expect(await checkLeaf(tree.root, leaves[index]!, proof)).toBe(true);
        const other = leaves[(index + 1) % size]!;
        expect(await checkLeaf(tree.root, other, proof)).toBe(size === 1);
      }
    }
  });

  test('fails when any part of it is changed', async () => {
    const leaves = leavesOf(13);
    const tree = await buildMerkleTree(leaves);
    await fc.assert(
      fc.asyncProperty(fc.nat(12), fc.nat(12), fc.nat(30), async (index, other, at) => {
        const proof = proveLeaf(tree, index)!;
        const leaf = leaves[index]!;
        const path = [...proof.path];
        const place = at % path.length;
        path[place] = path[place]!.replace(/^./, (digit) => (digit === '0' ? '1' : '0'));
        expect(await checkLeaf(tree.root, leaf, { ...proof, path })).toBe(false);
        expect(await checkLeaf(tree.root, leaf, { ...proof, path: proof.path.slice(1) })).toBe(
          false,
        );
        expect(
          await checkLeaf(tree.root, leaf, { ...proof, path: [...proof.path, proof.path[0]!] }),
        ).toBe(false);
        if (other !== index) {
          expect(await checkLeaf(tree.root, leaf, { ...proof, index: other })).toBe(false);
        }
      }),
      { numRuns: 50 },
    );
  });

  test('of a position outside the tree does not exist', async () => {
    const tree = await buildMerkleTree(leavesOf(3));
    for (const index of [-1, 3, 0.5, NaN]) expect(proveLeaf(tree, index)).toBeNull();
    const empty = await buildMerkleTree([]);
    expect(proveLeaf(empty, 0)).toBeNull();
  });

  test('of another size than that of the tree is refused, though its path leads to the root', async () => {
    const leaves = leavesOf(2);
    const { root, levels } = await buildMerkleTree(leaves);
    const [first, second] = [levels[0]!.subarray(0, 32), levels[0]!.subarray(32)].map(encodeHex);
    expect(await checkLeaf(root, leaves[0]!, { index: 0, size: 2, path: [second!] })).toBe(true);
    // Too long for a tree of one leaf, and too short for one of three.
    expect(await checkLeaf(root, leaves[0]!, { index: 0, size: 1, path: [second!] })).toBe(false);
    expect(await checkLeaf(root, leaves[1]!, { index: 0, size: 1, path: [first!] })).toBe(false);
    expect(await checkLeaf(root, leaves[0]!, { index: 0, size: 3, path: [second!] })).toBe(false);
  });

  test('of a place outside the tree, or of a size that wraps round, is refused', async () => {
    const [leaf] = leavesOf(1);
    const { root } = await buildMerkleTree([leaf!]);
    expect(await checkLeaf(root, leaf!, { index: 0, size: 1, path: [] })).toBe(true);
    expect(await checkLeaf(root, leaf!, { index: 1, size: 1, path: [] })).toBe(false);
    expect(await checkLeaf(root, leaf!, { index: 0, size: 2 ** 32 + 1, path: [] })).toBe(false);
    const two = await buildMerkleTree(leavesOf(2));
    const path = [encodeHex(two.levels[0]!.subarray(32))];
    expect(await checkLeaf(two.root, leaf!, { index: 0, size: 2 ** 32 + 2, path })).toBe(false);
  });

  test('that is no proof at all is refused, never an exception', async () => {
    const { root } = await buildMerkleTree(leavesOf(3));
    const malformed = [
      { index: 0, size: 0, path: [] },
      { index: -1, size: 3, path: [] },
      { index: 0, size: 2 ** 40, path: [] },
      null as unknown as InclusionProof,
      { index: 0, size: 3 } as unknown as InclusionProof,
      { index: 0, size: 3, path: ['zz', 'zz'] },
      { index: 0, size: 3, path: ['00', '00'] },
      { index: 0, size: 3, path: Array<string>(1000).fill('00'.repeat(32)) },
    ];
    for (const proof of malformed)
      expect(await checkLeaf(root, leavesOf(3)[0]!, proof)).toBe(false);
  });

  test('can not pass an inner node off as a leaf', async () => {
    const leaves = leavesOf(4);
    const tree = await buildMerkleTree(leaves);
    const inner = tree.levels[0]!.subarray(0, 64);
    const proof = { index: 0, size: 2, path: [encodeHex(tree.levels[1]!.subarray(32, 64))] };
    expect(await checkLeaf(tree.root, inner, proof)).toBe(false);
  });
});
