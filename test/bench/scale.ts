import { cpus } from 'node:os';
import { needPostgresql } from '../support/find-postgresql.ts';
import { readChoice, readOptions } from '../support/options.ts';
import { writeResults, writeTable } from './keep.ts';
import { launchCompany } from './launch/launch-company.ts';
import { closeRounds } from './release/close.ts';
import { fitExponent } from './scale/exponent.ts';
import { cutInstrument } from './scale/questionnaire.ts';
import { costOfReport } from './scale/report.ts';
import type { Size } from './scale/size.ts';
import { costOfVote } from './scale/vote.ts';

/**
 * `npm run bench:scale [-- --only COST] [-- --keep]`: how the cost of a vote, a close, a report and a launch grows
 * with people, units, items and rounds, each at three sizes while the others stay. A cost grows like
 * size^exponent: 0 is not at all, 1 in proportion. On PostgreSQL. The last line is every figure as JSON.
 */
interface Cost {
  readonly unit: string;
  readonly usual: Size;
  readonly sizes: Partial<Readonly<Record<keyof Size, readonly number[]>>>;
  readonly measure: (size: Size) => Promise<number>;
}

const CLOSE_RESPONSE = 0.8;
const COSTS: Readonly<Record<string, Cost>> = {
  vote: {
    unit: 'ms of a core',
    usual: { people: 6_000, units: 20, items: 40, rounds: 1 },
    sizes: {
      people: [1_500, 6_000, 24_000],
      units: [20, 80, 320],
      items: [10, 20, 40],
      rounds: [1, 3, 9],
    },
    measure: costOfVote,
  },
  close: {
    unit: 's',
    usual: { people: 60_000, units: 1_600, items: 41, rounds: 1 },
    sizes: {
      people: [20_000, 60_000, 180_000],
      units: [400, 1_600, 6_400],
      items: [10, 20, 41],
      rounds: [1, 2, 4],
    },
    async measure({ people, units, items, rounds }) {
      const size = { database: 'postgresql', units, ballots: CLOSE_RESPONSE * people } as const;
      return (await closeRounds(size, cutInstrument(items), rounds)).at(-1)!;
    },
  },
  report: {
    unit: 'ms of a core',
    usual: { people: 0, units: 1_765, items: 20, rounds: 1 },
    sizes: { units: [441, 1_765, 7_060], items: [10, 20, 40], rounds: [1, 4, 16] },
    measure: (size) => costOfReport(size, false),
  },
  'first report': {
    unit: 'ms of a core',
    usual: { people: 0, units: 1_765, items: 20, rounds: 1 },
    sizes: { units: [441, 1_765, 7_060], items: [10, 20, 40] },
    measure: (size) => costOfReport(size, true),
  },
  launch: {
    unit: 's',
    usual: { people: 15_000, units: 100, items: 41, rounds: 1 },
    sizes: { people: [5_000, 15_000, 45_000], units: [100, 300, 900] },
    measure: async (size) => (await launchCompany(size, () => undefined)).seconds,
  },
};

const values = readOptions({ only: { type: 'string' }, keep: { type: 'boolean', default: false } });
const only = readChoice('only', values.only, Object.keys(COSTS));
await needPostgresql();
const say = (line: string) => process.stdout.write(`${line}\n`);
const figures: Record<
  string,
  Record<string, { sizes: number[]; costs: number[]; exponent: number }>
> = {};
const rows: (string | number)[][] = [];
for (const [name, cost] of Object.entries(COSTS)) {
  if (only !== undefined && only !== name) continue;
  figures[name] = {};
  // The usual size is one of the three for each quantity; it is measured once.
  const known = new Map<string, number>();
  for (const [by, sizes] of Object.entries(cost.sizes) as [keyof Size, readonly number[]][]) {
    const points = [];
    for (const value of sizes) {
      const size = { ...cost.usual, [by]: value };
      const key = JSON.stringify(size);
      const measured = known.get(key) ?? (await cost.measure(size));
      known.set(key, measured);
      points.push({ size: value, cost: measured });
      say(`${name}, ${value} ${by}: ${measured.toFixed(2)} ${cost.unit}`);
    }
    const exponent = Number(fitExponent(points).toFixed(1));
    const costs = points.map((point) => Number(point.cost.toFixed(2)));
    figures[name][by] = { sizes: [...sizes], costs, exponent };
    rows.push([`${name}, ${cost.unit}`, by, sizes.join(', '), costs.join(', '), exponent]);
  }
}
const page = writeResults(
  {
    title: 'How costs grow',
    command: 'npm run bench:scale -- --keep',
    tables: `A cost grows like size^exponent; each was measured once, a report four times of which the cheapest counts, on the whole machine without the load. The second table says what stays while one quantity is varied.\n\n${writeTable(
      ['cost', 'by', 'sizes', 'costs', 'exponent'],
      rows,
    )}\n${writeTable(
      ['cost', 'people', 'units', 'items', 'rounds'],
      Object.entries(COSTS).map(([name, { usual }]) => [
        name,
        usual.people || '-',
        usual.units,
        usual.items,
        usual.rounds,
      ]),
    )}`,
  },
  values.keep && only === undefined ? 'scale' : null,
);
say(page);
say(JSON.stringify({ machine: `${cpus().length} x ${cpus()[0]?.model ?? ''}`, ...figures }));
