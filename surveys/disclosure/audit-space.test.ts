import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hasDisjointBases } from './audit-bases.ts';
import type { Row } from './audit-space.ts';
import { searchSmallSets } from './audit-space.ts';
import { addWitnesses } from './audit-witnesses.ts';

/** Rank by fractions, for small matrices. */
function rank(rows: readonly (readonly number[])[]): number {
  const left = rows.map((row) => row.slice());
  let found = 0;
  for (let column = 0; column < (left[0]?.length ?? 0); column++) {
    const pivot = left.findIndex((row, index) => index >= found && Math.abs(row[column]!) > 1e-9);
    if (pivot < 0) continue;
    [left[found], left[pivot]] = [left[pivot]!, left[found]!];
    for (const [index, row] of left.entries()) {
      if (index === found) continue;
      const factor = row[column]! / left[found]![column]!;
      for (let at = 0; at < row.length; at++) row[at]! -= factor * left[found]![at]!;
    }
    found++;
  }
  return found;
}

/** Fewest people told about, over all sets of types: a set is told about when the rest has a lower rank. */
function fewestPeople(rows: readonly (readonly number[])[], weights: readonly number[]): number {
  const full = rank(rows);
  let fewest = Infinity;
  for (let set = 1; set < 1 << weights.length; set++) {
    const isIn = (type: number) => ((set >> type) & 1) === 1;
    const people = weights.reduce((sum, weight, type) => sum + (isIn(type) ? weight : 0), 0);
    if (people >= fewest) continue;
    const rest = rows.map((row) => row.filter((_, type) => !isIn(type)));
    if (rank(rest) < full) fewest = people;
  }
  return fewest;
}

const arbitrarySpaces = fc.integer({ min: 3, max: 9 }).chain((types) =>
  fc.record({
    atomOf: fc.array(fc.nat({ max: 2 }), { minLength: types, maxLength: types }),
    weights: fc.array(fc.oneof(fc.nat({ max: 4 }), fc.nat({ max: 25 })), {
      minLength: types,
      maxLength: types,
    }),
    groups: fc.array(fc.array(fc.boolean(), { minLength: types, maxLength: types }), {
      maxLength: 5,
    }),
    min: fc.constantFrom(2, 5, 10),
  }),
);

test('finds a small set exactly when trying all sets of types finds one, and never a set that is not derivable', () => {
  const seen = { safe: 0, unsafe: 0 };
  fc.assert(
    fc.property(arbitrarySpaces, ({ atomOf, weights, groups, min }) => {
      const atoms = [0, 1, 2].map((atom) => ({
        types: atomOf.flatMap((of, type) => (of === atom ? [type] : [])),
      }));
      const dense = [
        ...atoms.map(({ types }) => weights.map((_, type) => (types.includes(type) ? 1 : 0))),
        ...groups.map((group) => group.map((isIn) => (isIn ? 1 : 0))),
      ];
      const toRow = (row: readonly number[], group: number): Row =>
        new Map([[-1 - group, 1], ...row.flatMap((v, t) => (v === 0 ? [] : [[t, v] as const]))]);
      const nested = dense.slice(0, 3).map(toRow);
      const overlapping = dense.slice(3).map((row, index) => toRow(row, index + 3));
      const space = {
        weights: addWitnesses(atoms, overlapping, Int32Array.from(weights)),
        rows: [...nested, ...overlapping].filter((row) => row.size > 1),
        typeCount: weights.length,
      };
      const { found, undecided } = searchSmallSets(space, min);
      const fewest = fewestPeople(dense, weights);
      expect(undecided).toEqual([]);
      expect(found.length > 0).toBe(fewest < min);
      for (const { types, people } of found) {
        expect(people).toBe(types.reduce((sum, type) => sum + weights[type]!, 0));
        const rest = dense.map((row) => row.filter((_, type) => !types.includes(type)));
        expect(rank(rest)).toBeLessThan(rank(dense));
      }
      seen[fewest < min ? 'unsafe' : 'safe']++;
    }),
    { numRuns: 800 },
  );
  expect(Math.min(seen.safe, seen.unsafe)).toBeGreaterThan(80);
});

test('disjoint bases never vouch for sums that tell about too few', () => {
  const seen = { vouched: 0, safe: 0 };
  fc.assert(
    fc.property(arbitrarySpaces, ({ weights, groups, min }) => {
      const dense: number[][] = [];
      for (const group of groups) {
        const row = group.map((isIn) => (isIn ? 1 : 0));
        if (rank([...dense, row]) > dense.length) dense.push(row);
      }
      const rows = dense.map(
        (row): Row => new Map([...row.entries()].filter(([, value]) => value > 0)),
      );
      const fewest = fewestPeople(dense, weights);
      if (fewest >= min) seen.safe++;
      if (!hasDisjointBases(rows, new Map(weights.entries()), min)) return;
      seen.vouched++;
      expect(fewest).toBeGreaterThanOrEqual(min);
    }),
    { numRuns: 800 },
  );
  // Not complete, but good for something.
  expect(seen.vouched).toBeGreaterThan(seen.safe / 4);
});

/** Random sums over single people: nothing is large, nothing parallel, all connected. */
function tangle(rows: number, people: number): { rows: Row[]; weights: Int32Array } {
  let state = 1;
  const draw = () => (state = (state * 48_271) % 2_147_483_647) % 2;
  return {
    rows: Array.from({ length: rows }, (_, group): Row => {
      const inside = Array.from({ length: people }, (_, at) => at).filter(() => draw() === 1);
      return new Map([[-1 - group, 1], ...inside.map((at) => [at, 1] as const)]);
    }),
    weights: new Int32Array(people).fill(1),
  };
}

test('sums too tangled to search are decided by disjoint bases, or named as undecided', () => {
  const many = { ...tangle(30, 300), typeCount: 300 };
  expect(searchSmallSets(many, 7)).toEqual({ found: [], undecided: [] });
  const few = { ...tangle(16, 36), typeCount: 36 };
  expect(searchSmallSets(few, 7)).toEqual({ found: [], undecided: [[...Array(16).keys()]] });
});
