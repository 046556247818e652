import cluster from 'node:cluster';
import { setFlagsFromString } from 'node:v8';
import { ROLES_OF, type Part } from '../db/part.ts';
import { startBallotbox } from './ballotbox-server.ts';
import { STAFF_PORT, startCluster } from './cluster.ts';
import { startClock } from './clock.ts';
import { readConfig, readDatabaseConfig, type Config } from './config.ts';
import { createLog } from './log.ts';
import { openMigrated } from './open-database.ts';
import { refuseToStart } from './refuse.ts';
import { startServer } from './server.ts';
import { surviveLostConnections } from './stray-failures.ts';

const USAGE = `Usage:
  npm start                                     the engine in one process
  npm run registrar                             all of it but the ballot box
  npm run ballotbox                             the ballot box
  npm run migrate [-- registrar|ballotbox]      bring the database up to date
`;

/** With the settings of the environment: the engine, one of its halves, or the migration of its database. */
// `npm start` gives this process little young memory, so that clearing it holds up nobody for long. The threads that
// close a round hold up nobody, and keep what Node gives them.
setFlagsFromString('--max-semi-space-size=0');
const log = createLog((line) => process.stdout.write(line));
surviveLostConnections(log);
const [first = 'engine', second, ...rest] = process.argv.slice(2);
const isMigration = first === 'migrate';
const part = isMigration ? (second ?? 'engine') : first;
if (!isPart(part) || rest.length > 0 || (!isMigration && second !== undefined)) {
  process.stderr.write(USAGE);
  process.exit(2);
}
try {
  if (isMigration) await migrateOnly(part);
  else await run(part);
} catch (error) {
  refuseToStart(error);
}

async function run(which: Part): Promise<void> {
  const config = readConfig(process.env, which);
  const server = await start(which, config);
  if (!cluster.isWorker) {
    announceSetUp(server);
    log({ event: 'ready', url: server.url, registrarKey: server.registrarKey });
  }
  let isStopping = false;
  const stop = () => {
    if (isStopping) return;
    isStopping = true;
    void server.close().then(() => process.exit(0));
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

async function start(which: Part, config: Config) {
  if (which === 'ballotbox') return { ...(await startBallotbox(config, log)), setUpLink: null };
  if (config.processes === 1) return startServer(config, log);
  if (cluster.isPrimary) return startCluster(config, log);
  const clock = startClock(config.timeZone, log);
  return startServer(config, log, clock, Number(process.env[STAFF_PORT]));
}

/** Not in the log, which is kept: whoever reads this line first becomes administrator. */
function announceSetUp({ setUpLink }: { readonly setUpLink: string | null }): void {
  if (setUpLink === null) return;
  process.stdout.write(
    `Nobody has an account yet. Whoever opens this link becomes administrator:\n${setUpLink}\n`,
  );
}

async function migrateOnly(which: Part): Promise<void> {
  const database = await openMigrated(readDatabaseConfig(process.env, which), log);
  await database.close();
}

function isPart(name: string): name is Part {
  return Object.hasOwn(ROLES_OF, name);
}
