import type { UnitId } from '../ids.ts';
import type { CohortPlan } from './cohort-plan.ts';
import type { UnitTree } from './units.ts';

/** A unit that will have no report of its own, and the planned unit in whose report its people count. */
export interface UnplannedUnit {
  readonly unit: UnitId;
  readonly why: 'too-few-invited' | 'protects-others';
  readonly reportedWith: UnitId;
}

/** Units without a report of their own, each with its nearest planned unit above. */
export function describeUnplanned(tree: UnitTree, plan: CohortPlan): readonly UnplannedUnit[] {
  const planned = new Set(plan.planned.map(({ unit }) => unit));
  return plan.unplanned.map(({ unit, why }) => {
    let index = tree.indexOf.get(unit)!;
    while (!planned.has(tree.units[index]!.id)) index = tree.parentIndex[index]!;
    return { unit, why, reportedWith: tree.units[index]!.id };
  });
}
