/** A figure, a text, or nothing. Figures are never text, so that programs can compute with them. */
export type Cell = string | number | null;

/** `percent`: a share of 1. `signed`: with its sign. `long`: text that wraps. */
export type ColumnKind =
  'text' | 'long' | 'whole' | 'signed' | 'decimal' | 'coefficient' | 'percent';

export interface Column {
  readonly title: string;
  readonly kind: ColumnKind;
  /** In characters. */
  readonly width: number;
}

export interface SheetRow {
  readonly cells: readonly Cell[];
  /** How far the first cell is indented: the place in the organisation. */
  readonly indent?: number;
}

/** One table of an export: the sheets of a workbook, a CSV file and the tables of a document are its forms. */
export interface Sheet extends Table {
  readonly title: string;
  readonly rows: readonly SheetRow[];
}

/** Rows that may be made one by one: a long table never stands in memory. */
export interface Table {
  readonly columns: readonly Column[];
  readonly rows: Iterable<SheetRow>;
}
