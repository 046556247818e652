import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig, readMasterKey } from '../../../api/config.ts';
import { createStaffClient } from '../../../api/demo/staff-client.ts';
import { readDocument } from '../../../api/read-document.ts';
import { openMigrated } from '../../../api/open-database.ts';
import { HANDED_MINUTES } from '../../../api/staff/link-token.ts';
import { makeLinkToken } from '../../../api/staff/links.ts';
import { saveAccount } from '../../../api/staff/store.ts';
import type { OwnedDatabase } from '../../../db/connect.ts';
import { createDatabase } from '../../support/database.ts';
import { launchServer } from '../../support/process.ts';
import type { Instrument } from '../../../surveys/instrument.ts';
import type { ReleaseDocument } from '../../../surveys/release-document.ts';
import { drawLargeCompany, type LargeCompany } from '../large-company.ts';
import { createRandom } from '../readiness/random.ts';
import { timeCounting, timePlainMeans } from './baseline.ts';
import { fillRound } from './fill.ts';
import { INSTRUMENT } from './instrument.ts';

const RESPONSE = 0.8;
const SEED = 20261128;
const HR = 'hr@example.org';
/** Another request is made so long after the last one was answered; ten of them would take a seventh of two cores. */
const PROBE_MILLIS = 50;

export interface ReleaseSize {
  readonly database: 'postgresql' | 'embedded';
  readonly units: number;
  readonly ballots: number;
}

export interface ReleaseFigures extends ReleaseSize {
  readonly invited: number;
  readonly unitReports: number;
  readonly breakdownGroups: number;
  readonly documentMegabytes: number;
  /** From the request to close until HR sees the round as released. */
  readonly seconds: number;
  /** Resident memory of the server process at its highest. */
  readonly megabytes: number;
  /** Means of every item per cohort by one `group by`, before the close. */
  readonly plainMeansSeconds: number;
  /** The same ballots, mixed, read and counted as the close does it: histograms and moments. */
  readonly countingSeconds: number;
  readonly countingRatio: number;
  /** The whole close over the plain means. */
  readonly ratio: number;
  /** Another request to the server meanwhile, from another process, one after the other. */
  readonly otherRequests: { readonly p50: number; readonly p99: number; readonly most: number };
}

/** Fill a database of its own, start the server on it, close the round as HR. */
export async function closeLargeRound(
  size: ReleaseSize,
  whenFull: () => Promise<void>,
): Promise<ReleaseFigures> {
  return withRounds(size, INSTRUMENT, async ({ environment, open, company, fill }) => {
    const { round, token } = await fill();
    const plainMeansSeconds = await use(open, (database) => timePlainMeans(database, round));
    await whenFull();
    const closed = await closeOnServer(environment, token, round);
    return use(open, async (database) => {
      const countingSeconds = await timeCounting(database, round, company);
      return {
        ...size,
        invited: company.people.length,
        ...(await describeRelease(database, round)),
        ...closed,
        plainMeansSeconds,
        countingSeconds,
        countingRatio: toHundredths(countingSeconds / plainMeansSeconds),
        ratio: toHundredths(closed.seconds / plainMeansSeconds),
      };
    });
  });
}

async function use<T>(
  open: () => Promise<OwnedDatabase>,
  work: (database: OwnedDatabase) => Promise<T>,
): Promise<T> {
  const database = await open();
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

/** Rounds of one company, filled and closed one after the other. @returns seconds of each close */
export async function closeRounds(
  size: ReleaseSize,
  instrument: Instrument,
  rounds: number,
): Promise<readonly number[]> {
  return withRounds(size, instrument, async ({ environment, fill }) => {
    const taken: number[] = [];
    while (taken.length < rounds) {
      const { round, token } = await fill();
      taken.push((await closeOnServer(environment, token, round)).seconds);
    }
    return taken;
  });
}

interface Rounds {
  readonly environment: Readonly<Record<string, string>>;
  readonly company: LargeCompany;
  readonly open: () => Promise<OwnedDatabase>;
  /** One round more, open and answered, and a link for HR. */
  readonly fill: () => Promise<{ readonly round: string; readonly token: string }>;
}

/** A company with a database and a data directory of its own, for the time of `work`. */
async function withRounds<T>(
  size: ReleaseSize,
  instrument: Instrument,
  work: (rounds: Rounds) => Promise<T>,
): Promise<T> {
  process.env['TUTTI_TEST_DATABASE'] = size.database;
  const own = await createDatabase();
  const directory = mkdtempSync(join(tmpdir(), 'tutti-bench-'));
  const environment = { PORT: '0', DATA_DIR: directory, DATABASE_URL: own.url ?? '' };
  const open = () => openMigrated(readConfig(environment), () => undefined);
  try {
    const random = createRandom(SEED);
    const people = size.ballots / RESPONSE;
    const company = drawLargeCompany(random, { units: size.units, people });
    return await work({
      environment,
      company,
      open,
      async fill() {
        const database = await open();
        const masterKey = readMasterKey(directory);
        const { ballots } = size;
        const fill = { database, masterKey, company, instrument, ballots, random };
        const filled = { round: await fillRound(fill), token: await admitHr(database) };
        await database.close();
        return filled;
      },
    });
  } finally {
    await own.drop();
    rmSync(directory, { recursive: true, force: true });
  }
}

/** @returns token of a link that signs HR in */
async function admitHr(database: OwnedDatabase): Promise<string> {
  await database.as('staff', (sql) =>
    saveAccount(sql, { email: HR, name: HR, role: 'hr', unit: null }),
  );
  return makeLinkToken(database, HR, Date.now(), HANDED_MINUTES);
}

async function closeOnServer(
  environment: Readonly<Record<string, string>>,
  token: string,
  round: string,
): Promise<Pick<ReleaseFigures, 'seconds' | 'megabytes' | 'otherRequests'>> {
  const server = await launchServer([], environment);
  try {
    const hr = await createStaffClient(server.url, HR, token);
    const probe = startProbe(server.url);
    const started = performance.now();
    await hr.closeRound(round);
    const seconds = toHundredths((performance.now() - started) / 1000);
    const otherRequests = await probe.stop();
    return { seconds, megabytes: readPeakMegabytes(server.id), otherRequests };
  } finally {
    await server.kill();
  }
}

/** What somebody else waits for who asks the server for something small. */
function startProbe(url: string) {
  const waits: number[] = [];
  const asking = new AbortController();
  const work = (async () => {
    while (!asking.signal.aborted) {
      const asked = performance.now();
      await (await fetch(`${url}/api/staff/entrance`)).arrayBuffer();
      waits.push(performance.now() - asked);
      await new Promise((done) => setTimeout(done, PROBE_MILLIS));
    }
  })();
  return {
    async stop(): Promise<ReleaseFigures['otherRequests']> {
      asking.abort();
      await work;
      waits.sort((a, b) => a - b);
      const at = (share: number) => Math.round(waits[Math.floor(share * (waits.length - 1))]!);
      return { p50: at(0.5), p99: at(0.99), most: at(1) };
    },
  };
}

/** Linux keeps the highest resident size of each process. */
function readPeakMegabytes(processId: number): number {
  const status = readFileSync(`/proc/${processId}/status`, 'utf8');
  return Math.round(Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1]) / 1000);
}

async function describeRelease({ owner }: OwnedDatabase, round: string) {
  const document = await owner.begin((sql) => readDocument(sql, round));
  const { groups } = JSON.parse(document) as Pick<ReleaseDocument, 'groups'>;
  const count = (prefix: string) => groups.filter(({ id }) => id.startsWith(prefix)).length;
  return {
    unitReports: count('unit:'),
    breakdownGroups: count('breakdown:'),
    documentMegabytes: Math.round(Buffer.byteLength(document) / 1e6),
  };
}

function toHundredths(value: number): number {
  return Math.round(100 * value) / 100;
}
