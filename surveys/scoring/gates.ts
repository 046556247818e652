import type { Gate } from '../release-document.ts';
import type { Bars } from './bars.ts';
import type { MeanFit, Models } from './models.ts';
import type { PublishedGroup } from './published-group.ts';
import { round } from './round.ts';
import { estimateShare } from './share-model.ts';
import type { TeamMean } from './shrinkage.ts';
import { estimateTeam, lowerForSilent, probabilityAtLeast } from './shrinkage.ts';

/** A mean against a bar; null where the mean is withheld or not scored. */
export function judgeMean(
  team: TeamMean | null,
  fit: MeanFit | null,
  bar: number,
  bars: Bars,
): Gate | null {
  if (team === null || fit === null) return null;
  const lowered = lowerForSilent(team, fit.cautious.persons, bars.silentGap);
  return {
    value: round(estimateTeam(team, fit.plain).mean, 1),
    bar,
    plain: floorProbability(probabilityAtLeast(team, fit.plain, bar)),
    cautious: floorProbability(probabilityAtLeast(lowered, fit.cautious, bar)),
  };
}

/** The share of willing members against its bar; null where it was not asked or can not be told. */
export function judgeWilling(group: PublishedGroup, models: Models, bars: Bars): Gate | null {
  if (models.willing === null) return null;
  const estimate = estimateShare(group, models.willing, bars.willing / 100, bars);
  if (estimate === null) return null;
  return {
    value: round(100 * estimate.share, 1),
    bar: bars.willing,
    plain: floorProbability(estimate.plain),
    cautious: floorProbability(estimate.cautious),
    range: [round(100 * estimate.bounds.lower, 0), round(100 * estimate.bounds.upper, 0)],
  };
}

/** The response rate is counted, not estimated, so it has no probability. null: nobody was invited. */
export function judgeResponse(group: PublishedGroup, bars: Bars): Gate | null {
  if (group.invited < 1) return null;
  const rate = (100 * group.respondents) / group.invited;
  // Rounded down: 59.96 % must not read as 60 %.
  return {
    value: Math.floor(rate * 10 + 1e-9) / 10,
    bar: bars.response,
    plain: null,
    cautious: null,
  };
}

/** Two decimals, rounded down: never "1" for what is not certain, and the label follows from what is shown. */
function floorProbability(probability: number): number {
  return Math.min(Math.floor(probability * 100 + 1e-6) / 100, 1);
}
