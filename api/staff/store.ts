import type { Sql } from '../../db/connect.ts';
import type { StaffRole } from '../account.ts';
import type { Device } from './device.ts';
import type { LinkView, SessionsView } from './views.ts';

export interface AccountRow {
  readonly email: string;
  readonly name: string;
  readonly role: StaffRole;
  readonly unit: string | null;
}

export async function saveAccount(sql: Sql, account: AccountRow): Promise<void> {
  await sql`insert into staff.account ${sql(account, 'email', 'name', 'role', 'unit')}
    on conflict (email) do update
    set name = excluded.name, role = excluded.role, unit = excluded.unit`;
}

export async function findAccount(sql: Sql, email: string): Promise<AccountRow | null> {
  const [row] = await sql<AccountRow[]>`
    select email, name, role, unit from staff.account where email = ${email}`;
  return row ?? null;
}

/** The same, and it stays until the end of the transaction: what refers to it can be written. */
export async function holdAccount(sql: Sql, email: string): Promise<AccountRow | null> {
  const [row] = await sql<AccountRow[]>`
    select email, name, role, unit from staff.account where email = ${email} for key share`;
  return row ?? null;
}

export async function countAccounts(sql: Sql): Promise<number> {
  const [row] = await sql<{ count: number }[]>`select count(*)::int as count from staff.account`;
  return row!.count;
}

/** Any constant: of two people who set up at once, the second finds an account. */
const SET_UP_LOCK = 7_385_512;

/**
 * Make the first account, with a link for that.
 * @returns whether it was made; not when the link is none, or there is an account
 */
export async function insertFirstAccount(
  sql: Sql,
  tokenHash: Uint8Array,
  account: AccountRow,
): Promise<boolean> {
  await sql`select pg_advisory_xact_lock(${SET_UP_LOCK})`;
  if ((await countAccounts(sql)) > 0) return false;
  const taken = await sql`
    delete from staff.link where token_hash = ${tokenHash} and email is null`;
  if (taken.count === 0) return false;
  await sql`delete from staff.link where email is null`;
  await saveAccount(sql, account);
  return true;
}

export async function insertLink(
  sql: Sql,
  link: { readonly tokenHash: Uint8Array; readonly email: string | null; readonly lastDay: string },
  today: string,
): Promise<void> {
  await sql`delete from staff.link where expires_on < ${today}::date`;
  await sql`insert into staff.link (token_hash, email, expires_on)
    values (${link.tokenHash}, ${link.email}, ${link.lastDay}::date)`;
}

export async function findLink(sql: Sql, tokenHash: Uint8Array): Promise<LinkView | null> {
  const [row] = await sql<LinkView[]>`
    select email, account.name from staff.link left join staff.account using (email)
    where token_hash = ${tokenHash}`;
  return row ?? null;
}

/** Use up a link that signs in. @returns false when there is no such link any more */
export async function takeLink(sql: Sql, tokenHash: Uint8Array): Promise<boolean> {
  const taken = await sql`
    delete from staff.link where token_hash = ${tokenHash} and email is not null`;
  return taken.count === 1;
}

/** A session ends so many days after signing in, however much it is used. */
const SESSION_DAYS = 7;

export async function insertSession(
  sql: Sql,
  session: { readonly tokenHash: Uint8Array; readonly email: string; readonly device: Device },
  today: string,
): Promise<void> {
  const { tokenHash, email, device } = session;
  await sql`delete from staff.session
    where expires_on not between ${today}::date and ${today}::date + ${SESSION_DAYS}::int`;
  await sql`insert into staff.session (token_hash, email, browser, system, expires_on, seen_on)
    values (${tokenHash}, ${email}, ${device.browser}, ${device.system},
      ${today}::date + ${SESSION_DAYS}::int, ${today}::date)`;
}

/** Those of an account that are not over, the one in use last first. @param here hash of the one that asks */
export async function readSessions(
  sql: Sql,
  email: string,
  here: Uint8Array,
  today: string,
): Promise<SessionsView['sessions']> {
  return sql<SessionsView['sessions'][number][]>`
    select id, browser, system, expires_on - ${SESSION_DAYS}::int as "beganOn", seen_on as "seenOn",
      token_hash = ${here} as here
    from staff.session
    where email = ${email} and seen_on >= ${today}::date - 1
      and expires_on between ${today}::date and ${today}::date + ${SESSION_DAYS}::int
    order by here desc, seen_on desc, expires_on desc, id`;
}

/** End one session of an account. @returns false when the account has no such session */
export async function deleteOwnSession(sql: Sql, email: string, id: string): Promise<boolean> {
  const ended = await sql`delete from staff.session where id = ${id} and email = ${email}`;
  return ended.count > 0;
}

/**
 * The account of a session, which is in use today. One that was left alone for a whole day is over; so is one that
 * would live longer than any begun today: the clock was wrong when it began.
 */
export async function useSessions(
  sql: Sql,
  tokenHashes: readonly string[],
  today: string,
): Promise<Map<string, AccountRow>> {
  const rows = await sql<(AccountRow & { hash: string; isNew: boolean })[]>`
    select encode(token_hash, 'hex') as hash, account.email, account.name, account.role, account.unit,
      seen_on < ${today}::date as "isNew"
    from staff.session join staff.account using (email)
    where token_hash in (select decode(hash, 'hex') from unnest(${tokenHashes}::text[]) as hash)
      and expires_on between ${today}::date and ${today}::date + ${SESSION_DAYS}::int
      and seen_on >= ${today}::date - 1`;
  const unseen = rows.filter(({ isNew }) => isNew).map(({ hash }) => hash);
  if (unseen.length > 0)
    await sql`update staff.session set seen_on = ${today}::date
      where token_hash in (select decode(hash, 'hex') from unnest(${unseen}::text[]) as hash)`;
  return new Map(
    rows.map(({ hash, email, name, role, unit }) => [hash, { email, name, role, unit }]),
  );
}

/** @returns whose it was; null where there was none */
export async function deleteSession(sql: Sql, tokenHash: Uint8Array): Promise<string | null> {
  const [ended] = await sql<{ email: string }[]>`
    delete from staff.session where token_hash = ${tokenHash} returning email`;
  return ended?.email ?? null;
}

/**
 * Ends every session of an account, and every link that would begin one. The links first: that waits for whoever is
 * signing in with one, and what looks for sessions afterwards sees theirs.
 */
export async function deleteSessionsOf(sql: Sql, email: string): Promise<void> {
  await sql`delete from staff.link where email = ${email}`;
  await sql`delete from staff.session where email = ${email}`;
}

export async function insertAudit(
  sql: Sql,
  entry: { readonly day: string; readonly account: string; readonly action: string },
  detail: Readonly<Record<string, string | number | boolean | null>>,
): Promise<void> {
  await sql`insert into staff.audit (day, account, action, detail)
    values (${entry.day}, ${entry.account}, ${entry.action}, ${sql.json(detail)})`;
}
