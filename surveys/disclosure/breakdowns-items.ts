/**
 * Promise (I1, I5 per item): a breakdown publishes an item only if the people with a score on it are
 * certified together with the units that publish it; its distribution only with `distributionMin` people.
 * Adversary: viewers who compare who skipped what (A1).
 * Assumption: who scored an item is known per cohort and per breakdown group only; all who may have
 * skipped it are taken to be the ones that matter.
 * Limits: where that is too pessimistic, the item is withheld for the later breakdowns, then for all. Counts decide,
 * never answers.
 */
import { optionCount } from '../scoring-key.ts';
import type { Overlaps } from './breakdowns-nesting.ts';
import { findOverlaps } from './breakdowns-nesting.ts';
import { countClaims, gapsOfViews, subtract } from './breakdowns-gaps.ts';
import { spreadCells } from './breakdowns-unanimity.ts';
import type { BreakdownInput, ColumnSource, View, ViewColumn } from './breakdowns-views.ts';
import { certifyViews } from './certificate.ts';
import type { GroupTree } from './groups.ts';
import { sumOptions } from './items.ts';
import type { ProtectionPlan } from './protect.ts';

export interface BreakdownItem {
  /** People per option of the groups that publish the item. */
  readonly shown: ReadonlyMap<number, Int32Array>;
  /** Groups that publish its distribution as well. */
  readonly detailed: ReadonlySet<number>;
  /** Cohorts × options, with answers moved where somebody would be certain. */
  readonly cohortSums: Int32Array;
}

interface Prefix {
  readonly views: readonly View[];
  readonly columns: readonly ViewColumn[];
  /** Made when first needed. */
  readonly overlaps: () => Overlaps;
}

/** Everything about the views of a round that is the same for all its items. */
export interface ItemContext {
  readonly input: BreakdownInput;
  readonly planned: ProtectionPlan;
  /** The kept views of the first breakdown, of the first two … of all. */
  readonly prefixes: readonly Prefix[];
  readonly claimed: { readonly cohorts: Int32Array; readonly groups: Int32Array };
}

export function prepareItems(
  input: BreakdownInput,
  planned: ProtectionPlan,
  columnsOf: ColumnSource,
  kept: readonly View[],
): ItemContext {
  const { types, plan, breakdowns } = input;
  const priorities = [...new Set(kept.map(({ breakdown }) => breakdown))].sort((a, b) => a - b);
  const prefixes = priorities.map((last): Prefix => {
    const views = kept.filter(({ breakdown }) => breakdown <= last);
    const columns = columnsOf(views);
    let made: Overlaps | null = null;
    return {
      views,
      columns,
      overlaps: () => (made ??= findOverlaps(columns, plan.cohorts.length)),
    };
  });
  const claimed = countClaims(types, plan.cohorts.length, breakdowns.groups.length);
  return { input, planned, prefixes, claimed };
}

/** Decide where one item is published, and move answers where somebody would be certain. */
export function planBreakdownItem(context: ItemContext, index: number): BreakdownItem {
  const { input, planned, prefixes } = context;
  const { key, policy, tabulation } = input;
  const item = key.items[index]!;
  const cohortSums = Int32Array.from(tabulation.histograms[index]!);
  const scored = sumOptions(item, cohortSums);
  const pattern = planned.patternOf(index);
  const atomOf = findAtoms(planned.tree, pattern.shown);

  const shownOf = choosePrefix(context, index, scored, atomOf, policy.groupMin, prefixes.length);
  const detailedOf = choosePrefix(
    context,
    index,
    scored,
    findAtoms(planned.tree, pattern.detailed),
    policy.distributionMin,
    shownOf,
  );
  const chosen = prefixes[shownOf - 1];
  if (chosen === undefined) return { shown: new Map(), detailed: new Set(), cohortSums };
  const shown = sumGroups(input, chosen.views, index);
  const viewOf = new Map(
    chosen.views.flatMap(({ groups }, view) => groups.map((group) => [group.index, view])),
  );
  spreadCells({ item, overlaps: chosen.overlaps(), atomOf, viewOf, cohortSums, groupSums: shown });
  const detailed = (prefixes[detailedOf - 1]?.views ?? []).flatMap(({ groups }) =>
    groups.map((group) => group.index),
  );
  return { shown, detailed: new Set(detailed), cohortSums };
}

/** How many breakdowns, from the first, may publish the item beside the given atoms. */
function choosePrefix(
  { input, prefixes, claimed }: ItemContext,
  index: number,
  scored: Int32Array,
  atomOf: Int32Array,
  min: number,
  most: number,
): number {
  // Nobody may be left out of the atoms: where the top does not publish the item, breakdowns do not either.
  const isComplete = input.plan.cohorts.every(
    ({ heads }, cohort) => heads === 0 || atomOf[cohort]! >= 0,
  );
  if (!isComplete) return 0;
  const item = input.key.items[index]!;
  const inGroups = sumOptions(item, input.sums.histograms[index]!);
  const cohortGaps = subtract(claimed.cohorts, scored);
  const plannedGaps = subtract(claimed.groups, inGroups);
  for (let count = most; count > 0; count--) {
    const { views, columns } = prefixes[count - 1]!;
    const isEnough = views.every(({ groups }) =>
      groups.every(({ planned }) => planned.reduce((n, one) => n + inGroups[one]!, 0) >= min),
    );
    const groupGaps = gapsOfViews(views, plannedGaps);
    if (isEnough && certifyViews({ columns, atomOf, cohortGaps, groupGaps, min })) return count;
  }
  return 0;
}

/** Per cohort the smallest group at or above its own that publishes the item; -1 for none. */
function findAtoms(tree: GroupTree, shown: Uint8Array): Int32Array {
  const nearest = new Int32Array(shown.length);
  for (let group = 0; group < shown.length; group++) {
    const parent = tree.parentIndex[group]!;
    nearest[group] = shown[group] === 1 ? group : parent < 0 ? -1 : nearest[parent]!;
  }
  return tree.groupOfCohort.map((group) => (group < 0 ? -1 : nearest[group]!));
}

function sumGroups(
  { key, sums }: BreakdownInput,
  views: readonly View[],
  index: number,
): Map<number, Int32Array> {
  const options = optionCount(key.items[index]!);
  const histogram = sums.histograms[index]!;
  const groups = new Map<number, Int32Array>();
  for (const { index: group, planned } of views.flatMap((view) => view.groups)) {
    const sum = new Int32Array(options);
    for (const part of planned)
      for (let option = 0; option < options; option++)
        sum[option]! += histogram[part * options + option]!;
    groups.set(group, sum);
  }
  return groups;
}
