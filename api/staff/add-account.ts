import { z } from 'zod';
import type { Database } from '../../db/connect.ts';
import { STAFF_ROLES } from '../account.ts';
import { emailSchema, nameSchema } from './dependencies.ts';
import { HANDED_MINUTES } from './link-token.ts';
import { makeLinkToken } from './links.ts';
import { findAccount, saveAccount } from './store.ts';

export const accountSchema = z
  .strictObject({
    email: emailSchema,
    name: nameSchema,
    role: z.enum(STAFF_ROLES),
    unit: z.string().min(1).nullable(),
  })
  .refine((account) => (account.role === 'manager') === (account.unit !== null), {
    message: 'a manager, and nobody else, has a unit',
    path: ['unit'],
  });

export type Account = z.infer<typeof accountSchema>;

/** Of an account that is there already, the address is enough. */
export const knownAccountSchema = z.strictObject({ email: emailSchema });

/**
 * For the administrator's shell: add an account or change it, and make a link that signs it in once.
 * @returns the secret part of the link; null when there is no account of that address, and none was given
 */
export async function addAccount(
  database: Database,
  account: Account | z.infer<typeof knownAccountSchema>,
  nowMillis: number,
): Promise<string | null> {
  const isKnown = await database.as('staff', async (sql) => {
    if ('role' in account) await saveAccount(sql, account);
    return (await findAccount(sql, account.email)) !== null;
  });
  return isKnown ? makeLinkToken(database, account.email, nowMillis, HANDED_MINUTES) : null;
}
