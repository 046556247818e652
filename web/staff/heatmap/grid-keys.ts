/** A cell of the grid: `column` 0 is the name of the team. */
export interface GridPlace {
  readonly row: number;
  readonly column: number;
}

export interface GridShape {
  readonly rows: number;
  readonly columns: number;
  /** Rows that a page of the window holds. */
  readonly page: number;
}

/**
 * Where a key leads in a grid, as the ARIA pattern has it; null for keys that move nowhere.
 * Opening and closing of rows is decided before.
 */
export function moveInGrid(
  key: string,
  isControl: boolean,
  { row, column }: GridPlace,
  { rows, columns, page }: GridShape,
): GridPlace | null {
  const to = (toRow: number, toColumn: number): GridPlace => ({
    row: Math.min(Math.max(toRow, 0), rows - 1),
    column: Math.min(Math.max(toColumn, 0), columns - 1),
  });
  switch (key) {
    case 'ArrowDown':
      return to(row + 1, column);
    case 'ArrowUp':
      return to(row - 1, column);
    case 'ArrowRight':
      return to(row, column + 1);
    case 'ArrowLeft':
      return to(row, column - 1);
    case 'PageDown':
      return to(row + page, column);
    case 'PageUp':
      return to(row - page, column);
    case 'Home':
      return to(isControl ? 0 : row, 0);
    case 'End':
      return to(isControl ? rows - 1 : row, columns - 1);
    default:
      return null;
  }
}
