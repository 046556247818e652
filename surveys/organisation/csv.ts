import { CsvError, parse } from 'csv-parse/browser/esm/sync';
import type { Fault, Words } from './fault.ts';
import { showValue, sortFaults } from './fault.ts';
import { joinLines } from './identifiers.ts';

/** One line of data, as many cells as the header has. */
export interface CsvRow {
  /** Physical line (1 = first line of the file) on which the row begins. */
  readonly line: number;
  /** Trimmed, in Unicode normal form C, in the order of the header. */
  readonly cells: readonly string[];
  /** The line has too few or too many cells; the fault is already reported, its values are not to be trusted. */
  readonly ragged: boolean;
}

export interface CsvTable {
  readonly file: string;
  readonly headerLine: number;
  /** Column names as written, trimmed; '' for a column without a name. */
  readonly header: readonly string[];
  readonly rows: readonly CsvRow[];
}

export interface ReadCsv {
  /** null where nothing can be read; `faults` then says why. */
  readonly table: CsvTable | null;
  readonly faults: readonly Fault[];
}

/** A longer line is nearly always a quotation mark that is never closed. */
const RECORD_MAX_CHARACTERS = 1_000_000;
const SEPARATORS = [',', ';', '\t'];

/**
 * Bytes of a text file to text: UTF-8, with or without byte order mark.
 * Anything else is a fault that names the first line concerned, because guessing an encoding spoils names silently.
 */
export function decodeText(
  file: string,
  bytes: Uint8Array,
):
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly faults: readonly Fault[] } {
  const text = tryDecode(bytes);
  if (text !== null) return { ok: true, text };
  const fault: Fault = {
    file,
    line: findUndecodableLine(bytes),
    column: null,
    problem: {
      en: 'this line holds bytes that are not UTF-8 text',
      fr: 'cette ligne contient des octets qui ne sont pas du texte UTF-8',
    },
    expected: {
      en: 'a file saved as "CSV UTF-8"',
      fr: 'un fichier enregistré en « CSV UTF-8 »',
    },
  };
  return { ok: false, faults: [fault] };
}

function tryDecode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** A line feed byte never occurs inside a UTF-8 character, so lines can be tried one by one. */
function findUndecodableLine(bytes: Uint8Array): number {
  let line = 1;
  let start = 0;
  for (let end = bytes.indexOf(10); end !== -1; end = bytes.indexOf(10, start)) {
    if (tryDecode(bytes.subarray(start, end)) === null) return line;
    start = end + 1;
    line += 1;
  }
  return line;
}

/**
 * Read a CSV file with a header line. The separator (comma, semicolon or tab) is taken from the header.
 * No faults: byte order mark, any line ending, blank lines, blanks around values.
 * Faults: empty file, broken quotation, double column names, lines with too few or too many cells,
 * values under a column without a name.
 */
export function readCsv(file: string, text: string): ReadCsv {
  const { records, broken } = readRecords(file, text);
  const first = records.shift();
  if (first === undefined) return { table: null, faults: [broken ?? emptyFile(file)] };
  const fitted = fitRows(file, first, records);
  const fatal = [...findDoubleNames(file, first), ...(broken === null ? [] : [broken])];
  if (fatal.length === 0) return fitted;
  return { table: null, faults: sortFaults([...fitted.faults, ...fatal]) };
}

export interface CsvRecord {
  readonly line: number;
  readonly cells: string[];
}

/** The lines of a CSV file that hold anything, and the fault that ended the reading early, if any. */
export function readRecords(
  file: string,
  text: string,
): { readonly records: CsvRecord[]; readonly broken: Fault | null } {
  // One kind of line ending, so that line numbers are right inside quoted values as well.
  const lines = text.replace(/^\u{feff}/u, '').replace(/\r\n?/g, '\n');
  const records: CsvRecord[] = [];
  const broken = parseRecords(file, lines, records);
  return { records, broken };
}

/** Collects records that hold anything; returns the fault that ended the reading early, if any. */
function parseRecords(file: string, text: string, records: CsvRecord[]): Fault | null {
  let endLine = 0;
  let emptyLines = 0;
  try {
    // As bytes, because the library's own conversion of text is slow in browsers.
    parse(new TextEncoder().encode(text), {
      delimiter: detectSeparator(text),
      record_delimiter: '\n',
      trim: true,
      skip_empty_lines: true,
      relax_column_count: true,
      max_record_size: RECORD_MAX_CHARACTERS,
      on_record: (record, info) => {
        const line = endLine + 1 + info.empty_lines - emptyLines;
        endLine = info.lines;
        emptyLines = info.empty_lines;
        const cells = record.map((cell) => cell.trim().normalize('NFC'));
        if (cells.some((cell) => cell !== '')) records.push({ line, cells });
        return null;
      },
    });
    return null;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return brokenRecord(file, findFilledLine(text, endLine), error);
  }
}

/** The first line after line `after` that is not blank. */
function findFilledLine(text: string, after: number): number {
  const index = text.split('\n').findIndex((line, at) => at >= after && line.trim() !== '');
  return index === -1 ? after + 1 : index + 1;
}

function brokenRecord(file: string, line: number, error: CsvError): Fault {
  const unclosed = error.code === 'CSV_QUOTE_NOT_CLOSED' || error.code === 'CSV_MAX_RECORD_SIZE';
  const problem: Words = unclosed
    ? {
        en: 'a quotation mark is opened in or after this line and never closed',
        fr: "un guillemet s'ouvre à partir de cette ligne et ne se referme jamais",
      }
    : {
        en: 'a quotation mark stands in the middle of a value in or after this line',
        fr: "un guillemet se trouve au milieu d'une valeur à partir de cette ligne",
      };
  return {
    file,
    line,
    column: null,
    problem,
    expected: {
      en: 'values in quotation marks as a whole, with inner quotation marks doubled',
      fr: 'des valeurs entièrement entre guillemets, les guillemets intérieurs doublés',
    },
  };
}

export function emptyFile(file: string): Fault {
  return {
    file,
    line: null,
    column: null,
    problem: { en: 'the file is empty', fr: 'le fichier est vide' },
    expected: { en: 'a header line with column names', fr: 'une ligne de titres de colonnes' },
  };
}

const SEPARATOR_LINES = 20;

/**
 * The most frequent candidate outside quotation marks in the first line that is not blank; where that line
 * has none (a title above the columns), in the first lines together.
 */
function detectSeparator(text: string): string {
  const lines = text.trimStart().split('\n', SEPARATOR_LINES);
  const counts = countSeparators(lines[0]!);
  if (counts.every((count) => count === 0)) {
    for (const line of lines.slice(1)) {
      for (const [at, count] of countSeparators(line).entries()) counts[at]! += count;
    }
  }
  return SEPARATORS[counts.indexOf(Math.max(...counts))]!;
}

function countSeparators(line: string): number[] {
  const counts = SEPARATORS.map(() => 0);
  let quoted = false;
  for (const character of line) {
    if (character === '"') quoted = !quoted;
    const candidate = quoted ? -1 : SEPARATORS.indexOf(character);
    if (candidate !== -1) counts[candidate]! += 1;
  }
  return counts;
}

function findDoubleNames(file: string, header: CsvRecord): readonly Fault[] {
  const seen = new Set<string>();
  const faults: Fault[] = [];
  for (const name of header.cells) {
    const folded = foldName(name);
    if (name !== '' && seen.has(folded)) {
      faults.push({
        file,
        line: header.line,
        column: name,
        problem: { en: 'two columns have this name', fr: 'deux colonnes portent ce titre' },
        expected: { en: 'each column name once', fr: 'chaque titre une seule fois' },
      });
    }
    seen.add(folded);
  }
  return faults;
}

function fitRows(file: string, first: CsvRecord, records: readonly CsvRecord[]): ReadCsv {
  const header = first.cells.map(joinLines);
  const unnamed = new Set(header.flatMap((name, index) => (name === '' ? [index] : [])));
  const faults: Fault[] = [];
  const rows: CsvRow[] = [];
  for (const { line, cells } of records) {
    const ragged = cells.length !== header.length;
    if (ragged) faults.push(raggedRow(file, line, cells.length, header.length));
    while (cells.length < header.length) cells.push('');
    rows.push({ line, cells, ragged });
    if (ragged) continue;
    for (const index of unnamed) {
      if (cells[index] === '') continue;
      faults.push(unnamedColumn(file, line, index + 1));
      unnamed.delete(index); // one fault a column is enough
    }
  }
  return { table: { file, headerLine: first.line, header, rows }, faults };
}

export function raggedRow(file: string, line: number, found: number, wanted: number): Fault {
  return {
    file,
    line,
    column: null,
    problem: {
      en: `the line has ${found} ${found === 1 ? 'value' : 'values'}`,
      fr: `la ligne a ${found} ${found === 1 ? 'valeur' : 'valeurs'}`,
    },
    expected: {
      en: `${wanted}, as many as the header has columns`,
      fr: `${wanted}, autant que de titres de colonnes`,
    },
  };
}

function unnamedColumn(file: string, line: number, position: number): Fault {
  return {
    file,
    line,
    column: null,
    problem: {
      en: `column ${position} has values but no name`,
      fr: `la colonne ${position} a des valeurs mais pas de titre`,
    },
    expected: { en: 'a name in the header line', fr: 'un titre dans la première ligne' },
  };
}

/** Column names are compared without regard to case. */
export function foldName(name: string): string {
  return joinLines(name).normalize('NFC').toLowerCase();
}

/** Index of a column by name; -1 where there is none. */
export function findColumn(table: CsvTable, name: string): number {
  const folded = foldName(name);
  return table.header.findIndex((column) => foldName(column) === folded);
}

/** Indexes of columns that must be there; one fault for each that is not. */
export function requireColumns<Name extends string>(
  table: CsvTable,
  names: readonly Name[],
):
  | { readonly ok: true; readonly columns: Readonly<Record<Name, number>> }
  | { readonly ok: false; readonly faults: readonly Fault[] } {
  const found = names.map((name) => [name, findColumn(table, name)] as const);
  const missing = found.filter(([, index]) => index === -1);
  if (missing.length === 0) {
    return { ok: true, columns: Object.fromEntries(found) as Record<Name, number> };
  }
  const present = table.header.filter((name) => name !== '').map(showValue);
  const shown = present.slice(0, 12).join(', ') + (present.length > 12 ? ', …' : '');
  const faults = missing.map(([name]) => ({
    file: table.file,
    line: table.headerLine,
    column: name,
    problem: { en: 'this column is missing', fr: 'cette colonne manque' },
    expected: {
      en: `the columns ${names.join(', ')}; found: ${shown}`,
      fr: `les colonnes ${names.join(', ')} ; trouvé : ${shown}`,
    },
  }));
  return { ok: false, faults };
}
