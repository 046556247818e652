/**
 * Promise: certifies large companies with many small kinds of people, in one pass over some of them.
 * Adversary, assumption and the proof of both steps: certificate.ts (disjoint witnesses).
 * Limits: sound, not complete. Looks at a bounded number of kinds of people per pass.
 *
 * Method: two breakdown groups (of one breakdown; "in none" is a group as well) are *merged* when no
 * combination f of published sums can tell them apart without being about `min` people. Once the people
 * of every atom are in the same merged groups, f says the same about all people of an atom, which is enough of them.
 */
import type { CohortsByAtom } from './atoms.ts';
import { cohortsIn, countAtoms, listCohortsByAtom } from './atoms.ts';
import type { CertificateInput, MemberColumn } from './certificate-input.ts';

const PASSES_MAX = 12;
/** Kinds of people looked at in one pass, and in a row without any merge. */
const COLUMNS_PER_PASS_MAX = 30_000;
const COLUMNS_WITHOUT_MERGE_MAX = 4_000;

/** The columns as plain numbers; made once for all items of a round. */
interface Prepared {
  /** Breakdowns. */
  readonly width: number;
  /** Groups, and "none" of each breakdown after them. */
  readonly size: number;
  /** Columns × breakdowns: the group, or the node of "none". */
  readonly nodes: Int32Array;
  /** Where the columns of each cohort start. */
  readonly start: Int32Array;
  /** Claims per cohort. */
  readonly people: Int32Array;
  /** Per group one that it must be merged with for every cohort to be of one kind, whatever atoms are published. */
  readonly needed: Int32Array;
  /** Per node the cohorts with people in it. */
  readonly cohortsOf: readonly (readonly number[])[];
}

/** The published atoms with people; per atom its gap and its people. */
interface Atoms {
  readonly cohortsOf: CohortsByAtom;
  readonly gaps: Int32Array;
  readonly people: Int32Array;
}

interface Atom {
  readonly gap: number;
  readonly people: number;
  readonly cohorts: Int32Array;
}

/** Groups that are merged, as a forest. */
interface Merging {
  readonly prepared: Prepared;
  readonly top: Int32Array;
  done: number;
}

/** People of an atom who are in the same merged groups; the key has one digit per breakdown. */
interface Kind {
  readonly key: number;
  people: number;
  readonly columns: number[];
}

export function certifyByPairs(input: CertificateInput): boolean {
  const prepared = prepare(input);
  const atoms = listAtoms(input, prepared);
  if (atoms === null || prepared.size ** prepared.width > Number.MAX_SAFE_INTEGER) return false;
  const merging = startMerging(prepared);
  const joint = listJoint(atoms);
  // Once every cohort is of one kind, one column of each tells whether those of an atom are alike.
  const isPlain = () =>
    prepared.needed.every((top, node) => find(merging, node) === find(merging, top)) &&
    joint.every(({ cohorts }) => {
      const first = kindOf(merging, prepared.start[cohorts[0]!]!);
      return cohorts.every((cohort) => kindOf(merging, prepared.start[cohort]!) === first);
    });
  for (let pass = 0; pass < PASSES_MAX; pass++) {
    const before = merging.done;
    if (isPlain()) return true;
    const open = orderByGap(atoms, pass === 0 ? atoms.cohortsOf.atoms : findOpen(merging, atoms));
    mergePairs(input, merging, open, isPlain);
    if (merging.done === before) mergeRare(input, merging, open);
    if (merging.done === before && pass > 0) return false;
  }
  return isPlain();
}

const known = new WeakMap<readonly MemberColumn[], Prepared>();

function prepare({ columns, groupGaps, cohortGaps }: CertificateInput): Prepared {
  const before = known.get(columns);
  if (before !== undefined) return before;
  const width = columns[0]?.byBreakdown.length ?? 0;
  const nodes = new Int32Array(columns.length * width);
  const start = new Int32Array(cohortGaps.length + 1);
  const people = new Int32Array(cohortGaps.length);
  for (let index = 0; index < columns.length; index++) {
    const column = columns[index]!;
    start[column.cohort + 1]!++;
    people[column.cohort]! += column.people;
    for (let b = 0; b < width; b++) {
      const group = column.byBreakdown[b]!;
      nodes[index * width + b] = group < 0 ? groupGaps.length + b : group;
    }
  }
  for (let cohort = 0; cohort < people.length; cohort++) start[cohort + 1]! += start[cohort]!;
  const size = groupGaps.length + width;
  const needed = new Int32Array(size);
  const cohortsOf = listCohorts(columns, nodes, width, size);
  const prepared: Prepared = { width, size, nodes, start, people, needed, cohortsOf };
  const all = startMerging(prepared);
  for (let cohort = 0; cohort < people.length; cohort++) {
    const first = start[cohort]!;
    for (let index = first; index < start[cohort + 1]!; index++)
      for (let b = 0; b < width; b++)
        merge(all, nodes[index * width + b]!, nodes[first * width + b]!);
  }
  needed.set(all.top);
  known.set(columns, prepared);
  return prepared;
}

function listCohorts(
  columns: readonly MemberColumn[],
  nodes: Int32Array,
  width: number,
  size: number,
): number[][] {
  const cohortsOf: number[][] = Array.from({ length: size }, () => []);
  for (let index = 0; index < columns.length; index++) {
    const { cohort } = columns[index]!;
    for (let b = 0; b < width; b++) {
      const list = cohortsOf[nodes[index * width + b]!]!;
      if (list.at(-1) !== cohort) list.push(cohort);
    }
  }
  return cohortsOf;
}

/** Atoms with people in a group that has not been merged as needed, and atoms of several cohorts. */
function findOpen(merging: Merging, { cohortsOf: { atoms, start, cohorts } }: Atoms): Int32Array {
  const { needed, cohortsOf } = merging.prepared;
  const isOpen = new Uint8Array(cohorts.length);
  for (const [node, top] of needed.entries()) {
    if (find(merging, node) === find(merging, top)) continue;
    for (const cohort of cohortsOf[node]!) isOpen[cohort] = 1;
  }
  return atoms.filter((atom) => {
    const first = start[atom]!;
    return start[atom + 1]! - first > 1 || isOpen[cohorts[first]!] === 1;
  });
}

function startMerging(prepared: Prepared): Merging {
  const top = Int32Array.from({ length: prepared.size }, (_, node) => node);
  return { prepared, top, done: 0 };
}

/** null where somebody is in no atom. */
function listAtoms({ atomOf, cohortGaps }: CertificateInput, prepared: Prepared): Atoms | null {
  const { start } = prepared;
  const heldBy = new Int32Array(atomOf.length).fill(-1);
  const gaps = new Int32Array(countAtoms(atomOf));
  const people = new Int32Array(gaps.length);
  for (let cohort = 0; cohort < atomOf.length; cohort++) {
    if (start[cohort] === start[cohort + 1]) continue;
    const atom = atomOf[cohort]!;
    if (atom < 0) return null;
    heldBy[cohort] = atom;
    gaps[atom]! += cohortGaps[cohort]!;
    people[atom]! += prepared.people[cohort]!;
  }
  return { cohortsOf: listCohortsByAtom(heldBy), gaps, people };
}

function takeAtom({ cohortsOf, gaps, people }: Atoms, atom: number): Atom {
  return { gap: gaps[atom]!, people: people[atom]!, cohorts: cohortsIn(cohortsOf, atom) };
}

/** Atoms of several cohorts. */
function listJoint(atoms: Atoms): Atom[] {
  const { atoms: all, start } = atoms.cohortsOf;
  return Array.from(all.filter((atom) => start[atom + 1]! - start[atom]! > 1)).map((atom) =>
    takeAtom(atoms, atom),
  );
}

/**
 * Some atoms by gap, those with most people first. Few are looked at before everything is merged: those of one gap
 * are put in order when their turn comes.
 */
function orderByGap(atoms: Atoms, some: Int32Array): Iterable<Atom> {
  const { gaps, people } = atoms;
  const alike = Map.groupBy(some, (atom) => gaps[atom]!);
  const order = [...alike.keys()].sort((a, b) => a - b);
  return {
    *[Symbol.iterator]() {
      for (const gap of order)
        for (const atom of alike.get(gap)!.sort((a, b) => people[b]! - people[a]!))
          yield takeAtom(atoms, atom);
    },
  };
}

function find({ top }: Merging, node: number): number {
  let at = node;
  while (top[at] !== at) {
    top[at] = top[top[at]!]!;
    at = top[at]!;
  }
  return at;
}

function merge(merging: Merging, a: number, b: number): void {
  const [one, other] = [find(merging, a), find(merging, b)];
  if (one === other) return;
  merging.top[Math.max(one, other)] = Math.min(one, other);
  merging.done++;
}

/** The merged groups of a column as one number, a digit per breakdown. */
function kindOf(merging: Merging, column: number): number {
  const { nodes, width, size } = merging.prepared;
  let key = 0;
  for (let b = width - 1; b >= 0; b--) key = key * size + find(merging, nodes[column * width + b]!);
  return key;
}

function listKinds(input: CertificateInput, merging: Merging, { cohorts }: Atom): Kind[] {
  const { start } = merging.prepared;
  const kinds = new Map<number, Kind>();
  for (const cohort of cohorts) {
    for (let index = start[cohort]!; index < start[cohort + 1]!; index++) {
      const key = kindOf(merging, index);
      let kind = kinds.get(key);
      if (kind === undefined) kinds.set(key, (kind = { key, people: 0, columns: [] }));
      kind.people += input.columns[index]!.people;
      kind.columns.push(index);
    }
  }
  return [...kinds.values()];
}

/**
 * Merge two groups of a breakdown when `min` disjoint pairs of people of one atom differ in nothing else:
 * an f that tells the groups apart is about one of each pair. In an atom of which `gap` people may not
 * count, that many pairs are not relied on.
 */
function mergePairs(
  input: CertificateInput,
  merging: Merging,
  atoms: Iterable<Atom>,
  isPlain: () => boolean,
): void {
  const total = new Map<number, number>();
  let looked = 0;
  let atMerge = 0;
  for (const atom of atoms) {
    if (looked > COLUMNS_PER_PASS_MAX || looked - atMerge > COLUMNS_WITHOUT_MERGE_MAX) return;
    if (atom.people - atom.gap < 2) continue;
    const kinds = listKinds(input, merging, atom);
    looked += countColumns(kinds);
    const before = merging.done;
    for (const { one, other, count } of countPairs(merging, kinds)) {
      const key = Math.min(one, other) * merging.prepared.size + Math.max(one, other);
      const sum = (total.get(key) ?? 0) + Math.max(0, count - atom.gap);
      total.set(key, sum);
      if (sum >= input.min) merge(merging, one, other);
    }
    if (merging.done === before) continue;
    if (isPlain()) return;
    atMerge = looked;
  }
}

function countColumns(kinds: readonly Kind[]): number {
  return kinds.reduce((sum, { columns }) => sum + columns.length, 0);
}

interface PairCount {
  readonly one: number;
  readonly other: number;
  count: number;
}

/** Disjoint pairs inside one atom, per two groups: the largest group of each kind with each of the others. */
function countPairs({ prepared }: Merging, kinds: readonly Kind[]): Iterable<PairCount> {
  const pairs = new Map<number, PairCount>();
  if (kinds.length < 2) return [];
  for (let b = 0, digit = 1; b < prepared.width; b++, digit *= prepared.size) {
    const groupOf = ({ key }: Kind) => Math.floor(key / digit) % prepared.size;
    const alike = Map.groupBy(kinds, (kind) => kind.key - groupOf(kind) * digit);
    for (const some of alike.values()) {
      if (some.length < 2) continue;
      const largest = findLargest(some);
      for (const kind of some) {
        if (kind === largest) continue;
        const [one, other] = [groupOf(largest), groupOf(kind)];
        const key = Math.min(one, other) * prepared.size + Math.max(one, other);
        const pair = pairs.get(key) ?? { one, other, count: 0 };
        pair.count += Math.min(kind.people, largest.people);
        pairs.set(key, pair);
      }
    }
  }
  return pairs.values();
}

function findLargest(kinds: readonly Kind[]): Kind {
  return kinds.reduce((a, b) => (b.people > a.people ? b : a));
}

/**
 * Where one kind of people of an atom is surely at least `min`, f is zero on them or about enough people. People of
 * such atoms who differ from that kind in one breakdown only are then all in or all out of f, wherever they are:
 * merge when they are surely at least `min`.
 */
function mergeRare(input: CertificateInput, merging: Merging, atoms: Iterable<Atom>): void {
  const { width, size } = merging.prepared;
  const rare = new Map<number, { one: number; other: number; columns: number[] }>();
  let looked = 0;
  for (const atom of atoms) {
    if (looked > COLUMNS_PER_PASS_MAX) break;
    const kinds = listKinds(input, merging, atom);
    looked += countColumns(kinds);
    if (kinds.length < 2) continue;
    const home = findLargest(kinds);
    if (home.people - atom.gap < input.min) continue;
    for (const kind of kinds) {
      const differing: [number, number][] = [];
      for (let b = 0, digit = 1; b < width; b++, digit *= size) {
        const one = Math.floor(home.key / digit) % size;
        const other = Math.floor(kind.key / digit) % size;
        if (one !== other) differing.push([one, other]);
      }
      const [first] = differing;
      if (first === undefined || differing.length > 1) continue;
      const [one, other] = first;
      const key = Math.min(one, other) * size + Math.max(one, other);
      const columns = rare.get(key)?.columns ?? [];
      rare.set(key, { one, other, columns });
      for (const column of kind.columns) columns.push(column);
    }
  }
  for (const { one, other, columns } of rare.values()) {
    const members = columns.map((column) => input.columns[column]!);
    if (countSurely(input, members) >= input.min) merge(merging, one, other);
  }
}

function countPeople(columns: readonly MemberColumn[]): number {
  return columns.reduce((sum, { people }) => sum + people, 0);
}

/** People of the columns who count whatever claimants do not: by cohorts, or by the groups of one breakdown. */
export function countSurely(
  { cohortGaps, groupGaps }: CertificateInput,
  members: readonly MemberColumn[],
): number {
  const missing = (gapOf: Int32Array, keyOf: (member: MemberColumn) => number) => {
    const inside = new Map<number, number>();
    for (const member of members)
      inside.set(keyOf(member), (inside.get(keyOf(member)) ?? 0) + member.people);
    // Of people in no group nothing is known: all of them may be missing (key -1).
    let most = 0;
    for (const [key, count] of inside) most += key < 0 ? count : Math.min(gapOf[key]!, count);
    return most;
  };
  let most = missing(cohortGaps, ({ cohort }) => cohort);
  const breakdowns = members[0]?.byBreakdown.length ?? 0;
  for (let b = 0; b < breakdowns; b++)
    most = Math.min(
      most,
      missing(groupGaps, ({ byBreakdown }) => byBreakdown[b]!),
    );
  return countPeople(members) - most;
}
