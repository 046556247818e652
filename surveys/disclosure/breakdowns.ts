/**
 * Promise (collection step 1): breakdowns are declared and settled before anyone answers. Each splits
 * people into groups of at least `breakdownMin` invited; what can not be split is refused, with the reason.
 * Adversary: HR who would add a breakdown, or one that names people (A5).
 * Assumption: the plan is frozen at launch and stands in the manifest.
 * Limits: head counts only; what may be released is decided again at close (breakdowns-protect.ts).
 */
import type { UnitId } from '../ids.ts';
import { compareIds } from '../ids.ts';
import type { Words } from '../organisation/fault.ts';
import type { UnitTree } from '../organisation/units.ts';
import type { Policy } from '../policy.ts';
import type { BreakdownRefusalWhy } from '../release-document.ts';
import { explainRefusal } from './breakdowns-words.ts';
import type { BreakdownSpec } from './breakdowns-parse.ts';
import { parseBreakdown } from './breakdowns-parse.ts';
import type { ValueGroup } from './breakdowns-values.ts';
import { isOther, joinSmall, nameValues, sortValues } from './breakdowns-values.ts';

export interface BreakdownPlan {
  /** In declared priority. */
  readonly breakdowns: readonly BreakdownSpec[];
  /** Groups of all breakdowns; breakdown by breakdown, then by unit (tree order), then by id. */
  readonly groups: readonly BreakdownGroup[];
  /** Per breakdown the people invited who are in none of its groups: none, or at least `breakdownMin`. */
  readonly outside: readonly number[];
  readonly refusals: readonly BreakdownRefusal[];
}

export interface BreakdownGroup {
  /** `breakdown:gender=woman`, `breakdown:U2:gender=woman`. */
  readonly id: string;
  /** Index into `breakdowns`. */
  readonly breakdown: number;
  /** null where the breakdown is company-wide. */
  readonly unit: UnitId | null;
  /** Values counted together, ascending. */
  readonly values: readonly string[];
  /** People invited. */
  readonly heads: number;
}

export interface BreakdownRefusal {
  /** As declared. */
  readonly spec: string;
  /** The unit that can not be broken down; null where it is the whole breakdown. */
  readonly unit: UnitId | null;
  readonly why: BreakdownRefusalWhy;
  readonly words: Words;
}

/** A person as a breakdown sees them. */
export interface BreakdownMember {
  readonly unit: UnitId;
  readonly attributes: Readonly<Record<string, string>>;
}

export interface BreakdownRequest {
  /** As declared, by priority. */
  readonly specs: readonly string[];
  /** Attributes of the roster. */
  readonly attributes: readonly string[];
  readonly tree: UnitTree;
  readonly people: readonly BreakdownMember[];
  readonly policy: Pick<Policy, 'breakdownMin'>;
}

/** Fewer people than this per value, on average, is a name and no attribute. */
const PEOPLE_PER_VALUE_MIN = 2;

/** Plan the breakdowns of a round from head counts. Linear in people × breakdowns. */
export function planBreakdowns(request: BreakdownRequest): BreakdownPlan {
  const { specs, attributes, tree, policy } = request;
  const breakdowns: BreakdownSpec[] = [];
  const groups: BreakdownGroup[] = [];
  const outside: number[] = [];
  const refusals: BreakdownRefusal[] = [];
  const declared = new Set<string>();
  for (const spec of specs) {
    const parsed = parseBreakdown(spec, attributes, tree);
    const refuse = (why: BreakdownRefusalWhy, unit: UnitId | null) =>
      refusals.push(refuseBreakdown(spec, unit, why, policy.breakdownMin));
    if (!parsed.ok) refuse(parsed.why, null);
    else if (declared.has(parsed.breakdown.name)) refuse('declared-twice', null);
    else {
      declared.add(parsed.breakdown.name);
      const outcome = splitPeople(request, parsed.breakdown, breakdowns.length);
      for (const { why, unit } of outcome.refused) refuse(why, unit);
      if (outcome.groups.length === 0) continue;
      breakdowns.push(parsed.breakdown);
      groups.push(...outcome.groups);
      outside.push(outcome.outside);
    }
  }
  return { breakdowns, groups, outside, refusals };
}

export function refuseBreakdown(
  spec: string,
  unit: UnitId | null,
  why: BreakdownRefusalWhy,
  min: number,
): BreakdownRefusal {
  const name = unit === null ? spec : `${spec} (${unit})`;
  return { spec, unit, why, words: explainRefusal(why, name, min) };
}

function splitPeople(
  { tree, people, policy }: BreakdownRequest,
  breakdown: BreakdownSpec,
  index: number,
): {
  groups: BreakdownGroup[];
  outside: number;
  refused: Pick<BreakdownRefusal, 'why' | 'unit'>[];
} {
  const views = countValues(tree, people, breakdown);
  if (isValuePerPerson(views))
    return { groups: [], outside: 0, refused: [{ why: 'value-per-person', unit: null }] };
  const split: SplitView[] = [];
  const refused: Pick<BreakdownRefusal, 'why' | 'unit'>[] = [];
  for (const [view, counts] of [...views].sort(([a], [b]) => a - b)) {
    const unit = view < 0 ? null : tree.units[view]!.id;
    const joined = joinSmall(toValueGroups(counts), policy.breakdownMin);
    if (joined === null) refused.push({ why: 'too-few-invited', unit });
    else
      split.push({
        unit,
        heads: joined.reduce((sum, { count }) => sum + count, 0),
        groups: joined
          .map((group) => describeGroup(breakdown, index, unit, group))
          .sort((a, b) => compareIds(a.id, b.id)),
      });
  }
  const { kept, given, outside } = leaveEnoughOutside(split, people.length, policy.breakdownMin);
  refused.push(...given.map(({ unit }) => ({ why: 'protects-others' as const, unit })));
  // Where no unit can be split, one reason for the whole breakdown says it all.
  return kept.length > 0
    ? { groups: kept.flatMap(({ groups }) => groups), outside, refused }
    : { groups: [], outside: 0, refused: [{ why: 'too-few-invited', unit: null }] };
}

interface SplitView {
  readonly unit: UnitId | null;
  readonly heads: number;
  readonly groups: readonly BreakdownGroup[];
}

/**
 * Everyone answers under some group of every breakdown. Those in none (people above the level, or of
 * a unit that can not be split) answer under one of their own, which has to hold `min` people as well:
 * the smallest units give up their split until it does.
 */
function leaveEnoughOutside(
  split: readonly SplitView[],
  people: number,
  min: number,
): { kept: SplitView[]; given: SplitView[]; outside: number } {
  const kept = [...split];
  const given: SplitView[] = [];
  let outside = people - split.reduce((sum, { heads }) => sum + heads, 0);
  while (outside > 0 && outside < min) {
    const smallest = kept.reduce<SplitView | null>(
      (least, view) => (least === null || view.heads < least.heads ? view : least),
      null,
    );
    if (smallest === null) break;
    kept.splice(kept.indexOf(smallest), 1);
    given.push(smallest);
    outside += smallest.heads;
  }
  return { kept, given, outside };
}

/** Unit (index; -1 company-wide) → value → people. People above the level are in no group. */
function countValues(
  tree: UnitTree,
  people: readonly BreakdownMember[],
  { attribute, depth }: BreakdownSpec,
): Map<number, Map<string, number>> {
  const viewOf = findViews(tree, depth);
  const views = new Map<number, Map<string, number>>();
  for (const { unit, attributes } of people) {
    const view = viewOf[tree.indexOf.get(unit)!]!;
    if (view === OUTSIDE) continue;
    let counts = views.get(view);
    if (counts === undefined) views.set(view, (counts = new Map<string, number>()));
    const value = attributes[attribute] ?? '';
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return views;
}

const COMPANY = -1;
const OUTSIDE = -2;

/** Per unit the unit at the level above it (index), COMPANY without a level, OUTSIDE above the level. */
function findViews(tree: UnitTree, depth: number | null): Int32Array {
  const views = new Int32Array(tree.units.length).fill(depth === null ? COMPANY : OUTSIDE);
  if (depth === null) return views;
  const depths = new Int32Array(tree.units.length);
  for (let unit = 0; unit < views.length; unit++) {
    const parent = tree.parentIndex[unit]!;
    depths[unit] = parent < 0 ? 0 : depths[parent]! + 1;
    if (depths[unit] === depth) views[unit] = unit;
    else if (depths[unit]! > depth) views[unit] = views[parent]!;
  }
  return views;
}

function isValuePerPerson(views: ReadonlyMap<number, ReadonlyMap<string, number>>): boolean {
  const values = new Set<string>();
  let people = 0;
  for (const counts of views.values()) {
    for (const [value, count] of counts) {
      values.add(value);
      people += count;
    }
  }
  return values.size > 1 && people < PEOPLE_PER_VALUE_MIN * values.size;
}

/** Largest first, ties by value: a canonical order, so that "the smallest joins" is settled. */
function toValueGroups(counts: ReadonlyMap<string, number>): ValueGroup<string>[] {
  return [...counts]
    .sort(([a, x], [b, y]) => y - x || compareIds(a, b))
    .map(([value, count]) => ({ values: [value], count, isOther: isOther([value]) }));
}

function describeGroup(
  { attribute }: BreakdownSpec,
  breakdown: number,
  unit: UnitId | null,
  { values, count }: ValueGroup<string>,
): BreakdownGroup {
  const sorted = sortValues(values);
  const id = nameBreakdownGroup(attribute, unit, sorted);
  return { id, breakdown, unit, values: sorted, heads: count };
}

export function nameBreakdownGroup(
  attribute: string,
  unit: UnitId | null,
  values: readonly string[],
): string {
  const place = unit === null ? '' : `${unit}:`;
  return `breakdown:${place}${attribute}=${nameValues(values)}`;
}

/**
 * A function that finds a person's group in every breakdown (index into `plan.groups`; -1: in none).
 * A value that was not in the roster at launch counts as "other" where there is such a group.
 */
export function createGroupFinder(
  plan: BreakdownPlan,
  tree: UnitTree,
): (member: BreakdownMember) => number[] {
  const finders = plan.breakdowns.map(({ attribute, depth }, breakdown) => {
    const viewOf = findViews(tree, depth);
    const groupOf = new Map<number, Map<string, number>>();
    const others = new Map<number, number>();
    for (const [index, group] of plan.groups.entries()) {
      if (group.breakdown !== breakdown) continue;
      const view = group.unit === null ? COMPANY : tree.indexOf.get(group.unit)!;
      const values = groupOf.get(view) ?? new Map<string, number>();
      groupOf.set(view, values);
      for (const value of group.values) values.set(value, index);
      if (group.values.length > 1) others.set(view, index);
    }
    return ({ unit, attributes }: BreakdownMember) => {
      const view = viewOf[tree.indexOf.get(unit)!]!;
      return groupOf.get(view)?.get(attributes[attribute] ?? '') ?? others.get(view) ?? -1;
    };
  });
  return (member) => finders.map((find) => find(member));
}
