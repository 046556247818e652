import type { Sql } from '../../db/connect.ts';
import type { StaffRole } from '../account.ts';

export interface AccountRow {
  readonly email: string;
  readonly name: string;
  readonly role: StaffRole;
  readonly unit: string | null;
}

export async function saveAccount(
  sql: Sql,
  account: AccountRow & { readonly password_hash: string },
): Promise<void> {
  await sql`insert into staff.account ${sql(account)}
    on conflict (email) do update set name = excluded.name, role = excluded.role,
      unit = excluded.unit, password_hash = excluded.password_hash`;
}

export async function findPasswordHash(sql: Sql, email: string): Promise<string | null> {
  const [row] = await sql<{ password_hash: string }[]>`
    select password_hash from staff.account where email = ${email}`;
  return row?.password_hash ?? null;
}

export async function findAccount(sql: Sql, email: string): Promise<AccountRow | null> {
  const [row] = await sql<AccountRow[]>`
    select email, name, role, unit from staff.account where email = ${email}`;
  return row ?? null;
}

export async function countAccounts(sql: Sql): Promise<number> {
  const [row] = await sql<{ count: number }[]>`select count(*)::int as count from staff.account`;
  return row!.count;
}

export async function insertSession(
  sql: Sql,
  tokenHash: Uint8Array,
  email: string,
  today: string,
): Promise<void> {
  await sql`delete from staff.session where expires_on < ${today}::date`;
  await sql`insert into staff.session (token_hash, email, expires_on)
    values (${tokenHash}, ${email}, ${today}::date + 7)`;
}

export async function findSession(
  sql: Sql,
  tokenHash: Uint8Array,
  today: string,
): Promise<AccountRow | null> {
  const [row] = await sql<AccountRow[]>`
    select account.email, account.name, account.role, account.unit
    from staff.session join staff.account using (email)
    where token_hash = ${tokenHash} and expires_on >= ${today}::date`;
  return row ?? null;
}

export async function deleteSession(sql: Sql, tokenHash: Uint8Array): Promise<void> {
  await sql`delete from staff.session where token_hash = ${tokenHash}`;
}

export async function insertAudit(
  sql: Sql,
  entry: { readonly day: string; readonly account: string; readonly action: string },
  detail: Readonly<Record<string, string | number | boolean | null>>,
): Promise<void> {
  await sql`insert into staff.audit (day, account, action, detail)
    values (${entry.day}, ${entry.account}, ${entry.action}, ${sql.json(detail)})`;
}
