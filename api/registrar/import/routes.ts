import { Hono } from 'hono';
import type { Database } from '../../../db/connect.ts';
import { mappingSchema, type ImportMapping } from '../../../surveys/organisation/mapping-schema.ts';
import type { AccountVariables } from '../../account.ts';
import { AppError } from '../../problem.ts';
import { limitBody, listFaults } from '../../request.ts';
import { readForm, readFormFile } from '../../upload.ts';
import { importOrganisation, viewColumns } from './import-organisation.ts';
import { IMPORT_LIMITS } from './limits.ts';
import { writeCsvTemplate, writeWorkbookTemplate } from './template.ts';

const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export interface ImportDependencies {
  readonly database: Database;
  readonly audit: (
    account: string,
    action: string,
    detail: Readonly<Record<string, string | number>>,
  ) => Promise<void>;
}

/** For HR: files in. The browser keeps them and sends them again at each step; the server keeps none. */
export function importRoutes({ database, audit }: ImportDependencies) {
  const limit = limitBody(IMPORT_LIMITS.requestBytes);
  return new Hono<AccountVariables>()
    .post('/organisation/columns', limit, async (context) => {
      const form = await readForm(context.req.raw);
      const file = await readFormFile(form, 'file');
      const sheet = form.get('sheet');
      const headerLine = Number(form.get('headerLine'));
      const choice = {
        sheet: typeof sheet === 'string' ? sheet : null,
        headerLine: Number.isInteger(headerLine) && headerLine > 0 ? headerLine : null,
      };
      return context.json(await viewColumns(database, file, choice));
    })
    .get('/organisation/template/:name', async (context) => {
      const [, language, format] = /^(en|fr)\.(csv|xlsx)$/.exec(context.req.param('name')) ?? [];
      if (language !== 'en' && language !== 'fr') throw new AppError('not-found');
      const isWorkbook = format === 'xlsx';
      const bytes = isWorkbook ? await writeWorkbookTemplate(language) : writeCsvTemplate(language);
      return context.body(Uint8Array.from(bytes).buffer, 200, {
        'content-type': isWorkbook ? XLSX_TYPE : 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="${language === 'fr' ? 'modele' : 'template'}.${format!}"`,
      });
    })
    .post('/organisation', limit, async (context) => {
      const form = await readForm(context.req.raw);
      const mapping = readMapping(form.get('mapping'));
      const needsUnits = mapping === null || mapping.units !== null;
      const files = {
        units: needsUnits ? await readFormFile(form, 'units') : null,
        roster: await readFormFile(form, 'roster'),
        mapping,
      };
      const apply = form.get('apply') === 'true';
      const result = await importOrganisation(database, files, apply);
      if (result.applied) {
        await audit(context.get('account').email, 'organisation-imported', {
          units: result.units.total,
          employees: result.employees.total,
          added: result.employees.added,
          removed: result.employees.removed,
          moved: result.employees.moved,
        });
      }
      return context.json(result);
    });
}

/** @throws AppError invalid-fields */
function readMapping(field: FormDataEntryValue | null): ImportMapping | null {
  if (field === null) return null;
  let value: unknown;
  try {
    value = JSON.parse(typeof field === 'string' ? field : '');
  } catch {
    throw new AppError('invalid-fields', {
      fields: [{ field: 'mapping', message: 'JSON is expected' }],
    });
  }
  const parsed = mappingSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new AppError('invalid-fields', {
    fields: listFaults(parsed.error).map(({ field, message }) => ({
      field: field === '' ? 'mapping' : `mapping.${field}`,
      message,
    })),
  });
}
