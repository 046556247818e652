import { createMemoryKeep } from './keep.ts';
import type { Keep } from './keep.ts';

/** What can be said before anything is asked of the server. */

/** Secret of an invitation that came by mail. */
export const LINK_SECRET = /^[A-Za-z0-9_-]{22}$/;
/** A printed code as `parsePaperCode` returns it, and as a QR code has it. */
const PRINTED_CODE = /^(?:[0-9A-Z]{4}-){4}[0-9A-Z]{4}$/;

/**
 * Take the secret out of the address bar, so that it is in no history, bookmark or screenshot. A
 * reload finds it in the storage of this tab, which ends with the tab.
 */
export function takeSecret(page: Window): string | null {
  const inAddress = page.location.hash.slice(1).trim();
  if (inAddress === '') return readTab(page, 'secret');
  page.history.replaceState(page.history.state, '', page.location.pathname);
  return LINK_SECRET.test(inAddress) || PRINTED_CODE.test(inAddress) ? inAddress : null;
}

/**
 * What a reload may know once answers were sent, and the secret is forgotten: that they were, and neither by
 * whom nor of which round. It stands in the history of this tab, never in its address or its storage.
 */
const SENT = { sent: true } as const;

export function markSent(page: Window): void {
  page.history.replaceState(SENT, '');
}

export function wasSent(page: Window): boolean {
  const kept: unknown = page.history.state;
  return typeof kept === 'object' && kept !== null && 'sent' in kept;
}

/** The page for one person after another: there not even the storage of a tab may remember anything. */
export function isKiosk(page: Window): boolean {
  return page.location.pathname === '/kiosk';
}

type TabValue = 'secret' | 'language';

/** Of a kiosk, instead of the storage of its tab: ends with the document. */
const memory = createMemoryKeep();

export function readTab(page: Window, name: TabValue): string | null {
  try {
    return isKiosk(page) ? memory.read(name) : page.sessionStorage.getItem(`tutti/${name}`);
  } catch {
    return null;
  }
}

/** Keep something as long as this tab is open; null forgets it. */
export function keepTab(page: Window, name: TabValue, value: string | null): void {
  try {
    if (isKiosk(page)) keepIn(memory, name, value);
    else if (value === null) page.sessionStorage.removeItem(`tutti/${name}`);
    else page.sessionStorage.setItem(`tutti/${name}`, value);
  } catch {
    // Storage is blocked: a reload needs the link again, nothing else is lost.
  }
}

function keepIn(keep: Keep, name: TabValue, value: string | null): void {
  if (value === null) keep.erase(name);
  else keep.write(name, value);
}

/** Why this browser can not take part; null when it can. */
export function findObstacle(page: Window & typeof globalThis): 'browser' | 'insecure' | null {
  if (!('BigInt' in page) || !('toSorted' in Array.prototype)) return 'browser';
  // Browsers offer cryptography on encrypted connections only.
  if (!page.isSecureContext) return 'insecure';
  return typeof page.crypto.subtle === 'object' ? null : 'browser';
}
