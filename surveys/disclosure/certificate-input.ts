/** What the certificate of breakdowns is asked about. Promise, adversary, assumption and limits: certificate.ts. */

/** Invited people of one cohort who are in the same breakdown groups. */
export interface MemberColumn {
  readonly cohort: number;
  /** Per breakdown the group; -1 for none. */
  readonly byBreakdown: readonly number[];
  /** The same without those that are none. */
  readonly groups: readonly number[];
  /** Those of them who claimed a ballot; may be 0. */
  readonly people: number;
}

export interface CertificateInput {
  /** Everyone invited, sorted by cohort. */
  readonly columns: readonly MemberColumn[];
  /** Per cohort the published group whose atom it is in; -1 for none. Every atom holds at least `min` people who count. */
  readonly atomOf: Int32Array;
  /** Per cohort, and per breakdown group, how many claimants do not count. */
  readonly cohortGaps: Int32Array;
  readonly groupGaps: Int32Array;
  readonly min: number;
}
