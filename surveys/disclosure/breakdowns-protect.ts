/**
 * Promise (I1, I2, I5): breakdown groups are published only as far as they are certified together with
 * the released tree, per round, per item and per distribution; what is refused says why.
 * Adversary: any set of viewers over everything ever published (A1).
 * Assumption: called once per round at close, with the plans frozen at launch, before `protectRound`, which
 * must be given the tabulation that comes back: answers are moved in units and breakdowns at once.
 * Limits: those of certificate.ts and breakdowns-unanimity.ts. Breakdowns carry no comments.
 */
import type { UnitId } from '../ids.ts';
import { compareIds } from '../ids.ts';
import type { ItemFigures } from '../release-document.ts';
import type { Tabulation } from '../tabulation.ts';
import type { BreakdownRefusal } from './breakdowns.ts';
import { refuseBreakdown } from './breakdowns.ts';
import type { BreakdownInput, ColumnSource, View } from './breakdowns-views.ts';
import { createColumnSource, formViews, keepCertified } from './breakdowns-views.ts';
import { planBreakdownItem, prepareItems } from './breakdowns-items.ts';
import { labelValues } from './breakdowns-values.ts';
import { countClaims, gapsOfViews, subtract } from './breakdowns-gaps.ts';
import { certifyViews } from './certificate.ts';
import { describeItem } from './figures.ts';
import type { GroupTree } from './groups.ts';
import type { ProtectedGroup, ProtectionPlan } from './protect.ts';
import { describeIndices, planProtection } from './protect.ts';
import type { Released } from './released.ts';
import { markReleased } from './released.ts';

export interface BreakdownProtection {
  /** Everything that may be published. */
  readonly released: Released<ProtectedBreakdowns>;
  /** Not for publication: what `protectRound` has to be given instead of the raw tabulation. */
  readonly tabulation: Tabulation;
}

export interface ProtectedBreakdowns {
  /** By id. */
  readonly groups: readonly ProtectedGroup[];
  /** Those of the launch, then those of the release. */
  readonly refusals: readonly BreakdownRefusal[];
}

/**
 * Protect the breakdowns of a closed round.
 * @param planned of the same round
 */
export function protectBreakdowns(
  input: BreakdownInput,
  planned: ProtectionPlan = planProtection(input),
): BreakdownProtection {
  const { breakdowns, policy, sums, tabulation } = input;
  const { tree } = planned;
  const { views, refusals } = formViews(breakdowns, sums.respondents, policy.breakdownMin);
  const columnsOf = createColumnSource(input.types, breakdowns.groups.length);
  const { kept, refused } = chooseViews(input, tree, columnsOf, views);
  const refuse = ({ breakdown, unit }: View) =>
    refuseBreakdown(
      breakdowns.breakdowns[breakdown]!.name,
      unit,
      'protects-others',
      policy.breakdownMin,
    );
  const described = describeViews(input, planned, columnsOf, kept);
  return {
    released: markReleased({
      groups: described.groups,
      refusals: [...breakdowns.refusals, ...refusals, ...refused.map(refuse)],
    }),
    tabulation: { ...tabulation, histograms: described.histograms },
  };
}

/**
 * Strict setting: a view whose unit (or company) somebody joined or left since the last release, or in
 * which somebody has another value of its attribute. Who joined or left has values that a change does
 * not name, so any group of the view may have changed by one person.
 */
function hasChanged(
  { changes, tree, breakdowns }: BreakdownInput,
  { breakdown, unit }: View,
): boolean {
  const { attribute } = breakdowns.breakdowns[breakdown]!;
  const isInside = (place: UnitId | null) => {
    if (place === null || unit === null) return place !== null;
    let at = tree.indexOf.get(place) ?? -1;
    while (at >= 0 && tree.units[at]!.id !== unit) at = tree.parentIndex[at]!;
    return at >= 0;
  };
  return (
    changes?.some(
      ({ from, to, attributes }) =>
        isInside(from) !== isInside(to) ||
        (isInside(to) && attributes?.includes(attribute) === true),
    ) === true
  );
}

/** Views that are safe beside the tree. Without a released group that holds everybody there are none. */
function chooseViews(
  input: BreakdownInput,
  tree: GroupTree,
  columnsOf: ColumnSource,
  views: readonly View[],
): { kept: readonly View[]; refused: readonly View[] } {
  const { plan, policy, types, sums, breakdowns, tabulation } = input;
  const isComplete = plan.cohorts.every(
    ({ heads }, cohort) => heads === 0 || tree.groupOfCohort[cohort]! >= 0,
  );
  if (tree.groups.length === 0 || !isComplete) return { kept: [], refused: views };
  const claimed = countClaims(types, plan.cohorts.length, breakdowns.groups.length);
  const cohortGaps = subtract(claimed.cohorts, tabulation.respondents);
  const groupGaps = gapsOfViews(views, subtract(claimed.groups, sums.respondents));
  const steady = views.filter((view) => !hasChanged(input, view));
  const { kept, refused } = keepCertified(steady, (some) =>
    certifyViews({
      columns: columnsOf(some),
      atomOf: tree.groupOfCohort,
      cohortGaps,
      groupGaps,
      min: policy.groupMin,
    }),
  );
  return { kept, refused: [...views.filter((view) => !steady.includes(view)), ...refused] };
}

function describeViews(
  input: BreakdownInput,
  planned: ProtectionPlan,
  columnsOf: ColumnSource,
  kept: readonly View[],
): { groups: ProtectedGroup[]; histograms: readonly Int32Array[] } {
  const groups = kept.flatMap((view) => view.groups);
  const figures = new Map(
    groups.map(({ index }): [number, Record<string, ItemFigures | null>] => [index, {}]),
  );
  if (kept.length === 0) return { groups: [], histograms: input.tabulation.histograms };
  const context = prepareItems(input, planned, columnsOf, kept);
  const histograms = input.key.items.map((item, index) => {
    const { shown, detailed, cohortSums } = planBreakdownItem(context, index);
    for (const { index: group } of groups) {
      const sums = shown.get(group);
      figures.get(group)![item.id] =
        sums === undefined ? null : describeItem(item, sums, detailed.has(group));
    }
    return cohortSums;
  });
  const described = kept.flatMap((view) =>
    view.groups.map((group): ProtectedGroup => {
      const items = figures.get(group.index)!;
      const { id, invited, respondents } = group;
      const place = describePlace(input, planned.tree, view, group.values);
      return { id, ...place, invited, respondents, items, ...describeIndices(input.key, items) };
    }),
  );
  return { groups: described.sort((a, b) => compareIds(a.id, b.id)), histograms };
}

function describePlace(
  { breakdowns, tree: organisation }: BreakdownInput,
  tree: GroupTree,
  { breakdown, unit }: View,
  values: readonly string[],
): Pick<ProtectedGroup, 'label' | 'parent' | 'of'> {
  const { attribute } = breakdowns.breakdowns[breakdown]!;
  const where = { [attribute]: values.length === 1 ? values[0]! : values };
  const label = labelValues(values);
  if (unit === null) return { label, parent: null, of: { unit: organisation.units[0]!.id, where } };
  const index = organisation.indexOf.get(unit)!;
  const above = tree.groupOfUnit[index]!;
  return {
    label: `${organisation.units[index]!.name} · ${label}`,
    parent: above < 0 ? null : tree.groups[above]!.id,
    of: { unit, where },
  };
}

/** Groups of the tree and of breakdowns in the order of the document: parents first, siblings by id. */
export function orderGroups<Group extends { readonly id: string; readonly parent: string | null }>(
  groups: readonly Group[],
): Group[] {
  const children = Map.groupBy(groups, ({ parent }) => parent);
  const lastFirst = (parent: string | null) =>
    (children.get(parent) ?? []).toSorted((a, b) => compareIds(b.id, a.id));
  const ordered: Group[] = [];
  const stack = lastFirst(null);
  for (let group = stack.pop(); group !== undefined; group = stack.pop()) {
    ordered.push(group);
    stack.push(...lastFirst(group.id));
  }
  return ordered;
}
