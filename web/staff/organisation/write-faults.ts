import type { Fault } from '../../../surveys/organisation/fault.ts';
import { writeCsvText, type CsvSeparator } from '../../../surveys/report/csv-text.ts';
import type { Language } from '../../ui/i18n.ts';

/** French spreadsheets read semicolons. */
const SEPARATORS: Readonly<Record<Language, CsvSeparator>> = { en: ',', fr: ';' };

/**
 * The faults as CSV (RFC 4180): file, sheet, line, cell, column, what is wrong, what was expected. Cells come
 * from files that anyone may have written, and none is run as a formula.
 */
export function writeFaults(
  faults: readonly Fault[],
  header: readonly string[],
  language: Language,
): string {
  const rows = faults.map((fault) => [
    fault.file,
    fault.sheet ?? '',
    fault.line === null ? '' : String(fault.line),
    fault.cell ?? '',
    fault.column ?? '',
    fault.problem[language],
    fault.expected[language],
  ]);
  const separator = SEPARATORS[language];
  const write = (row: readonly string[]) =>
    row.map((cell) => writeCsvText(cell, separator)).join(separator);
  return [header, ...rows].map(write).join('\r\n') + '\r\n';
}
