/**
 * Promise: makes the auditor's search possible in large companies; never hides anything from it.
 * Adversary and method: audit-space.ts.
 * Assumption: types of one atom differ only in the overlapping groups they are in.
 * Limits: of an atom with many types only the largest are paired.
 */
import type { Atom } from './audit-groups.ts';
import type { Row } from './audit-space.ts';

const TYPES_PER_ATOM_MAX = 40;

/**
 * Add to the rows of overlapping groups a column per difference between two types of one atom.
 * @returns the weights, with the number of disjoint pairs of each difference after those of the types
 */
export function addWitnesses(
  atoms: readonly Pick<Atom, 'types'>[],
  overlapping: readonly Row[],
  weights: Int32Array,
): Int32Array {
  const rowsOf = new Map<number, number[]>();
  for (const [index, row] of overlapping.entries()) {
    for (const type of row.keys()) {
      const list = rowsOf.get(type);
      if (list === undefined) rowsOf.set(type, [index]);
      else list.push(index);
    }
  }
  const pairs: number[] = [];
  const columnOf = new Map<string, number>();
  for (const { types } of overlapping.length === 0 ? [] : atoms) {
    const largest = types
      .filter((type) => weights[type]! > 0)
      .sort((a, b) => weights[b]! - weights[a]!)
      .slice(0, TYPES_PER_ATOM_MAX);
    for (const [key, { count, plus, minus }] of pairTypes(largest, rowsOf, weights)) {
      let column = columnOf.get(key);
      if (column === undefined) {
        columnOf.set(key, (column = pairs.length));
        pairs.push(0);
        for (const row of plus) overlapping[row]!.set(weights.length + column, 1);
        for (const row of minus) overlapping[row]!.set(weights.length + column, -1);
      }
      pairs[column]! += count;
    }
  }
  return Int32Array.from([...weights, ...pairs]);
}

interface Difference {
  count: number;
  readonly plus: readonly number[];
  readonly minus: readonly number[];
  /** People of a type that are in a pair already. */
  readonly used: Map<number, number>;
}

/** Per difference of overlapping groups the disjoint pairs of people of the given types. */
function pairTypes(
  types: readonly number[],
  rowsOf: ReadonlyMap<number, readonly number[]>,
  weights: Int32Array,
): Map<string, Difference> {
  const differences = new Map<string, Difference>();
  for (const [index, one] of types.entries()) {
    for (const other of types.slice(index + 1)) {
      const ofOne = rowsOf.get(one) ?? [];
      const ofOther = rowsOf.get(other) ?? [];
      let plus = ofOne.filter((row) => !ofOther.includes(row));
      let minus = ofOther.filter((row) => !ofOne.includes(row));
      if (plus.join() < minus.join()) [plus, minus] = [minus, plus];
      const key = `${plus.join()}-${minus.join()}`;
      const known = differences.get(key) ?? {
        count: 0,
        plus,
        minus,
        used: new Map<number, number>(),
      };
      differences.set(key, known);
      const free = (type: number) => weights[type]! - (known.used.get(type) ?? 0);
      const pairs = Math.min(free(one), free(other));
      known.count += pairs;
      for (const type of [one, other]) known.used.set(type, (known.used.get(type) ?? 0) + pairs);
    }
  }
  return differences;
}
