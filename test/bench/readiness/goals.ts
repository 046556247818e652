import type { EstimateFigures, Method, MethodFigures } from './figures.ts';
import type { Scenario } from './scenarios.ts';

export interface ScenarioResult {
  readonly id: Scenario['id'];
  readonly title: string;
  readonly responseCorrelation: number;
  readonly methods: Readonly<Record<Method, MethodFigures>>;
  readonly estimates: EstimateFigures;
}

export interface Goal {
  readonly name: string;
  readonly value: number;
  readonly atLeast: number;
  readonly atMost: number;
  readonly isMet: boolean;
}

/** Every goal of the method, on this run's figures. */
export function describeGoals(
  results: Readonly<Record<Scenario['id'], ScenarioResult>>,
  scoringSeconds: number,
): Goal[] {
  const { mar75, mnar75, mnar60 } = results;
  const of = ({ methods }: ScenarioResult): MethodFigures => methods.tutti;
  return [
    atMost('false-ready, MAR 75 %', of(mar75).falseReady, 0.05),
    atMost('false-ready, MNAR 75 %', of(mnar75).falseReady, 0.05),
    atMost('false-ready of 5-9 answers, MAR 75 %', of(mar75).falseReadySmall, 0.05),
    atMost('false-ready of 5-9 answers, MNAR 75 %', of(mnar75).falseReadySmall, 0.05),
    atMost('false-ready, MNAR 60 %', of(mnar60).falseReady, 0.08),
    atLeast('truly ready called Ready, MAR 75 %', of(mar75).readyFound, 0.55),
    atLeast('truly ready called Ready, MNAR 75 %', of(mnar75).readyFound, 0.55),
    atLeast('truly ready called Ready or Nearly, MAR 75 %', of(mar75).readyOrNearlyFound, 0.87),
    atLeast('truly ready called Ready or Nearly, MNAR 75 %', of(mnar75).readyOrNearlyFound, 0.87),
    atMost('well-being below its bar among Ready, MAR 75 %', of(mar75).wellbeingBelow, 0.01),
    atMost('well-being below its bar among Ready, MNAR 75 %', of(mnar75).wellbeingBelow, 0.01),
    between('90 % interval coverage, MAR 75 %', mar75.estimates.coverage, 0.88, 0.92),
    atMost('calibration error, MAR 75 %', mar75.estimates.calibrationError, 0.02),
    atMost('RMSE against raw means, MAR 75 %', mar75.estimates.rmseRatio, 0.93),
    atMost('seconds to score 10,000 units x 10 dimensions', scoringSeconds, 3),
  ];
}

function atMost(name: string, value: number, limit: number): Goal {
  return between(name, value, -Infinity, limit);
}

function atLeast(name: string, value: number, limit: number): Goal {
  return between(name, value, limit, Infinity);
}

function between(name: string, value: number, least: number, most: number): Goal {
  return { name, value, atLeast: least, atMost: most, isMet: value >= least && value <= most };
}
