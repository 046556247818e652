import { createHash, randomBytes } from 'node:crypto';
import type { Database } from '../../db/connect.ts';
import { AppError } from '../problem.ts';
import { checkPassword } from './password.ts';
import * as store from './store.ts';

/**
 * @returns the session token for the cookie
 * @throws AppError wrong-credentials, for an unknown address as for a wrong password
 */
export async function signIn(
  database: Database,
  credentials: { readonly email: string; readonly password: string },
  today: string,
): Promise<{ token: string; account: store.AccountRow }> {
  const email = credentials.email.trim().toLowerCase();
  const stored = await database.as('staff', (sql) => store.findPasswordHash(sql, email));
  const right = await checkPassword(credentials.password, stored);
  if (!right) throw new AppError('wrong-credentials');
  const token = randomBytes(32).toString('base64url');
  const account = await database.as('staff', async (sql) => {
    await store.insertSession(sql, hashToken(token), email, today);
    return store.findAccount(sql, email);
  });
  if (account === null) throw new AppError('wrong-credentials');
  return { token, account };
}

export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
