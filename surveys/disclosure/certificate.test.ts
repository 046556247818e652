import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CertificateInput } from './certificate-input.ts';
import { isEverySplitAtLeast } from './certificate-cut.ts';
import { certifyByPairs } from './certificate-pairs.ts';
import { certifyByContraction, certifyViews } from './certificate.ts';

/** A made-up question: cohorts of invited people by breakdown group. */
interface Sketch {
  /** Per cohort the atom. */
  readonly atomOf: readonly number[];
  readonly kinds: readonly { cohort: number; byBreakdown: readonly number[]; people: number }[];
  readonly groups: number;
  readonly min: number;
  readonly cohortGaps?: readonly number[];
}

function ask({ atomOf, kinds, groups, min, cohortGaps }: Sketch): CertificateInput {
  const columns = kinds
    .map((kind) => ({ ...kind, groups: kind.byBreakdown.filter((group) => group >= 0) }))
    .sort((a, b) => a.cohort - b.cohort);
  const lost = cohortGaps ?? atomOf.map(() => 0);
  const groupGaps = new Int32Array(groups);
  for (const { groups: own, cohort, people } of columns)
    for (const group of own) groupGaps[group]! += Math.min(people, lost[cohort]!);
  return {
    columns,
    atomOf: Int32Array.from(atomOf),
    cohortGaps: Int32Array.from(lost),
    groupGaps,
    min,
  };
}

/** Rank by fractions, for the brute force: small whole matrices only. */
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

/** Fewest people that any combination of sums is about: a set of kinds is enough when the rest has a lower rank. */
function fewestPeople({ columns, atomOf }: CertificateInput): number {
  const atoms = [...new Set(atomOf)].filter((atom) => atom >= 0);
  const groups = [...new Set(columns.flatMap((column) => column.groups))];
  const vectors = columns.map((column) => [
    ...atoms.map((atom) => (atomOf[column.cohort] === atom ? 1 : 0)),
    ...groups.map((group) => (column.groups.includes(group) ? 1 : 0)),
  ]);
  const full = rank(vectors);
  let fewest = Infinity;
  for (let set = 1; set < 1 << columns.length; set++) {
    const isIn = (index: number) => ((set >> index) & 1) === 1;
    const people = columns.reduce((sum, column, i) => sum + (isIn(i) ? column.people : 0), 0);
    if (people >= fewest) continue;
    if (rank(vectors.filter((_, index) => !isIn(index))) < full) fewest = people;
  }
  return fewest;
}

const kind = (cohorts: number, breakdowns: number) =>
  fc.record({
    cohort: fc.nat({ max: cohorts - 1 }),
    byBreakdown: fc.tuple(
      ...Array.from({ length: breakdowns }, (_, b) => fc.constantFrom(2 * b, 2 * b + 1, -1)),
    ),
    people: fc.oneof(fc.nat({ max: 9 }), fc.integer({ min: 3, max: 30 })),
  });

const sketches = (breakdowns: number): fc.Arbitrary<Sketch> =>
  fc.record({
    atomOf: fc.constantFrom([0, 1, 2], [0, 0, 1], [0, 0, 0]),
    kinds: fc.uniqueArray(kind(3, breakdowns), {
      minLength: 2,
      maxLength: 9,
      selector: ({ cohort, byBreakdown }) => `${cohort} ${byBreakdown.join()}`,
    }),
    groups: fc.constant(2 * breakdowns),
    min: fc.constantFrom(2, 5),
  });

function isTreeSafe({ columns, atomOf, min, cohortGaps }: CertificateInput): boolean {
  const counting = new Map<number, number>();
  const gapOf = new Map<number, number>();
  for (const [cohort, atom] of atomOf.entries())
    gapOf.set(atom, (gapOf.get(atom) ?? 0) + cohortGaps[cohort]!);
  for (const { cohort, people } of columns)
    counting.set(atomOf[cohort]!, (counting.get(atomOf[cohort]!) ?? 0) + people);
  return [...counting].every(([atom, people]) => people - gapOf.get(atom)! >= min);
}

describe.each([1, 2, 3])('against brute force, %i breakdowns', (breakdowns) => {
  test('yes is always right', () => {
    let yes = 0;
    fc.assert(
      fc.property(sketches(breakdowns), (sketch) => {
        const input = ask(sketch);
        fc.pre(isTreeSafe(input));
        if (!certifyViews(input)) return;
        yes++;
        expect(fewestPeople(input)).toBeGreaterThanOrEqual(sketch.min);
        for (const certify of [certifyByPairs, certifyByContraction])
          if (certify(input)) expect(fewestPeople(input)).toBeGreaterThanOrEqual(sketch.min);
      }),
      { numRuns: 400 },
    );
    expect(yes).toBeGreaterThan(20);
  });

  test('yes stays right whoever of the claimants does not count', () => {
    fc.assert(
      fc.property(
        sketches(breakdowns),
        fc.array(fc.nat({ max: 3 }), { minLength: 3, maxLength: 3 }),
        fc.array(fc.nat({ max: 8 }), { minLength: 3, maxLength: 9 }),
        (sketch, cohortGaps, order) => {
          const input = ask({ ...sketch, cohortGaps });
          fc.pre(isTreeSafe(input));
          if (!certifyViews(input)) return;
          const left = [...cohortGaps];
          const columns = input.columns.map((column) => ({ ...column }));
          for (const index of order) {
            const column = columns[index % columns.length]!;
            const lost = Math.min(left[column.cohort]!, column.people);
            left[column.cohort]! -= lost;
            column.people -= lost;
          }
          expect(fewestPeople({ ...input, columns })).toBeGreaterThanOrEqual(sketch.min);
        },
      ),
      { numRuns: 400 },
    );
  });
});

test('one breakdown over a tree in which everyone counts: the answer is exact', () => {
  let no = 0;
  fc.assert(
    fc.property(sketches(1), (sketch) => {
      const input = ask(sketch);
      fc.pre(isTreeSafe(input));
      const isSafe = fewestPeople(input) >= sketch.min;
      if (!isSafe) no++;
      expect(certifyViews(input)).toBe(isSafe);
    }),
    { numRuns: 400 },
  );
  expect(no).toBeGreaterThan(20);
});

test('61 people, three yes/no attributes: two are certified, all three are not', () => {
  const people = [1, 20, 20, 20];
  const values = [
    [0, 2, 5],
    [0, 3, 4],
    [1, 2, 4],
    [1, 3, 5],
  ];
  const kinds = values.map((byBreakdown, index) => ({
    cohort: 0,
    byBreakdown,
    people: people[index]!,
  }));
  const three = { atomOf: [0], kinds, groups: 6, min: 5 };
  expect(fewestPeople(ask(three))).toBe(1);
  expect(certifyViews(ask(three))).toBe(false);
  const two = kinds.map((one) => ({ ...one, byBreakdown: one.byBreakdown.slice(1) }));
  expect(fewestPeople(ask({ ...three, kinds: two }))).toBe(21);
  expect(certifyViews(ask({ ...three, kinds: two }))).toBe(true);
});

test('invited people of whom nobody claimed, alone in a group, are no certificate', () => {
  const kinds = [
    { cohort: 0, byBreakdown: [0], people: 30 },
    { cohort: 0, byBreakdown: [1], people: 0 },
  ];
  expect(certifyViews(ask({ atomOf: [0], kinds, groups: 2, min: 5 }))).toBe(false);
});

test('many small kinds of people: certified by pairs where no kind is large', () => {
  const kinds = Array.from({ length: 40 * 8 }, (_, index) => ({
    cohort: Math.floor(index / 8),
    byBreakdown: [index % 2, 2 + (Math.floor(index / 2) % 4)],
    people: 2,
  }));
  const input = ask({ atomOf: [...Array(40).keys()], kinds, groups: 6, min: 10 });
  expect(certifyByPairs(input)).toBe(true);
});

test('pairs that only what is found later makes alike are found when all is looked at again', () => {
  const kinds = [
    { cohort: 0, byBreakdown: [0, 2], people: 20 },
    { cohort: 0, byBreakdown: [1, 3], people: 20 },
    { cohort: 1, byBreakdown: [0, 2], people: 6 },
    { cohort: 1, byBreakdown: [0, 3], people: 6 },
  ];
  expect(certifyByPairs(ask({ atomOf: [0, 1], kinds, groups: 4, min: 5 }))).toBe(true);
});

test('smallest cut of a network with two dense parts', () => {
  const edge = (from: number, to: number, people: number) => ({ from, to, people });
  const edges = [
    edge(0, 1, 9),
    edge(1, 2, 9),
    edge(2, 0, 9),
    edge(2, 3, 6),
    edge(3, 4, 9),
    edge(4, 3, 3),
  ];
  expect(isEverySplitAtLeast(edges, 6)).toBe(true);
  expect(isEverySplitAtLeast(edges, 7)).toBe(false);
  expect(isEverySplitAtLeast([...edges, edge(8, 9, 2)], 6)).toBe(false);
});
