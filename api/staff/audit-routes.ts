import { Hono, type Context } from 'hono';
import { z } from 'zod';
import { writeCsvText } from '../../surveys/report/csv-text.ts';
import type { AccountVariables } from '../account.ts';
import { AppError } from '../problem.ts';
import { daySchema, listFaults } from '../request.ts';
import { readAudit, readAuditNames, type AuditFilter } from './audit-store.ts';
import type { StaffDependencies } from './dependencies.ts';
import type { AuditEntry, AuditView } from './views.ts';

const PAGE = 50;
/** Entries read at once for the file. */
const BATCH = 1_000;

const text = z.string().min(1).max(320).optional();
export const auditQuerySchema = z.strictObject({
  action: text,
  account: text,
  day: daySchema.optional(),
  before: z.coerce
    .number()
    .int()
    .min(1)
    .max(2 ** 31)
    .optional(),
});

/** For administrators and auditors: who did what on which day. Nothing in it is about an employee. */
export function auditRoutes({ database, audit }: StaffDependencies) {
  return new Hono<AccountVariables>()
    .get('/', async (context) => {
      const { filter, before } = readQuery(context);
      const view = await database.as('staff', async (sql): Promise<AuditView> => {
        const entries = await readAudit(sql, filter, { before, count: PAGE + 1 });
        return {
          entries: entries.slice(0, PAGE),
          next: entries.length > PAGE ? entries[PAGE - 1]!.number : null,
          ...(await readAuditNames(sql)),
        };
      });
      return context.json(view);
    })
    .get('/log.csv', async (context) => {
      const { filter } = readQuery(context);
      // Before it is read, so that the file says itself that it was taken.
      await audit(context.get('account').email, 'audit-downloaded', {});
      const entries: AuditEntry[] = [];
      let before: number | null = null;
      for (;;) {
        const page: { before: number | null; count: number } = { before, count: BATCH };
        const batch: AuditEntry[] = await database.as('staff', (sql) =>
          readAudit(sql, filter, page),
        );
        entries.push(...batch);
        if (batch.length < BATCH) break;
        before = batch.at(-1)!.number;
      }
      return context.body(writeAuditCsv(entries), 200, {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': 'attachment; filename="audit-log.csv"',
      });
    });
}

function readQuery(context: Context): { filter: AuditFilter; before: number | null } {
  const query = auditQuerySchema.safeParse(context.req.query());
  if (!query.success) {
    throw new AppError('invalid-fields', { fields: listFaults(query.error) });
  }
  const { action = null, account = null, day = null, before = null } = query.data;
  return { filter: { action, account, day }, before };
}

/** RFC 4180 with byte order mark; no cell is a formula. */
function writeAuditCsv(entries: readonly AuditEntry[]): string {
  const rows = entries.map(({ number, day, account, action, detail }) =>
    [String(number), day, account, action, writeDetail(detail)]
      .map((cell) => writeCsvText(cell))
      .join(','),
  );
  return `\u{feff}${['number,day,account,action,detail', ...rows].join('\r\n')}\r\n`;
}

function writeDetail(detail: AuditEntry['detail']): string {
  return Object.entries(detail)
    .map(([name, value]) => `${name}: ${String(value)}`)
    .join('; ');
}
