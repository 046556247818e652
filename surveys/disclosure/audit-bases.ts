/**
 * Promise (I1, the auditor's side): says yes only if every combination of some sums tells about at
 * least `min` people.
 * Adversary: that of audit-space.ts.
 * Assumption: the sums are independent rows over columns of people; weights are people per column.
 * Limits: sound, not complete: a greedy choice may find fewer disjoint bases than there are.
 *
 * Method: people whose columns together span everything that the sums can tell are a *basis*. A
 * combination that is zero on a whole basis is zero everywhere, so it tells about somebody of every
 * basis; with `min` disjoint ones about `min` people. A column of w people can serve in w of them.
 */
import { inverse, PRIME } from './audit-modular.ts';
import type { Row } from './audit-space.ts';

/** Beyond this many independent sums it takes too long. */
const ROWS_MAX = 400;

/** A basis that grows: reduced columns by the row in which they are 1. */
type Basis = Map<number, Float64Array>;

export function hasDisjointBases(
  rows: readonly Row[],
  weights: ReadonlyMap<number, number>,
  min: number,
): boolean {
  if (rows.length > ROWS_MAX) return false;
  const bases = Array.from({ length: min }, (): Basis => new Map());
  for (const { column, people } of listColumns(rows, weights)) {
    let left = people;
    for (const basis of bases) {
      if (left === 0) break;
      if (basis.size < rows.length && extend(basis, column)) left--;
    }
  }
  return bases.every((basis) => basis.size === rows.length);
}

/** Columns with people, those of fewest people first: they can serve least often. */
function listColumns(
  rows: readonly Row[],
  weights: ReadonlyMap<number, number>,
): { column: Float64Array; people: number }[] {
  const columns = new Map<number, { column: Float64Array; people: number }>();
  for (const [index, row] of rows.entries()) {
    for (const [at, value] of row) {
      const people = at < 0 ? 0 : (weights.get(at) ?? 0);
      if (people === 0) continue;
      const known = columns.get(at) ?? { column: new Float64Array(rows.length), people };
      columns.set(at, known);
      known.column[index] = ((value % PRIME) + PRIME) % PRIME;
    }
  }
  return [...columns.values()].sort((a, b) => a.people - b.people);
}

/** Add a column to a basis. @returns false when it depends on those that are there */
function extend(basis: Basis, column: Float64Array): boolean {
  const left = column.slice();
  for (let row = 0; row < left.length; row++) {
    const value = left[row]!;
    if (value === 0) continue;
    const pivot = basis.get(row);
    if (pivot === undefined) {
      const factor = inverse(value);
      basis.set(
        row,
        left.map((one) => (one * factor) % PRIME),
      );
      return true;
    }
    for (let at = row; at < left.length; at++)
      left[at] = (left[at]! + (PRIME - value) * pivot[at]!) % PRIME;
  }
  return false;
}
