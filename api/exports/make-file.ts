import { writeCsv } from '../../surveys/export/csv.ts';
import type { ExportLanguage, NarrowedExport } from '../../surveys/export/input.ts';
import { makeCommentsTable } from '../../surveys/export/company-sheets.ts';
import { makeTidyTable } from '../../surveys/export/tidy-table.ts';
import { makeWorkbook } from '../../surveys/export/workbook.ts';
import { writePdf } from './pdf/write-pdf.ts';
import type { ExportFormat } from './views.ts';
import { writeXlsx } from './xlsx.ts';

/** Sheets of a workbook at most. */
const SHEETS = 12;

/**
 * The bytes of one export: a function of the release, as far as an account may see it, of the format and
 * the language; nothing else.
 * @param onProgress is told how many steps of how many are done; teams, where there are many
 */
export function makeFile(
  input: NarrowedExport,
  format: ExportFormat,
  language: ExportLanguage,
  onProgress: (done: number, total: number) => void,
): Uint8Array {
  const title = input.release.round.title;
  switch (format) {
    case 'csv':
      return joinTexts(writeCsv(makeTidyTable(input, language), language));
    case 'csv-comments':
      return joinTexts(writeCsv(makeCommentsTable(input, language), language));
    case 'xlsx': {
      const facts = { title, language };
      return writeXlsx(makeWorkbook(input, language), facts, (written) =>
        onProgress(written, SHEETS),
      );
    }
    case 'pdf':
      return writePdf(input, language, onProgress);
  }
}

function joinTexts(pieces: Iterable<string>): Uint8Array {
  return Buffer.concat(Array.from(pieces, (piece) => Buffer.from(piece)));
}
