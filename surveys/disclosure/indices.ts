/**
 * Promise (I9): a dimension is the mean of its *published* item means, never a mean over complete
 * cases, so people who skipped a question do not fall out by subtraction. Indices add nothing to
 * what the items already tell: they are functions of published figures.
 * Adversary: viewers who compare a dimension with its items (A1).
 * Assumption: item figures come from items.ts or breakdowns.ts.
 * Limits: the mean of rounded means may differ from the mean of means by up to half a point.
 */
import type { DimensionFigures, ItemFigures, RecommendFigures } from '../release-document.ts';
import type { Dimension, ScaledItem } from '../scoring-key.ts';
import { optionScore } from '../scoring-key.ts';

export type ProtectedDimension = Pick<DimensionFigures, 'n' | 'mean' | 'favourable'>;
export type ProtectedRecommendation = Pick<RecommendFigures, 'n' | 'score'>;

/**
 * A dimension of one group: mean of the published item means (0-100, whole number), n the smallest
 * n among them. null when fewer than half of its items are published; `favourable` is null unless
 * every published item has one.
 */
export function describeDimension(
  dimension: Dimension,
  items: Readonly<Record<string, ItemFigures | null>>,
): ProtectedDimension | null {
  let published = 0;
  let n = Infinity;
  let means = 0;
  let favourable: number | null = 0;
  for (const id of dimension.items) {
    const figures = items[id] ?? null;
    if (figures === null) continue;
    published++;
    n = Math.min(n, figures.n);
    means += figures.mean;
    favourable =
      favourable === null || figures.favourable === null ? null : favourable + figures.favourable;
  }
  if (published === 0 || 2 * published < dimension.items.length) return null;
  return {
    n,
    mean: Math.round(means / published),
    favourable: favourable === null ? null : Math.round(favourable / published),
  };
}

/**
 * Recommendation score -100..100: per cent promoters (9-10 of 10) minus per cent detractors (0-6),
 * from the published distribution; null where that is withheld.
 */
export function describeRecommendation(
  item: ScaledItem,
  figures: ItemFigures | null,
): ProtectedRecommendation | null {
  if (figures?.distribution == null) return null;
  let balance = 0;
  for (const [option, people] of figures.distribution.entries()) {
    const score = optionScore(item, option);
    if (score >= 90) balance += people;
    else if (score <= 60) balance -= people;
  }
  // `+ 0` turns the -0 of rounding into 0.
  return { n: figures.n, score: Math.round((100 * balance) / figures.n) + 0 };
}
