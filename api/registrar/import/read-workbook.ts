import {
  read,
  type CellObject,
  type DenseWorkSheet,
  type ParsingOptions,
  type Range,
  type WorkBook,
} from '@e965/xlsx';
import { readsAsTitle } from '../../../surveys/organisation/column-words.ts';
import { HEADER_ROWS } from '../../../surveys/organisation/find-header.ts';
import type { Words } from '../../../surveys/organisation/fault.ts';
import type {
  CellRange,
  CellRemark,
  RawRow,
  RawTable,
} from '../../../surveys/organisation/raw-table.ts';
import type { InputFile } from '../../upload.ts';
import { checkArchive } from './check-archive.ts';
import { UnreadableFile } from './file-faults.ts';
import { IMPORT_LIMITS } from './limits.ts';
import { readCell } from './read-cell.ts';

export interface SheetInfo {
  readonly name: string;
  readonly hidden: boolean;
  /** As the workbook says: rows up to the last one in use. */
  readonly rows: number;
}

/** The largest sheet that there is: beyond it, walking over what is missing would take for ever. */
const SHEET_ROWS = 1_048_576;
const SHEET_COLUMNS = 16_384;
/** More merged cells than this are not listed one by one. */
const MERGES_MAX = 1_000;
/** Formats are needed for dates; texts and styles are made by us or not at all. */
const OPTIONS: ParsingOptions = {
  type: 'buffer',
  dense: true,
  cellNF: true,
  cellText: false,
  cellHTML: false,
  cellDates: false,
};

/**
 * One sheet of an Excel workbook as a table: the one that is asked for, or the one that most looks like a list
 * of people. Formulas are not calculated: what the spreadsheet has last shown is read.
 * @throws UnreadableFile
 */
export function readWorkbook(
  file: InputFile,
  wanted: string | null,
): { readonly table: RawTable; readonly sheets: readonly SheetInfo[] } {
  const bytes = Buffer.from(file.bytes.buffer, file.bytes.byteOffset, file.bytes.byteLength);
  checkKind(checkArchive(bytes));
  const peek = open(bytes, { sheetRows: HEADER_ROWS + 5 });
  const sheets = listSheets(peek);
  const name = wanted ?? chooseSheet(peek, sheets);
  if (name === null) throw new UnreadableFile('no-rows');
  if (!sheets.some((sheet) => sheet.name === name)) throw new UnreadableFile('no-sheet', name);
  const book = open(bytes, { sheets: [name] });
  const sheet = findSheet(book, name);
  if (sheet === null) throw new UnreadableFile('no-rows', name);
  const from1904 =
    (book.Workbook?.WBProps as { date1904?: unknown } | undefined)?.date1904 === true;
  const table = toTable(file.name, name, sheet, from1904);
  if (table.rows.length === 0) throw new UnreadableFile('no-rows', name);
  return { table, sheets };
}

function checkKind(parts: readonly string[]): void {
  if (parts.some((name) => /^xl\/workbook\d*\.xml$/i.test(name))) return;
  const office = parts.some((name) =>
    /^(?:\[Content_Types\]\.xml|mimetype|content\.xml)$/i.test(name),
  );
  throw new UnreadableFile(office ? 'other-office' : 'archive');
}

/** What the library throws at a broken workbook says nothing to the person who has it. */
function open(bytes: Buffer, options: ParsingOptions): WorkBook {
  try {
    return read(bytes, { ...OPTIONS, ...options });
  } catch {
    throw new UnreadableFile('damaged');
  }
}

function findSheet(book: WorkBook, name: string): DenseWorkSheet | null {
  const sheet = Object.hasOwn(book.Sheets, name) ? (book.Sheets[name] as unknown) : undefined;
  const data = (sheet as Partial<DenseWorkSheet> | undefined)?.['!data'];
  if (!Array.isArray(data)) return null;
  if (data.length > SHEET_ROWS) throw new UnreadableFile('damaged');
  return sheet as DenseWorkSheet;
}

function listSheets(book: WorkBook): readonly SheetInfo[] {
  if (book.SheetNames.length > IMPORT_LIMITS.sheets) throw new UnreadableFile('damaged');
  return book.SheetNames.flatMap((name, at) => {
    const sheet = findSheet(book, name);
    if (sheet === null) return []; // a chart, for example
    const reference = String(sheet['!fullref'] ?? sheet['!ref'] ?? '');
    const rows = Number(/:\$?[A-Z]+\$?(\d+)$/.exec(reference)?.[1] ?? sheet['!data'].length);
    const hidden = Boolean(book.Workbook?.Sheets?.[at]?.Hidden ?? 0);
    return [{ name, hidden, rows }];
  });
}

/** The visible sheet with most titles that are known, then the longest. */
function chooseSheet(book: WorkBook, sheets: readonly SheetInfo[]): string | null {
  const scored = sheets
    .map((sheet) => {
      const rows = findSheet(book, sheet.name)?.['!data'] ?? [];
      const filled = rows.flatMap((row) =>
        listCells(row).map(([, cell]) => readCell(cell, false).text),
      );
      return {
        ...sheet,
        filled: filled.length,
        titles: filled.filter((text) => readsAsTitle(text)).length,
      };
    })
    .filter(({ filled }) => filled > 0);
  const [first] = scored.toSorted(
    (a, b) => Number(a.hidden) - Number(b.hidden) || b.titles - a.titles || b.rows - a.rows,
  );
  return first?.name ?? null;
}

/** Rows and cells that are not in use are missing in the library's arrays. */
function listCells(row: readonly CellObject[] | undefined): [number, CellObject][] {
  const cells: [number, CellObject][] = [];
  if (row !== undefined && row.length > SHEET_COLUMNS) throw new UnreadableFile('damaged');
  // forEach leaves out what is missing.
  row?.forEach((cell, index) => {
    if (typeof cell === 'object') cells.push([index, cell]);
  });
  return cells;
}

function toTable(file: string, name: string, sheet: DenseWorkSheet, from1904: boolean): RawTable {
  const rows: RawRow[] = [];
  const remarks: CellRemark[] = [];
  const numbers: Place[] = [];
  let width = 0;
  let formulas = 0;
  sheet['!data'].forEach((row, at) => {
    const cells: string[] = [];
    for (const [index, cell] of listCells(row)) {
      const { text, kind } = readCell(cell, from1904);
      while (cells.length < index) cells.push('');
      cells[index] = text;
      if (kind !== null) remarks.push({ line: at + 1, index, kind });
      else if (Number.isInteger(cell.v)) numbers.push({ line: at + 1, index, text });
      if (cell.f !== undefined && kind !== 'no-value') formulas += 1;
    }
    while (cells.at(-1) === '') cells.pop();
    const isRemarked = remarks.at(-1)?.line === at + 1;
    if (cells.length === 0 && !isRemarked) return;
    width = Math.max(width, cells.length);
    rows.push({ line: at + 1, cells });
    if (width > IMPORT_LIMITS.columns) throw new UnreadableFile('too-many-columns', name);
    if (rows.length > IMPORT_LIMITS.rows) throw new UnreadableFile('too-many-rows', name);
  });
  return {
    file,
    sheet: name,
    rows: rows.map(({ line, cells }) => ({ line, cells: fill(cells, width) })),
    remarks: [...remarks, ...findLostZeros(rows, numbers)],
    merges: readMerges(sheet),
    notices: formulas === 0 ? [] : [noticeFormulas(formulas)],
  };
}

function fill(cells: readonly string[], width: number): readonly string[] {
  return Array.from({ length: width }, (_, index) => cells[index] ?? '');
}

interface Place {
  readonly line: number;
  readonly index: number;
  readonly text: string;
}

/** Numbers in a column whose texts begin with zeros and are longer. */
function findLostZeros(rows: readonly RawRow[], numbers: readonly Place[]): CellRemark[] {
  const longest = new Map<number, number>();
  for (const { cells } of rows) {
    for (const [index, text] of cells.entries()) {
      if (!/^0\d+$/.test(text)) continue;
      longest.set(index, Math.max(longest.get(index) ?? 0, text.length));
    }
  }
  return numbers
    .filter(({ index, text }) => text.length < (longest.get(index) ?? 0))
    .map(({ line, index }) => ({ line, index, kind: 'lost-zeros' }));
}

function readMerges(sheet: DenseWorkSheet): CellRange[] {
  const merges = sheet['!merges'] as readonly Range[] | undefined;
  return (merges ?? []).slice(0, MERGES_MAX).map(({ s, e }) => ({
    firstLine: s.r + 1,
    lastLine: e.r + 1,
    firstIndex: s.c,
    lastIndex: e.c,
  }));
}

function noticeFormulas(count: number): Words {
  const [en, fr] =
    count === 1
      ? ['One cell holds a formula', 'Une cellule contient une formule']
      : [`${count} cells hold formulas`, `${count} cellules contiennent des formules`];
  return {
    en: `${en}. Nothing was calculated here: what the spreadsheet saved last was read.`,
    fr: `${fr}. Rien n’a été calculé ici : ce que le tableur a enregistré en dernier a été lu.`,
  };
}
