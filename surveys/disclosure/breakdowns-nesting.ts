/**
 * Promise: tells which published groups lie wholly inside which, from kinds of people.
 * Assumption: every kind of invited people is listed; someone who did not answer counts as well.
 * Limits: the adversary and the rule are those of breakdowns-unanimity.ts; nothing is decided here.
 */
import type { ViewColumn } from './breakdowns-views.ts';

const GROUPS_MAX = 2 ** 26;

/** How often groups meet in the columns; made once, whatever atoms an item has. */
export interface Overlaps {
  readonly columns: readonly ViewColumn[];
  /** Where the columns of each cohort start. */
  readonly start: Int32Array;
  /** Columns per group. */
  readonly groupCounts: ReadonlyMap<number, number>;
  /** Columns per cohort and group. */
  readonly inCohort: readonly { readonly cohort: number; readonly group: number; count: number }[];
  /** Groups that lie wholly inside another group. */
  readonly nested: readonly { readonly inner: number; readonly outer: number }[];
}

export function findOverlaps(columns: readonly ViewColumn[], cohorts: number): Overlaps {
  const start = new Int32Array(cohorts + 1);
  for (const { cohort } of columns) start[cohort + 1]!++;
  for (let cohort = 0; cohort < cohorts; cohort++) start[cohort + 1]! += start[cohort]!;

  const groupCounts = new Map<number, number>();
  const together = new Map<number, { inner: number; outer: number; count: number }>();
  const inCohort: { cohort: number; group: number; count: number }[] = [];
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
      inCohort.push({ cohort, group, count });
      groupCounts.set(group, (groupCounts.get(group) ?? 0) + count);
    }
  }
  const nested = [...together.values()].filter(
    ({ inner, count }) => count === groupCounts.get(inner),
  );
  return { columns, start, groupCounts, inCohort, nested };
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
  readonly touched: ReadonlyMap<number, readonly number[]>;
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
  const { start, groupCounts, inCohort } = overlaps;
  const atomCounts = new Map<number, number>();
  for (const [cohort, atom] of atomOf.entries())
    atomCounts.set(atom, (atomCounts.get(atom) ?? 0) + start[cohort + 1]! - start[cohort]!);
  const shared = new Map<number, Map<number, number>>();
  for (const { cohort, group, count } of inCohort) {
    const byAtom = shared.get(group) ?? new Map<number, number>();
    shared.set(group, byAtom);
    const atom = atomOf[cohort]!;
    byAtom.set(atom, (byAtom.get(atom) ?? 0) + count);
  }
  const atomsInside = new Map<number, number[]>();
  const groupsInside = new Map<number, number[]>();
  const touched = new Map<number, number[]>();
  const push = (lists: Map<number, number[]>, key: number, value: number) => {
    const list = lists.get(key);
    if (list === undefined) lists.set(key, [value]);
    else list.push(value);
  };
  for (const [group, byAtom] of shared) {
    for (const [atom, count] of byAtom) {
      if (atom < 0) continue;
      push(touched, group, atom);
      if (count === atomCounts.get(atom)) push(atomsInside, group, atom);
      if (count === groupCounts.get(group)) push(groupsInside, atom, group);
    }
  }
  return { atomsInside, groupsInside, touched };
}
