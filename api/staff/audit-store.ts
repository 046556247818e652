import type { Sql } from '../../db/connect.ts';
import type { AuditEntry } from './views.ts';

/** null: not asked for. */
export interface AuditFilter {
  readonly action: string | null;
  readonly account: string | null;
  readonly day: string | null;
}

/** Newest first. @param before number of the entry that the page before ended with; null: from the newest */
export async function readAudit(
  sql: Sql,
  { action, account, day }: AuditFilter,
  { before, count }: { readonly before: number | null; readonly count: number },
): Promise<AuditEntry[]> {
  return sql<AuditEntry[]>`
    select number::int as number, day, account, action, detail from staff.audit
    where (${action}::text is null or action = ${action})
      and (${account}::text is null or account = ${account})
      and (${day}::date is null or day = ${day}::date)
      and (${before}::bigint is null or number < ${before})
    order by audit.number desc limit ${count}`;
}

/** What can be filtered by: every action and account that the log names. */
export async function readAuditNames(
  sql: Sql,
): Promise<{ actions: readonly string[]; accounts: readonly string[] }> {
  const [row] = await sql<{ actions: string[]; accounts: string[] }[]>`
    select coalesce(array_agg(distinct action order by action), '{}') as actions,
      coalesce(array_agg(distinct account order by account), '{}') as accounts
    from staff.audit`;
  return row!;
}
