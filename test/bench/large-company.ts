import {
  createGroupFinder,
  planBreakdowns,
  type BreakdownPlan,
} from '../../surveys/disclosure/breakdowns.ts';
import type { UnitId } from '../../surveys/ids.ts';
import type { CohortPlan } from '../../surveys/organisation/cohort-plan.ts';
import { planCohorts } from '../../surveys/organisation/cohorts.ts';
import { buildUnitTree, type Unit, type UnitTree } from '../../surveys/organisation/units.ts';
import { DEFAULT_POLICY } from '../../surveys/policy.ts';
import type { Random } from './readiness/random.ts';

export const LARGE_SPECS = ['gender', 'age', 'unit_depth_1*gender'];
const ATTRIBUTES = ['gender', 'age'];
const GENDERS = ['woman', 'man', 'woman', 'man', 'woman', 'man', 'x', ''];
const AGES = ['under 30', '30-39', '40-49', '50-59', '60 and over'];

export interface LargePerson {
  readonly unit: UnitId;
  readonly attributes: Readonly<Record<string, string>>;
  /** Index into `CohortPlan.cohorts`. */
  readonly cohort: number;
  /** One per breakdown: index into the groups of the plan, or -1. */
  readonly groups: readonly number[];
}

export interface LargeCompany {
  readonly tree: UnitTree;
  readonly plan: CohortPlan;
  readonly breakdowns: BreakdownPlan;
  /** Everybody invited. People of one unit and the same attributes are one object: they take no memory. */
  readonly people: readonly LargePerson[];
}

/** A company of any size with three breakdowns: about six levels, teams of very different size. */
export function drawLargeCompany(
  random: Random,
  size: { readonly units: number; readonly people: number },
): LargeCompany {
  const tree = buildUnitTree(drawUnits(random, size.units));
  const members = drawPeople(random, tree, size.people);
  const heads = new Int32Array(tree.units.length);
  for (const { unit } of members) heads[tree.indexOf.get(unit)!]!++;
  const policy = DEFAULT_POLICY;
  const plan = planCohorts(tree, heads, policy);
  if ('refused' in plan) throw new Error('a large company can be planned');
  const breakdowns = planBreakdowns({
    specs: LARGE_SPECS,
    attributes: ATTRIBUTES,
    tree,
    people: members,
    policy,
  });
  const cohortOf = new Map(
    plan.cohorts.flatMap(({ units }, cohort) => units.map((unit) => [unit, cohort] as const)),
  );
  const findGroups = createGroupFinder(breakdowns, tree);
  const placed = new Map<(typeof members)[number], LargePerson>();
  const place = (member: (typeof members)[number]): LargePerson => {
    const known = placed.get(member);
    if (known !== undefined) return known;
    const person = { ...member, cohort: cohortOf.get(member.unit)!, groups: findGroups(member) };
    placed.set(member, person);
    return person;
  };
  return { tree, plan, breakdowns, people: members.map(place) };
}

/** Parents are drawn among the first units, so that the tree is about six levels deep. */
function drawUnits(random: Random, count: number): Unit[] {
  return Array.from({ length: count }, (_, index): Unit => ({
    id: `u${index}` as UnitId,
    parent: index === 0 ? null : (`u${Math.floor((index - 1) / random.whole(6, 9))}` as UnitId),
    name: `Unit ${index}`,
  }));
}

/** Teams of very different size: exponential. */
function drawPeople(random: Random, tree: UnitTree, people: number) {
  const shares = tree.units.map(() => -Math.log(1 - random.uniform()));
  const total = shares.reduce((sum, share) => sum + share, 0);
  return tree.units.flatMap(({ id }, unit) => {
    const heads = Math.round((shares[unit]! / total) * people);
    const kinds = GENDERS.flatMap((gender) =>
      AGES.map((age) => ({ unit: id, attributes: { gender, age } })),
    );
    return Array.from({ length: heads }, () => kinds[random.whole(0, kinds.length - 1)]!);
  });
}
