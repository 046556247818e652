import type { Words } from './fault.ts';

/** One row as it stands in the file. */
export interface RawRow {
  /** 1 = first line of the file, or first row of the sheet. */
  readonly line: number;
  /** Trimmed, in Unicode normal form C. */
  readonly cells: readonly string[];
}

/** Something about one cell of a workbook that its text alone does not tell. */
export interface CellRemark {
  readonly line: number;
  /** Of the column; 0 is the first. */
  readonly index: number;
  readonly kind:
    /** `#N/A` and the like. */
    | 'error'
    /** A formula that was never calculated. */
    | 'no-value'
    /** A number that is formatted as a day; its text is `YYYY-MM-DD`. */
    | 'date'
    /** A number with more digits than a spreadsheet keeps. */
    | 'cut-number'
    /** A number in a column whose other values are text that begins with zeros. */
    | 'lost-zeros';
}

/** Merged cells, ends included. */
export interface CellRange {
  readonly firstLine: number;
  readonly lastLine: number;
  readonly firstIndex: number;
  readonly lastIndex: number;
}

/** A file, or one sheet of a workbook, as rows of text: before anyone has said what its columns mean. */
export interface RawTable {
  readonly file: string;
  /** null for a text file. */
  readonly sheet: string | null;
  /** Rows that hold anything, in the order of the file. */
  readonly rows: readonly RawRow[];
  readonly remarks: readonly CellRemark[];
  readonly merges: readonly CellRange[];
  /** What the reader did that the person should know. */
  readonly notices: readonly Words[];
}
