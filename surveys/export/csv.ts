import { writeCsvText, type CsvSeparator } from '../report/csv-text.ts';
import type { ExportLanguage } from './input.ts';
import type { Cell, Table } from './sheet.ts';

/**
 * How a double click opens a file as a table: a spreadsheet expects what its country writes. In
 * French that is the semicolon between cells and the comma in decimals, in English comma and point.
 */
const FORMS: Readonly<Record<ExportLanguage, { separator: CsvSeparator; point: string }>> = {
  en: { separator: ',', point: '.' },
  fr: { separator: ';', point: ',' },
};

/** Characters per piece. */
const PIECE = 65_536;
/** Texts up to this length are names and come again and again. */
const REMEMBERED = 400;

/**
 * One table as CSV (RFC 4180), piece by piece: UTF-8 with byte order mark, CRLF. Figures stay figures,
 * with no sign but their minus; texts that a spreadsheet would run are made harmless.
 */
export function* writeCsv({ columns, rows }: Table, language: ExportLanguage): Generator<string> {
  const { separator, point } = FORMS[language];
  const known = new Map<string, string>();
  const writeText = (text: string): string => {
    const written = known.get(text) ?? writeCsvText(text, separator);
    if (text.length <= REMEMBERED) known.set(text, written);
    return written;
  };
  const write = (cell: Cell): string => {
    if (cell === null) return '';
    if (typeof cell === 'string') return writeText(cell);
    return Number.isInteger(cell) ? String(cell) : String(cell).replace('.', point);
  };
  let piece = `\u{feff}${columns.map(({ title }) => write(title)).join(separator)}\r\n`;
  for (const { cells } of rows) {
    for (const [at, cell] of cells.entries()) piece += (at === 0 ? '' : separator) + write(cell);
    piece += '\r\n';
    if (piece.length < PIECE) continue;
    yield piece;
    piece = '';
  }
  yield piece;
}
