/**
 * Readiness benchmark: who is called Ready wrongly, and who rightly, by three methods on the same
 * simulated companies.
 *
 *   node test/bench/readiness.ts [--seed 20261] [--companies 600]
 *
 * Prints tables in Markdown; the last line is one JSON object with every figure that a goal names.
 * Ends with status 1 when a goal is missed.
 */
import { parseArgs } from 'node:util';
import { buildKey, simulateCompany } from './readiness/company.ts';
import type { Method, MethodFigures } from './readiness/figures.ts';
import { correlateResponse, measureEstimates, measureMethod } from './readiness/figures.ts';
import type { Goal, ScenarioResult } from './readiness/goals.ts';
import { describeGoals } from './readiness/goals.ts';
import type { Outcome } from './readiness/outcomes.ts';
import { listOutcomes, releaseCompany } from './readiness/outcomes.ts';
import { createRandom } from './readiness/random.ts';
import type { Scenario } from './readiness/scenarios.ts';
import { SCENARIOS } from './readiness/scenarios.ts';
import { timeScoring } from './readiness/speed.ts';

const { values: options } = parseArgs({
  options: {
    seed: { type: 'string', default: '20261' },
    companies: { type: 'string', default: '600' },
  },
});
const seed = readCount('seed', options.seed);
const companies = readCount('companies', options.companies);

function readCount(name: string, text: string): number {
  const value = Number(text);
  if (Number.isSafeInteger(value) && value > 0) return value;
  console.error(`--${name} must be a positive whole number, not "${text}"`);
  process.exit(2);
}

function runScenario(scenario: Scenario, index: number): ScenarioResult {
  const key = buildKey();
  const outcomes: Outcome[] = [];
  const teams: { rate: number; truth: number }[] = [];
  for (let company = 0; company < companies; company += 1) {
    // A stream of its own for every company: the scenarios do not shift each other's draws.
    const random = createRandom((seed * SCENARIOS.length + index) * 100_003 + company);
    const simulated = simulateCompany(random, scenario.response);
    outcomes.push(...listOutcomes(simulated, releaseCompany(simulated, key)));
    for (const { invited, answers, truth } of simulated.teams)
      if (invited >= 5)
        teams.push({
          rate: answers.length / invited,
          truth: truth.reduce((sum, score) => sum + score, 0) / truth.length,
        });
  }
  return {
    id: scenario.id,
    title: scenario.title,
    responseCorrelation: correlateResponse(teams),
    methods: {
      naive: measureMethod(outcomes, 'naive'),
      raw: measureMethod(outcomes, 'raw'),
      tutti: measureMethod(outcomes, 'tutti'),
    },
    estimates: measureEstimates(outcomes),
  };
}

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

function printScenario({ title, methods, estimates, responseCorrelation }: ScenarioResult): void {
  const entries = Object.entries(methods) as [Method, MethodFigures][];
  console.log(`\n## ${title}\n`);
  console.log(
    `${methods.tutti.teams} released teams; response and true score correlate at ${responseCorrelation.toFixed(2)}; ` +
      `called Ready: ${entries.map(([, figures]) => figures.calledReady).join(' / ')}.\n`,
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

function printGoals(goals: readonly Goal[]): void {
  console.log('\n## Goals\n');
  printRow(['figure', 'value', 'goal', '']);
  printRow(['---', '---:', '---', '---']);
  for (const { name, value, atLeast, atMost, isMet } of goals) {
    const limits = [
      ...(Number.isFinite(atLeast) ? [`>= ${atLeast}`] : []),
      ...(Number.isFinite(atMost) ? [`<= ${atMost}`] : []),
    ];
    printRow([name, value.toFixed(4), limits.join(', '), isMet ? 'met' : 'MISSED']);
  }
}

function printRow(cells: readonly string[]): void {
  console.log(`| ${cells.join(' | ')} |`);
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

const start = performance.now();
const scoringSeconds = timeScoring(createRandom(seed));
const [mar75, mnar75, mnar60] = SCENARIOS.map(runScenario) as [
  ScenarioResult,
  ScenarioResult,
  ScenarioResult,
];
const results = { mar75, mnar75, mnar60 };
const goals = describeGoals(results, scoringSeconds);
console.log(`# Readiness: seed ${seed}, ${companies} companies a scenario`);
for (const result of Object.values(results)) printScenario(result);
printGoals(goals);
console.log(`\n10,000 units x 10 dimensions scored in ${scoringSeconds.toFixed(2)} s.`);
console.log(`Benchmark took ${((performance.now() - start) / 1000).toFixed(0)} s.\n`);
const isMet = goals.every((goal) => goal.isMet);
console.log(JSON.stringify({ seed, companies, goalsMet: isMet, scoringSeconds, ...results }));
process.exitCode = isMet ? 0 : 1;
