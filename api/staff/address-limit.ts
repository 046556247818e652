import { createHmac, randomBytes } from 'node:crypto';

/** Links that one address may ask for within the window. */
const LINKS = 3;
const WINDOW_MILLIS = 15 * 60_000;
/** Addresses remembered at most: whoever fills it up only loses their own count. */
const MOST_ADDRESSES = 10_000;

/**
 * Keeps a mailbox from being filled with links. It remembers hashes under a key that only this process
 * has, for a quarter of an hour.
 * @returns whether one more link may be made for the address; counts it, whether it has an account or not
 */
export function createAddressLimit(nowMillis: () => number): (email: string) => boolean {
  const key = randomBytes(32);
  const asked = new Map<string, number[]>();
  return (email) => {
    const now = nowMillis();
    const name = createHmac('sha256', key).update(email).digest('base64url');
    const recent = (asked.get(name) ?? []).filter((at) => at > now - WINDOW_MILLIS);
    if (recent.length >= LINKS) return false;
    // Put last, so that the first of the map is always the one that was asked for longest ago.
    asked.delete(name);
    asked.set(name, [...recent, now]);
    if (asked.size > MOST_ADDRESSES) asked.delete(asked.keys().next().value!);
    return true;
  };
}
