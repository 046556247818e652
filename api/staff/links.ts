import type { Database } from '../../db/connect.ts';
import { AppError } from '../problem.ts';
import { drawLinkToken, findLastDay, hashToken, isPast } from './link-token.ts';
import * as store from './store.ts';
import type { Device } from './device.ts';
import { drawSessionToken } from './session.ts';
import type { LinkView } from './views.ts';

export const LANGUAGES = ['en', 'fr'] as const;
export type Language = (typeof LANGUAGES)[number];

/** A path of the staff application, below `/staff`: where somebody wanted to go. Never another site. */
export const PATH_PATTERN = /^\/(?:[\w~-][\w.~%/-]*)?(?:\?[\w.~%=&-]*)?$/;
export const PATH_MAX_CHARACTERS = 300;

/**
 * Make a link that works once.
 * @param email of an account; null: for the first administrator
 * @returns its secret part, which is stored nowhere
 * @throws AppError not-found: there is no such account any more
 */
export async function makeLinkToken(
  database: Database,
  email: string | null,
  nowMillis: number,
  minutes: number,
): Promise<string> {
  const token = drawLinkToken(nowMillis, minutes);
  const today = new Date(nowMillis).toISOString().slice(0, 10);
  await database.as('staff', async (sql) => {
    // Removed since it was looked for.
    if (email !== null && (await store.holdAccount(sql, email)) === null)
      throw new AppError('not-found');
    const link = { tokenHash: hashToken(token), email, lastDay: findLastDay(token) };
    await store.insertLink(sql, link, today);
  });
  return token;
}

/**
 * The secret is behind the `#`: browsers send it to no server, so no log in between has it.
 * @param path where it leads afterwards
 */
export function writeLink(publicUrl: string, token: string, path: string | null = null): string {
  const query = path === null ? '' : `?to=${encodeURIComponent(path)}`;
  return `${publicUrl}/staff/sign-in${query}#${token}`;
}

export function writeSetUpLink(publicUrl: string, token: string): string {
  return `${publicUrl}/staff/set-up#${token}`;
}

/** Whom a link is for; looking does not use it up. @throws AppError link-unusable */
export async function readLink(
  database: Database,
  token: string,
  nowMillis: number,
): Promise<LinkView> {
  const link = isPast(token, nowMillis)
    ? null
    : await database.as('staff', (sql) => store.findLink(sql, hashToken(token)));
  if (link === null) throw new AppError('link-unusable');
  return link;
}

/**
 * Sign in with a link. It is used up in the same transaction that makes the session, so of two that
 * come at once only one gets in.
 * @returns a new session token: one that was there before is never taken over
 * @throws AppError link-unusable
 */
export async function signInWithLink(
  database: Database,
  token: string,
  { nowMillis, today }: { readonly nowMillis: number; readonly today: string },
  device: Device,
): Promise<{ session: string; account: store.AccountRow }> {
  if (isPast(token, nowMillis)) throw new AppError('link-unusable');
  const session = drawSessionToken();
  const account = await database.as('staff', async (sql) => {
    const link = await store.findLink(sql, hashToken(token));
    // The account first, as whoever removes it does: so neither waits for the other.
    const found = link?.email == null ? null : await store.holdAccount(sql, link.email);
    if (found === null || !(await store.takeLink(sql, hashToken(token)))) return null;
    const { email } = found;
    await store.insertSession(sql, { tokenHash: hashToken(session), email, device }, today);
    return found;
  });
  if (account === null) throw new AppError('link-unusable');
  return { session, account };
}
