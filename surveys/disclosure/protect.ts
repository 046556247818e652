/**
 * Promise (I3): once. Everything published about a round, apart from breakdowns and company figures,
 * is made here in one go from sums, the same whatever order the answers arrived in, and never again.
 * Adversary: any set of viewers over everything ever published (A1).
 * Assumption: called once per round, at close, with the plan and policy frozen at launch.
 * Limits: those of the files it calls; nothing is computed from single ballots here.
 */
import type { UnitId } from '../ids.ts';
import type { CohortPlan } from '../organisation/cohort-plan.ts';
import type { UnitTree } from '../organisation/units.ts';
import type { Policy } from '../policy.ts';
import type {
  ItemFigures,
  ReleasedComments,
  ReleaseGroup,
  WithheldUnit,
} from '../release-document.ts';
import type { ScoringKey } from '../scoring-key.ts';
import { optionCount } from '../scoring-key.ts';
import type { Tabulation } from '../tabulation.ts';
import { releaseComments } from './comments.ts';
import { describeItem } from './figures.ts';
import type { GroupTree } from './groups.ts';
import { planGroups } from './groups.ts';
import type { ProtectedDimension, ProtectedRecommendation } from './indices.ts';
import { describeDimension, describeRecommendation } from './indices.ts';
import { sumByGroup, sumItem, sumOptions } from './items.ts';
import type { ItemPattern } from './pattern.ts';
import { planItem } from './pattern.ts';
import type { Released } from './released.ts';
import { markReleased } from './released.ts';
import type { MembershipChange } from './trends.ts';
import { planSteadyGroups } from './trends.ts';

export interface ProtectionInput {
  readonly key: ScoringKey;
  readonly policy: Policy;
  readonly tree: UnitTree;
  readonly plan: CohortPlan;
  readonly tabulation: Tabulation;
  /** Units released last round: they win ties. */
  readonly preferred?: ReadonlySet<UnitId>;
  /** Strict setting only: everyone who joined, left or moved since the last release. */
  readonly changes?: readonly MembershipChange[];
}

/** A group of the release before scoring adds margins, estimates and readiness. */
export interface ProtectedGroup extends Omit<
  ReleaseGroup,
  'dimensions' | 'recommend' | 'readiness'
> {
  readonly dimensions: Readonly<Record<string, ProtectedDimension | null>>;
  readonly recommend: ProtectedRecommendation | null;
}

export interface ProtectedRound {
  /** Parents first, siblings by id. */
  readonly groups: readonly ProtectedGroup[];
  readonly withheld: readonly WithheldUnit[];
  readonly comments: readonly ReleasedComments[];
}

/** Where figures are published: it follows from counts alone, and is the same for units and breakdowns. */
export interface ProtectionPlan {
  readonly tree: GroupTree;
  /** Of an item, by its place in the key. Made when first asked for. */
  readonly patternOf: (item: number) => ItemPattern;
}

export function planProtection(input: ProtectionInput): ProtectionPlan {
  const { key, policy, tabulation } = input;
  const tree = planProtectedGroups(input);
  const respondents = sumByGroup(tree, tabulation.respondents);
  const patterns: ItemPattern[] = [];
  const plan = (item: number): ItemPattern => {
    const scored = sumOptions(key.items[item]!, tabulation.histograms[item]!);
    return planItem(tree.parentIndex, respondents, sumByGroup(tree, scored), policy);
  };
  return {
    tree,
    patternOf: (item) => (patterns[item] ??= plan(item)),
  };
}

/**
 * Protect a closed round.
 * @param planned of the same counts, where it has been made already
 */
export function protectRound(
  input: ProtectionInput,
  planned: ProtectionPlan = planProtection(input),
): Released<ProtectedRound> {
  const { key, tabulation } = input;
  const { tree } = planned;
  const figures = describeItems(key, planned, tabulation);
  const groups = tree.groups.map((node, group): ProtectedGroup => {
    const items = figures[group]!;
    const { id, label, parent, of, invited, respondents } = node;
    return { id, label, parent, of, invited, respondents, items, ...describeIndices(key, items) };
  });
  return markReleased({
    groups,
    withheld: tree.withheld,
    comments: releaseComments({ ...input, groups: tree }),
  });
}

/** The groups of `protectRound`, with the cohorts behind them. */
function planProtectedGroups(input: ProtectionInput): GroupTree {
  const request = {
    tree: input.tree,
    plan: input.plan,
    policy: input.policy,
    respondents: input.tabulation.respondents,
    ...(input.preferred === undefined ? {} : { preferred: input.preferred }),
  };
  return input.changes === undefined
    ? planGroups(request)
    : planSteadyGroups(request, input.changes);
}

/** Dimensions and recommendation score of a group, from its item figures. */
export function describeIndices(
  key: ScoringKey,
  items: Readonly<Record<string, ItemFigures | null>>,
): Pick<ProtectedGroup, 'dimensions' | 'recommend'> {
  const dimensions: Record<string, ProtectedDimension | null> = {};
  for (const dimension of key.dimensions)
    dimensions[dimension.id] = describeDimension(dimension, items);
  const item = key.items.find(({ role }) => role === 'recommend');
  const recommend =
    item === undefined ? null : describeRecommendation(item, items[item.id] ?? null);
  return { dimensions, recommend };
}

/** Item figures per group, keyed by item in the order of the key. */
function describeItems(
  key: ScoringKey,
  { tree, patternOf }: ProtectionPlan,
  tabulation: Tabulation,
): Record<string, ItemFigures | null>[] {
  // A copy of one object with all items takes less memory than objects that grow item by item.
  const allWithheld: Record<string, ItemFigures | null> = Object.fromEntries(
    key.items.map(({ id }) => [id, null]),
  );
  const figures = tree.groups.map(() => ({ ...allWithheld }));
  for (const [index, item] of key.items.entries()) {
    const options = optionCount(item);
    const histogram = tabulation.histograms[index]!;
    const { shown, detailed, sums } = sumItem(item, tree, histogram, patternOf(index));
    const own = new Int32Array(options);
    for (let group = 0; group < figures.length; group++) {
      if (shown[group] === 0) continue;
      for (let option = 0; option < options; option++)
        own[option] = sums[group * options + option]!;
      figures[group]![item.id] = describeItem(item, own, detailed[group] === 1);
    }
  }
  return figures;
}
