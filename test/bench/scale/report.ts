import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../../../api/config.ts';
import { createStaffClient } from '../../../api/demo/staff-client.ts';
import { openMigrated } from '../../../api/open-database.ts';
import { HANDED_MINUTES } from '../../../api/staff/link-token.ts';
import { makeLinkToken } from '../../../api/staff/links.ts';
import { saveAccount } from '../../../api/staff/store.ts';
import { createDatabase } from '../../support/database.ts';
import { launchServer } from '../../support/process.ts';
import { readProcessorTime } from '../collect/processor.ts';
import { insertLargeReport } from '../web/large-report.ts';
import type { Size } from './size.ts';
import { cutInstrument } from './questionnaire.ts';

const HR = 'hr@example.org';
/** Reports that are asked for, spread over all units. */
const REPORTS = 400;
/** What disturbs a measurement lasts for seconds, and only adds: the cheapest of so many is taken. */
const MEASUREMENTS = 4;

/**
 * @param isFirst each report is asked for once, when nothing is kept of it; else again and again
 * @returns milliseconds of a core that the report of one unit costs the machine without what asks for it: server,
 *   PostgreSQL, and whatever else runs
 */
export async function costOfReport(
  { units, items, rounds }: Size,
  isFirst: boolean,
): Promise<number> {
  const own = await createDatabase();
  const directory = mkdtempSync(join(tmpdir(), 'tutti-bench-'));
  const environment = { PORT: '0', DATA_DIR: directory, DATABASE_URL: own.url ?? '' };
  try {
    const database = await openMigrated(readConfig(environment), () => undefined);
    const instrument = cutInstrument(items);
    let round = '';
    for (let made = 0; made < rounds; made += 1)
      round = await insertLargeReport({ database }, { units, instrument });
    await database.as('staff', (sql) =>
      saveAccount(sql, { email: HR, name: HR, role: 'hr', unit: null }),
    );
    const token = await makeLinkToken(database, HR, Date.now(), HANDED_MINUTES);
    await database.close();
    const server = await launchServer([], environment);
    try {
      const { cookie } = await createStaffClient(server.url, HR, token);
      const paths = Array.from(
        { length: REPORTS },
        (_, at) =>
          `${server.url}/api/reports/${round}/units/U${Math.floor((at * units) / REPORTS)}`,
      );
      // The release itself is read by whoever comes first.
      await askAll(isFirst ? paths.slice(0, 1) : paths, cookie);
      const costs: number[] = [];
      for (let at = 0; at < MEASUREMENTS; at += 1)
        costs.push(await costOfEach(isFirst ? partOf(paths, at) : paths, cookie));
      return Math.min(...costs);
    } finally {
      await server.kill();
    }
  } finally {
    await own.drop();
    rmSync(directory, { recursive: true, force: true });
  }
}

/** Every report lies in one of the parts; in each they are spread over all units. */
function partOf(paths: readonly string[], part: number): readonly string[] {
  return paths.filter((_, at) => at % MEASUREMENTS === part);
}

async function costOfEach(paths: readonly string[], cookie: string): Promise<number> {
  const [before, own] = [readMachineSeconds(), process.cpuUsage()];
  await askAll(paths, cookie);
  const [after, spent] = [readMachineSeconds(), process.cpuUsage(own)];
  return (1000 * (after - before) - (spent.user + spent.system) / 1000) / paths.length;
}

function readMachineSeconds(): number {
  const time = readProcessorTime(process.pid, 0);
  if (time === null) throw new Error('this system does not tell processor time');
  return time.machine;
}

/** One after the other over one connection. */
async function askAll(paths: readonly string[], cookie: string): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  for (const path of paths)
    await new Promise<void>((done, fail) => {
      get(path, { agent, headers: { cookie, 'accept-encoding': 'br' } }, (reply) => {
        if (reply.statusCode !== 200) fail(new Error(`${path}: ${reply.statusCode}`));
        reply.resume().on('end', done);
      }).on('error', fail);
    });
  agent.destroy();
}
