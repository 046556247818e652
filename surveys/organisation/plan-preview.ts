import { chooseGroups } from '../disclosure/tree.ts';
import type { UnitId } from '../ids.ts';
import type { Policy } from '../policy.ts';
import type { CohortPlan } from './cohort-plan.ts';
import type { UnitTree } from './units.ts';

/** A unit that will have no report of its own, and the planned unit in whose report its people count. */
export interface UnplannedUnit {
  readonly unit: UnitId;
  readonly why: 'too-few-invited' | 'protects-others';
  readonly reportedWith: UnitId;
}

/** What HR sees before launch: units without a report of their own, each with its nearest planned unit above. */
export function describeUnplanned(tree: UnitTree, plan: CohortPlan): readonly UnplannedUnit[] {
  const planned = new Set(plan.planned.map(({ unit }) => unit));
  return plan.unplanned.map(({ unit, why }) => {
    let index = tree.indexOf.get(unit)!;
    while (!planned.has(tree.units[index]!.id)) index = tree.parentIndex[index]!;
    return { unit, why, reportedWith: tree.units[index]!.id };
  });
}

/** How many units can be expected to be reported at one response rate. */
export interface ReportableExpectation {
  /** Share of the invited who answer, 0..1. */
  readonly rate: number;
  /** Mean number of reported units over the simulated rounds. */
  readonly units: number;
  /** Nine of ten simulated rounds report at least `low` and at most `high` units. */
  readonly low: number;
  readonly high: number;
}

/**
 * Expected number of reported units at given response rates, by simulation: every invited person
 * answers with the given probability, independently, then units are chosen as at release. (Rounding
 * heads × rate would be wrong just where it matters: 7 people at 75 % would count as 5 answers
 * every time, but fall short of 5 in a quarter of all rounds.) One draw per person serves all rates.
 *
 * @param random uniform numbers in [0, 1); seed it for a repeatable preview
 * @param rounds simulated rounds
 */
export function expectReportableUnits(
  plan: CohortPlan,
  policy: Pick<Policy, 'groupMin'>,
  random: () => number,
  rates: readonly number[] = [0.6, 0.75, 0.9],
  rounds = 20,
): readonly ReportableExpectation[] {
  const parentIndex = Int32Array.from(plan.planned, (unit) => unit.parent);
  const present = Uint8Array.from(plan.planned, (unit) => (unit.cohort < 0 ? 0 : 1));
  const reported = rates.map((): number[] => []);
  for (let round = 0; round < rounds; round++) {
    const answered = drawRespondents(plan, policy.groupMin, random, rates);
    for (const [index, counts] of answered.entries()) {
      const chosen = chooseGroups({ parentIndex, present, counts, min: policy.groupMin });
      reported[index]!.push(chosen.reduce((sum, one) => sum + one, 0));
    }
  }
  return rates.map((rate, index) => {
    const units = reported[index]!.toSorted((a, b) => a - b);
    const at = (share: number) => units[Math.round(share * (rounds - 1))]!;
    const mean = units.reduce((sum, one) => sum + one, 0) / rounds;
    return { rate, units: mean, low: at(0.05), high: at(0.95) };
  });
}

/**
 * Respondents per planned unit (its own cohort), one array per rate. Drawing stops once there are
 * enough at every rate: more would not change how many units can be reported.
 */
function drawRespondents(
  plan: CohortPlan,
  enough: number,
  random: () => number,
  rates: readonly number[],
): Int32Array[] {
  const answered = rates.map(() => new Int32Array(plan.planned.length));
  for (const [unit, { cohort }] of plan.planned.entries()) {
    if (cohort < 0) continue;
    const { heads } = plan.cohorts[cohort]!;
    for (let person = 0; person < heads; person++) {
      const draw = random();
      for (const [index, rate] of rates.entries()) if (draw < rate) answered[index]![unit]!++;
      if (answered.every((counts) => counts[unit]! >= enough)) break;
    }
  }
  return answered;
}
