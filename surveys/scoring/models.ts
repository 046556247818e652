import type { Reliability } from '../release-document.ts';
import type { ScoringKey } from '../scoring-key.ts';
import type { Bars } from './bars.ts';
import type { PublishedGroup } from './published-group.ts';
import { findDisjointGroups } from './published-group.ts';
import type { ShareModel } from './share-model.ts';
import { fitShareModel } from './share-model.ts';
import type { PersonVariance, ShrinkageFit, TeamMean } from './shrinkage.ts';
import { fitShrinkage, lowerForSilent, splitPersonVariance } from './shrinkage.ts';

/** Published company-level figures that scoring rests on. */
export interface CompanyScale {
  /** Per dimension, from `computeReliability`. */
  readonly reliability: Readonly<Record<string, Reliability>>;
  /** From `computeDimensionCorrelation`; null or absent: taken as 1. */
  readonly dimensionCorrelation?: number | null;
}

/** What is learned from all released teams together. */
export interface Models {
  readonly dimensions: readonly DimensionModel[];
  readonly composite: CompositeModel;
  readonly willing: ShareModel | null;
  readonly training: ShareModel | null;
}

export interface DimensionModel {
  readonly id: string;
  /** For margins; null where the within-team variance is not published. */
  readonly persons: PersonVariance | null;
  /** null: the dimension is not scored (reliability unknown or below the floor, or no team). */
  readonly fit: MeanFit | null;
}

/**
 * What is borrowed from the other teams. The cautious fit takes the silent of every team as less
 * favourable, those of the others too: otherwise a small team, which borrows most, would be pulled
 * up again towards a mean that leaves the silent out.
 */
export interface MeanFit {
  readonly plain: ShrinkageFit;
  readonly cautious: ShrinkageFit;
}

export interface CompositeModel {
  /** Dimensions in the mean: those that are scored. */
  readonly dimensions: readonly string[];
  /** How many of them a group needs. */
  readonly needed: number;
  readonly fit: MeanFit | null;
}

export function fitModels(
  groups: readonly PublishedGroup[],
  key: ScoringKey,
  company: CompanyScale,
  bars: Bars,
): Models {
  const disjoint = findDisjointGroups(groups);
  const dimensions = key.dimensions.map(({ id }) =>
    fitDimension(disjoint, id, company.reliability[id] ?? null, bars),
  );
  return {
    dimensions,
    composite: fitComposite(disjoint, dimensions, company.dimensionCorrelation ?? 1, bars),
    willing: fitShareModel('willing', key, disjoint, groups),
    training: fitShareModel('training_need', key, disjoint, groups),
  };
}

function fitDimension(
  teams: readonly PublishedGroup[],
  id: string,
  reliability: Reliability | null,
  bars: Bars,
): DimensionModel {
  const within = reliability?.withinVariance ?? null;
  if (within === null || !(within > 0)) return { id, persons: null, fit: null };
  const omega = reliability?.omega ?? null;
  // With unknown reliability all variance counts as error: the margin is rather too wide.
  const persons = splitPersonVariance(within, Math.min(Math.max(omega ?? 0, 0), 1));
  const means = teams.map((team) => dimensionMean(team, id)).filter((mean) => mean !== null);
  const isScored = omega !== null && omega >= bars.reliabilityFloor;
  return { id, persons, fit: isScored ? fitMeans(means, persons, bars) : null };
}

function fitMeans(means: readonly TeamMean[], persons: PersonVariance, bars: Bars): MeanFit | null {
  const lowered = means.map((mean) => lowerForSilent(mean, persons, bars.silentGap));
  const plain = fitShrinkage(means, persons);
  const cautious = fitShrinkage(lowered, persons);
  return plain === null || cautious === null ? null : { plain, cautious };
}

/** A group's published mean of a dimension; null where it is withheld. */
export function dimensionMean(group: PublishedGroup, id: string): TeamMean | null {
  const figures = group.dimensions[id] ?? null;
  if (figures === null || figures.n < 1) return null;
  return { mean: figures.mean, n: figures.n, invited: Math.max(group.invited, figures.n) };
}

/**
 * The composite is the mean of the scored dimensions, and its person variance combines theirs:
 * measurement errors of different dimensions are independent, true scores go together as far as
 * `correlation` says. Where that is not published they are taken to move together fully, the
 * cautious end, at which the error is largest.
 */
function fitComposite(
  teams: readonly PublishedGroup[],
  dimensions: readonly DimensionModel[],
  correlation: number,
  bars: Bars,
): CompositeModel {
  const scored = dimensions.filter(({ fit }) => fit !== null);
  const model = {
    dimensions: scored.map(({ id }) => id),
    needed: countNeededDimensions(dimensions.length),
  };
  if (scored.length < model.needed) return { ...model, fit: null };
  let own = 0;
  let deviations = 0;
  let error = 0;
  for (const { persons } of scored) {
    own += persons!.trueScore;
    deviations += Math.sqrt(persons!.trueScore);
    error += persons!.error;
  }
  const together = own + correlation * (deviations ** 2 - own);
  const squared = scored.length ** 2;
  const persons = { trueScore: together / squared, error: error / squared };
  const means = teams.map((team) => compositeMean(team, model)).filter((mean) => mean !== null);
  return { ...model, fit: fitMeans(means, persons, bars) };
}

/** Six of ten, or 60 % of however many dimensions the instrument has. */
export function countNeededDimensions(dimensions: number): number {
  return Math.max(Math.ceil((6 * dimensions) / 10), 1);
}

/** Mean of the group's scored dimensions; null where too few are released. */
export function compositeMean(
  group: PublishedGroup,
  { dimensions, needed }: Pick<CompositeModel, 'dimensions' | 'needed'>,
): TeamMean | null {
  let sum = 0;
  let count = 0;
  let n = Infinity;
  for (const id of dimensions) {
    const team = dimensionMean(group, id);
    if (team === null) continue;
    sum += team.mean;
    n = Math.min(n, team.n);
    count += 1;
  }
  if (count < needed) return null;
  return { mean: sum / count, n, invited: Math.max(group.invited, n) };
}
