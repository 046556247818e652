import type { UnitTree } from '../../../surveys/organisation/units.ts';

/**
 * Rules of thumb in use elsewhere, for comparison in this benchmark only: none of them is safe.
 * Each chooses units by the number of respondents at or below them.
 */
export type NaiveRule = 'minimum' | 'next-smallest' | 'remainder' | 'remainder-all-levels';

export const NAIVE_RULES: readonly NaiveRule[] = [
  'minimum',
  'next-smallest',
  'remainder',
  'remainder-all-levels',
];

interface Choice {
  readonly tree: UnitTree;
  /** Per unit the units directly below it. */
  readonly children: readonly (readonly number[])[];
  /** Respondents at or below each unit. */
  readonly totals: Int32Array;
  readonly min: number;
  /** 1 where a unit is published. */
  readonly shown: Uint8Array;
}

/** Units that a rule publishes (1), given the respondents of each unit's own. */
export function chooseNaively(
  rule: NaiveRule,
  tree: UnitTree,
  respondents: Int32Array,
  min: number,
): Uint8Array {
  const totals = Int32Array.from(respondents);
  const children: number[][] = tree.units.map(() => []);
  for (let unit = totals.length - 1; unit > 0; unit--) {
    const parent = tree.parentIndex[unit]!;
    totals[parent]! += totals[unit]!;
    children[parent]!.push(unit);
  }
  const shown = Uint8Array.from(totals, (people) => (people >= min ? 1 : 0));
  const choice: Choice = { tree, children, totals, min, shown };
  switch (rule) {
    case 'minimum':
      break;
    case 'next-smallest':
      hideNextSmallest(choice);
      break;
    case 'remainder':
      hideForRemainders(choice, (unit) => children[unit]!.filter((child) => shown[child] === 1));
      break;
    case 'remainder-all-levels':
      hideForRemainders(choice, (unit) => findShownBelow(choice, unit));
      break;
  }
  return shown;
}

/** Where exactly one unit of several under a parent is too small, hide the smallest of the others as well. */
function hideNextSmallest({ children, totals, shown }: Choice): void {
  for (const siblings of children) {
    const answered = siblings.filter((unit) => totals[unit]! > 0);
    const hidden = answered.filter((unit) => shown[unit] === 0);
    const next = findSmallest(
      answered.filter((unit) => shown[unit] === 1),
      totals,
    );
    if (hidden.length === 1 && next !== undefined) shown[next] = 0;
  }
}

/** While what is left of a published unit is too small, hide the smallest unit that was taken away from it. */
function hideForRemainders(
  { totals, min, shown }: Choice,
  listTaken: (unit: number) => readonly number[],
): void {
  for (let unit = 0; unit < shown.length; unit++) {
    while (shown[unit] === 1) {
      const taken = listTaken(unit);
      const left = taken.reduce((people, child) => people - totals[child]!, totals[unit]!);
      const next = findSmallest(taken, totals);
      if (left === 0 || left >= min || next === undefined) break;
      shown[next] = 0;
    }
  }
}

/** Published units below a unit with no published unit between. */
function findShownBelow({ children, shown }: Choice, unit: number): number[] {
  const open = [...children[unit]!];
  const found: number[] = [];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (shown[next] === 1) found.push(next);
    else open.push(...children[next]!);
  }
  return found;
}

function findSmallest(units: readonly number[], totals: Int32Array): number | undefined {
  return units.toSorted((a, b) => totals[a]! - totals[b]! || a - b)[0];
}
