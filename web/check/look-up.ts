import {
  checkPart,
  findPart,
  listPartsToAskFor,
  proveReceipt,
} from '../../surveys/ballot/receipt-list.ts';
import { checkReceipt, parseReceipt } from '../../surveys/ballot/receipts.ts';
import { fetchJson } from './fetch-json.ts';
import type { Receipts } from './load-round.ts';

/** `list`: what came is not the list that the root stands for. */
export type LookUp = 'found' | 'missing' | 'typing' | 'list' | 'offline';

/**
 * Look for a receipt on this device: the server is asked for whole parts of the list, the same for
 * thousands of receipts, and never hears which one is looked for.
 * @param typed as the person typed it
 */
export async function lookUpReceipt(
  { list, address }: Extract<Receipts, { at: 'released' }>,
  typed: string,
): Promise<LookUp> {
  const receipt = parseReceipt(typed);
  if (receipt === null) return 'typing';
  const wanted = findPart(list, receipt);
  const asked = listPartsToAskFor(list, wanted);
  const replies = await Promise.all(asked.map((part) => fetchJson(`${address}/${part}`)));
  if (replies.some(({ status }) => status === 0 || status >= 500)) return 'offline';
  const body = replies[asked.indexOf(wanted)]?.body;
  const receipts = isListOfTexts(body) ? body : [];
  if (!(await checkPart(list, wanted, receipts))) return 'list';
  const proof = await proveReceipt(list, wanted, receipts, receipt);
  if (proof === null) return 'missing';
  return (await checkReceipt(list.root, receipt, proof)) ? 'found' : 'list';
}

function isListOfTexts(body: unknown): body is readonly string[] {
  return Array.isArray(body) && body.every((one) => typeof one === 'string');
}
