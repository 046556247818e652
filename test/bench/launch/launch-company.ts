import { generateKeyPair } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { readConfig } from '../../../api/config.ts';
import { createStaffClient, type StaffClient } from '../../../api/demo/staff-client.ts';
import { openMigrated } from '../../../api/open-database.ts';
import { HANDED_MINUTES } from '../../../api/staff/link-token.ts';
import { makeLinkToken } from '../../../api/staff/links.ts';
import { saveAccount } from '../../../api/staff/store.ts';
import { MODULUS_BITS } from '../../../surveys/ballot/rsa-public-key.ts';
import { createDatabase } from '../../support/database.ts';
import { launchServer } from '../../support/process.ts';
import { drawLargeCompany, LARGE_SPECS, type LargeCompany } from '../large-company.ts';
import { createRandom } from '../readiness/random.ts';

const SEED = 20261128;
const HR = 'hr@example.org';
const POLL_MILLIS = 250;
const SAY_EVERY_MILLIS = 10_000;
const BASELINE_KEYS = 30;
const seconds = (from: number) => Math.round((performance.now() - from) / 100) / 10;

export interface LaunchFigures {
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

/** A company that is drawn, a server of its own, and HR who launches. @param say is told the progress */
export async function launchCompany(
  size: { readonly people: number; readonly units: number },
  say: (line: string) => void,
): Promise<LaunchFigures> {
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
      return await walk(hr, company, baselineKeysPerSecond, say);
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
  say: (line: string) => void,
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
  const { keySeconds, keys, longestWaitMillis } = await followKeys(hr, id, say);
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
async function followKeys(hr: StaffClient, id: string, say: (line: string) => void) {
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
