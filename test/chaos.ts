import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createRandom } from '../api/demo/random.ts';
import { runKills, type KillFigures } from './chaos/kills.ts';
import { createPostgresql } from './chaos/private-postgresql.ts';
import { runScenes, type SceneFigures } from './chaos/scenes.ts';

/**
 * `npm run chaos -- [--kills 50] [--seed 1]`: half of the kills on a PostgreSQL of its own, half on the embedded
 * database; then the scenes of chaos/scenes.ts. People answer with the client of the web application meanwhile;
 * what was acknowledged is held against what is stored, counted and published. The last line is every figure as
 * JSON; ends with status 1 when something was lost or doubled, with 2 when it does not come to an end.
 */
const MOST_MINUTES = 9;
const text = { type: 'string' } as const;
const { values } = parseArgs({
  options: {
    kills: { ...text, default: '50' },
    seed: { ...text, default: String(Date.now() % 1_000_000) },
    keep: { type: 'boolean', default: false },
  },
});
const [kills, seed] = [Number(values.kills), Number(values.seed)];
const say = (line: string) => process.stdout.write(`${line}\n`);
setTimeout(() => {
  say(`not at an end after ${MOST_MINUTES} minutes`);
  process.exit(2);
}, MOST_MINUTES * 60_000).unref();

const random = createRandom(seed);
const directory = mkdtempSync(join(tmpdir(), 'tutti-chaos-postgresql-'));
say(`seed ${seed}`);
const began = performance.now();
const results: KillFigures[] = [];
let scenes: readonly SceneFigures[] | null = null;
const postgresql = await createPostgresql(directory);
try {
  if (postgresql === null) say('PostgreSQL is not installed: all kills on the embedded database');
  else {
    say('PostgreSQL');
    const settings = { postgresql, kills: Math.floor(kills / 2), random, say };
    results.push(await runKills(settings));
  }
  say('embedded database');
  const left = kills - (postgresql === null ? 0 : Math.floor(kills / 2));
  results.push(await runKills({ postgresql: null, kills: left, random, say }));
  say('scenes');
  scenes = await runScenes(say);
  if (scenes === null) say('no scenes: they need PostgreSQL, and the right to mount a small disk');
} finally {
  await postgresql?.stop();
  rmSync(directory, { recursive: true, force: true });
}

const faults = [
  ...results.flatMap(({ database, faults: own }) => own.map((fault) => `${database}: ${fault}`)),
  ...(scenes ?? []).flatMap(({ scene, faults: own }) => own.map((fault) => `${scene}: ${fault}`)),
];
const report = {
  machine: `${availableParallelism()} cores (${cpus()[0]?.model ?? 'unknown'}), load ${loadavg()[0]!.toFixed(1)}`,
  date: new Date().toISOString().slice(0, 10),
  seed,
  kills,
  seconds: Math.round((performance.now() - began) / 1000),
  results,
  scenes,
  faults,
};
const page = writePage();
say(page);
if (values.keep) writeFileSync(join(import.meta.dirname, 'bench', 'results', 'chaos.md'), page);
say(JSON.stringify(report));
process.exit(faults.length === 0 ? 0 : 1);

function writePage(): string {
  const rows = results.map(
    ({ database, kills: done, acknowledged, repeated, waited, stored, published }) =>
      `| ${[
        database,
        `${done.server} server, ${done.postgresql} PostgreSQL`,
        acknowledged,
        repeated,
        waited,
        Object.values(stored).join(', '),
        `${published.listed} (${published.missing} missing), ${published.respondents}, ${published.inBreakdowns}`,
      ].join(' | ')} |`,
  );
  return [
    '# Killed at random moments',
    '',
    `\`npm run chaos -- --kills ${kills} --seed ${seed} --keep\`: people answer with the client of the web application while server and PostgreSQL are killed (\`kill -9\`, immediate stop). ${report.seconds} s.`,
    '',
    `Machine: ${report.machine}; ${report.date}.`,
    '',
    '| database | kills | acknowledged | ballots sent twice | requests that had to wait | stored: claims, ballots, comments, ballot tokens, comment tokens, breakdown tokens, counted | published: receipts, respondents, in breakdowns |',
    '| --- | --- | --: | --: | --: | --- | --- |',
    ...rows,
    '',
    ...writeScenes(),
    faults.length === 0 ? 'Nothing lost, nothing doubled.' : `Faults: ${faults.join('; ')}`,
    '',
  ].join('\n');
}

function writeScenes(): readonly string[] {
  if (scenes === null) return ['No scenes were played.', ''];
  return [
    'Scenes: the trouble lasts four seconds, and people answer from its beginning. What is stored is held against what was acknowledged.',
    '',
    '| scene | acknowledged | requests that had to wait, by status (0: no answer) | longest wait of another request, ms |',
    '| --- | --: | --- | --: |',
    ...scenes.map(
      ({ scene, acknowledged, waited, longestMillis }) =>
        `| ${scene} | ${acknowledged} | ${
          Object.entries(waited)
            .map(([status, count]) => `${status}: ${count}`)
            .join(', ') || 'none'
        } | ${longestMillis} |`,
    ),
    '',
  ];
}
