/** Where a decision stands. */
export const DECISION_STATES = ['planned', 'under-way', 'done', 'dropped'] as const;
export type DecisionState = (typeof DECISION_STATES)[number];

/** Past its day, and neither done nor dropped. Days compare as they are written, `YYYY-MM-DD`. */
export function isOverdue(
  { dueOn, state }: { readonly dueOn: string | null; readonly state: DecisionState },
  today: string,
): boolean {
  return dueOn !== null && dueOn < today && (state === 'planned' || state === 'under-way');
}
