import { hash } from 'node:crypto';
import type { Bytes } from '../../surveys/ballot/encoding.ts';
import {
  describeList,
  describePart,
  RECEIPTS_PER_PART,
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
 * The list of a round's receipts, from nullifiers in portions, in order: the order of nullifiers is that of
 * receipts, their first bits. null where fewer ballots came than people make the smallest group.
 */
export function createReceiptLister({
  groupMin,
}: ReceiptTask): PartsBuilder<Uint8Array, ReceiptList | null> {
  const parts: ReceiptPart[] = [];
  let count = 0;
  let open: string[] = [];
  return {
    async add(nullifiers) {
      for (let at = 0; at < nullifiers.length; at += NULLIFIER_BYTES) {
        open.push(computeReceipt(nullifiers.subarray(at, at + NULLIFIER_BYTES)));
        if (open.length === RECEIPTS_PER_PART) await close();
      }
    },
    async finish() {
      if (open.length > 0) await close();
      return count < groupMin ? null : await describeList(parts, count, sha256);
    },
  };

  async function close(): Promise<void> {
    parts.push(await describePart(open, sha256));
    count += open.length;
    open = [];
  }
}

/** A million receipts are hashed two million times: without a round trip through the thread pool for each. */
export function sha256(data: Uint8Array): Bytes {
  return hash('sha256', data, 'buffer');
}
