import type { EstimateFigures, Method, MethodFigures } from './figures.ts';
import type { Scenario } from './scenarios.ts';

export interface ScenarioResult {
  readonly id: Scenario['id'];
  readonly title: string;
  readonly responseCorrelation: number;
  /** Of the truly ready teams, those in which enough answered: more can not be called Ready. */
  readonly responseReached: number;
  readonly methods: Readonly<Record<Method, MethodFigures>>;
  readonly estimates: EstimateFigures;
}

export interface Goal {
  readonly name: string;
  readonly value: number;
  /** null: no limit on this side. */
  readonly atLeast: number | null;
  readonly atMost: number | null;
  readonly isMet: boolean;
}

/**
 * Every goal of the method, on this run's figures. Where silence depends on the truth and only 60 %
 * answer, a fifth of the truly ready teams miss the bar of response and can not be called Ready; how
 * many are is printed there, but no goal.
 */
export function describeGoals(
  { mar75, mnar75, mnar60 }: Readonly<Record<Scenario['id'], ScenarioResult>>,
  scoringSeconds: number,
): Goal[] {
  const usual = [mar75, mnar75];
  const all = [...usual, mnar60];
  return [
    ...usual.map((run) => goal('false-ready', run, run.methods.tutti.falseReady, null, 0.05)),
    ...usual.map((run) =>
      goal('false-ready of 5-9 answers', run, run.methods.tutti.falseReadySmall, null, 0.05),
    ),
    goal('false-ready', mnar60, mnar60.methods.tutti.falseReady, null, 0.08),
    ...usual.map((run) =>
      goal('truly ready called Ready', run, run.methods.tutti.readyFound, 0.55, null),
    ),
    ...all.map((run) =>
      goal(
        'truly ready called Ready or Nearly',
        run,
        run.methods.tutti.readyOrNearlyFound,
        0.87,
        null,
      ),
    ),
    ...all.map((run) =>
      goal(
        'well-being below its bar among Ready',
        run,
        run.methods.tutti.wellbeingBelow,
        null,
        0.01,
      ),
    ),
    goal('90 % interval coverage', mar75, mar75.estimates.coverage, 0.88, 0.92),
    goal('calibration error', mar75, mar75.estimates.calibrationError, null, 0.02),
    ...all.map((run) => goal('RMSE against raw means', run, run.estimates.rmseRatio, null, 0.93)),
    speedGoal(scoringSeconds),
  ];
}

export function speedGoal(seconds: number): Goal {
  return goal('seconds to score 10,000 units x 10 dimensions', null, seconds, null, 3);
}

function goal(
  figure: string,
  run: Pick<ScenarioResult, 'title'> | null,
  value: number,
  atLeast: number | null,
  atMost: number | null,
): Goal {
  const isMet = value >= (atLeast ?? -Infinity) && value <= (atMost ?? Infinity);
  return { name: run === null ? figure : `${figure}, ${run.title}`, value, atLeast, atMost, isMet };
}
