/**
 * Promise: a withheld unit is never a dead end: one reason, and the nearest released group that
 * contains all of its people. No numbers.
 * Adversary: someone who reads suppression as a signal: the reason depends on head and response
 * counts only, never on answers (I2).
 * Assumption: the plan and the groups are those of the same round.
 * Limits: "too few answers" tells that fewer than `groupMin` answered. That is the purpose.
 */
import type { UnitId } from '../ids.ts';
import type { WithheldUnit, WithheldWhy } from '../release-document.ts';
import type { GroupNode, GroupRequest } from './groups.ts';

/** Every unit of the organisation that is not released, in tree order. */
export function findWithheldUnits(
  request: GroupRequest,
  groups: readonly GroupNode[],
  groupOfUnit: Int32Array,
): WithheldUnit[] {
  const { tree } = request;
  const reasons = explainUnits(request);
  const released = new Set(groups.map((group) => group.id));
  const { hasPeople, hasReleased } = surveyBelow(request, released);
  const withheld: WithheldUnit[] = [];
  for (const [unit, { id }] of tree.units.entries()) {
    if (released.has(`unit:${id}`)) continue;
    const home = groupOfUnit[unit]!;
    const nearest = home < 0 ? null : groups[home]!;
    const pool = `pool:${nearest?.unit ?? ''}`;
    const isWhollyInPool = hasPeople[unit] === 1 && hasReleased[unit] === 0 && released.has(pool);
    withheld.push({
      unit: id,
      why: reasons.get(id)!,
      seeInstead: isWhollyInPool ? pool : (nearest?.id ?? null),
    });
  }
  return withheld;
}

/** Why each unit would be withheld: from the plan where it was not planned, else from the response. */
function explainUnits({ plan, policy, respondents }: GroupRequest): Map<UnitId, WithheldWhy> {
  const reasons = new Map<UnitId, WithheldWhy>(plan.unplanned.map(({ unit, why }) => [unit, why]));
  const answered = plan.planned.map(({ cohort }) => (cohort < 0 ? 0 : respondents[cohort]!));
  for (let index = answered.length - 1; index >= 0; index--) {
    const { unit, parent } = plan.planned[index]!;
    if (parent >= 0) answered[parent]! += answered[index]!;
    reasons.set(unit, answered[index]! < policy.groupMin ? 'too-few-answers' : 'protects-others');
  }
  return reasons;
}

/** Per unit whether people, and whether released units, are at or below it. */
function surveyBelow(
  { tree, plan }: GroupRequest,
  released: ReadonlySet<string>,
): { hasPeople: Uint8Array; hasReleased: Uint8Array } {
  const hasPeople = new Uint8Array(tree.units.length);
  for (const cohort of plan.cohorts)
    for (const unit of cohort.units) hasPeople[tree.indexOf.get(unit)!] = 1;
  const hasReleased = Uint8Array.from(tree.units, ({ id }) => (released.has(`unit:${id}`) ? 1 : 0));
  for (let unit = tree.units.length - 1; unit > 0; unit--) {
    const parent = tree.parentIndex[unit]!;
    hasPeople[parent]! |= hasPeople[unit]!;
    hasReleased[parent]! |= hasReleased[unit]!;
  }
  return { hasPeople, hasReleased };
}
