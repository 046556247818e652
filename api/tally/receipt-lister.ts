import { hash } from 'node:crypto';
import type { Bytes } from '../../surveys/ballot/encoding.ts';
import {
  describeList,
  describePart,
  type ReceiptList,
  type ReceiptPart,
} from '../../surveys/ballot/receipt-list.ts';
import { computeReceipt } from '../../surveys/ballot/receipts.ts';
import type { PartsBuilder } from './serve-parts.ts';

const NULLIFIER_BYTES = 32;

export interface ReceiptTask {
  /** Fewer ballots than this are no number to be told. */
  readonly groupMin: number;
}

/**
 * The list of a round's receipts, from nullifiers part by part, in order: the order of nullifiers is that of
 * receipts, their first bits. null where fewer ballots came than people make the smallest group.
 */
export function createReceiptLister({
  groupMin,
}: ReceiptTask): PartsBuilder<Uint8Array, ReceiptList | null> {
  const parts: ReceiptPart[] = [];
  let count = 0;
  return {
    async add(nullifiers) {
      const receipts: string[] = [];
      for (let at = 0; at < nullifiers.length; at += NULLIFIER_BYTES)
        receipts.push(computeReceipt(nullifiers.subarray(at, at + NULLIFIER_BYTES)));
      parts.push(await describePart(receipts, sha256));
      count += receipts.length;
    },
    async *finish() {
      yield count < groupMin ? null : await describeList(parts, count, sha256);
    },
  };
}

/** A million receipts are hashed two million times: without a round trip through the thread pool for each. */
export function sha256(data: Uint8Array): Bytes {
  return new Uint8Array(hash('sha256', data, 'buffer'));
}
