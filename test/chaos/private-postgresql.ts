import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findFreePort } from '../support/process.ts';
import { undoAtEnd } from './undo-at-end.ts';

/** A PostgreSQL of one's own, that may be stopped in the midst of everything. */
export interface PrivatePostgresql {
  readonly url: string;
  /** On whose disk it keeps everything. */
  readonly directory: string;
  /** As if the power had failed: nothing is finished, the next start recovers from the log. */
  crash(): Promise<void>;
  start(): Promise<void>;
  isRunning(): Promise<boolean>;
  stop(): Promise<void>;
}

const DEBIAN = '/usr/lib/postgresql';
/** PostgreSQL does not run as root. */
const ACCOUNT = 'postgres';
const CONNECTIONS_MAX = 40;

/** null where it is not installed. */
export async function createPostgresql(directory: string): Promise<PrivatePostgresql | null> {
  const programs = findPrograms();
  if (programs === null) return null;
  const owner = process.getuid?.() === 0 ? readAccount() : null;
  const data = join(directory, 'postgresql');
  mkdirSync(data, { recursive: true });
  if (owner !== null) {
    chownSync(data, owner.uid, owner.gid);
    // Made for root alone; what PostgreSQL stores in it is its own all the same.
    chmodSync(directory, 0o755);
  }
  const port = await findFreePort();
  /** Its output goes nowhere: the server keeps what it inherits, and a pipe would never end. */
  const run = async (program: string, parameters: readonly string[]) => {
    const child = spawn(join(programs, program), parameters, {
      ...(owner ?? {}),
      cwd: '/',
      stdio: 'ignore',
    });
    const status = await new Promise((done) => child.once('exit', done));
    if (status !== 0) throw new Error(`${program} ${parameters.at(-1)}: ${String(status)}`);
  };
  await run('initdb', ['--no-sync', '-U', 'tutti', '-A', 'trust', '-E', 'UTF8', '-D', data]);
  const options =
    `-p ${port} -h 127.0.0.1 -k ${data} -c max_connections=${CONNECTIONS_MAX} ` +
    '-c min_wal_size=32MB -c max_wal_size=64MB';
  const control = (...parameters: string[]) =>
    run('pg_ctl', ['-D', data, '-l', join(data, 'server.log'), '-w', ...parameters]);
  const start = () => control('-o', options, 'start');
  await start();
  const endNow = undoAtEnd(() => {
    const file = join(data, 'postmaster.pid');
    if (existsSync(file))
      process.kill(Number(readFileSync(file, 'utf8').split('\n')[0]), 'SIGQUIT');
  });
  return {
    url: `postgres://tutti@127.0.0.1:${port}/postgres`,
    directory,
    crash: () => control('-m', 'immediate', 'stop'),
    start,
    isRunning: () =>
      control('status').then(
        () => true,
        () => false,
      ),
    async stop() {
      // It may have stopped.
      await control('-m', 'immediate', 'stop').catch(() => undefined);
      endNow();
    },
  };
}

function findPrograms(): string | null {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).sort().reverse() : [];
  const places = versions.map((version) => join(DEBIAN, version, 'bin'));
  return places.find((place) => existsSync(join(place, 'initdb'))) ?? null;
}

function readAccount(): { uid: number; gid: number } {
  const read = (option: string) =>
    Number(execFileSync('id', [option, ACCOUNT], { encoding: 'utf8' }));
  return { uid: read('-u'), gid: read('-g') };
}
