/**
 * Disclosure benchmark: what rules of thumb give away, and what they show, beside Tutti on the same
 * random companies, judged by the auditor; and how long a very large company takes.
 *
 *   npm run bench:disclosure -- [--seed 20263] [--companies 400] [--keep]
 *
 * Prints tables in Markdown; the last line is one JSON object with every figure. Ends with status 1 when a
 * goal is missed.
 */
import { readCount, readOptions } from '../support/options.ts';
import { drawCompany } from './disclosure/company.ts';
import { NAIVE_RULES } from './disclosure/naive.ts';
import type { Mode, Outcome } from './disclosure/releases.ts';
import { releaseByModes } from './disclosure/releases.ts';
import { timeProtection } from './disclosure/speed.ts';
import { summarise, tabulateModes, tabulateSpeed } from './disclosure/tables.ts';
import { writeResults } from './keep.ts';
import { createRandom } from './readiness/random.ts';

const SECONDS_MAX = 10;

const options = readOptions({
  seed: { type: 'string', default: '20263' },
  companies: { type: 'string', default: '400' },
  keep: { type: 'boolean', default: false },
});
const seed = readCount('seed', options.seed);
const companies = readCount('companies', options.companies);

// First, while there is nothing else in memory.
const speed = timeProtection(createRandom(seed));

const random = createRandom(seed);
const outcomes = new Map<Mode, Outcome[]>(
  [...NAIVE_RULES, 'ours' as const].map((mode) => [mode, []]),
);
let launched = 0;
while (launched < companies) {
  const released = releaseByModes(drawCompany(random), NAIVE_RULES);
  if (released === null) continue;
  launched += 1;
  for (const [mode, outcome] of released) outcomes.get(mode)!.push(outcome);
}
const respondents = outcomes.get('ours')!.reduce((sum, outcome) => sum + outcome.respondents, 0);
const modes = new Map([...outcomes].map(([mode, list]) => [mode, summarise(list)]));

const { ours, ...naive } = Object.fromEntries(modes) as Record<Mode, ReturnType<typeof summarise>>;
const strictest = Math.min(...Object.values(naive).map(({ ownUnit }) => ownUnit));
const { derivable, silent, derivableOnItem, certain, undecided } = ours;
const givenAway = derivable + silent + derivableOnItem + certain + undecided;
const goals = [
  {
    name: 'companies in which Tutti gives anything away, or the auditor can not decide',
    value: givenAway,
    goal: '0',
    isMet: givenAway === 0,
  },
  {
    name: 'companies that minimum size only gives away (the judge can see)',
    value: naive.minimum.derivable,
    goal: '> 0',
    isMet: naive.minimum.derivable > 0,
  },
  {
    name: 'respondents whose own unit is reported, Tutti over the strictest naive rule',
    value: ours.ownUnit / strictest,
    goal: '>= 1',
    isMet: ours.ownUnit >= strictest,
  },
  {
    name: 'seconds to protect the large company',
    value: speed.seconds,
    goal: `< ${SECONDS_MAX}`,
    isMet: speed.seconds < SECONDS_MAX,
  },
];

const title = `Disclosure control: ${companies} companies, ${respondents} respondents`;
const command = `npm run bench:disclosure -- --seed ${seed} --companies ${companies} --keep`;
const tables = `Share of companies in which the auditor (\`surveys/disclosure/audit.ts\`) derives a figure about fewer than five
respondents, or about nobody but silent people, from everything published; and share of respondents who see a
figure of their own unit.

${tabulateModes(modes)}

## Speed: ${speed.units} units, ${speed.respondents} respondents, ${speed.items} items, three breakdowns

${tabulateSpeed(speed)}

${speed.groupsReleased} units and pools and ${speed.breakdownGroups} breakdown groups are released. Counting the ballots
before took ${speed.tabulateSeconds.toFixed(1)} s, random answers included. Seconds are those on the clock; of the
${speed.seconds.toFixed(2)} s of protection this process was given a processor for ${speed.processorSeconds.toFixed(2)} s.

## Goals

| figure | value | goal | |
| --- | ---: | --- | --- |
${goals.map(({ name, value, goal, isMet }) => `| ${name} | ${value.toFixed(3)} | ${goal} | ${isMet ? 'met' : 'MISSED'} |`).join('\n')}
`;
process.stdout.write(writeResults({ title, command, tables }, options.keep ? 'disclosure' : null));
const goalsMet = goals.every(({ isMet }) => isMet);
console.log(
  JSON.stringify({
    seed,
    companies,
    respondents,
    goalsMet,
    modes: Object.fromEntries(modes),
    strictest,
    speed,
  }),
);
process.exitCode = goalsMet ? 0 : 1;
