import type { ScoringKey } from './scoring-key.ts';

/**
 * A round reduced to sums: all that disclosure control and scoring ever get to see of ballots.
 * Cohorts are in the order of `CohortPlan.cohorts`.
 */
export interface Tabulation {
  /** Ballots with at least one score or comment, per cohort. */
  readonly respondents: Int32Array;
  /** Per item of the key, in order: cohorts x options, cohort-major: `[cohort * options + option]`. */
  readonly histograms: readonly Int32Array[];
  /** Company-wide and pooled moments for reliability, within-variance and drivers. */
  readonly moments: CompanyMoments;
  readonly comments: readonly TabulatedComment[];
}

/** Comments carry the comment cohort and the item, never a ballot. */
export interface TabulatedComment {
  /** Index into `CohortPlan.commentCohorts`. */
  readonly commentCohort: number;
  readonly item: string;
  readonly text: string;
}

export interface CompanyMoments {
  /** Per dimension (order of `ScoringKey.dimensions`), complete cases of its items, scores 0-100. */
  readonly dimensions: readonly CrossMoments[];
  /**
   * Per dimension the pooled within-cohort sum of squares of persons' dimension scores (mean of the
   * answered items, at least half of them answered) and its degrees of freedom.
   */
  readonly within: readonly { readonly sumOfSquares: number; readonly degreesOfFreedom: number }[];
  /**
   * Complete cases over all dimension scores plus the recommendation item, which comes last;
   * null where the key has no recommendation item.
   */
  readonly drivers: CrossMoments | null;
}

/** Sufficient statistics of a covariance matrix of `size` variables over `n` people. */
export interface CrossMoments {
  readonly size: number;
  readonly n: number;
  /** Sums, length `size`. */
  readonly sums: Float64Array;
  /** Sums of products, `size * size`, row-major. */
  readonly products: Float64Array;
}

/**
 * One ballot as bytes, one per closed item in key order:
 * 0 = not answered, 255 = "no opinion" (no score), otherwise 1 + (value - from).
 */
export type PackedAnswers = Uint8Array;

export const BLANK = 0;
export const NO_SCORE = 255;

/** Whether a packed byte is a score (an option of the scale). */
export function isScored(byte: number): boolean {
  return byte !== BLANK && byte !== NO_SCORE;
}

/** The packed byte of one answer value; null when the value is neither on the scale nor a no-score code. */
export function packAnswer(item: ScoringKey['items'][number], value: number): number | null {
  if (item.notApplicable.includes(value)) return NO_SCORE;
  if (!Number.isInteger(value) || value < item.from || value > item.to) return null;
  return 1 + value - item.from;
}
