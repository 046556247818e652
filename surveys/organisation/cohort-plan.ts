import type { CohortId, UnitId } from '../ids.ts';

/**
 * Who answers together. Computed at launch from head counts alone, then frozen.
 * A cohort is a planned unit minus its planned descendants: the only group a stored ballot names.
 */
export interface CohortPlan {
  /** Units that may be reported, in tree order (parents first, siblings by id). */
  readonly planned: readonly PlannedUnit[];
  readonly cohorts: readonly Cohort[];
  /** Coarser groups for comments (at least 2 x commentMin invited); each is a union of cohorts. */
  readonly commentCohorts: readonly Cohort[];
  /** Units that are not planned, and why. */
  readonly unplanned: readonly {
    readonly unit: UnitId;
    readonly why: 'too-few-invited' | 'protects-others';
  }[];
}

export interface PlannedUnit {
  readonly unit: UnitId;
  /** Index into `planned` of the nearest planned unit above; -1 for the root. */
  readonly parent: number;
  /** Index into `cohorts`; -1 where the unit's people are all in planned descendants. */
  readonly cohort: number;
  /** Index into `commentCohorts` of the comment cohort in which this unit's cohort lies; -1 where cohort is -1. */
  readonly commentCohort: number;
}

export interface Cohort {
  readonly id: CohortId;
  /** The planned unit whose remainder this is. */
  readonly unit: UnitId;
  /** The units whose own members are in it (only units with members), in tree order. */
  readonly units: readonly UnitId[];
  /** People invited. */
  readonly heads: number;
}
