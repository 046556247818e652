import { listBreakdownKeys } from '../disclosure/breakdowns-keys.ts';
import type { BreakdownPlan } from '../disclosure/breakdowns.ts';
import type { UnitId } from '../ids.ts';
import type { CohortPlan } from './cohort-plan.ts';
import type { Unit } from './units.ts';

/** The organisation as a round sees it, frozen at launch. No people: only units and head counts. */
export interface FrozenOrganisation {
  /** Name of the root unit. */
  readonly organisation: string;
  /** Those of the audience, and the units above them. */
  readonly units: readonly Unit[];
  /** Left out where everybody is asked. */
  readonly audience?: FrozenAudience;
  readonly plan: CohortPlan;
  /** Left out where none were declared. */
  readonly breakdowns?: BreakdownPlan;
}

export interface FrozenAudience {
  /** The chosen units, asked with everything below them. */
  readonly chosen: readonly UnitId[];
  /** Units above them, of which only a part is asked. */
  readonly partly: readonly UnitId[];
  /** People in the whole company. */
  readonly company: number;
}

/** Names of the chosen units; null where everybody is asked. */
export function nameAudience({ units, audience }: FrozenOrganisation): readonly string[] | null {
  if (audience === undefined) return null;
  const names = new Map(units.map((unit) => [unit.id, unit.name]));
  return audience.chosen.map((unit) => names.get(unit)!);
}

/** A group in which answers count, as shown to those who answer. */
export interface CountsIn {
  readonly label: string;
  readonly heads: number;
  /** Names of the units in it, where several small ones answer together; otherwise one name. */
  readonly units: readonly string[];
  /** People in `units`: for the smallest group those whom a ballot names, who may be fewer than `heads`. */
  readonly together: number;
}

/** The planned groups that contain a cohort: the smallest first, the whole company last. */
export function listCountsIn(frozen: FrozenOrganisation, cohortKey: string): CountsIn[] {
  const { plan } = frozen;
  const names = new Map(frozen.units.map((unit) => [unit.id, unit.name]));
  const heads = new Array<number>(plan.planned.length).fill(0);
  for (let index = plan.planned.length - 1; index >= 0; index -= 1) {
    const planned = plan.planned[index]!;
    if (planned.cohort !== -1) heads[index]! += plan.cohorts[planned.cohort]!.heads;
    if (planned.parent !== -1) heads[planned.parent]! += heads[index]!;
  }
  const own = plan.cohorts.findIndex((cohort) => cohort.id === cohortKey);
  const groups: CountsIn[] = [];
  let index = plan.planned.findIndex((planned) => planned.cohort === own);
  while (index !== -1) {
    const { unit, parent } = plan.planned[index]!;
    const label = names.get(unit)!;
    const group = { label, heads: heads[index]! };
    if (groups.length === 0) {
      const cohort = plan.cohorts[own]!;
      const units = cohort.units.map((id) => names.get(id)!);
      groups.push({ ...group, units, together: cohort.heads });
    } else {
      groups.push({ ...group, units: [label], together: group.heads });
    }
    index = parent;
  }
  return groups;
}

/** A breakdown group in which answers count, as shown to those who answer. */
export interface BrokenDownBy {
  readonly attribute: string;
  /** Name of the unit; null where the breakdown is company-wide. */
  readonly unit: string | null;
  readonly values: readonly string[];
  readonly heads: number;
}

/** The groups behind the breakdown keys of one person; keys of those in no group are left out. */
export function listBreakdownsOf(
  { units, breakdowns }: FrozenOrganisation,
  keyIds: readonly string[],
): BrokenDownBy[] {
  if (breakdowns === undefined) return [];
  const names = new Map(units.map((unit) => [unit.id, unit.name]));
  const groupOf = new Map(listBreakdownKeys(breakdowns, String).map((key) => [key.id, key.group]));
  return keyIds.flatMap((id) => {
    const group = breakdowns.groups[groupOf.get(id) ?? -1];
    if (group === undefined) return [];
    const { attribute } = breakdowns.breakdowns[group.breakdown]!;
    const unit = group.unit === null ? null : names.get(group.unit)!;
    return [{ attribute, unit, values: group.values, heads: group.heads }];
  });
}
