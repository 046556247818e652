import { writeTable } from '../keep.ts';
import type { PhaseFigures } from './plan.ts';
import type { ProcessorTime } from './processor.ts';

interface Spread {
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
}

export interface PhaseResult {
  readonly name: string;
  readonly votes: number;
  readonly perSecond: number;
  readonly errors: readonly string[];
  /** Milliseconds by kind of request; `vote` is all three, from the moment it was due. */
  readonly millis: Readonly<Record<string, Spread>>;
  /** Cores kept busy; null where the system does not tell. */
  readonly cores: { readonly server: number; readonly load: number; readonly rest: number } | null;
}

export function describePhase(
  name: string,
  { votes, seconds, errors, millis }: PhaseFigures,
  before: ProcessorTime | null,
  after: ProcessorTime | null,
): PhaseResult {
  return {
    name,
    votes,
    perSecond: round(votes / seconds, 1),
    errors,
    millis: Object.fromEntries(
      Object.entries(millis).map(([kind, sorted]) => [kind, spread(sorted)]),
    ),
    cores: before === null || after === null ? null : share(before, after, seconds),
  };
}

function share(before: ProcessorTime, after: ProcessorTime, seconds: number) {
  const [server, load, machine] = (['server', 'load', 'machine'] as const).map(
    (part) => (after[part] - before[part]) / seconds,
  ) as [number, number, number];
  return {
    server: round(server, 2),
    load: round(load, 2),
    rest: round(machine - server - load, 2),
  };
}

function spread(sorted: readonly number[]): Spread {
  const at = (part: number) =>
    sorted[Math.min(sorted.length - 1, Math.ceil(part * sorted.length) - 1)]!;
  return { p50: round(at(0.5), 1), p99: round(at(0.99), 1), max: round(at(1), 1) };
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}

interface Report {
  readonly processes: number;
  readonly goals: { readonly perSecond: number; readonly p99: number };
  readonly rate: number;
  readonly sustained: PhaseResult;
  readonly most: PhaseResult;
  readonly plain: PhaseResult;
  readonly pgbench: number | null;
  readonly ofPlain: number;
  readonly ofPgbench: number | null;
  readonly acknowledged: number;
  readonly counted: Readonly<Record<string, number>>;
  readonly signaturesChecked: number;
  readonly missed: readonly string[];
}

/** What was measured, without the machine and the day (keep.ts). */
export function writeReport(report: Report): string {
  const { sustained, most, plain, goals, counted } = report;
  const verdict = (name: string) => (report.missed.includes(name) ? 'MISSED' : 'met');
  const cores = ({ cores }: PhaseResult) =>
    cores === null
      ? ''
      : `${cores.server.toFixed(2)} server, ${cores.load.toFixed(2)} load, ${cores.rest.toFixed(2)} PostgreSQL and the rest`;
  const rows: readonly (readonly [string, string | number, string | number, string])[] = [
    [
      `votes a second, sustained (${report.rate} a second begin)`,
      sustained.perSecond,
      goals.perSecond,
      verdict('perSecond'),
    ],
    ['whole vote, p99, ms', sustained.millis['vote']!.p99, goals.p99, verdict('p99')],
    ['whole vote, median, ms', sustained.millis['vote']!.p50, '', ''],
    ['whole vote, longest, ms', sustained.millis['vote']!.max, '', ''],
    ['claim, p99, ms', sustained.millis['claim']!.p99, '', ''],
    ['ballot with two breakdowns, p99, ms', sustained.millis['ballot']!.p99, '', ''],
    ['comment, p99, ms', sustained.millis['comment']!.p99, '', ''],
    ['errors', sustained.errors.length + most.errors.length, 0, verdict('errors')],
    ['cores busy', cores(sustained), '', ''],
    ['most votes a second', most.perSecond, '', ''],
    ['cores busy then', cores(most), '', ''],
    ['baseline: plain route, one INSERT, votes a second', plain.perSecond, '', ''],
    ['baseline: pgbench, single rows, a second', report.pgbench ?? 'not installed', '', ''],
    ['most votes / plain route', report.ofPlain, '', ''],
    ['most votes / pgbench', report.ofPgbench ?? '', '', ''],
    [
      'acknowledged votes; claims, ballots, comments in the database',
      [report.acknowledged, ...Object.values(counted)].join('; '),
      'equal',
      verdict('counted'),
    ],
    [
      'claims of real devices, unblinded and checked',
      report.signaturesChecked,
      'all',
      verdict('signatures'),
    ],
  ];
  return [
    'Whole votes, each a claim (a ballot, two breakdowns, one comment: four blind signatures), a ballot and a comment, all acknowledged; 41 closed items. Server, PostgreSQL and load share the machine; ' +
      `${report.processes} process(es) of the server.`,
    writeTable(['figure', 'measured', 'goal', ''], rows),
  ].join('\n\n');
}
