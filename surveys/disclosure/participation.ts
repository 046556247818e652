/**
 * Promise (I7): while a round is open, only the company-wide rate and bands of ten points for units of
 * 20 or more are shown. No combination of them says that everyone, or nobody, of a group has answered.
 * Adversary: managers and HR who watch the figures (A1).
 * Assumption: published at most once a day, and claims are counts per cohort, never names.
 * Limits: someone who knows that only one person was at work between two days may conclude from the
 * company-wide rate that this person answered; below 100 people it is therefore rounded to ten points.
 */
import type { UnitId } from '../ids.ts';
import type { CohortPlan } from '../organisation/cohort-plan.ts';
import type { Released } from './released.ts';
import { markReleased } from './released.ts';
import { chooseGroups } from './tree.ts';

/** Fewest invited people of a unit (and of what is left between shown units) for a band. */
export const PARTICIPATION_MIN = 20;

export interface Participation {
  readonly company: {
    readonly invited: number;
    /** Per cent, 1..99; in steps of ten, 10..90, below 100 invited people; null below 20. */
    readonly rate: number | null;
  };
  readonly units: readonly ParticipationBand[];
}

export interface ParticipationBand {
  readonly unit: UnitId;
  readonly invited: number;
  /** Per cent: at least `from`, and below `to` (`to` 100: that and anything above, never "all"). */
  readonly from: number;
  readonly to: number;
}

/**
 * Participation of an open round.
 *
 * @param claimed people who have submitted, per cohort of the plan
 */
export function describeParticipation(
  plan: CohortPlan,
  claimed: Int32Array,
): Released<Participation> {
  const parentIndex = Int32Array.from(plan.planned, ({ parent }) => parent);
  const invited = Int32Array.from(plan.planned, ({ cohort }) =>
    cohort < 0 ? 0 : plan.cohorts[cohort]!.heads,
  );
  const counted = Int32Array.from(plan.planned, ({ cohort }) =>
    cohort < 0 ? 0 : claimed[cohort]!,
  );
  const present = Uint8Array.from(invited, (heads) => (heads > 0 ? 1 : 0));
  const shown = chooseGroups({ parentIndex, present, counts: invited, min: PARTICIPATION_MIN });

  moveToShown(parentIndex, shown, invited);
  moveToShown(parentIndex, shown, counted);
  // "Nobody" and "all" of an atom look like one more or one fewer, before sums go up.
  for (let unit = 0; unit < counted.length; unit++) {
    if (invited[unit]! > 0)
      counted[unit] = Math.min(Math.max(counted[unit]!, 1), invited[unit]! - 1);
  }
  for (let unit = counted.length - 1; unit > 0; unit--) {
    counted[parentIndex[unit]!]! += counted[unit]!;
    invited[parentIndex[unit]!]! += invited[unit]!;
  }
  const units = plan.planned.flatMap(({ unit }, index): ParticipationBand[] => {
    if (shown[index] !== 1) return [];
    const from = Math.min(90, 10 * Math.floor((10 * counted[index]!) / invited[index]!));
    return [{ unit, invited: invited[index]!, from, to: from + 10 }];
  });
  const heads = invited[0] ?? 0;
  return markReleased({
    company: { invited: heads, rate: describeRate(counted[0] ?? 0, heads) },
    units,
  });
}

/** Move what stands at units that are not shown to the nearest shown unit above. */
function moveToShown(parentIndex: Int32Array, shown: Uint8Array, people: Int32Array): void {
  for (let unit = people.length - 1; unit > 0; unit--) {
    if (shown[unit] === 1) continue;
    people[parentIndex[unit]!]! += people[unit]!;
    people[unit] = 0;
  }
}

function describeRate(counted: number, invited: number): number | null {
  if (invited < PARTICIPATION_MIN) return null;
  const step = invited < 100 ? 10 : 1;
  const rate = step * Math.round((100 * counted) / invited / step);
  return Math.min(Math.max(rate, step), 100 - step);
}
