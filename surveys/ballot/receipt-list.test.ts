import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { encodeHex } from './encoding.ts';
import { buildMerkleTree } from './merkle.ts';
import {
  checkList,
  checkPart,
  describeList,
  describePart,
  findPart,
  isPublishedReceipts,
  listPartsToAskFor,
  proveReceipt,
  RECEIPTS_PER_PART,
  type ReceiptList,
} from './receipt-list.ts';
import { checkReceipt, computeReceipt, writeReceiptLeaf } from './receipts.ts';

const hash = (data: Uint8Array) => new Uint8Array(createHash('sha256').update(data).digest());
const receiptOf = (seed: number) =>
  computeReceipt(new Uint8Array(createHash('sha256').update(String(seed)).digest()));

async function publish(count: number): Promise<{ list: ReceiptList; parts: string[][] }> {
  const receipts = Array.from({ length: count }, (_, seed) => receiptOf(seed)).sort();
  const parts: string[][] = [];
  for (let at = 0; at < count; at += RECEIPTS_PER_PART)
    parts.push(receipts.slice(at, at + RECEIPTS_PER_PART));
  const described = await Promise.all(parts.map((part) => describePart(part, hash)));
  return { list: await describeList(described, count, hash), parts };
}

const small = await publish(9);
/** Two full parts and a last one of three. */
const large = await publish(2 * RECEIPTS_PER_PART + 3);

describe('a list', () => {
  test('has the root of one tree over all receipts, however it is cut', async () => {
    for (const { list, parts } of [small, large]) {
      const { root } = await buildMerkleTree(parts.flat().map(writeReceiptLeaf), hash);
      expect(list.root).toBe(encodeHex(root));
      expect(await checkList(list)).toBe(true);
      expect(await Promise.all(parts.map((part, at) => checkPart(list, at, part)))).not.toContain(
        false,
      );
    }
  });

  test('of nothing is a list', async () => {
    const { list } = await publish(0);
    expect(await checkList(list)).toBe(true);
    expect(await checkPart(list, 0, [])).toBe(false);
  });

  test('does not pass with another root, count, order or number of parts', async () => {
    const { list } = large;
    const [one, two, three] = list.parts;
    for (const changed of [
      { ...list, root: small.list.root },
      { ...list, count: list.count - 3 },
      { ...list, count: list.count + RECEIPTS_PER_PART },
      { ...list, parts: [two!, one!, three!] },
      { ...list, parts: [one!, two!] },
      { ...list, parts: [one!, two!, { ...three!, root: 'xy' }] },
    ])
      expect(await checkList(changed)).toBe(false);
  });

  test('does not pass with roots of other lengths, though they make the same bytes', async () => {
    const { list } = large;
    const [one, two, three] = list.parts;
    const moved = [
      { ...one!, root: one!.root + two!.root.slice(0, 2) },
      { ...two!, root: two!.root.slice(2) },
      three!,
    ];
    expect((await describeList(moved, list.count, hash)).root).toBe(list.root);
    expect(await checkList({ ...list, parts: moved })).toBe(false);
  });

  test('whose number is not that of its receipts does not pass', async () => {
    const { list, parts } = small;
    expect(await checkPart({ ...list, count: list.count + 1 }, 0, parts[0]!)).toBe(false);
  });

  test('does not pass out of order even where the root fits', async () => {
    const [one, two, three] = large.list.parts;
    const swapped = await describeList([two!, one!, three!], large.list.count, hash);
    expect(await checkList(swapped)).toBe(false);
  });

  test('a part does not pass with one receipt changed, missing, doubled, moved or invalid', async () => {
    const { list, parts } = small;
    const [part] = parts;
    const invalid = `${part![0]!.slice(0, -1)}${part![0]!.endsWith('0') ? '1' : '0'}`;
    for (const changed of [
      [receiptOf(99), ...part!.slice(1)].sort(),
      part!.slice(1),
      [...part!.slice(0, 4), receiptOf(99), ...part!.slice(5)].sort(),
      [...part!, receiptOf(99)].sort(),
      [part![0]!, ...part!.slice(0, -1)],
      part!.toReversed(),
      [invalid, ...part!.slice(1)],
    ])
      expect(await checkPart(list, 0, changed)).toBe(false);
    expect(await checkPart(list, 1, part!)).toBe(false);
  });

  test('of receipts that are none, or that is not sorted, does not pass under its own root', async () => {
    const [part] = small.parts;
    for (const receipts of [['none', 'such'], part!.toReversed()]) {
      const list = await describeList([await describePart(receipts)], receipts.length);
      expect(await checkPart(list, 0, receipts)).toBe(false);
    }
  });

  test('whose first receipt is not the one announced does not pass', async () => {
    const { list, parts } = small;
    const renamed = { ...list, parts: [{ ...list.parts[0]!, first: receiptOf(99) }] };
    expect(await checkPart(renamed, 0, parts[0]!)).toBe(false);
  });
});

describe('inclusion', () => {
  test('every receipt is proved against the root; in a long list the ends of the parts', async () => {
    const ends = large.parts.flatMap((part) => [part[0]!, part.at(-1)!]);
    for (const [{ list, parts }, receipts] of [
      [small, small.parts.flat()],
      [large, ends],
    ] as const) {
      for (const receipt of receipts) {
        const part = findPart(list, receipt);
        const proof = await proveReceipt(list, part, parts[part]!, receipt);
        expect(await checkReceipt(list.root, receipt, proof!)).toBe(true);
      }
    }
  });

  test('a receipt of no ballot has no proof, and no proof of another fits it', async () => {
    const { list, parts } = small;
    const stranger = receiptOf(99);
    expect(await proveReceipt(list, 0, parts[0]!, stranger)).toBeNull();
    const receipt = parts[0]![0]!;
    const other = (await proveReceipt(list, 0, parts[0]!, receipt))!;
    expect(await checkReceipt(list.root, stranger, other)).toBe(false);
    expect(await checkReceipt('no root', receipt, other)).toBe(false);
    // Letters that differ by more than a byte holds would make the same leaf.
    const alike = String.fromCharCode(receipt.charCodeAt(0) + 256) + receipt.slice(1);
    expect(await checkReceipt(list.root, alike, other)).toBe(false);
    expect(await proveReceipt(list, 7, parts[0]!, parts[0]![0]!)).toBeNull();
  });

  test('a receipt before the first one is looked for in the first part', () => {
    expect(findPart(large.list, '0000')).toBe(0);
    expect(findPart({ ...large.list, parts: [] }, '0000')).toBe(0);
  });
});

test('nobody asks for the last part alone: it may hold few receipts', () => {
  const asked = [0, 1, 2].map((part) => listPartsToAskFor(large.list, part));
  expect(asked).toEqual([[0], [1, 2], [1, 2]]);
  expect(listPartsToAskFor(small.list, 0)).toEqual([0]);
});

test('what is no published list is told apart', () => {
  const published = { format: 'tutti-receipts/1', round: 'r', release: 'x', receipts: small.list };
  expect(isPublishedReceipts(published)).toBe(true);
  expect(isPublishedReceipts({ ...published, receipts: null })).toBe(true);
  expect(isPublishedReceipts({ ...published, format: 'tutti-receipts/2' })).toBe(false);
  expect(isPublishedReceipts({ ...published, receipts: { ...small.list, count: -1 } })).toBe(false);
});
