import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../../api/config.ts';
import { createStaffClient } from '../../api/demo/staff-client.ts';
import { openMigrated } from '../../api/open-database.ts';
import type { StaffRole } from '../../api/account.ts';
import { HANDED_MINUTES } from '../../api/staff/link-token.ts';
import { makeLinkToken } from '../../api/staff/links.ts';
import { saveAccount } from '../../api/staff/store.ts';
import { createDatabase } from '../support/database.ts';
import { usePostgresql } from '../support/find-postgresql.ts';
import { readOptions } from '../support/options.ts';
import { launchServer } from '../support/process.ts';
import { writeResults, writeTable } from './keep.ts';
import { load, type LoadFigures } from './open-load.ts';
import { insertLargeReport, LARGE_UNITS } from './web/large-report.ts';

/**
 * `npm run bench:reports [-- --keep]`: unit reports and the heatmap of a round with 1,765 units over HTTP, signed in,
 * at a fixed rate from another process, beside a plain route that sends as many bytes. The last line is every
 * figure as JSON. Ends with status 1 when a goal is missed.
 */
const PER_SECOND = 500;
const SECONDS = 15;
const WARM_UP_SECONDS = 5;
const GOAL_MILLIS = 25;
/** Two levels below the top, with units below it. */
const MANAGED = 'U14';
const OUTSIDE = 'U2';

const { keep } = readOptions({ keep: { type: 'boolean', default: false } });
const database = await usePostgresql();
const say = (line: string) => process.stdout.write(`${line}\n`);
const own = await createDatabase();
const directory = mkdtempSync(join(tmpdir(), 'tutti-bench-'));
const environment = { PORT: '0', DATA_DIR: directory, DATABASE_URL: own.url ?? '' };
try {
  const figures = await measure();
  const missed = Object.entries(figures)
    .filter(([name, { p99, failed }]) => failed > 0 || (!isBaseline(name) && p99 > GOAL_MILLIS))
    .map(([name]) => name);
  const tables = writeTable(
    ['milliseconds', 'a second', 'p50', 'p99', 'most', 'failed', 'bytes'],
    Object.entries(figures).map(([name, { perSecond, p50, p99, most, failed, bytes }]) => [
      name,
      ...[perSecond, p50, p99, most, failed, bytes],
    ]),
  );
  const title = `Reports of ${LARGE_UNITS} units, ${PER_SECOND} requests a second for ${SECONDS} s each`;
  const goal = `Goal: p99 at most ${GOAL_MILLIS} ms and none failed; missed: ${missed.join('; ') || 'none'}.`;
  const command = 'npm run bench:reports -- --keep';
  say(writeResults({ title, command, tables: `${goal}\n\n${tables}` }, keep ? 'reports' : null));
  const machine = `${cpus().length} x ${cpus()[0]?.model ?? ''}`;
  say(
    JSON.stringify({
      machine,
      database,
      figures,
      missed,
    }),
  );
  process.exitCode = missed.length === 0 ? 0 : 1;
} finally {
  await own.drop();
  rmSync(directory, { recursive: true, force: true });
}

function isBaseline(name: string): boolean {
  return name.startsWith('plain');
}

async function measure(): Promise<Record<string, LoadFigures>> {
  const database = await openMigrated(readConfig(environment), () => undefined);
  const round = await insertLargeReport({ database });
  const admit = async (role: StaffRole, unit: string | null) => {
    const email = `${role}@example.org`;
    await database.as('staff', (sql) => saveAccount(sql, { email, name: email, role, unit }));
    return { email, token: await makeLinkToken(database, email, Date.now(), HANDED_MINUTES) };
  };
  const admitted = { hr: await admit('hr', null), manager: await admit('manager', MANAGED) };
  await database.close();
  const server = await launchServer([], environment);
  try {
    const signIn = ({ email, token }: { email: string; token: string }) =>
      createStaffClient(server.url, email, token);
    const hr = await signIn(admitted.hr);
    const manager = await signIn(admitted.manager);
    const outside = await manager.send('GET', `/reports/${round}/units/${OUTSIDE}`);
    if (outside.status !== 404)
      throw new Error(`a manager was shown ${OUTSIDE}: ${outside.status}`);
    const heatmap = `/api/reports/${round}/summary`;
    const unit = (id: string) => `/api/reports/${round}/units/${id}`;
    const units = Array.from({ length: LARGE_UNITS }, (_, index) => unit(`U${index}`));
    const tag = (await hr.send('GET', `/reports/${round}/summary`)).headers.get('etag') ?? '';
    const ask = (cookie: string, paths: readonly string[], known = '') =>
      runWarm(server.url, paths, { cookie, ...(known && { 'if-none-match': known }) });
    const figures: Record<string, LoadFigures> = {
      'unit report, HR, every unit in turn': await ask(hr.cookie, units),
      'unit report, a manager, the own unit': await ask(manager.cookie, [unit(MANAGED)]),
      heatmap: await ask(hr.cookie, [heatmap]),
      'heatmap, known to the browser': await ask(hr.cookie, [heatmap], tag),
    };
    const sizes = [figures['unit report, HR, every unit in turn']!, figures['heatmap']!].map(
      ({ bytes }) => String(bytes),
    );
    return { ...figures, ...(await measurePlain(sizes)) };
  } finally {
    await server.kill();
  }
}

async function measurePlain(sizes: readonly string[]): Promise<Record<string, LoadFigures>> {
  const child = fork(join(import.meta.dirname, 'reports', 'plain-server.ts'), sizes);
  try {
    const [url] = (await once(child, 'message')) as [string];
    const figures: Record<string, LoadFigures> = {};
    for (const size of sizes)
      figures[`plain route, ${size} bytes`] = await runWarm(url, [`/${size}`], {});
    return figures;
  } finally {
    child.kill();
  }
}

async function runWarm(
  url: string,
  paths: readonly string[],
  headers: Readonly<Record<string, string>>,
): Promise<LoadFigures> {
  const expected = 'if-none-match' in headers ? 304 : 200;
  const order = { url, paths, headers: { 'accept-encoding': 'br', ...headers }, expected };
  await load({ ...order, perSecond: PER_SECOND, seconds: WARM_UP_SECONDS });
  return load({ ...order, perSecond: PER_SECOND, seconds: SECONDS });
}
