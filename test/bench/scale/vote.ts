import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { readConfig, readMasterKey } from '../../../api/config.ts';
import { openMigrated } from '../../../api/open-database.ts';
import type { SignedManifest } from '../../../surveys/ballot/manifest.ts';
import { createDatabase } from '../../support/database.ts';
import { findFreePort } from '../../support/process.ts';
import { listEmployees } from '../collect/company.ts';
import { openRound } from '../collect/open-round.ts';
import { preparePeople } from '../collect/people.ts';
import type { Phase } from '../collect/plan.ts';
import { runLoad } from '../collect/run-load.ts';
import { drawLargeCompany } from '../large-company.ts';
import { createRandom } from '../readiness/random.ts';
import { fillRound } from '../release/fill.ts';
import { INSTRUMENT } from '../release/instrument.ts';
import type { Size } from './size.ts';
import { writeItems } from './questionnaire.ts';

const PER_SECOND = 100;
const WARM_UP_SECONDS = 4;
const SECONDS = 8;
/** Of each other round that is in the tables. */
const OTHER = { people: 10_000, units: 200, ballots: 8_000 };
const SEED = 1;

/** @returns milliseconds of a core that a whole vote costs server, PostgreSQL and whatever else runs, without the load */
export async function costOfVote({ people, units, items, rounds }: Size): Promise<number> {
  const own = await createDatabase();
  const directory = mkdtempSync(join(tmpdir(), 'tutti-bench-'));
  const sql = postgres(own.url!, { max: 2, onnotice: () => undefined });
  const port = String(await findFreePort());
  const environment = { PORT: port, DATA_DIR: directory, DATABASE_URL: own.url! };
  let stop = async () => {};
  try {
    await fillOthers(environment, rounds - 1);
    const employees = listEmployees(people, units);
    const opened = await openRound(environment, employees, {
      teams: units,
      items: writeItems(items),
    });
    const { server, hr, round, secrets } = opened;
    stop = async () => {
      await server.kill();
    };
    const signed = await hr.call<SignedManifest>('GET', `/rounds/${round}/manifest`);
    const file = join(directory, 'people.jsonl');
    const material = { sql, masterKey: readMasterKey(directory), round, signed, secrets };
    const voting = employees.slice(0, Math.ceil(1.2 * PER_SECOND * (WARM_UP_SECONDS + SECONDS)));
    await preparePeople(material, voting, file);
    await sql`vacuum analyze`;
    const url = server.url.replace('localhost', '127.0.0.1');
    const votes = { url, sends: 'vote', width: 1, rate: PER_SECOND } as const;
    const phases: Phase[] = [
      { ...votes, name: 'warm-up', seconds: WARM_UP_SECONDS },
      { ...votes, name: 'measured', seconds: SECONDS },
    ];
    const { results } = await runLoad(file, phases, server.pid, () => undefined);
    const { cores, perSecond, errors } = results[1]!;
    if (errors.length > 0) throw new Error(errors[0]);
    if (cores === null) throw new Error('this system does not tell processor time');
    return (1000 * (cores.server + cores.rest)) / perSecond;
  } finally {
    await stop();
    await sql.end({ timeout: 1 });
    await own.drop();
    rmSync(directory, { recursive: true, force: true });
  }
}

/** Other open rounds, with claimed invitations, ballots and spent tokens in the same tables. */
async function fillOthers(environment: Readonly<Record<string, string>>, rounds: number) {
  const database = await openMigrated(readConfig(environment), () => undefined);
  const masterKey = readMasterKey(environment['DATA_DIR']!);
  const random = createRandom(SEED);
  const company = drawLargeCompany(random, OTHER);
  const { ballots } = OTHER;
  for (let round = 0; round < rounds; round += 1)
    await fillRound({ database, masterKey, company, instrument: INSTRUMENT, ballots, random });
  await database.close();
}
