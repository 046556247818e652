import { isMerged } from './check-cells.ts';
import type { CsvTable } from './csv.ts';
import type { Fault } from './fault.ts';
import { showValue, sortFaults } from './fault.ts';
import type { ListMapping } from './mapping-schema.ts';
import type { List } from './open-list.ts';
import { placeAt } from './place.ts';

/** How many faults of a kind show the row they are in. */
const ROWS_SHOWN = 5;
const CELLS_SHOWN = 12;

/** In the order of the file, without what only follows from merged cells, some with their row. */
export function finishFaults(
  { raw, header }: List<ListMapping>,
  faults: readonly Fault[],
): Fault[] {
  const shown = new Map<string, number>();
  const rowOf = new Map(raw.rows.map((row) => [row.line, row]));
  const indexOf = (column: string | null) => (column === null ? -1 : header.indexOf(column));
  return sortFaults(faults)
    .filter(
      ({ line, cell, column }) =>
        line === null || cell?.includes(':') === true || !isMerged(raw, line, indexOf(column)),
    )
    .map((fault) => {
      const kind = `${fault.column ?? ''}\0${fault.expected.en}`;
      const count = shown.get(kind) ?? 0;
      shown.set(kind, count + 1);
      const row = fault.line === null || count >= ROWS_SHOWN ? undefined : rowOf.get(fault.line);
      if (row === undefined) return fault;
      const index = indexOf(fault.column);
      const first = Math.max(0, index - CELLS_SHOWN + 1);
      const cells = row.cells.slice(first, first + CELLS_SHOWN).map(showValue);
      return { ...fault, row: { cells, at: index === -1 ? null : index - first } };
    });
}

/** A fault of the fixed form, told at the place in the list that it comes from. */
export function translate(
  list: List<ListMapping>,
  table: CsvTable,
  columns: readonly number[],
  fault: Fault,
): Fault {
  const at = fault.column === null ? -1 : table.header.indexOf(fault.column);
  const index = columns[at] ?? -1;
  return { ...fault, ...placeAt(list.raw, list.header, fault.line, index === -1 ? null : index) };
}
