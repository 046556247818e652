import { findComparableGroups, type ComparableRelease } from '../disclosure/trends.ts';
import type { ReleaseDocument, ReleaseGroup, Reliability } from '../release-document.ts';
import type { Dimension } from '../scoring-key.ts';
import type { Bars } from './bars.ts';
import { READINESS_BARS } from './bars.ts';
import { adjustPValues } from './false-discovery.ts';
import { dimensionMean } from './models.ts';
import { normalCdf } from './normal.ts';
import { isBreakdown } from './published-group.ts';
import { round } from './round.ts';
import { MARGIN_QUANTILE, meanErrorVariance, splitPersonVariance } from './shrinkage.ts';

/**
 * Did a team change since the last round? Two published means differ by chance alone, so "no clear
 * change" is the normal case. A change is called clear where z = (y2 - y1) / sqrt(D1 + D2) stands out
 * among all tests of the two releases together (false discovery rate .10) and is large enough to
 * matter. People who answer both times make D1 + D2 rather too large, so the test errs on the side
 * of "no clear change".
 * Sources: Benjamini and Hochberg 1995 (JRSS B 57); Benjamini and Yekutieli 2001 (Annals of
 * Statistics 29), for groups that hold each other's people.
 */
export type ChangeVerdict = 'higher' | 'lower' | 'none';

/** One dimension of one group in two rounds. Means as published, points 0-100. */
export interface DimensionChange {
  readonly before: number;
  readonly after: number;
  readonly difference: number;
  /** Half-width of the 90 % interval round the difference, one decimal. */
  readonly margin: number;
  readonly verdict: ChangeVerdict;
}

/** By group and dimension; what can not be compared is left out. */
export type Changes = Readonly<Record<string, Readonly<Record<string, DimensionChange>>>>;

/** The part of a release that change reads. */
export type ComparedRelease = ComparableRelease & Pick<ReleaseDocument, 'company'>;

const FALSE_DISCOVERY_RATE = 0.1;
const POINTS_MIN = 5;

interface Test {
  readonly group: string;
  readonly dimension: string;
  readonly figures: Omit<DimensionChange, 'verdict'>;
  readonly pValue: number;
}

/**
 * Compare all units and pools that both releases show, dimension by dimension. The whole releases
 * have to be given, not what one reader may see of them: the verdicts depend on all tests together.
 * @param dimensions of the questionnaire, which both rounds asked
 */
export function compareReleases(
  before: ComparedRelease,
  after: ComparedRelease,
  dimensions: readonly Pick<Dimension, 'id' | 'items'>[],
  bars: Pick<Bars, 'reliabilityFloor'> = READINESS_BARS,
): Changes {
  const earlier = new Map(before.groups.map((group) => [group.id, group]));
  const comparable = new Set(findComparableGroups(before, after));
  const tests = after.groups.flatMap((group) => {
    const past = earlier.get(group.id);
    if (past === undefined || isBreakdown(group) || !comparable.has(group.id)) return [];
    return dimensions.flatMap((dimension) => {
      if (!isSameMeasure(past, group, dimension.items)) return [];
      const test = testDimension(
        { group: past, reliability: before.company.reliability[dimension.id] },
        { group, reliability: after.company.reliability[dimension.id] },
        dimension.id,
        bars,
      );
      return test === null ? [] : [test];
    });
  });
  const adjusted = adjustPValues(tests.map(({ pValue }) => pValue));
  const changes: Record<string, Record<string, DimensionChange>> = {};
  for (const [index, { group, dimension, figures }] of tests.entries())
    (changes[group] ??= {})[dimension] = {
      ...figures,
      verdict: decide(figures.difference, adjusted[index]!),
    };
  return changes;
}

function decide(difference: number, adjusted: number): ChangeVerdict {
  const isClear = adjusted <= FALSE_DISCOVERY_RATE && Math.abs(difference) >= POINTS_MIN;
  if (!isClear) return 'none';
  return difference > 0 ? 'higher' : 'lower';
}

/** A dimension is the mean of its released items: other items, another measure. */
function isSameMeasure(
  before: ReleaseGroup,
  after: ReleaseGroup,
  items: readonly string[],
): boolean {
  return items.every(
    (item) => ((before.items[item] ?? null) === null) === ((after.items[item] ?? null) === null),
  );
}

interface Measured {
  readonly group: ReleaseGroup;
  readonly reliability: Reliability | undefined;
}

function testDimension(
  before: Measured,
  after: Measured,
  dimension: string,
  bars: Pick<Bars, 'reliabilityFloor'>,
): Test | null {
  const first = measure(before, dimension, bars);
  const second = measure(after, dimension, bars);
  if (first === null || second === null) return null;
  const difference = second.mean - first.mean;
  const deviation = Math.sqrt(first.error + second.error);
  return {
    group: after.group.id,
    dimension,
    figures: {
      before: first.mean,
      after: second.mean,
      difference,
      margin: round(MARGIN_QUANTILE * deviation, 1),
    },
    pValue: twoSidedPValue(difference, deviation),
  };
}

/** Published mean and its error variance D; null where it is withheld or its error is not known. */
function measure(
  { group, reliability }: Measured,
  dimension: string,
  { reliabilityFloor }: Pick<Bars, 'reliabilityFloor'>,
): { readonly mean: number; readonly error: number } | null {
  const team = dimensionMean(group, dimension);
  const within = reliability?.withinVariance ?? null;
  if (team === null || within === null || !(within > 0)) return null;
  const omega = reliability?.omega ?? null;
  if (omega !== null && omega < reliabilityFloor) return null;
  // A single question has no omega: then all of its variance counts as error, the cautious end.
  const persons = splitPersonVariance(within, Math.min(omega ?? 0, 1));
  return { mean: team.mean, error: meanErrorVariance(team, persons) };
}

function twoSidedPValue(difference: number, deviation: number): number {
  if (deviation > 0) return 2 * normalCdf(-Math.abs(difference) / deviation);
  // A census without measurement error: every difference is real.
  return difference === 0 ? 1 : 0;
}
