import { generateKeyPair } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { readConfig } from '../../api/config.ts';
import { createStaffClient, type StaffClient } from '../../api/demo/staff-client.ts';
import { openMigrated } from '../../api/open-database.ts';
import { HANDED_MINUTES } from '../../api/staff/link-token.ts';
import { makeLinkToken } from '../../api/staff/links.ts';
import { saveAccount } from '../../api/staff/store.ts';
import { MODULUS_BITS } from '../../surveys/ballot/rsa-public-key.ts';
import { createDatabase } from '../support/database.ts';
import { findPostgresql } from '../support/find-postgresql.ts';
import { launchServer } from '../support/process.ts';
import { writeResults, writeTable } from './keep.ts';
import { drawLargeCompany, LARGE_SPECS, type LargeCompany } from './large-company.ts';
import { createRandom } from './readiness/random.ts';

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
const SEED = 20261128;
const HR = 'hr@example.org';
const POLL_MILLIS = 250;
const SAY_EVERY_MILLIS = 10_000;
const BASELINE_KEYS = 30;

interface LaunchFigures {
  readonly people: number;
  readonly units: number;
  readonly keys: number;
  readonly importSeconds: number;
  /** Until the answer that the launch has begun: plan, groups and invitations are frozen. */
  readonly planSeconds: number;
  readonly keySeconds: number;
  /** Manifest, box, secrets of the invitations. */
  readonly restSeconds: number;
  readonly seconds: number;
  readonly keysPerSecond: number;
  /** Keys a second one after the other, in another process before. */
  readonly baselineKeysPerSecond: number;
  readonly ratio: number;
  /** The longest that HR's page waited for the progress. */
  readonly longestWaitMillis: number;
}

const { values } = parseArgs({
  options: { only: { type: 'string' }, keep: { type: 'boolean', default: false } },
});
const postgresql = await findPostgresql();
if (postgresql !== null) {
  process.env['TEST_DATABASE_URL'] = postgresql;
  process.env['TUTTI_TEST_DATABASE'] = 'postgresql';
}
const say = (line: string) => process.stdout.write(`${line}\n`);
const seconds = (from: number) => Math.round((performance.now() - from) / 100) / 10;
const all: Record<string, LaunchFigures> = {};
const missed: string[] = [];
const tables: string[] = [];
for (const [name, { goalSeconds, ...size }] of Object.entries(SIZES)) {
  if (values.only !== undefined && values.only !== name) continue;
  const figures = await launchCompany(size);
  all[name] = figures;
  if (figures.seconds > goalSeconds) missed.push(name);
  tables.push(`## ${name}\n\n${writeTable(['figure', 'value'], Object.entries(figures))}`);
  say(tables.at(-1)!);
}
const title = 'From a roster to an open round';
const command = 'npm run bench:launch -- --keep';
const page = `Goals missed: ${missed.join('; ') || 'none'}.\n\n${tables.join('\n')}`;
writeResults({ title, command, tables: page }, values.keep ? 'launch' : null);
const machine = `${cpus().length} x ${cpus()[0]?.model ?? ''}`;
say(
  JSON.stringify({
    machine,
    database: postgresql === null ? 'embedded' : 'postgresql',
    ...all,
    missed,
  }),
);
process.exitCode = missed.length === 0 ? 0 : 1;

async function launchCompany(size: { people: number; units: number }): Promise<LaunchFigures> {
  const own = await createDatabase();
  const directory = mkdtempSync(join(tmpdir(), 'tutti-bench-'));
  const environment = { PORT: '0', DATA_DIR: directory, DATABASE_URL: own.url ?? '' };
  try {
    const database = await openMigrated(readConfig(environment), () => undefined);
    await database.as('staff', (sql) =>
      saveAccount(sql, { email: HR, name: HR, role: 'hr', unit: null }),
    );
    const token = await makeLinkToken(database, HR, Date.now(), HANDED_MINUTES);
    await database.close();
    const baselineKeysPerSecond = await timeBaseline();
    const server = await launchServer([], environment);
    try {
      const hr = await createStaffClient(server.url, HR, token);
      const company = drawLargeCompany(createRandom(SEED), size);
      return await walk(hr, company, baselineKeysPerSecond);
    } finally {
      await server.kill();
    }
  } finally {
    await own.drop();
    rmSync(directory, { recursive: true, force: true });
  }
}

async function walk(
  hr: StaffClient,
  company: LargeCompany,
  baselineKeysPerSecond: number,
): Promise<LaunchFigures> {
  const started = performance.now();
  await hr.importOrganisation(writeUnits(company), writeRoster(company));
  const importSeconds = seconds(started);
  say(
    `imported ${company.people.length} people in ${company.tree.units.length} units: ${importSeconds} s`,
  );
  const planned = performance.now();
  const { id } = await hr.call<{ id: string }>('POST', '/rounds', {
    title: 'Large company',
    instrument: 'full@1',
    closesOn: '2099-12-31',
    breakdowns: LARGE_SPECS,
  });
  await hr.call('POST', `/rounds/${id}/launch`);
  const planSeconds = seconds(planned);
  const { keySeconds, keys, longestWaitMillis } = await followKeys(hr, id);
  const rest = performance.now();
  while ((await hr.readRound(id)).state !== 'open') await sleep(POLL_MILLIS);
  const keysPerSecond = Math.round((10 * keys) / keySeconds) / 10;
  return {
    people: company.people.length,
    units: company.tree.units.length,
    keys,
    importSeconds,
    planSeconds,
    keySeconds,
    restSeconds: seconds(rest),
    seconds: seconds(started),
    keysPerSecond,
    baselineKeysPerSecond,
    ratio: Math.round((100 * keysPerSecond) / baselineKeysPerSecond) / 100,
    longestWaitMillis,
  };
}

/** Progress as the page asks for it. */
async function followKeys(hr: StaffClient, id: string) {
  const started = performance.now();
  let saidAt = started;
  let longestWaitMillis = 0;
  for (;;) {
    const asked = performance.now();
    const { keys, state } = await hr.readRound(id);
    longestWaitMillis = Math.max(longestWaitMillis, Math.round(performance.now() - asked));
    if (performance.now() - saidAt > SAY_EVERY_MILLIS) {
      saidAt = performance.now();
      say(`preparing: ${keys.done} of ${keys.total} keys`);
    }
    if (state !== 'preparing' || keys.done === keys.total)
      return { keySeconds: seconds(started), keys: keys.total, longestWaitMillis };
    await sleep(POLL_MILLIS);
  }
}

/** Key pairs one after the other, and nothing else. */
async function timeBaseline(): Promise<number> {
  const make = promisify(generateKeyPair);
  const started = performance.now();
  for (let made = 0; made < BASELINE_KEYS; made += 1)
    await make('rsa', { modulusLength: MODULUS_BITS });
  return Math.round((10 * BASELINE_KEYS) / ((performance.now() - started) / 1000)) / 10;
}

function writeUnits({ tree }: LargeCompany): string {
  const lines = tree.units.map(({ id, parent, name }) => `${id},${parent ?? ''},${name}`);
  return ['unit_id,parent_id,name', ...lines, ''].join('\n');
}

function writeRoster({ people }: LargeCompany): string {
  const lines = people.map(
    ({ unit, attributes }, index) =>
      `e${index},e${index}@example.org,${unit},en,${attributes['gender']},${attributes['age']}`,
  );
  return ['employee_id,email,unit_id,language,gender,age', ...lines, ''].join('\n');
}

function sleep(millis: number): Promise<void> {
  return new Promise((done) => setTimeout(done, millis));
}
