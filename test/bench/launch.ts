import { cpus } from 'node:os';
import { usePostgresql } from '../support/find-postgresql.ts';
import { readChoice, readOptions } from '../support/options.ts';
import { writeResults, writeTable } from './keep.ts';
import { launchCompany, type LaunchFigures } from './launch/launch-company.ts';

/**
 * `npm run bench:launch [-- --only NAME] [-- --keep]`: from a roster in two CSV files to an open round, as HR does it over
 * HTTP: import, plan, keys of every group, signed manifest, an invitation for everybody. Prints the progress
 * that the page shows. Beside it the same machine making keys one after the other. The last line is every
 * figure as JSON. Ends with status 1 when a goal is missed.
 */
const SIZES = {
  small: { people: 5_000, units: 250, goalSeconds: 60 },
  large: { people: 100_000, units: 3_000, goalSeconds: 900 },
} as const;

const values = readOptions({ only: { type: 'string' }, keep: { type: 'boolean', default: false } });
const only = readChoice('only', values.only, Object.keys(SIZES));
const database = await usePostgresql();
const say = (line: string) => process.stdout.write(`${line}\n`);
const all: Record<string, LaunchFigures> = {};
const missed: string[] = [];
const tables: string[] = [];
for (const [name, { goalSeconds, ...size }] of Object.entries(SIZES)) {
  if (only !== undefined && only !== name) continue;
  const figures = await launchCompany(size, say);
  all[name] = figures;
  if (figures.seconds > goalSeconds) missed.push(name);
  tables.push(`## ${name}\n\n${writeTable(['figure', 'value'], Object.entries(figures))}`);
  say(tables.at(-1)!);
}
const title = 'From a roster to an open round';
const command = 'npm run bench:launch -- --keep';
const page = `Goals missed: ${missed.join('; ') || 'none'}.\n\n${tables.join('\n')}`;
writeResults({ title, command, tables: page }, values.keep && only === undefined ? 'launch' : null);
const machine = `${cpus().length} x ${cpus()[0]?.model ?? ''}`;
say(
  JSON.stringify({
    machine,
    database,
    ...all,
    missed,
  }),
);
process.exitCode = missed.length === 0 ? 0 : 1;
