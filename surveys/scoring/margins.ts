import type { ItemFigures, RecommendFigures } from '../release-document.ts';
import type { ScaledItem } from '../scoring-key.ts';
import { optionScore } from '../scoring-key.ts';
import type { PersonVariance, TeamMean } from './shrinkage.ts';
import { MARGIN_QUANTILE, meanErrorVariance } from './shrinkage.ts';

/** Half-width of the 90 % interval round a published mean, in points. */
export function meanMargin(team: TeamMean, persons: PersonVariance): number {
  return MARGIN_QUANTILE * Math.sqrt(meanErrorVariance(team, persons));
}

/**
 * Half-width of the 90 % interval round a recommendation score (-100..100):
 * Var = (p + d - e^2) / (n - 1) (1 - n/N). Where p + d is not published it is taken as 1, which
 * gives the widest margin. null for a single answer.
 * @param figures the recommendation item's own figures
 */
export function recommendMargin(
  recommend: Pick<RecommendFigures, 'n' | 'score'>,
  invited: number,
  item: ScaledItem,
  figures: Pick<ItemFigures, 'distribution'> | null,
): number | null {
  const { n } = recommend;
  if (n < 2) return null;
  const balance = recommend.score / 100;
  const decided = decidedShare(item, figures?.distribution ?? null);
  const variance = Math.max(decided - balance * balance, 0) / (n - 1);
  const silent = Math.max(1 - n / invited, 0);
  return 100 * MARGIN_QUANTILE * Math.sqrt(variance * silent);
}

/** Promoters (9-10) and detractors (0-6) together, as a share of the answers. */
function decidedShare(item: ScaledItem, distribution: readonly number[] | null): number {
  if (distribution === null) return 1;
  let decided = 0;
  let all = 0;
  for (const [option, people] of distribution.entries()) {
    const score = optionScore(item, option);
    if (score >= 90 || score <= 60) decided += people;
    all += people;
  }
  return all === 0 ? 1 : decided / all;
}
