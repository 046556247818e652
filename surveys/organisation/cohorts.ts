import { chooseGroups } from '../disclosure/tree.ts';
import type { CohortId, UnitId } from '../ids.ts';
import type { Policy } from '../policy.ts';
import type { Cohort, CohortPlan, PlannedUnit } from './cohort-plan.ts';
import type { UnitTree } from './units.ts';

/** Fewer people are invited than the smallest cohort needs: the round can not be launched. */
export interface PlanRefusal {
  readonly refused: 'too-few-people';
  readonly invited: number;
  readonly needed: number;
}

type PlanPolicy = Pick<Policy, 'cohortMin' | 'commentMin'>;

/**
 * Plan who answers together (anonymity, collection step 1): the same exact choice as at release, made
 * on head counts. Every cohort holds at least `cohortMin` invited people, every comment cohort at
 * least twice `commentMin` (or, in a smaller company of at least `commentMin`, the whole company;
 * below that there are no comment cohorts and open questions can not be asked).
 *
 * @param heads own members per unit (index of `tree.units`): people invited at the unit itself
 */
export function planCohorts(
  tree: UnitTree,
  heads: Int32Array,
  policy: PlanPolicy,
): CohortPlan | PlanRefusal {
  const below = sumHeadsBelow(tree, heads);
  const invited = below[0] ?? 0;
  if (invited < policy.cohortMin)
    return { refused: 'too-few-people', invited, needed: policy.cohortMin };

  const chosen = chooseGroups({
    parentIndex: tree.parentIndex,
    present: Uint8Array.from(heads, (own) => (own > 0 ? 1 : 0)),
    counts: heads,
    min: policy.cohortMin,
  });
  const { homes, units, parents } = findHomes(tree, chosen);
  const cohortOf = new Int32Array(units.length).fill(-1);
  const cohorts = collectCohorts(tree, heads, homes, units, cohortOf);
  const comments = collectCommentCohorts(
    tree,
    units,
    parents,
    cohorts,
    cohortOf,
    policy.commentMin,
  );
  const planned = units.map((unit, index): PlannedUnit => ({
    unit: tree.units[unit]!.id,
    parent: parents[index]!,
    cohort: cohortOf[index]!,
    commentCohort: cohortOf[index]! < 0 ? -1 : comments.commentCohortOf[index]!,
  }));
  const unplanned = tree.units.flatMap(({ id }, unit) =>
    chosen[unit] === 1
      ? []
      : [
          {
            unit: id,
            why:
              below[unit]! < policy.cohortMin
                ? ('too-few-invited' as const)
                : ('protects-others' as const),
          },
        ],
  );
  return { planned, cohorts, commentCohorts: comments.commentCohorts, unplanned };
}

function sumHeadsBelow(tree: UnitTree, heads: Int32Array): Int32Array {
  const below = Int32Array.from(heads);
  for (let unit = below.length - 1; unit > 0; unit--)
    below[tree.parentIndex[unit]!]! += below[unit]!;
  return below;
}

interface Homes {
  /** Per unit of the organisation, the planned unit (index of `units`) at or nearest above it. */
  readonly homes: Int32Array;
  /** The planned units in tree order, as indices of the organisation. */
  readonly units: readonly number[];
  /** Per planned unit the planned unit above it; -1 for the root. */
  readonly parents: Int32Array;
}

function findHomes(tree: UnitTree, chosen: Uint8Array): Homes {
  const homes = new Int32Array(chosen.length).fill(-1);
  const units: number[] = [];
  const parents: number[] = [];
  for (let unit = 0; unit < chosen.length; unit++) {
    const parent = tree.parentIndex[unit]!;
    const above = parent < 0 ? -1 : homes[parent]!;
    if (chosen[unit] === 1) {
      homes[unit] = units.length;
      units.push(unit);
      parents.push(above);
    } else {
      homes[unit] = above;
    }
  }
  return { homes, units, parents: Int32Array.from(parents) };
}

/** The atoms of the plan that hold people, in the order of their planned units. Fills `cohortOf`. */
function collectCohorts(
  tree: UnitTree,
  heads: Int32Array,
  homes: Int32Array,
  units: readonly number[],
  cohortOf: Int32Array,
): Cohort[] {
  const members: UnitId[][] = units.map(() => []);
  const total = new Int32Array(units.length);
  for (let unit = 0; unit < heads.length; unit++) {
    if (heads[unit]! === 0) continue;
    members[homes[unit]!]!.push(tree.units[unit]!.id);
    total[homes[unit]!]! += heads[unit]!;
  }
  const cohorts: Cohort[] = [];
  for (let index = 0; index < units.length; index++) {
    if (total[index] === 0) continue;
    const unit = tree.units[units[index]!]!.id;
    cohortOf[index] = cohorts.length;
    cohorts.push({
      id: `cohort:${unit}` as CohortId,
      unit,
      units: members[index]!,
      heads: total[index]!,
    });
  }
  return cohorts;
}

function collectCommentCohorts(
  tree: UnitTree,
  units: readonly number[],
  parents: Int32Array,
  cohorts: readonly Cohort[],
  cohortOf: Int32Array,
  commentMin: number,
): { commentCohorts: Cohort[]; commentCohortOf: Int32Array } {
  const heads = cohortOf.map((cohort) => (cohort < 0 ? 0 : cohorts[cohort]!.heads));
  const invited = heads.reduce((sum, own) => sum + own, 0);
  const commentCohortOf = new Int32Array(units.length).fill(-1);
  if (invited < commentMin) return { commentCohorts: [], commentCohortOf };
  const chosen = chooseGroups({
    parentIndex: parents,
    present: Uint8Array.from(heads, (own) => (own > 0 ? 1 : 0)),
    counts: heads,
    min: Math.min(2 * commentMin, invited),
  });
  const home = new Int32Array(units.length);
  const parts = new Map<number, Cohort[]>();
  for (let index = 0; index < units.length; index++) {
    home[index] = chosen[index] === 1 ? index : home[parents[index]!]!;
    if (cohortOf[index]! < 0) continue;
    const together = parts.get(home[index]!);
    if (together === undefined) parts.set(home[index]!, [cohorts[cohortOf[index]!]!]);
    else together.push(cohorts[cohortOf[index]!]!);
  }
  const commentCohorts: Cohort[] = [];
  const position = new Map<number, number>();
  for (const [top, together] of [...parts].sort(([a], [b]) => a - b)) {
    position.set(top, commentCohorts.length);
    commentCohorts.push(joinCohorts(tree, tree.units[units[top]!]!.id, together));
  }
  for (let index = 0; index < units.length; index++)
    commentCohortOf[index] = position.get(home[index]!) ?? -1;
  return { commentCohorts, commentCohortOf };
}

function joinCohorts(tree: UnitTree, unit: UnitId, parts: readonly Cohort[]): Cohort {
  return {
    id: `comments:${unit}` as CohortId,
    unit,
    units: parts
      .flatMap((part) => part.units)
      .sort((a, b) => tree.indexOf.get(a)! - tree.indexOf.get(b)!),
    heads: parts.reduce((sum, part) => sum + part.heads, 0),
  };
}
