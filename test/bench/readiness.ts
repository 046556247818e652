/**
 * Readiness benchmark: who is called Ready wrongly, and who rightly, by three methods on the same
 * simulated companies; and how long scoring takes.
 *
 *   node test/bench/readiness.ts [--seed 20261] [--companies 600]
 *   node test/bench/readiness.ts --speed
 *
 * Prints tables in Markdown; the last line is one JSON object with every figure that a goal names.
 * Ends with status 1 when a goal is missed. test/bench/results/readiness.md keeps two runs.
 */
import { readCount, readOptions } from '../support/options.ts';
import { buildKey, simulateCompany } from './readiness/company.ts';
import { correlateResponse, measureEstimates, measureMethod, share } from './readiness/figures.ts';
import type { Goal, ScenarioResult } from './readiness/goals.ts';
import { describeGoals, speedGoal } from './readiness/goals.ts';
import { collectInputs } from './readiness/inputs.ts';
import type { Outcome } from './readiness/outcomes.ts';
import { listOutcomes, releaseCompany } from './readiness/outcomes.ts';
import { printGoals, printInputs, printScenario, printSpeed } from './readiness/print.ts';
import { createRandom } from './readiness/random.ts';
import type { Scenario } from './readiness/scenarios.ts';
import { SCENARIOS } from './readiness/scenarios.ts';
import { timeScoring } from './readiness/speed.ts';

const options = readOptions({
  seed: { type: 'string', default: '20261' },
  companies: { type: 'string', default: '600' },
  speed: { type: 'boolean', default: false },
});
const seed = readCount('seed', options.seed);
const companies = readCount('companies', options.companies);

function runScenario(
  scenario: Scenario,
  index: number,
  inputs: ReturnType<typeof collectInputs> | null,
): ScenarioResult {
  const key = buildKey();
  const outcomes: Outcome[] = [];
  const teams: { rate: number; truth: number }[] = [];
  for (let company = 0; company < companies; company += 1) {
    // A stream of its own for every company: the scenarios do not shift each other's draws.
    const random = createRandom((seed * SCENARIOS.length + index) * 100_003 + company);
    const simulated = simulateCompany(random, scenario.response);
    inputs?.add(simulated);
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
    responseReached: share(
      outcomes.filter(({ isTrulyReady }) => isTrulyReady),
      ({ isResponseReached }) => isResponseReached,
    ),
    methods: {
      naive: measureMethod(outcomes, 'naive'),
      raw: measureMethod(outcomes, 'raw'),
      tutti: measureMethod(outcomes, 'tutti'),
    },
    estimates: measureEstimates(outcomes),
  };
}

const start = performance.now();
const speed = timeScoring(createRandom(seed));
if (options.speed) {
  printSpeed(speed);
  finish([speedGoal(speed.seconds)], { speed });
} else {
  const inputs = collectInputs();
  const results = {
    mar75: runScenario(SCENARIOS[0], 0, inputs),
    mnar75: runScenario(SCENARIOS[1], 1, null),
    mnar60: runScenario(SCENARIOS[2], 2, null),
  };
  const simulated = inputs.finish();
  console.log(`# Readiness: seed ${seed}, ${companies} companies a scenario`);
  printInputs(simulated);
  for (const result of Object.values(results)) printScenario(result);
  const goals = describeGoals(results, speed.seconds);
  printGoals(goals);
  printSpeed(speed);
  console.log(`Benchmark took ${((performance.now() - start) / 1000).toFixed(0)} s.`);
  finish(goals, { companies, speed, simulated, ...results });
}

function finish(goals: readonly Goal[], figures: Readonly<Record<string, unknown>>): void {
  const goalsMet = goals.every(({ isMet }) => isMet);
  console.log(`\n${JSON.stringify({ seed, goalsMet, goals, ...figures })}`);
  process.exitCode = goalsMet ? 0 : 1;
}
