import { Hono } from 'hono';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { narrowToUnit, takeAll } from '../../surveys/export/input.ts';
import type { ExportInput, NarrowedExport } from '../../surveys/export/input.ts';
import type { AccountVariables, CurrentAccount } from '../account.ts';
import { AppError } from '../problem.ts';
import { readJson, readUuid } from '../request.ts';
import type { ExportJobs } from './jobs.ts';
import { EXPORT_FORMATS, type ExportFormat } from './views.ts';

/** A file that is ready by then is there with the first answer. */
const PATIENCE_MS = 1500;

export const exportSchema = z.strictObject({
  round: z.uuid(),
  format: z.enum(EXPORT_FORMATS),
  language: z.enum(['en', 'fr']),
  /** Id of a unit or group; null: everything that the account may see. */
  unit: z.string().min(1).max(500).nullable(),
});

const TYPES: Readonly<Record<ExportFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  'csv-comments': 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
};

export interface ExportDependencies {
  readonly jobs: ExportJobs;
  /** The report as far as the account may see it: the same that its pages are made of. */
  readonly readReport: (round: string, account: CurrentAccount) => Promise<ExportInput>;
  readonly audit: (
    account: string,
    action: string,
    detail: Readonly<Record<string, string | number>>,
  ) => Promise<void>;
}

/** Files of a report: asked for, made beside the server's work, fetched, forgotten. */
export function exportRoutes({ jobs, readReport, audit }: ExportDependencies) {
  return new Hono<AccountVariables>()
    .post('/', async (context) => {
      const account = context.get('account');
      const { round, format, language, unit } = await readJson(context, exportSchema);
      let input: NarrowedExport | null = await readNarrowed(readReport, round, account, unit);
      const { title } = input.release.round;
      const focus = input.release.groups.find(({ id }) => id === input?.focus);
      const job = jobs.add({
        owner: account,
        format,
        language,
        fileName: nameFile([title, focus?.label ?? '', format, language]),
        // What was read for the answer serves the first; whoever waits reads again.
        read: async () => input ?? (await readNarrowed(readReport, round, account, unit)),
      });
      input = null;
      await audit(account.email, 'report-exported', {
        round,
        scope: unit ?? 'everything',
        format,
        language,
      });
      await Promise.race([job.ended, wait(PATIENCE_MS, undefined, { ref: false })]);
      return context.json(job.view(), 201);
    })
    .get('/:id', (context) => {
      context.header('cache-control', 'no-store');
      return context.json(jobs.view(readUuid(context.req.param('id')), context.get('account')));
    })
    .delete('/:id', (context) => {
      jobs.cancel(readUuid(context.req.param('id')), context.get('account'));
      return context.body(null, 204);
    })
    .get('/:id/file', (context) => {
      const id = readUuid(context.req.param('id'));
      const { bytes, name, format } = jobs.take(id, context.get('account'));
      return context.body(bytes, 200, {
        'content-type': TYPES[format],
        'content-disposition': `attachment; filename="${name}"`,
        'cache-control': 'no-store',
      });
    });
}

/** @throws AppError not-released, not-found */
async function readNarrowed(
  readReport: ExportDependencies['readReport'],
  round: string,
  account: CurrentAccount,
  unit: string | null,
): Promise<NarrowedExport> {
  const report = await readReport(round, account);
  const narrowed = unit === null ? takeAll(report) : narrowToUnit(report, unit);
  if (narrowed === null) throw new AppError('not-found');
  return narrowed;
}

const NAME_PART = 60;

/** Letters that every file system takes: "Enquête d’automne" becomes `enquete-d-automne`. */
function nameFile([title = '', group = '', format = '', language = '']: readonly string[]): string {
  const simplify = (text: string): string =>
    text
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '')
      .slice(0, NAME_PART);
  const [extension, part] = format === 'csv-comments' ? ['csv', 'comments'] : [format, ''];
  const parts = [simplify(title), simplify(group), part, language].filter((one) => one !== '');
  return `${parts.join('-')}.${extension}`;
}
