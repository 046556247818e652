import type { Fault } from './fault.ts';
import type { RawTable } from './raw-table.ts';

/** `A`, `B`, … `Z`, `AA`, … as a spreadsheet names its columns; 0 is the first. */
export function nameColumn(index: number): string {
  let name = '';
  for (let rest = index; rest >= 0; rest = Math.floor(rest / 26) - 1) {
    name = String.fromCharCode(65 + (rest % 26)) + name;
  }
  return name;
}

/** Where in a file a fault is: file, sheet, line, cell, and the title of the column. */
export function placeAt(
  table: RawTable,
  header: readonly string[],
  line: number | null,
  index: number | null,
): Pick<Fault, 'file' | 'sheet' | 'line' | 'cell' | 'column'> {
  const title = index === null ? '' : (header[index] ?? '');
  const column = title !== '' ? title : index === null ? null : nameColumn(index);
  const place = { file: table.file, line, column };
  if (table.sheet === null) return place;
  const cell = line === null || index === null ? {} : { cell: `${nameColumn(index)}${line}` };
  return { ...place, sheet: table.sheet, ...cell };
}
