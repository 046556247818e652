/**
 * Promise (collection step 2): every breakdown has one signing key per group, and everybody holds
 * exactly one key of every breakdown, so that a missing token tells nothing either.
 * Adversary: the ballot box, or a copy of it, that looks at the keys of a deposit (A2, A3).
 * Assumption: the plan is frozen; its groups, and those outside of them, hold `breakdownMin` people each.
 * Limits: the ballot box sees the keys of a deposit while it counts it; it stores sums only.
 */
import type { UnitId } from '../ids.ts';
import type { UnitTree } from '../organisation/units.ts';
import type { BreakdownMember, BreakdownPlan } from './breakdowns.ts';
import { createGroupFinder } from './breakdowns.ts';
import { nameValues } from './breakdowns-values.ts';

export interface BreakdownKey {
  /** `breakdown:gender=woman`, `breakdown:unit_depth_1*gender=U2:woman`, `breakdown:unit_depth_1*gender=`. */
  readonly id: string;
  /** Index into `BreakdownPlan.breakdowns`. */
  readonly breakdown: number;
  /** Index into `BreakdownPlan.groups`; -1: those in none of the breakdown's groups. */
  readonly group: number;
  /** Name of the unit, where there is one, and the values of the roster; empty for those in no group. */
  readonly label: string;
  /** People invited. */
  readonly heads: number;
}

/**
 * Invited people who hold the same breakdown keys, by ballot key: lists side by side, as there are a hundred thousand
 * of them. Numbers only, and nowhere stored.
 */
export interface MemberTypeCounts {
  readonly breakdownKeys: readonly string[];
  readonly ballotKeys: readonly string[];
  readonly invited: readonly number[];
  /** Those who have claimed a ballot. */
  readonly claimed: readonly number[];
}

/** The keys of a round's breakdowns, in the order of its groups; those in no group last. */
export function listBreakdownKeys(
  plan: BreakdownPlan,
  nameUnit: (unit: UnitId) => string,
): readonly BreakdownKey[] {
  const groups = plan.groups.map(({ breakdown, unit, values, heads }, group) => {
    const value = values.join(', ');
    const label = unit === null ? value : `${nameUnit(unit)} · ${value}`;
    return { id: nameGroupKey(plan, group), breakdown, group, label, heads };
  });
  const outside = plan.outside.flatMap((heads, breakdown) =>
    heads === 0
      ? []
      : [{ id: nameOutsideKey(plan, breakdown), breakdown, group: -1, label: '', heads }],
  );
  return [...groups, ...outside];
}

/** A function that finds the ids of a person's keys, one per breakdown, in the order of the plan. */
export function createKeyFinder(
  plan: BreakdownPlan,
  tree: UnitTree,
): (member: BreakdownMember) => string[] {
  const findGroups = createGroupFinder(plan, tree);
  return (member) =>
    findGroups(member).map((group, breakdown) =>
      group < 0 ? nameOutsideKey(plan, breakdown) : nameGroupKey(plan, group),
    );
}

function nameGroupKey({ breakdowns, groups }: BreakdownPlan, index: number): string {
  const { breakdown, unit, values } = groups[index]!;
  const place = unit === null ? '' : `${unit}:`;
  return `breakdown:${breakdowns[breakdown]!.name}=${place}${nameValues(values)}`;
}

function nameOutsideKey({ breakdowns }: BreakdownPlan, breakdown: number): string {
  return `breakdown:${breakdowns[breakdown]!.name}=`;
}
