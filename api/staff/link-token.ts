import { createHash, randomBytes } from 'node:crypto';

const SECRET_BYTES = 32;
const MINUTE_MILLIS = 60_000;
const TOKEN = /^[\w-]{43}\.([0-9a-z]{1,8})$/;

/** One asked for on the sign-in page: long enough for a slow mail server, too short to be found later. */
export const MAILED_MINUTES = 15;
/** One that somebody hands over: from the administrator's shell, or from the page of accounts. */
export const HANDED_MINUTES = 24 * 60;
/** One for the first administrator, printed at the start. */
export const SET_UP_MINUTES = 7 * 24 * 60;

/**
 * The secret part of a link: 256 random bits, and the minute until which it is good. Only the hash of
 * both together is stored, so the minute can not be changed, and needs no column.
 */
export function drawLinkToken(nowMillis: number, minutes: number): string {
  const secret = randomBytes(SECRET_BYTES).toString('base64url');
  const until = Math.ceil(nowMillis / MINUTE_MILLIS) + minutes;
  return `${secret}.${until.toString(36)}`;
}

/** Whether the link is over, or is no link. */
export function isPast(token: string, nowMillis: number): boolean {
  const until = TOKEN.exec(token)?.[1];
  return until === undefined || Number.parseInt(until, 36) * MINUTE_MILLIS < nowMillis;
}

/** The day in which the link ends, `YYYY-MM-DD`. */
export function findLastDay(token: string): string {
  const until = TOKEN.exec(token)?.[1] ?? '0';
  return new Date(Number.parseInt(until, 36) * MINUTE_MILLIS).toISOString().slice(0, 10);
}

/** What the database keeps of the secret of a link, or of a session. */
export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
