import type { NextStepId, ReadinessLabel } from '../release-document.ts';
import { codeOfDimension } from './dimension-codes.ts';

/** What a weak dimension asks for. Willingness (WV) and training need are judged by their shares. */
const STEP_OF_DIMENSION: Readonly<Record<string, NextStepId>> = {
  WB: 'workload',
  JS: 'workload',
  CB: 'occasions',
  TV: 'voluntariness',
  PP: 'values',
  LE: 'leaders',
  IC: 'content',
  DC: 'skills',
  GR: 'guidelines',
};

/** A step that may be needed, with the probability that what it works on lies below its bar. */
export interface Concern {
  readonly step: NextStepId;
  /** P(below the bar), plain. */
  readonly below: number;
  /** Is the bar in doubt? Only then the step is listed. */
  readonly isOpen: boolean;
}

export function stepOfDimension(dimension: string): NextStepId | null {
  const code = codeOfDimension(dimension);
  return Object.hasOwn(STEP_OF_DIMENSION, code) ? STEP_OF_DIMENSION[code]! : null;
}

/**
 * Next steps of a team, most pressing first. What HR still has to set up and a low response come
 * before the dimensions, which are ordered by P(below bar). Where the working conditions are in
 * doubt, nobody is to be invited: no advocacy ask. A ready team's next step is the invitation.
 */
export function orderNextSteps(
  concerns: readonly Concern[],
  facts: {
    readonly label: ReadinessLabel | null;
    readonly isSetUp: boolean;
    readonly isResponseReached: boolean;
  },
): NextStepId[] {
  const steps = new Set<NextStepId>();
  // Without a label the programme is not at issue, so its check list is not a step either.
  if (facts.label !== null && !facts.isSetUp) steps.add('setup');
  if (!facts.isResponseReached) steps.add('answer');
  const open = concerns.filter(({ isOpen }) => isOpen);
  for (const { step } of open.toSorted((a, b) => b.below - a.below)) steps.add(step);
  if (steps.has('workload')) steps.delete('invite');
  if (facts.label === 'ready' && steps.size === 0) steps.add('invite');
  return [...steps];
}
