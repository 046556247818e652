/** What can be said before anything is asked of the server. */

const SECRET = /^[A-Za-z0-9_-]{22}$/;

/**
 * Take the secret out of the address bar, so that it is in no history, bookmark or screenshot. A
 * reload finds it in the storage of this tab, which ends with the tab.
 */
export function takeSecret(page: Window): string | null {
  const inAddress = page.location.hash.slice(1).trim();
  if (inAddress === '') return readTab(page, 'secret');
  page.history.replaceState(page.history.state, '', page.location.pathname);
  return SECRET.test(inAddress) ? inAddress : null;
}

type TabValue = 'secret' | 'language';

export function readTab(page: Window, name: TabValue): string | null {
  try {
    return page.sessionStorage.getItem(`tutti/${name}`);
  } catch {
    return null;
  }
}

/** Keep something as long as this tab is open; null forgets it. */
export function keepTab(page: Window, name: TabValue, value: string | null): void {
  try {
    if (value === null) page.sessionStorage.removeItem(`tutti/${name}`);
    else page.sessionStorage.setItem(`tutti/${name}`, value);
  } catch {
    // Storage is blocked: a reload needs the link again, nothing else is lost.
  }
}

/** Why this browser can not take part; null when it can. */
export function findObstacle(page: Window & typeof globalThis): 'browser' | 'insecure' | null {
  if (!('BigInt' in page) || !('toSorted' in Array.prototype)) return 'browser';
  // Browsers offer cryptography on encrypted connections only.
  if (!page.isSecureContext) return 'insecure';
  return typeof page.crypto.subtle === 'object' ? null : 'browser';
}
