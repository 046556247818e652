/**
 * Promise: tells which published groups lie wholly inside which, from kinds of people.
 * Assumption: every kind of invited people is listed; someone who did not answer counts as well.
 * Limits: the adversary and the rule are those of breakdowns-unanimity.ts; nothing is decided here.
 */
import { countAtoms } from './atoms.ts';
import type { ViewColumn } from './breakdowns-views.ts';

const GROUPS_MAX = 2 ** 26;

/** How often groups meet in the columns; made once, whatever atoms an item has. */
export interface Overlaps {
  readonly columns: readonly ViewColumn[];
  /** Where the columns of each cohort start. */
  readonly start: Int32Array;
  /** Columns per group. */
  readonly groupCounts: ReadonlyMap<number, number>;
  /** Per group its cohorts, and its columns in each. */
  readonly cohortsOf: ReadonlyMap<number, GroupCohorts>;
  /** Groups that lie wholly inside another group. */
  readonly nested: readonly { readonly inner: number; readonly outer: number }[];
}

/** Cohorts with people of a group, and the group's columns in each. */
interface GroupCohorts {
  readonly cohorts: readonly number[];
  readonly counts: readonly number[];
}

export function findOverlaps(columns: readonly ViewColumn[], cohorts: number): Overlaps {
  const start = new Int32Array(cohorts + 1);
  for (const { cohort } of columns) start[cohort + 1]!++;
  for (let cohort = 0; cohort < cohorts; cohort++) start[cohort + 1]! += start[cohort]!;

  const groupCounts = new Map<number, number>();
  const together = new Map<number, { inner: number; outer: number; count: number }>();
  const cohortsOf = new Map<number, { cohorts: number[]; counts: number[] }>();
  for (let cohort = 0; cohort < cohorts; cohort++) {
    const here = new Map<number, number>();
    for (let index = start[cohort]!; index < start[cohort + 1]!; index++) {
      const { groups } = columns[index]!;
      for (const group of groups) {
        here.set(group, (here.get(group) ?? 0) + 1);
        for (const other of groups) if (other !== group) countPair(together, group, other);
      }
    }
    for (const [group, count] of here) {
      const of = cohortsOf.get(group) ?? { cohorts: [], counts: [] };
      of.cohorts.push(cohort);
      of.counts.push(count);
      cohortsOf.set(group, of);
      groupCounts.set(group, (groupCounts.get(group) ?? 0) + count);
    }
  }
  const nested = [...together.values()].filter(
    ({ inner, count }) => count === groupCounts.get(inner),
  );
  return { columns, start, groupCounts, cohortsOf, nested };
}

function pushTo<Value>(lists: Map<number, Value[]>, key: number, value: Value): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}

function countPair(
  together: Map<number, { inner: number; outer: number; count: number }>,
  inner: number,
  outer: number,
): void {
  const key = inner * GROUPS_MAX + outer;
  const pair = together.get(key);
  if (pair === undefined) together.set(key, { inner, outer, count: 1 });
  else pair.count++;
}

export interface AtomNesting {
  /** Group → atoms that lie wholly inside it. */
  readonly atomsInside: ReadonlyMap<number, readonly number[]>;
  /** Atom → groups that lie wholly inside it. */
  readonly groupsInside: ReadonlyMap<number, readonly number[]>;
  /** Group → atoms that hold some of its people. */
  readonly touched: ReadonlyMap<number, Int32Array>;
}

const lastOf = new WeakMap<Overlaps, { atomOf: Int32Array; nesting: AtomNesting }>();

/** The same for the atoms of one item. Most items of a round have the same atoms. */
export function nestAtoms(overlaps: Overlaps, atomOf: Int32Array): AtomNesting {
  const last = lastOf.get(overlaps);
  if (last?.atomOf.every((atom, cohort) => atom === atomOf[cohort]) === true) return last.nesting;
  const nesting = findNesting(overlaps, atomOf);
  lastOf.set(overlaps, { atomOf, nesting });
  return nesting;
}

function findNesting(overlaps: Overlaps, atomOf: Int32Array): AtomNesting {
  const { start, groupCounts, cohortsOf } = overlaps;
  const atomCount = countAtoms(atomOf);
  const atomCounts = new Int32Array(atomCount);
  for (let cohort = 0; cohort < atomOf.length; cohort++) {
    const atom = atomOf[cohort]!;
    if (atom >= 0) atomCounts[atom]! += start[cohort + 1]! - start[cohort]!;
  }
  const atomsInside = new Map<number, number[]>();
  const groupsInside = new Map<number, number[]>();
  const touched = new Map<number, Int32Array>();
  const found = new Int32Array(atomCount);
  // Columns of one group per atom; cleared after each group.
  const shared = new Int32Array(atomCount);
  for (const [group, { cohorts, counts }] of cohortsOf) {
    const size = groupCounts.get(group);
    let atoms = 0;
    for (let index = 0; index < cohorts.length; index++) {
      const atom = atomOf[cohorts[index]!]!;
      if (atom < 0) continue;
      if (shared[atom] === 0) found[atoms++] = atom;
      shared[atom]! += counts[index]!;
    }
    for (let index = 0; index < atoms; index++) {
      const atom = found[index]!;
      if (shared[atom] === atomCounts[atom]) pushTo(atomsInside, group, atom);
      if (shared[atom] === size) pushTo(groupsInside, atom, group);
      shared[atom] = 0;
    }
    if (atoms > 0) touched.set(group, found.slice(0, atoms));
  }
  return { atomsInside, groupsInside, touched };
}
