import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Database } from '../../db/connect.ts';
import { STAFF_ROLES } from '../account.ts';
import { hashPassword } from './password.ts';
import { saveAccount } from './store.ts';

export const accountSchema = z
  .strictObject({
    email: z.email().transform((email) => email.toLowerCase()),
    name: z.string().trim().min(1).max(200),
    role: z.enum(STAFF_ROLES),
    unit: z.string().min(1).nullable(),
  })
  .refine((account) => (account.role === 'manager') === (account.unit !== null), {
    message: 'a manager, and nobody else, has a unit',
  });

/**
 * Add an account, or give an existing one a new password. For the administrator's shell.
 * @returns the password, made here and stored nowhere
 */
export async function addAccount(
  database: Database,
  account: z.infer<typeof accountSchema>,
): Promise<string> {
  const password = randomBytes(12).toString('base64url');
  const passwordHash = await hashPassword(password);
  await database.as('staff', (sql) =>
    saveAccount(sql, { ...account, password_hash: passwordHash }),
  );
  return password;
}
