import type { Database } from '../../../db/connect.ts';
import type { ImportMapping } from '../../../surveys/organisation/mapping-schema.ts';
import { AppError } from '../../problem.ts';
import type { InputFile } from '../../upload.ts';
import { describeRoster, readEmployees, readUnits, replaceOrganisation } from '../store.ts';
import type { ColumnsView, ImportView } from '../views.ts';
import { describeImport } from './describe-import.ts';
import { keepMeanings, recallMeanings } from './meanings.ts';
import { readInThread } from './read-in-thread.ts';
import type { ReadResult } from './read-jobs.ts';

export interface ImportFiles {
  readonly roster: InputFile;
  readonly units: InputFile | null;
  readonly mapping: ImportMapping | null;
}

/**
 * What a file holds and what its columns probably mean.
 * @throws AppError faulty-files
 */
export async function viewColumns(
  database: Database,
  file: InputFile,
  choice: { readonly sheet: string | null; readonly headerLine: number | null },
): Promise<ColumnsView> {
  const { attributes } = await database.as('registrar', describeRoster);
  const result = await readInThread({ kind: 'columns', file, known: attributes, ...choice });
  if (result.kind !== 'columns') throw refuse(result);
  return database.as('registrar', (sql) => recallMeanings(sql, result.view));
}

/**
 * Check the files and, with `apply`, replace the organisation by them: all or nothing.
 * @throws AppError faulty-files with the faults of both files at once
 */
export async function importOrganisation(
  database: Database,
  files: ImportFiles,
  apply: boolean,
): Promise<ImportView> {
  const result = await readInThread({ kind: 'import', ...files });
  if (result.kind !== 'organisation') throw refuse(result);
  const { units, employees } = result.organisation;
  return database.as('registrar', async (sql) => {
    const before = { units: await readUnits(sql), employees: await readEmployees(sql) };
    const view = describeImport(before, result.organisation);
    if (!apply) return { applied: false, ...view };
    await replaceOrganisation(sql, units, employees);
    if (files.mapping !== null) await keepMeanings(sql, files.mapping);
    return { applied: true, ...view, preview: null };
  });
}

function refuse(result: ReadResult): AppError {
  return result.kind === 'faults'
    ? new AppError('faulty-files', { faults: result.faults, faultCount: result.total })
    : new AppError('internal');
}
