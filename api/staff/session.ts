import { randomBytes } from 'node:crypto';
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { Database } from '../../db/connect.ts';
import type { CurrentAccount } from '../account.ts';
import { joinLookUps } from '../join-look-ups.ts';
import { hashToken } from './link-token.ts';
import * as store from './store.ts';
import type { SessionsView } from './views.ts';

const TOKEN_BYTES = 32;
const COOKIE = 'tutti_session';

export interface SessionSettings {
  readonly database: Database;
  readonly today: () => string;
  /** Whether browsers reach this server over https. */
  readonly secure: boolean;
  /** Drops what is kept for an account only while it is signed in. */
  readonly onEnd: (email: string) => void;
}

export function drawSessionToken(): string {
  return randomBytes(TOKEN_BYTES).toString('base64url');
}

/**
 * The cookie of a signed-in browser. Scripts can not read it (HttpOnly). It is `SameSite=Strict`: a link
 * in a mail opens our page without it, and that page then asks our API, which is the same site again; so
 * links work, and no other site ever makes a browser send it. Under https its name has the prefix
 * `__Host-`, so that no neighbouring host can set one. It goes when the browser is closed; the session
 * itself ends after 7 days, and earlier when a whole day goes by without use (`store.ts`).
 */
export function createSessions({ database, today, secure, onEnd }: SessionSettings) {
  const prefix = secure ? ({ prefix: 'host' } as const) : {};
  const findAccount = joinLookUps((hashes) =>
    database.as('staff', (sql) => store.useSessions(sql, hashes, today())),
  );
  const read = (context: Context) =>
    secure ? getCookie(context, COOKIE, 'host') : getCookie(context, COOKIE);
  return {
    /** The account that a request is signed in as; null without a session. */
    async find(context: Context): Promise<CurrentAccount | null> {
      const token = read(context);
      if (token === undefined) return null;
      return (await findAccount(Buffer.from(hashToken(token)).toString('hex'))) ?? null;
    },
    /** Hand the browser its new session; the one that it had before is over. */
    async begin(context: Context, token: string): Promise<void> {
      await this.end(context);
      setCookie(context, COOKIE, token, {
        httpOnly: true,
        sameSite: 'Strict',
        secure,
        path: '/',
        ...prefix,
      });
    },
    async end(context: Context): Promise<void> {
      const token = read(context);
      if (token !== undefined) {
        const hash = hashToken(token);
        const email = await database.as('staff', (sql) => store.deleteSession(sql, hash));
        if (email !== null) onEnd(email);
      }
      deleteCookie(context, COOKIE, { path: '/', secure, ...prefix });
    },
    /** End every session of an account, and every link that would begin one. */
    async endAll(email: string): Promise<void> {
      await database.as('staff', (sql) => store.deleteSessionsOf(sql, email));
      onEnd(email);
    },
    /** What an account sees of its own sessions. */
    async list(context: Context, email: string): Promise<SessionsView> {
      const here = hashToken(read(context) ?? '');
      const sessions = await database.as('staff', (sql) =>
        store.readSessions(sql, email, here, today()),
      );
      return { sessions };
    },
    /** End one session of this account. @returns false when the account has no such session */
    endOne(email: string, id: string): Promise<boolean> {
      return database.as('staff', (sql) => store.deleteOwnSession(sql, email, id));
    },
    /** Whoever uses the browser next finds no report in it. Drafts of answers, which are nobody’s session, stay. */
    clearCache(context: Context): void {
      context.header('clear-site-data', '"cache"');
    },
  };
}

export type Sessions = ReturnType<typeof createSessions>;
