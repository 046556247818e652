import { parsePaperCode } from '../../surveys/ballot/paper-code.ts';
import { postText } from '../respond/api.ts';
import type { Fetch } from '../respond/api.ts';
import { LINK_SECRET } from '../respond/entry.ts';

const CODE_LENGTH = 20;

/** What is wrong with a typed code before anyone is asked. */
export type Slip =
  { readonly why: 'empty' | 'slip' } | { readonly why: 'length'; readonly count: number };

/**
 * The secret of the invitation, from a printed code or from a whole link that was pasted, or else what to tell
 * the person who typed.
 */
export function readCode(typed: string): { readonly secret: string } | Slip {
  const text = typed.slice(typed.lastIndexOf('#') + 1).trim();
  const secret = parsePaperCode(text) ?? (LINK_SECRET.test(text) ? text : null);
  if (secret !== null) return { secret };
  const count = typed.replace(/[\s\p{Pd}]/gu, '').length;
  if (count === 0) return { why: 'empty' };
  return count === CODE_LENGTH ? { why: 'slip' } : { why: 'length', count };
}

/** Whether there is an invitation with this secret; null where the server could not say. */
export async function askWhetherKnown(fetch: Fetch, secret: string): Promise<boolean | null> {
  const reply = await postText(fetch, '/api/registrar/invitation', JSON.stringify({ secret }));
  if (reply.ok) return true;
  return reply.failure.kind === 'problem' ? false : null;
}
