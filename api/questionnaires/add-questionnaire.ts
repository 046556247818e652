import type { Database } from '../../db/connect.ts';
import { findInstrument } from '../../surveys/catalogue.ts';
import { buildQuestionnaire } from '../../surveys/import-questionnaire.ts';
import type { Instrument } from '../../surveys/instrument.ts';
import { parseItems } from '../../surveys/offline/parse-items.ts';
import { decodeText } from '../../surveys/organisation/csv.ts';
import { AppError } from '../problem.ts';
import type { InputFile } from '../upload.ts';
import * as store from './store.ts';
import { writeId } from './write-id.ts';

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
    await store.lockVersions(sql);
    const version = (await store.findLastVersion(sql, id)) + 1;
    const built = buildQuestionnaire(id, version, title, items.key);
    if (!built.ok) {
      const fields = built.problems.map((problem) => ({ field: 'items', message: problem }));
      throw new AppError('invalid-fields', { fields });
    }
    await store.insertQuestionnaire(sql, built.instrument);
    return built.instrument;
  });
}
