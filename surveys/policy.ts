/** The thresholds of a round, in people. Frozen at launch. Parsed by `policy-schema.ts`. */
export type Policy = Readonly<
  Record<'groupMin' | 'distributionMin' | 'commentMin' | 'breakdownMin' | 'cohortMin', number>
>;

export const DEFAULT_POLICY: Policy = {
  groupMin: 5,
  distributionMin: 10,
  commentMin: 10,
  breakdownMin: 10,
  cohortMin: 5,
};
