import { INK, LEADING, RULE, type Box, type Pen, type TextStyle } from './pen.ts';

type Doc = PDFKit.PDFDocument;

export interface TableColumn {
  readonly title: string;
  /** Width in parts of the whole. */
  readonly share: number;
  readonly align?: 'left' | 'right';
}

/** A picture with what it shows in words, for whoever does not see it. */
export interface Drawing {
  readonly alt: string;
  readonly height: number;
  readonly draw: (doc: Doc, box: Box, write: Pen['write']) => void;
}

export type TableCell =
  string | Drawing | { readonly text: string; readonly shade?: string; readonly soft?: boolean };

export interface TableRow {
  readonly cells: readonly TableCell[];
  /** How far the first cell is indented. */
  readonly level?: number;
  /** Bold; what it stands over follows on the same page. */
  readonly bold?: boolean;
  /** Place that the first cell leads to. */
  readonly goTo?: string;
}

export interface PdfTable {
  readonly columns: readonly TableColumn[];
  readonly rows: readonly TableRow[];
  readonly size?: number;
  /** Said of the table to whoever does not see it. */
  readonly summary: string;
}

const PADDING = { x: 4.5, y: 2.2 } as const;
const INDENT = 8;
/** Deepest level that is drawn further in. */
const LEVEL_MAX = 8;

interface PlacedColumn extends TableColumn {
  readonly x: number;
  readonly width: number;
}

/**
 * A table over as many pages as it takes, its head on each of them. A row stays on one page; the first
 * cell of a row is its heading.
 */
export function drawTable(pen: Pen, table: PdfTable): void {
  if (table.rows.length === 0) return;
  const size = table.size ?? 8;
  const columns = placeColumns(pen, table.columns);
  const head = { cells: table.columns.map(({ title }) => title), bold: true };
  const headHeight = heightOf(pen, columns, head, size);
  // The name of a group of rows does not stand alone at the foot of a page.
  const heightTogether = (index: number): number => {
    const row = table.rows[index]!;
    const next = row.bold === true ? table.rows[index + 1] : undefined;
    const height = heightOf(pen, columns, row, size);
    return next === undefined ? height : height + heightOf(pen, columns, next, size);
  };
  pen.need(headHeight + heightTogether(0));
  pen.nest('Table', () => {
    drawRow(pen, columns, head, size, headHeight, 'Column');
    for (const [index, row] of table.rows.entries()) {
      const together = heightTogether(index);
      if (!pen.fits(together)) {
        pen.need(together);
        repeatHead(pen, columns, head, size, headHeight);
      }
      drawRow(pen, columns, row, size, heightOf(pen, columns, row, size), 'Row');
    }
  });
  pen.down(6);
}

function placeColumns(pen: Pen, columns: readonly TableColumn[]): PlacedColumn[] {
  const whole = columns.reduce((sum, { share }) => sum + share, 0);
  let x = pen.x;
  return columns.map((column) => {
    const width = (pen.width * column.share) / whole;
    const placed = { ...column, x, width };
    x += width;
    return placed;
  });
}

function styleOf(row: TableRow, size: number): TextStyle {
  return { size, font: row.bold === true ? 'bold' : 'regular' };
}

function indentOf({ level = 0 }: TableRow, at: number): number {
  return at === 0 ? Math.min(level, LEVEL_MAX) * INDENT : 0;
}

function heightOf(pen: Pen, columns: readonly PlacedColumn[], row: TableRow, size: number): number {
  const heights = row.cells.map((cell, at) => {
    if (typeof cell === 'object' && 'draw' in cell) return cell.height;
    const text = typeof cell === 'string' ? cell : cell.text;
    const room = columns[at]!.width - 2 * PADDING.x - indentOf(row, at);
    return pen.lines.wrap(text, room, styleOf(row, size)).length * size * LEADING;
  });
  return Math.max(...heights) + 2 * PADDING.y;
}

function drawRow(
  pen: Pen,
  columns: readonly PlacedColumn[],
  row: TableRow,
  size: number,
  height: number,
  scope: 'Row' | 'Column',
): void {
  drawGround(pen, columns, row, height, scope);
  pen.nest('TR', () => {
    for (const [at, cell] of row.cells.entries()) {
      const isHead = scope === 'Column' || at === 0;
      const options = isHead ? { scope } : {};
      if (typeof cell === 'object' && 'draw' in cell) {
        pen.nest('TD', () => drawPicture(pen, columns[at]!, cell, height));
      } else if (row.goTo !== undefined && at === 0) {
        const link = row.goTo;
        const drawLink = (): void => {
          pen.content(() => drawText(pen, columns[at]!, row, at, size));
          pen.link(link, typeof cell === 'string' ? cell : '', {
            ...columns[at]!,
            y: pen.y,
            height,
          });
        };
        pen.nest('TH', () => pen.nest('Link', drawLink), options);
      } else {
        pen.tag(isHead ? 'TH' : 'TD', () => drawText(pen, columns[at]!, row, at, size), options);
      }
    }
  });
  pen.down(height);
}

function drawText(pen: Pen, column: PlacedColumn, row: TableRow, at: number, size: number): void {
  const cell = row.cells[at]!;
  const text = typeof cell === 'string' ? cell : 'text' in cell ? cell.text : '';
  const isSoft = typeof cell === 'object' && 'text' in cell && cell.soft === true;
  const style = { ...styleOf(row, size), soft: isSoft };
  const indent = indentOf(row, at);
  const room = column.width - 2 * PADDING.x - indent;
  for (const [index, line] of pen.lines.wrap(text, room, style).entries()) {
    const left = column.x + PADDING.x + indent;
    const x = column.align === 'right' ? left + room - pen.lines.width(line, style) : left;
    pen.write(line, x, pen.y + PADDING.y + index * size * LEADING, style);
  }
}

function drawPicture(pen: Pen, column: PlacedColumn, cell: Drawing, height: number): void {
  const box = {
    x: column.x + PADDING.x,
    y: pen.y + PADDING.y,
    width: column.width - 2 * PADDING.x,
    height: height - 2 * PADDING.y,
  };
  pen.tag(
    'Figure',
    () => {
      if (pen.doc !== null) cell.draw(pen.doc, box, pen.write);
    },
    { alt: cell.alt, bbox: [box.x, box.y, box.x + box.width, box.y + box.height] },
  );
}

/** Shades and lines: they carry no meaning that the text does not. */
function drawGround(
  pen: Pen,
  columns: readonly PlacedColumn[],
  row: TableRow,
  height: number,
  scope: 'Row' | 'Column',
): void {
  const { y } = pen;
  pen.artifact((doc) => {
    for (const [at, cell] of row.cells.entries()) {
      if (typeof cell !== 'object' || !('text' in cell) || cell.shade === undefined) continue;
      doc.rect(columns[at]!.x, y, columns[at]!.width, height).fill(cell.shade);
    }
    const isHead = scope === 'Column';
    doc.lineWidth(isHead ? 0.9 : 0.3).moveTo(pen.x, y + height);
    doc.lineTo(pen.x + pen.width, y + height).stroke(isHead ? INK : RULE);
  });
}

/** The head again on the next page: drawn, but told only once. */
function repeatHead(
  pen: Pen,
  columns: readonly PlacedColumn[],
  head: TableRow,
  size: number,
  height: number,
): void {
  drawGround(pen, columns, head, height, 'Column');
  pen.artifact(() => {
    for (const at of head.cells.keys()) drawText(pen, columns[at]!, head, at, size);
  });
  pen.down(height);
}
