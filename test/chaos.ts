import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRandom } from '../api/demo/random.ts';
import { describeMachine, writeResults, writeTable } from './bench/keep.ts';
import { runKills, type KillFigures } from './chaos/kills.ts';
import { createPostgresql } from './chaos/private-postgresql.ts';
import { runScenes, type Played } from './chaos/scenes.ts';
import { readCount, readOptions } from './support/options.ts';

/**
 * `npm run chaos -- [--kills 50] [--seed 1]`: half of the kills on a PostgreSQL of its own, half on the embedded
 * database; then the scenes of chaos/scenes.ts. With `--kills 0` the scenes alone. People answer with the client of
 * the web application meanwhile; what was acknowledged is held against what is stored, counted and published. The
 * last line is every figure as JSON; ends with status 1 when something was lost or doubled, with 2 when it does not come to an end.
 */
const MOST_MINUTES = 12;
const text = { type: 'string' } as const;
const values = readOptions({
  kills: { ...text, default: '50' },
  seed: { ...text, default: String(Date.now() % 1_000_000) },
  keep: { type: 'boolean', default: false },
});
const kills = readCount('kills', values.kills, 0);
const seed = readCount('seed', values.seed, 0);
const say = (line: string) => process.stdout.write(`${line}\n`);
setTimeout(() => {
  say(`not at an end after ${MOST_MINUTES} minutes`);
  process.exit(2);
}, MOST_MINUTES * 60_000).unref();

const random = createRandom(seed);
say(`seed ${seed}`);
const began = performance.now();
const results = kills === 0 ? [] : await runAllKills();
say('scenes');
const { scenes, left } = await runScenes(say);

const faults = [
  ...results.flatMap(({ database, faults: own }) => own.map((fault) => `${database}: ${fault}`)),
  ...scenes.flatMap(({ scene, faults: own }) => own.map((fault) => `${scene}: ${fault}`)),
];
const seconds = Math.round((performance.now() - began) / 1000);
const page = writeResults(
  {
    title: 'Killed at random moments',
    command: `npm run chaos -- --kills ${kills} --seed ${seed} --keep`,
    tables: [
      `People answer with the client of the web application while server and PostgreSQL are killed (\`kill -9\`, immediate stop). ${seconds} s.`,
      ...(results.length === 0 ? [] : [writeKills(results)]),
      ...writeScenes({ scenes, left }),
      faults.length === 0 ? 'Nothing lost, nothing doubled.' : `Faults: ${faults.join('; ')}`,
    ]
      .map((part) => part.trim())
      .join('\n\n'),
  },
  values.keep ? 'chaos' : null,
);
say(page);
say(JSON.stringify({ ...describeMachine(), seed, kills, seconds, results, scenes, left, faults }));
process.exit(faults.length === 0 ? 0 : 1);

async function runAllKills(): Promise<readonly KillFigures[]> {
  const directory = mkdtempSync(join(tmpdir(), 'tutti-chaos-postgresql-'));
  const postgresql = await createPostgresql(directory);
  try {
    const figures: KillFigures[] = [];
    if (postgresql === null) {
      say('PostgreSQL is not installed: all kills on the embedded database');
    } else {
      say('PostgreSQL');
      figures.push(await runKills({ postgresql, kills: Math.floor(kills / 2), random, say }));
    }
    say('embedded database');
    const rest = kills - (postgresql === null ? 0 : Math.floor(kills / 2));
    return [...figures, await runKills({ postgresql: null, kills: rest, random, say })];
  } finally {
    await postgresql?.stop();
    rmSync(directory, { recursive: true, force: true });
  }
}

function writeKills(figures: readonly KillFigures[]): string {
  return writeTable(
    [
      'database',
      'kills',
      'acknowledged',
      'ballots sent twice',
      'requests that had to wait',
      'stored: claims, ballots, comments, ballot tokens, comment tokens, breakdown tokens, counted',
      'published: receipts, respondents, in breakdowns',
    ],
    figures.map(({ database, kills: done, acknowledged, repeated, waited, stored, published }) => [
      database,
      `${done.server} server, ${done.postgresql} PostgreSQL`,
      acknowledged,
      repeated,
      waited,
      Object.values(stored).join(', '),
      `${published.listed} (${published.missing} missing), ${published.respondents}, ${published.inBreakdowns}`,
    ]),
  );
}

function writeScenes({ scenes: played, left: missing }: Played): readonly string[] {
  return [
    'Scenes: people answer from the beginning of the trouble, which lasts four seconds, or until it was to be noticed. What is stored is held against what was acknowledged.',
    writeTable(
      [
        'scene',
        'acknowledged',
        'requests that had to wait, by status (0: no answer)',
        'longest wait of another request, ms',
      ],
      played.map(({ scene, acknowledged, waited, longestMillis }) => [
        scene,
        acknowledged,
        Object.entries(waited)
          .map(([status, count]) => `${status}: ${count}`)
          .join(', ') || 'none',
        longestMillis,
      ]),
    ),
    ...missing.map((sentence) => `Not played: ${sentence}.`),
  ];
}
