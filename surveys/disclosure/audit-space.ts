/**
 * Promise (I1, the auditor's side): finds a set of fewer than `min` people about whom a linear
 * combination of published sums says something, however the published groups overlap.
 * Adversary: anyone who adds, subtracts and multiplies everything published (A1).
 * Assumption: sums are taken as exact; what rounding hides is given to the adversary.
 * Limits: exact up to a bound on the work per connected part; beyond it only single rows, pairs and
 * triples are tried, and the part is reported as undecided: such a release is refused (audit-groups.ts).
 *
 * Method: what can be derived are exactly the vectors of the row space of the matrix groups × types
 * (type: people of equal membership). A vector tells about the people where it is not zero. A vector
 * that tells about fewer than `min` people is zero on every column of at least `min` people: those are
 * eliminated first. Columns that are multiples of each other are one column with all their people. A
 * *witness* is a column that is the difference of two types, with as many people as there are disjoint
 * pairs of such people: where it is not zero, one of each pair is told about. What remains falls into small connected
 * parts. A part with enough disjoint bases is safe (audit-bases.ts); in the others "this type is in,
 * this type is out" is tried exhaustively.
 */
import { hasDisjointBases } from './audit-bases.ts';
import { inverse, PRIME } from './audit-modular.ts';

/** A sparse combination: column → coefficient, and below zero the groups used: -1 - group → coefficient. */
export type Row = Map<number, number>;

const SEARCH_LIMIT = 20_000;
const SHORT_ROWS_MAX = 25;
const SPARSE_MAX = 64;

export interface SmallSet {
  readonly types: readonly number[];
  readonly people: number;
  /** Groups of the combination, ascending. */
  readonly groups: readonly number[];
}

export interface SpaceSearch {
  readonly found: readonly SmallSet[];
  /** Connected parts that were too large to search completely: the groups in each, ascending. */
  readonly undecided: readonly (readonly number[])[];
}

/** Sums to be searched. */
export interface SumSpace {
  /** The published sums; types with nobody invited must not occur. */
  readonly rows: readonly Row[];
  /** People that count, per type; after them, disjoint pairs per witness. */
  readonly weights: Int32Array;
  readonly typeCount: number;
}

/** Independent vectors over joined columns: each stands for columns that are multiples of it. */
interface Remainder {
  readonly rows: readonly Row[];
  readonly weights: Map<number, number>;
  readonly joined: Map<number, number[]>;
}

/** Find, per connected part, one derivable set of fewer than `min` people (none of them included). */
export function searchSmallSets(space: SumSpace, min: number): SpaceSearch {
  const found: SmallSet[] = [];
  const undecided: number[][] = [];
  const { rows, weights, joined } = eliminateAll(space, min);
  const describe = (row: Row): SmallSet => {
    const columns = [...row.keys()];
    return {
      types: columns
        .flatMap((column) => (column < 0 ? [] : joined.get(column)!))
        .sort((a, b) => a - b),
      people: countPeople(row, weights),
      groups: listGroups([row]),
    };
  };
  for (const part of splitParts(rows)) {
    if (hasDisjointBases(part, weights, min)) continue;
    const budget = { left: SEARCH_LIMIT };
    const row = searchPart(part, weights, min, new Set(), 0, budget);
    if (row !== null) found.push(describe(row));
    else if (budget.left <= 0) {
      const short = tryShortCombinations(part, weights, min);
      if (short !== null) found.push(describe(short));
      else undecided.push(listGroups(part));
    }
  }
  return { found, undecided };
}

/** Groups that the rows are combinations of, ascending. */
function listGroups(rows: readonly Row[]): number[] {
  const groups = new Set<number>();
  for (const row of rows) for (const column of row.keys()) if (column < 0) groups.add(-1 - column);
  return [...groups].sort((a, b) => a - b);
}

/** Eliminate large columns, join what has become parallel, until no joined column is large. */
function eliminateAll({ rows, weights, typeCount }: SumSpace, min: number): Remainder {
  // Too few pairs say nothing; what is left of the witnesses is eliminated below.
  const isUsed = (column: number) => column < typeCount || weights[column]! >= min;
  let current: Remainder = {
    rows: rows.map((row) => normalise(new Map([...row].filter(([column]) => isUsed(column))))),
    weights: new Map(weights.entries()),
    joined: new Map(Array.from({ length: typeCount }, (_, type) => [type, [type]])),
  };
  for (;;) {
    const rest = eliminateLarge(current.rows, current.weights, min);
    current = joinColumns(rest, current);
    if (![...current.weights.values()].some((people) => people >= min)) return current;
  }
}

function joinColumns(rows: readonly Row[], { weights, joined }: Remainder): Remainder {
  const entries = new Map<number, [row: number, value: number][]>();
  for (const [index, row] of rows.entries()) {
    for (const [column, value] of row) {
      if (column < 0) continue;
      const list = entries.get(column);
      if (list === undefined) entries.set(column, [[index, value]]);
      else list.push([index, value]);
    }
  }
  const firstOf = new Map<string, number>();
  const next: Remainder = {
    rows: rows.map((row) => new Map([...row].filter(([column]) => column < 0))),
    weights: new Map(),
    joined: new Map(),
  };
  for (const [column, list] of entries) {
    const factor = inverse(list[0]![1]);
    const key = list.map(([row, value]) => `${row}:${(value * factor) % PRIME}`).join();
    const first = firstOf.get(key) ?? column;
    if (first === column) {
      firstOf.set(key, column);
      for (const [row, value] of list) next.rows[row]!.set(column, value);
    }
    next.weights.set(first, (next.weights.get(first) ?? 0) + weights.get(column)!);
    next.joined.set(first, [...(next.joined.get(first) ?? []), ...joined.get(column)!]);
  }
  return next;
}

/** `row` + `factor` × `other`, in place. */
function addMultiple(row: Row, factor: number, other: Row): void {
  for (const [column, value] of other) {
    const sum = ((row.get(column) ?? 0) + factor * value) % PRIME;
    if (sum === 0) row.delete(column);
    else row.set(column, sum);
  }
}

/** Make `row` zero at `column`. */
function cancel(row: Row, column: number, pivot: Row): void {
  const value = row.get(column);
  if (value === undefined) return;
  const factor = (value * inverse(pivot.get(column)!)) % PRIME;
  addMultiple(row, PRIME - factor, pivot);
}

function normalise(row: Row): Row {
  return new Map([...row].map(([column, value]) => [column, ((value % PRIME) + PRIME) % PRIME]));
}

/** The vectors of the row space that are zero on all types of at least `min` people: independent rows. */
function eliminateLarge(
  rows: readonly Row[],
  weights: ReadonlyMap<number, number>,
  min: number,
): Row[] {
  const order = rows.map((row) => new Map(row)).sort((a, b) => a.size - b.size);
  const pivots: { column: number; row: Row }[] = [];
  const pivotOf = new Map<number, number>();
  const rest: Row[] = [];
  for (const row of order) {
    reduce(row, pivots, pivotOf);
    const large = pickColumn(row, (column) => weights.get(column)! >= min);
    const column = large ?? pickColumn(row, () => true);
    if (column === null) continue;
    // Rows without a large column are pivots too, so that only independent rows remain.
    pivotOf.set(column, pivots.length);
    pivots.push({ column, row });
    if (large === null) rest.push(row);
  }
  return rest;
}

/** Cancel all pivot columns of a row. A pivot row holds no column of an earlier pivot: one pass upwards is enough. */
function reduce(
  row: Row,
  pivots: readonly { column: number; row: Row }[],
  pivotOf: ReadonlyMap<number, number>,
): void {
  if (row.size > SPARSE_MAX) {
    for (const pivot of pivots) cancel(row, pivot.column, pivot.row);
    return;
  }
  for (;;) {
    let next = pivots.length;
    for (const column of row.keys()) next = Math.min(next, pivotOf.get(column) ?? next);
    const pivot = pivots[next];
    if (pivot === undefined) return;
    cancel(row, pivot.column, pivot.row);
  }
}

function pickColumn(row: Row, fits: (column: number) => boolean): number | null {
  for (const column of row.keys()) if (column >= 0 && fits(column)) return column;
  return null;
}

/** Rows that share a type belong to one part. */
function splitParts(rows: readonly Row[]): Row[][] {
  const partOf = new Map<number, Row[]>();
  for (const row of rows) {
    const joined: Row[] = [row];
    for (const column of row.keys()) {
      if (column < 0) continue;
      const other = partOf.get(column);
      if (other === undefined || joined.includes(other[0]!)) continue;
      joined.push(...other);
    }
    for (const member of joined)
      for (const column of member.keys()) if (column >= 0) partOf.set(column, joined);
  }
  return [...new Set(partOf.values())];
}

/**
 * A non-zero vector of the span of `rows` whose people number fewer than `min`; null where there is none.
 * `allowed` types may be non-zero and hold `used` people together; all other types are decided here.
 */
function searchPart(
  rows: readonly Row[],
  weights: ReadonlyMap<number, number>,
  min: number,
  allowed: ReadonlySet<number>,
  used: number,
  budget: { left: number },
): Row | null {
  let space = rows;
  for (;;) {
    if (space.length === 0 || budget.left-- <= 0) return null;
    const heaviest = findHeaviest(space, weights, allowed);
    if (heaviest === null) return space[0]!;
    const weight = weights.get(heaviest)!;
    if (used + weight < min) {
      const also = new Set(allowed).add(heaviest);
      const row = searchPart(space, weights, min, also, used + weight, budget);
      if (row !== null || weight === 0) return row;
    }
    space = forceZero(space, heaviest);
  }
}

function findHeaviest(
  rows: readonly Row[],
  weights: ReadonlyMap<number, number>,
  allowed: ReadonlySet<number>,
): number | null {
  let heaviest: number | null = null;
  for (const row of rows) {
    for (const column of row.keys()) {
      if (column < 0 || allowed.has(column)) continue;
      if (heaviest === null || weights.get(column)! > weights.get(heaviest)!) heaviest = column;
    }
  }
  return heaviest;
}

/** The part of the span that is zero at `column`. */
function forceZero(rows: readonly Row[], column: number): Row[] {
  const pivot = rows.find((row) => row.has(column));
  return rows.flatMap((row) => {
    if (row === pivot) return [];
    if (pivot === undefined || !row.has(column)) return [row];
    const changed = new Map(row);
    cancel(changed, column, pivot);
    return [changed];
  });
}

/** For parts too large to search: each row a, then a - b, a + b, a + b - c of the first rows. */
function tryShortCombinations(
  part: readonly Row[],
  weights: ReadonlyMap<number, number>,
  min: number,
): Row | null {
  const rows = part.slice(0, SHORT_ROWS_MAX);
  const isSmall = (row: Row) => row.size > 0 && countPeople(row, weights) < min;
  for (const row of part) if (isSmall(row)) return row;
  for (const a of rows) {
    for (const b of rows) {
      if (a === b) continue;
      for (const sign of [1, PRIME - 1]) {
        const pair = new Map(a);
        addMultiple(pair, sign, b);
        if (isSmall(pair)) return pair;
        if (sign !== 1) continue;
        for (const c of rows) {
          if (c === a || c === b) continue;
          const triple = new Map(pair);
          addMultiple(triple, PRIME - 1, c);
          if (isSmall(triple)) return triple;
        }
      }
    }
  }
  return null;
}

function countPeople(row: Row, weights: ReadonlyMap<number, number>): number {
  let people = 0;
  for (const column of row.keys()) if (column >= 0) people += weights.get(column)!;
  return people;
}
