import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import postgres from 'postgres';
import { readMasterKey } from '../../api/config.ts';
import type { SignedManifest } from '../../surveys/ballot/manifest.ts';
import { createDatabase } from '../support/database.ts';
import { needPostgresql } from '../support/find-postgresql.ts';
import { readCount, readOptions } from '../support/options.ts';
import { findFreePort } from '../support/process.ts';
import { listEmployees } from './collect/company.ts';
import type { Phase } from './collect/plan.ts';
import { openRound } from './collect/open-round.ts';
import { countGoodReplies, preparePeople } from './collect/people.ts';
import { runPgbench } from './collect/pgbench.ts';
import { writeReport, type PhaseResult } from './collect/report.ts';
import { runLoad } from './collect/run-load.ts';
import { describeMachine, writeResults } from './keep.ts';

/**
 * `npm run bench:collect`: whole votes (claim of a ballot, two breakdowns and a comment; deposit of ballot and
 * comment) against the product and PostgreSQL on this machine, sent by a process of its own from requests that
 * were written beforehand. In the same run the same answers go through a plain route with one INSERT, and as
 * single rows from pgbench. Everything acknowledged is counted in the database at the end. The last line is
 * every figure as JSON; ends with status 1 when a goal is missed.
 */
const GOALS = { perSecond: 280, p99: 500 } as const;
/** People who answer at the same time where the most that is possible is measured. */
const WIDTH = 48;
/** More than this many votes a second are not prepared for. */
const MOST_PER_SECOND = 800;

const text = { type: 'string' } as const;
const values = readOptions({
  rate: { ...text, default: '300' },
  seconds: { ...text, default: '60' },
  'warm-up': { ...text, default: '10' },
  most: { ...text, default: '15' },
  processes: { ...text, default: '1' },
  profile: text,
  keep: { type: 'boolean', default: false },
});
const rate = readCount('rate', values.rate);
const seconds = readCount('seconds', values.seconds);
const warmUp = readCount('warm-up', values['warm-up']);
const most = readCount('most', values.most);
const processes = readCount('processes', values.processes);
const say = (line: string) => process.stdout.write(`${line}\n`);
await needPostgresql();

const directory = mkdtempSync(join(tmpdir(), 'tutti-bench-'));
const [ours, plain] = [await createDatabase(), await createDatabase()];
const sql = postgres(ours.url!, { max: 2, onnotice: () => undefined });
const started: { kill(): unknown }[] = [];
try {
  await measure();
} finally {
  for (const one of started) one.kill();
  await sql.end({ timeout: 1 });
  await ours.drop();
  await plain.drop();
  rmSync(directory, { recursive: true, force: true });
}

async function measure(): Promise<void> {
  const employees = listEmployees(
    Math.ceil(1.1 * rate * (warmUp + seconds)) + MOST_PER_SECOND * most,
  );
  say(`${employees.length} people: roster, launch, requests written beforehand`);
  const environment = {
    PORT: String(await findFreePort()),
    DATA_DIR: directory,
    DATABASE_URL: ours.url!,
    WEB_CONCURRENCY: String(processes),
    ...(values.profile === undefined
      ? {}
      : { NODE_OPTIONS: `--cpu-prof --cpu-prof-dir=${values.profile}` }),
  };
  const { server, hr, round, secrets } = await openRound(environment, employees);
  started.push(server);
  const signed = await hr.call<SignedManifest>('GET', `/rounds/${round}/manifest`);
  const file = join(directory, 'people.jsonl');
  const material = { sql, masterKey: readMasterKey(directory), round, signed, secrets };
  const states = await preparePeople(material, employees, file);
  // As autovacuum would have done by nine o'clock: the tables were filled a minute ago.
  await sql`vacuum analyze`;
  const plainServer = spawn(process.execPath, [
    join(import.meta.dirname, 'collect', 'plain-server.ts'),
    plain.url!,
  ]);
  started.push(plainServer);
  const plainUrl = await readFirstLine(plainServer);
  const votes = {
    url: server.url.replace('localhost', '127.0.0.1'),
    sends: 'vote',
    width: WIDTH,
  } as const;
  const phases: Phase[] = [
    { ...votes, name: 'warm-up', seconds: warmUp, rate },
    { ...votes, name: 'sustained', seconds, rate },
    { ...votes, name: 'most', seconds: most, rate: null },
    { ...votes, name: 'plain', url: plainUrl, sends: 'plain', seconds: most, rate: null },
  ];
  const { results, replies } = await runLoad(file, phases, server.pid, say);
  if (values.profile !== undefined) process.kill(server.pid, 'SIGTERM');
  const perSecondPgbench = runPgbench(plain.url!, directory, Math.min(10, most));
  const good = await countGoodReplies(states, replies);
  const counted = await count();
  const [sustained, best, inserts] = ['sustained', 'most', 'plain'].map((name) =>
    results.find((result) => result.name === name)!,
  ) as [PhaseResult, PhaseResult, PhaseResult];
  const acknowledged = results
    .filter(({ name }) => name !== 'plain')
    .reduce((sum, { votes }) => sum + votes, 0);
  const errors = results.flatMap((result) => result.errors);
  const missed = [
    ...(sustained.perSecond >= GOALS.perSecond ? [] : ['perSecond']),
    ...(sustained.millis['vote']!.p99 < GOALS.p99 ? [] : ['p99']),
    ...(errors.length === 0 ? [] : ['errors']),
    ...(Object.values(counted).every((number) => number === acknowledged) ? [] : ['counted']),
    ...(good === replies.length ? [] : ['signatures']),
  ];
  const report = {
    ...describeMachine(),
    processes,
    goals: GOALS,
    rate,
    sustained,
    most: best,
    plain: inserts,
    pgbench: perSecondPgbench === null ? null : Math.round(perSecondPgbench),
    ofPlain: ratio(best.perSecond, inserts.perSecond),
    ofPgbench: perSecondPgbench === null ? null : ratio(best.perSecond, perSecondPgbench),
    acknowledged,
    counted,
    signaturesChecked: good,
    errors: errors.slice(0, 5),
    missed,
  };
  const page = writeResults(
    {
      title: 'How many people can answer in a second',
      command: 'npm run bench:collect -- --keep',
      tables: writeReport(report),
    },
    values.keep ? 'collect' : null,
  );
  say(page);
  say(JSON.stringify(report));
  process.exitCode = missed.length === 0 ? 0 : 1;
}

function ratio(a: number, b: number): number {
  return Math.round((100 * a) / b) / 100;
}

/** What the database holds: each number must be that of the acknowledged votes. */
async function count(): Promise<Readonly<Record<string, number>>> {
  const [row] = await sql<Record<string, number>[]>`select
    (select count(*)::int from registrar.claim) as claims,
    (select count(*)::int from ballotbox.inbox) as ballots,
    (select count(*)::int from ballotbox.comment_inbox) as comments`;
  return { ...row! };
}

async function readFirstLine({ stdout }: ChildProcess): Promise<string> {
  for await (const line of createInterface({ input: stdout! })) return line;
  throw new Error('the plain server did not start');
}
