/**
 * Promise (I1, I2, I7): the units and pools whose figures may be published after a round. Every atom
 * (a published group minus the published groups below it) holds no invited people, or at least
 * `groupMin` respondents; an atom of invited people of whom nobody answered is never left, as it
 * would name all of them as silent.
 * Adversary: viewers who pool and subtract everything published (A1).
 * Assumption: the plan is the frozen plan of this round; respondents are ballots that count.
 * Limits: one round, one tree. Breakdowns certify themselves on top of these groups; single items
 * are chosen again inside these groups (items.ts).
 */
import type { UnitId } from '../ids.ts';
import { compareIds } from '../ids.ts';
import type { CohortPlan } from '../organisation/cohort-plan.ts';
import type { UnitTree } from '../organisation/units.ts';
import type { Policy } from '../policy.ts';
import type { GroupOf, WithheldUnit } from '../release-document.ts';
import { chooseGroups } from './tree.ts';
import { findWithheldUnits } from './withheld.ts';

export interface GroupRequest {
  readonly tree: UnitTree;
  readonly plan: CohortPlan;
  readonly policy: Pick<Policy, 'groupMin'>;
  /** Per cohort of the plan. */
  readonly respondents: Int32Array;
  /** Units released last round: they win ties. */
  readonly preferred?: ReadonlySet<UnitId>;
  /** Units that may not be released (strict setting, trends.ts); their people count at the unit above. */
  readonly excluded?: ReadonlySet<UnitId>;
}

/** One group of the release: a unit with all below it, or the pool of small teams of a unit. */
export interface GroupNode {
  /** `unit:<id>` or `pool:<id>`. */
  readonly id: string;
  /** Name of the unit, for a pool as well: in no language. */
  readonly label: string;
  readonly isPool: boolean;
  readonly unit: UnitId;
  /** Id of the nearest released unit above. */
  readonly parent: string | null;
  readonly of: GroupOf;
  readonly invited: number;
  readonly respondents: number;
}

export interface GroupTree {
  /** Parents first, siblings by id. */
  readonly groups: readonly GroupNode[];
  /** Per group the index of its parent; -1 at the top. */
  readonly parentIndex: Int32Array;
  /** Per cohort of the plan the smallest group that holds it; -1 where no group does. */
  readonly groupOfCohort: Int32Array;
  /** Per unit of the organisation the released *unit* group at or nearest above it; -1 for none. */
  readonly groupOfUnit: Int32Array;
  readonly withheld: readonly WithheldUnit[];
}

/** Choose the groups of a release. Depends on roster and response counts only. */
export function planGroups(request: GroupRequest): GroupTree {
  const { plan, tree } = request;
  const chosen = choosePlanned(request);
  const home = new Int32Array(chosen.length);
  for (let index = 0; index < chosen.length; index++) {
    const above = plan.planned[index]!.parent;
    home[index] = chosen[index] === 1 ? index : above < 0 ? -1 : home[above]!;
  }
  const drafts = draftGroups(request, chosen, home);
  const { groups, parentIndex } = orderGroups(drafts);
  const position = new Map(groups.map((group, index) => [group.id, index]));
  const poolOrUnit = (unit: UnitId) =>
    position.get(`pool:${unit}`) ?? position.get(`unit:${unit}`)!;

  const groupOfCohort = new Int32Array(plan.cohorts.length).fill(-1);
  for (const [index, { cohort }] of plan.planned.entries()) {
    if (cohort >= 0 && home[index]! >= 0)
      groupOfCohort[cohort] = poolOrUnit(plan.planned[home[index]!]!.unit);
  }
  const groupOfUnit = new Int32Array(tree.units.length);
  for (const [unit, { id }] of tree.units.entries()) {
    const above = tree.parentIndex[unit]!;
    groupOfUnit[unit] = position.get(`unit:${id}`) ?? (above < 0 ? -1 : groupOfUnit[above]!);
  }
  const withheld = findWithheldUnits(request, groups, groupOfUnit);
  return { groups, parentIndex, groupOfCohort, groupOfUnit, withheld };
}

/** All cohorts of a group, with those of the groups below it, in the order of the plan. */
export function listCohorts(tree: GroupTree, group: number): number[] {
  const inside = new Uint8Array(tree.groups.length);
  for (let index = group; index < inside.length; index++) {
    const parent = tree.parentIndex[index]!;
    inside[index] = index === group || (parent >= 0 && inside[parent] === 1) ? 1 : 0;
  }
  const cohorts: number[] = [];
  for (const [cohort, home] of tree.groupOfCohort.entries())
    if (home >= 0 && inside[home] === 1) cohorts.push(cohort);
  return cohorts;
}

/** Run the exact choice over the planned units. Excluded units are taken out, their people move up. */
function choosePlanned(request: GroupRequest): Uint8Array {
  const { planned, cohorts } = request.plan;
  const parentIndex = new Int32Array(planned.length).fill(-1);
  const present = new Uint8Array(planned.length);
  const counts = new Int32Array(planned.length);
  const preferred = new Uint8Array(planned.length);
  // The unit itself, or the nearest one above that may be released; -1 where there is none.
  const open = new Int32Array(planned.length);
  for (const [index, { unit, parent, cohort }] of planned.entries()) {
    const above = parent < 0 ? -1 : open[parent]!;
    const isExcluded = request.excluded?.has(unit) === true;
    open[index] = isExcluded ? above : index;
    if (!isExcluded) parentIndex[index] = above;
    if (request.preferred?.has(unit) === true) preferred[index] = 1;
    if (cohort < 0 || open[index] < 0) continue;
    if (cohorts[cohort]!.heads > 0) present[open[index]] = 1;
    counts[open[index]]! += request.respondents[cohort]!;
  }
  return chooseGroups({ parentIndex, present, counts, min: request.policy.groupMin, preferred });
}

/** Unit groups with a pool each where leftovers under a unit with released units below hold enough people. */
function draftGroups(request: GroupRequest, chosen: Uint8Array, home: Int32Array): GroupNode[] {
  const { plan, tree, respondents } = request;
  const own = plan.planned.map(() => ({ invited: 0, respondents: 0, units: [] as UnitId[] }));
  const hasBelow = new Uint8Array(chosen.length);
  for (const [index, { cohort, parent }] of plan.planned.entries()) {
    if (chosen[index] === 1 && parent >= 0 && home[parent]! >= 0) hasBelow[home[parent]!] = 1;
    if (cohort < 0 || home[index]! < 0) continue;
    const atom = own[home[index]!]!;
    atom.invited += plan.cohorts[cohort]!.heads;
    atom.respondents += respondents[cohort]!;
    for (const unit of plan.cohorts[cohort]!.units) atom.units.push(unit);
  }
  const all = own.map((atom) => ({ invited: atom.invited, respondents: atom.respondents }));
  for (let index = chosen.length - 1; index >= 0; index--) {
    const above = plan.planned[index]!.parent;
    if (above < 0) continue;
    all[above]!.invited += all[index]!.invited;
    all[above]!.respondents += all[index]!.respondents;
  }
  // An unchosen unit holds nobody of its own in `own`: its people are in the atom of its home.
  return plan.planned.flatMap(({ unit, parent }, index): GroupNode[] => {
    if (chosen[index] !== 1) return [];
    const { name } = tree.units[tree.indexOf.get(unit)!]!;
    const above =
      parent < 0 || home[parent]! < 0 ? null : `unit:${plan.planned[home[parent]!]!.unit}`;
    const whole = {
      id: `unit:${unit}`,
      label: name,
      isPool: false,
      unit,
      parent: above,
      of: { unit },
      ...all[index]!,
    };
    const atom = own[index]!;
    if (hasBelow[index] !== 1 || atom.respondents < request.policy.groupMin) return [whole];
    const units = atom.units.sort((a, b) => tree.indexOf.get(a)! - tree.indexOf.get(b)!);
    const { invited, respondents: answered } = atom;
    const pool = {
      id: `pool:${unit}`,
      label: name,
      isPool: true,
      unit,
      parent: whole.id,
      of: { units },
    };
    return [whole, { ...pool, invited, respondents: answered }];
  });
}

/** Parents first, siblings by id: the order of the release document. */
function orderGroups(drafts: readonly GroupNode[]): {
  groups: GroupNode[];
  parentIndex: Int32Array;
} {
  const children = new Map<string | null, GroupNode[]>();
  for (const group of drafts) {
    const siblings = children.get(group.parent);
    if (siblings === undefined) children.set(group.parent, [group]);
    else siblings.push(group);
  }
  const lastFirst = (parent: string | null) =>
    (children.get(parent) ?? []).sort((a, b) => compareIds(b.id, a.id));
  const groups: GroupNode[] = [];
  const position = new Map<string, number>();
  const parents: number[] = [];
  const stack = [...lastFirst(null)];
  for (let group = stack.pop(); group !== undefined; group = stack.pop()) {
    position.set(group.id, groups.length);
    parents.push(group.parent === null ? -1 : position.get(group.parent)!);
    groups.push(group);
    for (const child of lastFirst(group.id)) stack.push(child);
  }
  return { groups, parentIndex: Int32Array.from(parents) };
}
