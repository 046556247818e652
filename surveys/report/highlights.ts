import type { DimensionFigures } from '../release-document.ts';

interface MaybeScored {
  readonly figures: DimensionFigures | null;
}

type Scored<T extends MaybeScored> = T & { readonly figures: DimensionFigures };

const HIGHLIGHT_COUNT = 3;

/**
 * The highest and the lowest dimensions, at most three each and never one in both lists. Equal
 * means keep the order of the questionnaire.
 */
export function pickHighlights<T extends MaybeScored>(
  dimensions: readonly T[],
): { readonly strengths: readonly Scored<T>[]; readonly toWorkOn: readonly Scored<T>[] } {
  const scored = dimensions
    .filter((reading): reading is Scored<T> => reading.figures !== null)
    .sort((a, b) => b.figures.mean - a.figures.mean);
  const toWorkOn = scored.slice(
    Math.max(Math.ceil(scored.length / 2), scored.length - HIGHLIGHT_COUNT),
  );
  const strengths = scored.slice(0, Math.min(HIGHLIGHT_COUNT, scored.length - toWorkOn.length));
  return { strengths, toWorkOn: toWorkOn.reverse() };
}
