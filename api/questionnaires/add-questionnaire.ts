import type { Database } from '../../db/connect.ts';
import { findInstrument } from '../../surveys/catalogue.ts';
import { buildQuestionnaire } from '../../surveys/import-questionnaire.ts';
import type { Instrument } from '../../surveys/instrument.ts';
import { parseItems } from '../../surveys/offline/parse-items.ts';
import { decodeText } from '../../surveys/organisation/csv.ts';
import { AppError } from '../problem.ts';
import type { InputFile } from '../upload.ts';
import * as store from './store.ts';

/**
 * Add a questionnaire of one's own from an items file. A second one of the same title is its next
 * version: a fielded version never changes.
 * @throws AppError faulty-files, invalid-fields
 */
export async function addQuestionnaire(
  database: Database,
  title: string,
  file: InputFile,
): Promise<Instrument> {
  const decoded = decodeText(file.name, file.bytes);
  const items = decoded.ok ? parseItems(file.name, decoded.text) : decoded;
  if (!items.ok) throw new AppError('faulty-files', { faults: items.faults });
  const id = writeId(title);
  if (id === null || findInstrument(`${id}@1`) !== null) {
    throw new AppError('invalid-fields', {
      fields: [{ field: 'title', message: 'another title is needed' }],
    });
  }
  return database.as('rounds', async (sql) => {
    const version = (await store.countVersions(sql, id)) + 1;
    const built = buildQuestionnaire(id, version, title, items.key);
    if (!built.ok) {
      const fields = built.problems.map((problem) => ({ field: 'items', message: problem }));
      throw new AppError('invalid-fields', { fields });
    }
    await store.insertQuestionnaire(sql, built.instrument);
    return built.instrument;
  });
}

/** A short name of letters, digits and hyphens; null where the title has none. */
function writeId(title: string): string | null {
  const id = title
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '')
    .slice(0, 60);
  return id === '' ? null : id;
}
