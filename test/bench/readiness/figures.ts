import type { DimensionOutcome, Outcome } from './outcomes.ts';

export type Method = 'naive' | 'raw' | 'tutti';

/** What is measured of one method in one scenario; shares 0-1. */
export interface MethodFigures {
  readonly teams: number;
  readonly calledReady: number;
  /** Of the teams called Ready, those that are not. */
  readonly falseReady: number;
  readonly falseReadySmall: number;
  /** Of the truly ready teams, those called Ready. */
  readonly readyFound: number;
  readonly readyOrNearlyFound: number;
  /** Of the teams called Ready, those whose well-being lies below its bar. */
  readonly wellbeingBelow: number;
}

/** What is measured of the estimates in one scenario. */
export interface EstimateFigures {
  /** Share of true dimension scores inside the 90 % interval. */
  readonly coverage: number;
  /** Mean distance between the plain probabilities of the gates and how often they held. */
  readonly calibrationError: number;
  /** Root mean square error over that of the published means. */
  readonly rmseRatio: number;
}

function isCalledReady(outcome: Outcome, method: Method): boolean {
  return method === 'tutti' ? outcome.label === 'ready' : outcome[method];
}

export function measureMethod(outcomes: readonly Outcome[], method: Method): MethodFigures {
  const called = outcomes.filter((outcome) => isCalledReady(outcome, method));
  const small = called.filter(({ n }) => n <= 9);
  const truly = outcomes.filter(({ isTrulyReady }) => isTrulyReady);
  const isFound = (outcome: Outcome) => isCalledReady(outcome, method);
  return {
    teams: outcomes.length,
    calledReady: called.length,
    falseReady: share(called, ({ isTrulyReady }) => !isTrulyReady),
    falseReadySmall: share(small, ({ isTrulyReady }) => !isTrulyReady),
    readyFound: share(truly, isFound),
    readyOrNearlyFound: share(
      truly,
      (outcome) => isFound(outcome) || (method === 'tutti' && outcome.label === 'nearly'),
    ),
    wellbeingBelow: share(called, ({ truth }) => !truth.wellbeing),
  };
}

export function share<T>(among: readonly T[], holds: (one: T) => boolean): number {
  return among.length === 0 ? 0 : among.filter(holds).length / among.length;
}

export function measureEstimates(outcomes: readonly Outcome[]): EstimateFigures {
  const dimensions = outcomes.flatMap((outcome) => outcome.dimensions);
  const squares = (of: (one: DimensionOutcome) => number) =>
    dimensions.reduce((sum, one) => sum + (of(one) - one.truth) ** 2, 0);
  return {
    coverage: share(dimensions, (one) => Math.abs(one.estimate - one.truth) <= one.estimateMargin),
    calibrationError: measureCalibration(outcomes),
    rmseRatio: Math.sqrt(squares((one) => one.estimate) / squares((one) => one.mean)),
  };
}

/** Expected calibration error over ten bins, all gates of all teams together. */
function measureCalibration(outcomes: readonly Outcome[]): number {
  const bins = Array.from({ length: 10 }, () => ({ said: 0, held: 0 }));
  let count = 0;
  for (const { plain, truth } of outcomes)
    for (const gate of Object.keys(truth) as (keyof typeof truth)[]) {
      const probability = plain[gate];
      if (probability === undefined) continue;
      const bin = bins[Math.min(Math.floor(probability * 10), 9)]!;
      bin.said += probability;
      bin.held += truth[gate] ? 1 : 0;
      count += 1;
    }
  return bins.reduce((sum, { said, held }) => sum + Math.abs(said - held), 0) / Math.max(count, 1);
}

/** Correlation of response rates and true composites over teams of at least five people. */
export function correlateResponse(
  teams: readonly { readonly rate: number; readonly truth: number }[],
): number {
  const mean = (values: readonly number[]) =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const rate = mean(teams.map((team) => team.rate));
  const truth = mean(teams.map((team) => team.truth));
  let both = 0;
  let rates = 0;
  let truths = 0;
  for (const team of teams) {
    both += (team.rate - rate) * (team.truth - truth);
    rates += (team.rate - rate) ** 2;
    truths += (team.truth - truth) ** 2;
  }
  return both / Math.sqrt(rates * truths);
}
