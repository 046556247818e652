import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MemorySample } from './report-memory.ts';

const API = join(import.meta.dirname, '..', '..', 'api', 'main.ts');
const PROBE = join(import.meta.dirname, 'report-memory.ts');

export interface FuzzedServer {
  readonly url: string;
  readonly port: number;
  /** null: the embedded database in `directory`. */
  readonly databaseUrl: string | null;
  /** Of its data. */
  readonly directory: string;
  /** Secret part of the link that makes the first administrator. */
  readonly setUpToken: string;
  /** Memory in use after a collection. */
  measure(): Promise<MemorySample>;
  /** Everything that it has printed. */
  read(): string;
  /** Whether it has ended by itself. */
  hasEnded(): boolean;
  stop(): Promise<void>;
  /** Stops it and removes its data. */
  close(): Promise<void>;
}

/** The engine as a process of its own, as `npm start` runs it, on a fresh database. */
export async function startFuzzedServer(databaseUrl: string | null): Promise<FuzzedServer> {
  const directory = mkdtempSync(join(tmpdir(), 'tutti-fuzz-'));
  const child = spawn(process.execPath, ['--expose-gc', '--import', PROBE, API], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: {
      PATH: process.env['PATH'] ?? '',
      PORT: '0',
      DATA_DIR: directory,
      ...(databaseUrl === null ? {} : { DATABASE_URL: databaseUrl }),
    },
  });
  let output = '';
  child.stdout!.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr!.on('data', (chunk: Buffer) => (output += chunk.toString()));
  let isOver = false;
  const exit = new Promise<void>((done) =>
    child.once('exit', () => {
      isOver = true;
      done();
    }),
  );
  while (!output.includes('"event":"ready"')) {
    if (child.exitCode !== null) throw new Error(`did not start: ${output}`);
    await new Promise((done) => setTimeout(done, 50));
  }
  const stop = async () => {
    child.kill('SIGTERM');
    await exit;
  };
  const url = /"event":"ready","url":"([^"]+)"/.exec(output)![1]!;
  return {
    url: url.replace('localhost', '127.0.0.1'),
    port: Number(new URL(url).port),
    databaseUrl,
    directory,
    setUpToken: /\/staff\/set-up#(\S+)/.exec(output)![1]!,
    measure: () =>
      new Promise((done) => {
        child.once('message', (sample) => done(sample as MemorySample));
        child.send('measure');
      }),
    read: () => output,
    hasEnded: () => isOver,
    stop,
    async close() {
      await stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
