/**
 * Promise (I5): no atom, no breakdown group, and no rest that one leaves of another shows everybody on one
 * option; and sums over the same people agree, so that nothing shows where an answer was moved.
 * Adversary: viewers who compare breakdown groups with units (A1).
 * Assumption: called with the groups that publish the item; figures are made from its result alone.
 * Limits: rests of nested groups. Where a combination with both signs happens to be of one mind on either
 * side, it is as large as I1 asks but not changed. Answers are moved as people of the right kind would
 * have moved them; which person it was nobody knows, here neither.
 *
 * Method: breakdown answers exist only as sums, so an answer is moved in the sum of one cohort and of
 * every breakdown group of one kind of people in it, all at once. Units then add up from cohorts as ever.
 */
import type { ScaledItem } from '../scoring-key.ts';
import { optionCount } from '../scoring-key.ts';
import type { CohortsByAtom } from './atoms.ts';
import { cohortsIn, countAtoms, listCohortsByAtom } from './atoms.ts';
import type { Overlaps } from './breakdowns-nesting.ts';
import { nestAtoms } from './breakdowns-nesting.ts';
import type { ViewColumn } from './breakdowns-views.ts';
import { spreadUnanimous } from './unanimity.ts';

export interface SpreadInput {
  readonly item: ScaledItem;
  /** Kinds of people, by the groups that publish the item. */
  readonly overlaps: Overlaps;
  /** Per cohort the smallest tree group that publishes the item; -1 for none. */
  readonly atomOf: Int32Array;
  /** Group → its view. */
  readonly viewOf: ReadonlyMap<number, number>;
  /** Cohorts × options; changed in place. */
  readonly cohortSums: Int32Array;
  /** Group → people per option; changed in place. */
  readonly groupSums: ReadonlyMap<number, Int32Array>;
}

/** People whose sum is known: sums added and taken away, and the kinds of people left. */
interface Cell {
  readonly plusAtoms: ArrayLike<number>;
  readonly minusAtoms: readonly number[];
  readonly plusGroups: readonly number[];
  readonly minusGroups: readonly number[];
  readonly holds: (column: ViewColumn) => boolean;
}

const EMPTY = { plusAtoms: [], minusAtoms: [], plusGroups: [], minusGroups: [] };

/** A move may leave another cell of one mind; after a few rounds nothing changes any more. */
const PASSES_MAX = 6;

/** Move answers until no cell is of one mind. */
export function spreadCells(input: SpreadInput): void {
  const cohortsOf = listCohortsByAtom(input.atomOf);
  const cells = listCells(input);
  const sum = new Int32Array(optionCount(input.item));
  for (let pass = 0; pass < PASSES_MAX; pass++) {
    let moves = 0;
    for (const atom of cohortsOf.atoms) {
      sum.fill(0);
      addAtom(sum, input, cohortsOf, atom, 1);
      // Of ten thousand atoms few are of one mind; the others are never made a cell.
      if (isOfOneMind(sum) && moveAnswer(input, cohortsOf, cellOf(input, atom), sum)) moves++;
    }
    for (const cell of cells) {
      sumCell(sum, input, cohortsOf, cell);
      if (isOfOneMind(sum) && moveAnswer(input, cohortsOf, cell, sum)) moves++;
    }
    if (moves === 0) return;
  }
}

function cellOf({ atomOf }: SpreadInput, atom: number): Cell {
  return { ...EMPTY, plusAtoms: [atom], holds: ({ cohort }) => atomOf[cohort] === atom };
}

/** Every group, what the atoms or the groups of another view inside it leave, and what a view leaves of atoms. */
function listCells({ overlaps, atomOf, viewOf, groupSums }: SpreadInput): Cell[] {
  const { atomsInside, groupsInside, touched } = nestAtoms(overlaps, atomOf);
  const cells: Cell[] = [];
  const found = new Int32Array(countAtoms(atomOf));
  const isIn = (groups: readonly number[]) => {
    const set = new Set(groups);
    return (column: ViewColumn) => column.groups.some((group) => set.has(group));
  };
  const rest = (cell: Partial<Cell>, inside: Cell['holds'], outside: Cell['holds']) =>
    cells.push({ ...EMPTY, ...cell, holds: (column) => inside(column) && !outside(column) });
  const byView = (groups: readonly number[]) =>
    Map.groupBy(groups, (group) => viewOf.get(group)!).values();

  for (const group of groupSums.keys()) {
    const plusGroups = [group];
    const inGroup = isIn(plusGroups);
    cells.push({ ...EMPTY, plusGroups, holds: inGroup });
    const minusAtoms = atomsInside.get(group) ?? [];
    const gone = new Set(minusAtoms);
    if (minusAtoms.length > 0)
      rest({ plusGroups, minusAtoms }, inGroup, ({ cohort }) => gone.has(atomOf[cohort]!));
    const nested = overlaps.nested.filter(({ outer }) => outer === group);
    for (const minusGroups of byView(nested.map(({ inner }) => inner)))
      rest({ plusGroups, minusGroups }, inGroup, isIn(minusGroups));
  }
  for (const [atom, groups] of groupsInside) {
    for (const minusGroups of byView(groups))
      rest(
        { plusAtoms: [atom], minusGroups },
        ({ cohort }) => atomOf[cohort] === atom,
        isIn(minusGroups),
      );
  }
  for (const minusGroups of byView([...groupSums.keys()])) {
    // Atoms that lie in the view completely cancel out; what is left stands outside the view.
    const isTouched = new Uint8Array(found.length);
    let atoms = 0;
    for (const group of minusGroups)
      touched.get(group)?.forEach((atom) => {
        if (isTouched[atom] === 0) found[atoms++] = atom;
        isTouched[atom] = 1;
      });
    const plusAtoms = found.slice(0, atoms);
    rest(
      { plusAtoms, minusGroups },
      ({ cohort }) => isTouched[atomOf[cohort]!] === 1,
      isIn(minusGroups),
    );
  }
  return cells;
}

function isOfOneMind(sum: Int32Array): boolean {
  let used = 0;
  for (let option = 0; option < sum.length; option++) if (sum[option] !== 0) used++;
  return used === 1;
}

/** Everyone of the cell chose one option: move one answer. @returns whether one was moved */
function moveAnswer(
  input: SpreadInput,
  cohortsOf: CohortsByAtom,
  cell: Cell,
  sum: Int32Array,
): boolean {
  const spread = Int32Array.from(sum);
  spreadUnanimous(input.item, spread);
  const from = sum.findIndex((people) => people !== 0);
  const to = spread.findIndex((people, option) => people > sum[option]!);
  const carrier = findCarrier(input, cohortsOf, cell, from);
  if (carrier === null) return false;
  input.cohortSums[carrier.cohort * sum.length + from]!--;
  input.cohortSums[carrier.cohort * sum.length + to]!++;
  for (const group of carrier.groups) {
    const sums = input.groupSums.get(group)!;
    sums[from]!--;
    sums[to]!++;
  }
  return true;
}

/** People per option of a cell, into `sum`. */
function sumCell(sum: Int32Array, input: SpreadInput, cohortsOf: CohortsByAtom, cell: Cell): void {
  const addGroups = (groups: readonly number[], sign: 1 | -1) => {
    for (const group of groups) {
      const people = input.groupSums.get(group)!;
      for (let option = 0; option < sum.length; option++) sum[option]! += sign * people[option]!;
    }
  };
  sum.fill(0);
  for (let index = 0; index < cell.plusAtoms.length; index++)
    addAtom(sum, input, cohortsOf, cell.plusAtoms[index]!, 1);
  for (const atom of cell.minusAtoms) addAtom(sum, input, cohortsOf, atom, -1);
  addGroups(cell.plusGroups, 1);
  addGroups(cell.minusGroups, -1);
}

function addAtom(
  sum: Int32Array,
  { cohortSums }: SpreadInput,
  { start, cohorts }: CohortsByAtom,
  atom: number,
  sign: 1 | -1,
): void {
  for (let index = start[atom]!; index < start[atom + 1]!; index++) {
    const at = cohorts[index]! * sum.length;
    for (let option = 0; option < sum.length; option++)
      sum[option]! += sign * cohortSums[at + option]!;
  }
}

/** The most frequent kind of people of the cell of whom somebody may have chosen the option. */
function findCarrier(
  { item, overlaps, cohortSums, groupSums }: SpreadInput,
  cohortsOf: CohortsByAtom,
  cell: Cell,
  option: number,
): ViewColumn | null {
  const { columns, start } = overlaps;
  const options = optionCount(item);
  const isAtom = cell.plusAtoms.length === 1;
  const ranges = isAtom ? cohortsIn(cohortsOf, cell.plusAtoms[0]!) : start.keys();
  let carrier: ViewColumn | null = null;
  for (const cohort of ranges) {
    for (let index = start[cohort]!; index < (start[cohort + 1] ?? 0); index++) {
      const column = columns[index]!;
      if (column.people <= (carrier?.people ?? 0) || !cell.holds(column)) continue;
      if (cohortSums[cohort * options + option]! <= 0) continue;
      if (column.groups.every((group) => groupSums.get(group)![option]! > 0)) carrier = column;
    }
  }
  return carrier;
}
