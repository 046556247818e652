/**
 * Promise (I1 and I5 per item): an item's figures are published only for groups whose atoms *for that item*
 * hold nobody, or at least `groupMin` people with a score on it; its distribution only where the
 * atoms of the distributions hold at least `distributionMin`. One person who skipped one question
 * can not be singled out by comparing it with the others.
 * Adversary: viewers who subtract item figures of nested groups (A1).
 * Assumption: the groups are those of groups.ts.
 * Limits: where an item is published is settled in pattern.ts, which sees no answers; nothing is chosen here.
 */
import type { ScaledItem } from '../scoring-key.ts';
import { optionCount } from '../scoring-key.ts';
import type { GroupTree } from './groups.ts';
import type { ItemPattern } from './pattern.ts';
import { findShownParents } from './pattern.ts';
import { spreadUnanimous } from './unanimity.ts';

/** One item over the whole group tree. */
export interface ItemSums extends ItemPattern {
  /** Groups × options, group-major: people per option of each shown group; unanimity already removed. */
  readonly sums: Int32Array;
}

/**
 * Count one item for all groups: join what is not shown to the group above, take unanimity out of every
 * atom, then add up to the top.
 *
 * @param histogram cohorts × options, cohort-major (`Tabulation.histograms`)
 * @param pattern where the item is shown, chosen from the counts of this histogram
 */
export function sumItem(
  item: ScaledItem,
  tree: Pick<GroupTree, 'parentIndex' | 'groupOfCohort'>,
  histogram: Int32Array,
  pattern: ItemPattern,
): ItemSums {
  const options = optionCount(item);
  const groups = tree.parentIndex.length;
  const sums = new Int32Array(groups * options);
  for (let cohort = 0; cohort < tree.groupOfCohort.length; cohort++) {
    const group = tree.groupOfCohort[cohort]!;
    if (group < 0) continue;
    for (let option = 0; option < options; option++)
      sums[group * options + option]! += histogram[cohort * options + option]!;
  }
  for (let group = groups - 1; group >= 0; group--) {
    if (pattern.shown[group] === 0) moveUp(sums, options, group, tree.parentIndex[group]!);
  }
  for (let group = 0; group < groups; group++) {
    if (pattern.shown[group] === 1) spreadUnanimous(item, sums, group * options);
  }
  addUp(sums, options, tree.parentIndex, pattern.shown);
  return { ...pattern, sums };
}

/** People with a score per row of a rows × options histogram. */
export function sumOptions(item: ScaledItem, histogram: Int32Array): Int32Array {
  const options = optionCount(item);
  const sums = new Int32Array(histogram.length / options);
  for (let row = 0; row < sums.length; row++)
    for (let option = 0; option < options; option++)
      sums[row]! += histogram[row * options + option]!;
  return sums;
}

/** Per group the people of its own cohorts, not of the groups below it. */
export function sumByGroup(
  { parentIndex, groupOfCohort }: Pick<GroupTree, 'parentIndex' | 'groupOfCohort'>,
  cohorts: Int32Array,
): Int32Array {
  const sums = new Int32Array(parentIndex.length);
  for (let cohort = 0; cohort < cohorts.length; cohort++) {
    const group = groupOfCohort[cohort]!;
    if (group >= 0) sums[group]! += cohorts[cohort]!;
  }
  return sums;
}

function moveUp(sums: Int32Array, options: number, group: number, parent: number): void {
  for (let option = 0; option < options; option++) {
    if (parent >= 0) sums[parent * options + option]! += sums[group * options + option]!;
    sums[group * options + option] = 0;
  }
}

/** Every shown group adds itself to the nearest shown group above. */
function addUp(
  sums: Int32Array,
  options: number,
  parentIndex: Int32Array,
  shown: Uint8Array,
): void {
  const parents = findShownParents(parentIndex, shown);
  for (let group = parents.length - 1; group >= 0; group--) {
    const parent = parents[group]!;
    if (parent < 0) continue;
    for (let option = 0; option < options; option++) {
      sums[parent * options + option]! += sums[group * options + option]!;
    }
  }
}
