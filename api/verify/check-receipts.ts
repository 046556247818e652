import type { Manifest } from '../../surveys/ballot/manifest.ts';
import {
  checkList,
  checkPart,
  findPart,
  isPublishedReceipts,
  proveReceipt,
  type ReceiptList,
} from '../../surveys/ballot/receipt-list.ts';
import { checkReceipt, parseReceipt } from '../../surveys/ballot/receipts.ts';
import { check, type Check } from './check.ts';
import type { FetchedRound } from './fetch-round.ts';

export interface ReceiptFindings {
  readonly checks: readonly Check[];
  /** Ballots that count; null where it is not told. */
  readonly ballots: number | null;
  /** Hexadecimal SHA-256 of the released document; null before the release. */
  readonly release: string | null;
}

/** @param typed a receipt as somebody typed it; null where none is looked for */
export async function checkReceiptsOf(
  { published, parts }: FetchedRound,
  manifest: Manifest,
  typed: string | null,
): Promise<ReceiptFindings> {
  if (published === null) {
    return {
      checks: [check('receipts-form', 'receipts are published', null, 'not before the release')],
      ballots: null,
      release: null,
    };
  }
  const held = isPublishedReceipts(published) && published.round === manifest.round.id;
  const form = check('receipts-form', 'receipts of this round are published', held);
  if (!held) return { checks: [form], ballots: null, release: null };
  const { receipts: list, release } = published;
  if (list === null) {
    const few = `fewer than ${manifest.policy.groupMin} ballots: not even their number is told`;
    return {
      checks: [check('receipts-list', 'every receipt is listed', null, few)],
      ballots: null,
      release,
    };
  }
  return {
    checks: [form, ...(await checkListed(list, parts, manifest, typed))],
    ballots: list.count,
    release,
  };
}

async function checkListed(
  list: ReceiptList,
  fetched: readonly unknown[],
  manifest: Manifest,
  typed: string | null,
): Promise<Check[]> {
  const parts = fetched.map(readTexts);
  const whole = await Promise.all(parts.map((part, at) => checkPart(list, at, part)));
  const heads = manifest.keys
    .filter(({ kind }) => kind === 'ballot')
    .reduce((sum, key) => sum + key.heads, 0);
  const checks = [
    check('receipts-root', 'the parts of the list make its root', await checkList(list)),
    check(
      'receipts-list',
      'the list, hashed here, is what the root stands for; no receipt twice',
      parts.length === list.parts.length && whole.every(Boolean),
      `${parts.flat().length} receipts`,
    ),
    check(
      'receipts-count',
      'not more ballots than people invited',
      list.count <= heads,
      `${list.count} ballots, ${heads} people`,
    ),
  ];
  if (typed !== null) checks.push(await checkOne(list, parts, typed));
  return checks;
}

async function checkOne(
  list: ReceiptList,
  parts: readonly (readonly string[])[],
  typed: string,
): Promise<Check> {
  const promise = 'the receipt that was given is in the list';
  const receipt = parseReceipt(typed);
  if (receipt === null) return check('receipt', promise, false, 'it has a typing error');
  const part = findPart(list, receipt);
  const proof = await proveReceipt(list, part, parts[part] ?? [], receipt);
  const held = proof !== null && (await checkReceipt(list.root, receipt, proof));
  return check('receipt', promise, held);
}

function readTexts(part: unknown): readonly string[] {
  return Array.isArray(part) && part.every((one) => typeof one === 'string') ? part : [];
}
