import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..');
const API = join(ROOT, 'api');

export interface LaunchedProcess {
  readonly pid: number;
  /** Status, or null when it was killed. */
  readonly exit: Promise<number | null>;
  readonly id: number;
  /** What it has printed so far. */
  read(): string;
  /** kill -9 */
  kill(): Promise<unknown>;
  /** The same, where nobody can wait. */
  endNow(): void;
}

export interface LaunchedServer extends LaunchedProcess {
  readonly url: string;
}

/** A command of the product as a process of its own, with these settings and no others. */
export function launch(
  script: 'main.ts' | 'cli.ts',
  parameters: readonly string[],
  environment: Readonly<Record<string, string>>,
): LaunchedProcess {
  const settings = script === 'main.ts' ? readStartSettings() : [];
  const child = spawn(process.execPath, [...settings, join(API, script), ...parameters], {
    env: { ...readOutside(), ...environment },
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const exit = new Promise<number | null>((done) => child.once('exit', done));
  return {
    pid: child.pid!,
    exit,
    id: child.pid!,
    read: () => output,
    endNow: () => void child.kill('SIGKILL'),
    kill() {
      child.kill('SIGKILL');
      return exit;
    },
  };
}

/** What `npm start` gives Node: `--…`. */
function readStartSettings(): string[] {
  const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    scripts: { start: string };
  };
  return scripts.start.split(' ').filter((word) => word.startsWith('--'));
}

/** Of the environment of the tests: where programs are, and where what was compiled is kept. */
function readOutside(): Record<string, string> {
  const { PATH = '', NODE_COMPILE_CACHE: compiled } = process.env;
  return { PATH, ...(compiled === undefined ? {} : { NODE_COMPILE_CACHE: compiled }) };
}

/** Start a server and wait until it listens. */
export async function launchServer(
  parameters: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<LaunchedServer> {
  const started = launch('main.ts', parameters, environment);
  for (let wait = 0; wait < 1_200; wait += 1) {
    const ready = /"event":"ready","url":"([^"]+)"/.exec(started.read());
    if (ready !== null) return { ...started, url: ready[1]! };
    const ended = await Promise.race([started.exit, sleep(50)]);
    if (ended !== undefined) break;
  }
  throw new Error(`did not start: ${started.read()}`);
}

function sleep(millis: number): Promise<undefined> {
  return new Promise((done) => setTimeout(() => done(undefined), millis));
}

/** A port that nobody listens on now. */
export async function findFreePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((done) => probe.listen(0, '127.0.0.1', done));
  const { port } = probe.address() as AddressInfo;
  await new Promise((done) => probe.close(done));
  return port;
}
