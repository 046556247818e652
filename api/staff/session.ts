import { randomBytes } from 'node:crypto';
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { Database } from '../../db/connect.ts';
import type { AccountVariables, CurrentAccount } from '../account.ts';
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
    /**
     * Sign this browser out: whoever uses it next finds no report in it. Drafts of answers, which are nobody’s
     * session, stay.
     */
    async signOut(context: Context): Promise<void> {
      await this.end(context);
      context.header('clear-site-data', '"cache"');
    },
    /** End every session of an account, and every link that would begin one. */
    async endAll(context: Context<AccountVariables>, email: string): Promise<void> {
      if (email === context.get('account').email) await this.signOut(context);
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
    /**
     * End one session of this account, the one that asks as by signing out. Of another one nothing else is dropped:
     * the one that asks goes on.
     * @returns false when the account has no such session
     */
    async endOne(context: Context, email: string, id: string): Promise<boolean> {
      const { sessions } = await this.list(context, email);
      if (sessions.some((session) => session.here && session.id === id)) {
        await this.signOut(context);
        return true;
      }
      return database.as('staff', (sql) => store.deleteOwnSession(sql, email, id));
    },
  };
}

export type Sessions = ReturnType<typeof createSessions>;
