import type { TrendView } from '../api.ts';

/** One measure of the company in one round; null where it was not shown or not asked. */
export interface TrendPoint {
  readonly round: string;
  readonly title: string;
  readonly closedOn: string;
  readonly value: number | null;
  readonly margin: number | null;
}

/** The recommendation score among the dimensions, as far as choosing a measure goes. */
export const RECOMMEND = 'recommendation score';

export function readTrend({ rounds }: TrendView, measure: string): readonly TrendPoint[] {
  return rounds.map(({ round, company }) => {
    const figures =
      measure === RECOMMEND ? company?.recommend : (company?.dimensions[measure] ?? null);
    const value = figures == null ? null : 'score' in figures ? figures.score : figures.mean;
    return {
      round: round.id,
      title: round.title,
      closedOn: round.closedOn,
      value,
      margin: figures?.margin ?? null,
    };
  });
}
