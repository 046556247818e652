/** Figures for "what your manager will see": invented, but of the shape and size that the group will get. */
export interface SampleFigures {
  readonly answers: number;
  readonly means: readonly {
    readonly dimension: 'satisfaction' | 'trust' | 'pride';
    readonly mean: number;
    readonly margin: number;
  }[];
  /** Answers per step from "strongly disagree" to "strongly agree"; null where the group is too small for it. */
  readonly distribution: readonly number[] | null;
}

const RESPONSE_SHARE = 0.8;
const STEP_SHARES = [0.05, 0.1, 0.2, 0.45, 0.2];
/** Spread of a score from person to person, in points: about what surveys of this kind show. */
const SPREAD_POINTS = 20;

export function inventFigures(
  heads: number,
  groupMin: number,
  distributionMin: number,
): SampleFigures {
  const answers = Math.min(heads, Math.max(groupMin, Math.round(heads * RESPONSE_SHARE)));
  const margin = Math.max(1, Math.round(SPREAD_POINTS / Math.sqrt(answers)));
  return {
    answers,
    means: [
      { dimension: 'satisfaction', mean: 71, margin },
      { dimension: 'trust', mean: 58, margin },
      { dimension: 'pride', mean: 76, margin },
    ],
    distribution: answers < distributionMin ? null : spreadAnswers(answers),
  };
}

/** Whole numbers in these shares that add up to `answers`: largest remainders first. */
function spreadAnswers(answers: number): readonly number[] {
  const exact = STEP_SHARES.map((share) => share * answers);
  const counts = exact.map(Math.floor);
  const byRemainder = exact
    .map((value, step) => ({ step, remainder: value - Math.floor(value) }))
    .sort((a, b) => b.remainder - a.remainder || a.step - b.step);
  const left = answers - counts.reduce((sum, count) => sum + count, 0);
  for (const { step } of byRemainder.slice(0, left)) counts[step]! += 1;
  return counts;
}
