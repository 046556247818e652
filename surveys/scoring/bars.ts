import type { GateId } from '../release-document.ts';
import type { ScoringKey } from '../scoring-key.ts';
import { findDimension } from './dimension-codes.ts';

/**
 * What a team has to reach. Settings of the instrument: a change is a new version, and the release
 * says which version was applied.
 */
export interface Bars {
  readonly version: string;
  /** Points, for the dimension with code `wellbeingDimension`. */
  readonly wellbeing: number;
  readonly wellbeingDimension: string;
  readonly trust: number;
  readonly trustDimension: string;
  /** Per cent of all members who would take part. */
  readonly willing: number;
  /** Points, for the mean of the dimensions; also what a dimension without its own bar is held against. */
  readonly composite: number;
  /** Per cent of the invited who answered. */
  readonly response: number;
  /** Per cent who ask for training, from which training is a next step. */
  readonly trainingNeed: number;
  readonly readyProbability: number;
  readonly nearlyProbability: number;
  /** How much less favourable the silent are taken to be, in within-team standard deviations. */
  readonly silentGap: number;
  /** A dimension with a lower omega is not scored. */
  readonly reliabilityFloor: number;
  /** A dimension with a lower omega carries a warning. */
  readonly reliabilityWarning: number;
}

export const READINESS_BARS: Bars = {
  version: 'readiness-bars@1',
  wellbeing: 60,
  wellbeingDimension: 'WB',
  trust: 55,
  trustDimension: 'TV',
  willing: 40,
  composite: 65,
  response: 60,
  trainingNeed: 40,
  readyProbability: 0.8,
  nearlyProbability: 0.5,
  silentGap: 0.3,
  reliabilityFloor: 0.6,
  reliabilityWarning: 0.7,
};

/** Gates that an instrument can not ask because it lacks the questions for them. */
export function listNotAsked(key: ScoringKey, bars: Bars): GateId[] {
  const lacking: readonly (readonly [GateId, boolean])[] = [
    ['wellbeing', findDimension(key.dimensions, bars.wellbeingDimension) === null],
    ['trust', findDimension(key.dimensions, bars.trustDimension) === null],
    ['willing', !key.items.some(({ role }) => role === 'willing')],
    ['composite', key.dimensions.length === 0],
  ];
  return lacking.flatMap(([gate, isLacking]) => (isLacking ? [gate] : []));
}
