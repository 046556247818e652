import { readsAsTitle } from './column-words.ts';
import type { RawRow } from './raw-table.ts';

/** Titles further down than this are not looked for. */
export const HEADER_ROWS = 20;

/**
 * Which row holds the column titles: the first with most titles that are known; where none is known, the
 * first that is filled nearly as far as the widest. Spreadsheets often begin with a title and a date.
 * @returns index into `rows`; -1 where there are none
 */
export function findHeaderRow(rows: readonly RawRow[]): number {
  const first = rows.slice(0, HEADER_ROWS);
  const known = first.map(({ cells }) => cells.filter((cell) => readsAsTitle(cell)).length);
  const most = Math.max(0, ...known);
  if (most >= 2) return known.indexOf(most);
  const filled = first.map(({ cells }) => cells.filter((cell) => cell !== '').length);
  const widest = Math.max(0, ...filled);
  return filled.findIndex((count) => count >= 0.6 * widest);
}
