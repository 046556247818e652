import type { Fault } from '../../../surveys/organisation/fault.ts';
import type { Language } from '../../ui/i18n.ts';

/**
 * The faults as CSV (RFC 4180). Cells come from files that anyone may have written: one that a
 * spreadsheet would run as a formula gets an apostrophe in front.
 */
export function writeFaults(
  faults: readonly Fault[],
  header: readonly string[],
  language: Language,
): string {
  const rows = faults.map((fault) => [
    fault.file,
    fault.line === null ? '' : String(fault.line),
    fault.column ?? '',
    fault.problem[language],
    fault.expected[language],
  ]);
  return [header, ...rows].map((row) => row.map(writeCell).join(',')).join('\r\n') + '\r\n';
}

function writeCell(text: string): string {
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
