import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify<
  string,
  Buffer,
  number,
  { N: number; r: number; p: number; maxmem: number },
  Buffer
>(scrypt);
/** Cost as OWASP recommends for scrypt: N = 2^17, r = 8, p = 1. */
const COST = { N: 2 ** 17, r: 8, p: 1, maxmem: 256 * 2 ** 20 };
const KEY_BYTES = 32;

/** `salt:key` in base64url. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(password.normalize('NFKC'), salt, KEY_BYTES, COST);
  return `${salt.toString('base64url')}:${key.toString('base64url')}`;
}

/** Compare with a stored hash; with null (no such account) the work is the same and the answer no. */
export async function checkPassword(password: string, stored: string | null): Promise<boolean> {
  const [salt, key] = (stored ?? 'AAAAAAAAAAAAAAAAAAAAAA:').split(':');
  const derived = await derive(
    password.normalize('NFKC'),
    Buffer.from(salt ?? '', 'base64url'),
    KEY_BYTES,
    COST,
  );
  const expected = Buffer.from(key ?? '', 'base64url');
  return expected.length === derived.length && timingSafeEqual(expected, derived);
}
