import { Hono, type Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { z } from 'zod';
import type { Database } from '../../db/connect.ts';
import type { AccountVariables, CurrentAccount } from '../account.ts';
import { createLimit } from '../limit.ts';
import { readJson } from '../request.ts';
import { hashToken, signIn } from './sign-in.ts';
import * as store from './store.ts';
import type { AccountView } from './views.ts';

const COOKIE = 'tutti_session';

/** Sign-in attempts at this process before it asks to wait. */
const ATTEMPTS = { size: 30, perMinute: 30 };

export interface StaffDependencies {
  readonly database: Database;
  readonly today: () => string;
  readonly demo: boolean;
  readonly secure: boolean;
  /** Names for the header: of the company, and of a unit. */
  readonly nameOrganisation: (
    unit: string | null,
  ) => Promise<{ organisation: string; unitName: string | null }>;
}

/** The account of the session that a request comes with; null without one. */
export async function findAccount(
  database: Database,
  context: Context,
  today: string,
): Promise<CurrentAccount | null> {
  const token = getCookie(context, COOKIE);
  if (token === undefined) return null;
  return database.as('staff', (sql) => store.findSession(sql, hashToken(token), today));
}

export function staffRoutes(dependencies: StaffDependencies) {
  const { database, today, secure } = dependencies;
  const countAttempt = createLimit(ATTEMPTS, () => performance.now());
  return new Hono<AccountVariables>()
    .post('/sign-in', async (context) => {
      countAttempt();
      const credentials = await readJson(
        context,
        z.strictObject({ email: z.string().max(320), password: z.string().max(1000) }),
      );
      const { token, account } = await signIn(database, credentials, today());
      setCookie(context, COOKIE, token, { httpOnly: true, sameSite: 'Strict', secure, path: '/' });
      return context.json(await viewAccount(dependencies, account));
    })
    .post('/sign-out', async (context) => {
      const token = getCookie(context, COOKIE);
      if (token !== undefined) {
        await database.as('staff', (sql) => store.deleteSession(sql, hashToken(token)));
      }
      deleteCookie(context, COOKIE, { path: '/' });
      return context.body(null, 204);
    })
    .get('/me', async (context) =>
      context.json(await viewAccount(dependencies, context.get('account'))),
    );
}

async function viewAccount(
  { demo, nameOrganisation }: StaffDependencies,
  account: CurrentAccount,
): Promise<AccountView> {
  const names = await nameOrganisation(account.unit);
  return { ...account, unitName: names.unitName, organisation: names.organisation, demo };
}
