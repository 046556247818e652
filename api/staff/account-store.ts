import type { Sql } from '../../db/connect.ts';
import type { AccountRow } from './store.ts';

/** Any constant: of two administrators who remove each other at once, one stays. */
const ACCOUNTS_LOCK = 7_385_513;

/** Until the transaction is over nobody else changes several accounts, or one by what others there are. */
export async function lockAccounts(sql: Sql): Promise<void> {
  await sql`select pg_advisory_xact_lock(${ACCOUNTS_LOCK})`;
}

export async function readAccounts(sql: Sql): Promise<AccountRow[]> {
  return sql<AccountRow[]>`
    select email, name, role, unit from staff.account order by lower(name), email`;
}

/** @returns whether it was added; not when the address has an account */
export async function insertAccount(sql: Sql, account: AccountRow): Promise<boolean> {
  const added = await sql`
    insert into staff.account ${sql(account, 'email', 'name', 'role', 'unit')}
    on conflict do nothing`;
  return added.count > 0;
}

type Outcome = 'done' | 'unknown' | 'last-administrator';

/** Change name, role and unit. Whoever is signed in has the new role with the next request. */
export async function updateAccount(sql: Sql, account: AccountRow): Promise<Outcome> {
  await lockAccounts(sql);
  if (account.role !== 'administrator' && (await isLastAdministrator(sql, account.email)))
    return 'last-administrator';
  const changed = await sql`
    update staff.account set name = ${account.name}, role = ${account.role}, unit = ${account.unit}
    where email = ${account.email}`;
  return changed.count > 0 ? 'done' : 'unknown';
}

/** Remove an account; its sessions and links go with it. */
export async function deleteAccount(sql: Sql, email: string): Promise<Outcome> {
  await lockAccounts(sql);
  if (await isLastAdministrator(sql, email)) return 'last-administrator';
  const deleted = await sql`delete from staff.account where email = ${email}`;
  return deleted.count > 0 ? 'done' : 'unknown';
}

/** Without an administrator nobody could ever add one again. Accounts are locked. */
async function isLastAdministrator(sql: Sql, email: string): Promise<boolean> {
  const rows = await sql<{ email: string }[]>`
    select email from staff.account where role = 'administrator'`;
  return rows.length === 1 && rows[0]!.email === email;
}
