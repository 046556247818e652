import type { Method, MethodFigures } from './figures.ts';
import type { Goal, ScenarioResult } from './goals.ts';
import type { Inputs } from './inputs.ts';
import type { Speed } from './speed.ts';

const METHOD_TITLES: Readonly<Record<Method, string>> = {
  naive: 'composite mean over its bar',
  raw: 'all gates on raw means',
  tutti: 'Tutti',
};
const METHOD_ROWS: readonly (readonly [string, keyof MethodFigures])[] = [
  ['false-ready among Ready', 'falseReady'],
  ['same, teams with 5-9 answers', 'falseReadySmall'],
  ['truly ready called Ready', 'readyFound'],
  ['truly ready called Ready or Nearly', 'readyOrNearlyFound'],
  ['well-being below its bar among Ready', 'wellbeingBelow'],
];

export function printInputs(inputs: Inputs): void {
  console.log(
    `\nSimulated: ${inputs.meanTeamSize.toFixed(1)} people a team (median ${inputs.medianTeamSize}), ` +
      `${percent(inputs.favourable)} favourable, ${percent(inputs.willing)} willing, alpha ${inputs.alpha.toFixed(2)}, ` +
      `ICC(1) ${inputs.icc.toFixed(3)}, response ${percent(inputs.responseRate)} (in the first scenario).`,
  );
}

export function printScenario(result: ScenarioResult): void {
  const { title, methods, estimates, responseCorrelation, responseReached } = result;
  const entries = Object.entries(methods) as [Method, MethodFigures][];
  console.log(`\n## ${title}\n`);
  console.log(
    `${methods.tutti.teams} released teams; response and true score correlate at ${responseCorrelation.toFixed(2)}; ` +
      `called Ready: ${entries.map(([, figures]) => figures.calledReady).join(' / ')}; ` +
      `${percent(responseReached)} of the truly ready reach the bar of response.\n`,
  );
  printRow(['', ...entries.map(([method]) => METHOD_TITLES[method])]);
  printRow(['---', ...entries.map(() => '---:')]);
  for (const [name, figure] of METHOD_ROWS)
    printRow([name, ...entries.map(([, figures]) => percent(figures[figure]))]);
  console.log(
    `\n90 % interval coverage ${percent(estimates.coverage)}; calibration error ${estimates.calibrationError.toFixed(4)}; ` +
      `RMSE against raw means ${estimates.rmseRatio.toFixed(3)}.`,
  );
}

export function printGoals(goals: readonly Goal[]): void {
  console.log('\n## Goals\n');
  printRow(['figure', 'value', 'goal', '']);
  printRow(['---', '---:', '---', '---']);
  for (const { name, value, atLeast, atMost, isMet } of goals) {
    const limits = [
      ...(atLeast === null ? [] : [`>= ${atLeast}`]),
      ...(atMost === null ? [] : [`<= ${atMost}`]),
    ];
    printRow([name, value.toFixed(4), limits.join(', '), isMet ? 'met' : 'MISSED']);
  }
}

export function printSpeed({ seconds, naiveSeconds }: Speed): void {
  console.log(
    `\n10,000 units x 10 dimensions scored in ${seconds.toFixed(2)} s, ` +
      `${Math.round(seconds / naiveSeconds)} times as long as taking their means (${(1000 * naiveSeconds).toFixed(1)} ms).`,
  );
}

function printRow(cells: readonly string[]): void {
  console.log(`| ${cells.join(' | ')} |`);
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
