import { createInterface } from 'node:readline/promises';
import { cpus } from 'node:os';
import { needPostgresql } from '../support/find-postgresql.ts';
import { readChoice, readOptions } from '../support/options.ts';
import { writeResults, writeTable } from './keep.ts';
import { closeLargeRound, type ReleaseFigures, type ReleaseSize } from './release/close.ts';

/**
 * `npm run bench:release [-- --only NAME] [-- --wait] [-- --keep]`: from "close" to the frozen release, as HR does it over
 * HTTP, of rounds that were put into the tables as collection leaves them. Beside it plain SQL that computes
 * only the means from the same ballots. `--wait`: when the tables are full a line is awaited, so that a busy
 * machine can be cleared. The last line is every figure as JSON. Ends with status 1 when a goal is missed.
 */
const SIZES: Readonly<Record<string, ReleaseSize & { readonly goals: Goals }>> = {
  million: {
    database: 'postgresql',
    units: 10_000,
    ballots: 1_000_000,
    goals: { seconds: 30, megabytes: 1500, countingRatio: 0.5 },
  },
  'civil-service': {
    database: 'postgresql',
    units: 14_800,
    ballots: 300_000,
    goals: { seconds: 10, unitReports: 12_000 },
  },
  embedded: { database: 'embedded', units: 400, ballots: 20_000, goals: { seconds: 10 } },
};

interface Goals {
  readonly seconds: number;
  readonly megabytes?: number;
  readonly countingRatio?: number;
  /** At least. */
  readonly unitReports?: number;
}

const values = readOptions({
  only: { type: 'string' },
  wait: { type: 'boolean', default: false },
  keep: { type: 'boolean', default: false },
});
const only = readChoice('only', values.only, Object.keys(SIZES));
if (only !== 'embedded') await needPostgresql();
const say = (line: string) => process.stdout.write(`${line}\n`);
const all: Record<string, ReleaseFigures> = {};
const missed: string[] = [];
const tables: string[] = [];
for (const [name, { goals, ...size }] of Object.entries(SIZES)) {
  if (only !== undefined && only !== name) continue;
  const figures = await closeLargeRound(size, async () => {
    if (!values.wait) return;
    say(`${name}: the tables are full; a line starts the measurement`);
    const input = createInterface({ input: process.stdin });
    await input.question('');
    input.close();
  });
  all[name] = figures;
  tables.push(describe(name, figures));
  say(tables.at(-1)!);
  if (figures.seconds > goals.seconds) missed.push(`${name}: seconds`);
  if (figures.megabytes > (goals.megabytes ?? Infinity)) missed.push(`${name}: megabytes`);
  if (figures.countingRatio > (goals.countingRatio ?? Infinity))
    missed.push(`${name}: countingRatio`);
  if (figures.unitReports < (goals.unitReports ?? 0)) missed.push(`${name}: unitReports`);
}
writeResults(
  {
    title: 'From close to the frozen release',
    command: 'npm run bench:release -- --keep',
    tables: `Goals missed: ${missed.join('; ') || 'none'}.\n\n${tables.join('\n')}`,
  },
  values.keep && only === undefined ? 'release' : null,
);
say(JSON.stringify({ machine: `${cpus().length} x ${cpus()[0]?.model ?? ''}`, ...all, missed }));
process.exitCode = missed.length === 0 ? 0 : 1;

function describe(name: string, { otherRequests, ...figures }: ReleaseFigures): string {
  const { p50, p99, most } = otherRequests;
  const rows = [
    ...Object.entries(figures),
    ['other requests meanwhile, ms: p50, p99, most', `${p50}, ${p99}, ${most}`],
  ] as const;
  return `## ${name}\n\n${writeTable(['figure', 'value'], rows)}`;
}
