import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';
import { StartupError } from './startup-error.ts';

/** PGlite behind a private socket, so that everything else talks to it as to any PostgreSQL. */
export interface EmbeddedServer {
  readonly socketPath: string;
  stop(): Promise<void>;
}

/**
 * Start the embedded database in `directory`.
 * @throws StartupError when the directory is in use, can not be written or holds no usable database
 */
export async function startEmbedded(directory: string): Promise<EmbeddedServer> {
  const unlock = lockDirectory(directory);
  try {
    const pglite = await openPglite(directory);
    // A socket file in a directory that only this user may enter: no other user of the machine can connect.
    const socketDirectory = mkdtempSync(join(tmpdir(), 'tutti-'));
    chmodSync(socketDirectory, 0o700);
    const socketPath = join(socketDirectory, '.s.PGSQL.5432');
    // One connection: several at once interleave their transactions.
    const server = new PGLiteSocketServer({ db: pglite, path: socketPath, maxConnections: 1 });
    await server.start();
    return {
      socketPath,
      async stop() {
        await server.stop();
        await pglite.close();
        rmSync(socketDirectory, { recursive: true, force: true });
        unlock();
      },
    };
  } catch (error) {
    unlock();
    throw error;
  }
}

async function openPglite(directory: string): Promise<PGlite> {
  let pglite: PGlite;
  try {
    pglite = await PGlite.create({ dataDir: join(directory, 'pg') });
  } catch {
    throw new StartupError(
      hasRoom(directory)
        ? `The embedded database in ${directory} could not be opened; restore it from a backup or name another directory.`
        : writeNoRoom(directory),
    );
  }
  endAtPanic(pglite, directory);
  return pglite;
}

/** What PGlite throws where an ordinary error leaves a statement. */
const LONGJMP_STATUS = 100;

/**
 * PostgreSQL that can not write its log ends itself at once (PANIC), and is started again. PGlite aborts inside this
 * process and goes on: its next statement waits for itself without end, and with it the only thread, so that nobody is
 * answered and no signal is heard any more. So this process ends as PostgreSQL does. What was acknowledged is in
 * the log; what was under way was not acknowledged.
 */
function endAtPanic({ Module: postgres }: PGlite, directory: string): void {
  const run = postgres._PostgresMainLoopOnce;
  postgres._PostgresMainLoopOnce = () => {
    try {
      run();
    } catch (error) {
      if ((error as { status?: unknown }).status === LONGJMP_STATUS) throw error;
      const why = hasRoom(directory)
        ? `It could not write to ${directory}; start the engine again.`
        : writeNoRoom(directory);
      process.stderr.write(
        `The embedded database has stopped; nothing acknowledged is lost. ${why}\n`,
      );
      process.exit(1);
    }
  };
}

/** Two files of its log, which it makes whole. */
const ROOM_BYTES = 2 * 2 ** 24;

function hasRoom(directory: string): boolean {
  const { bavail, bsize } = statfsSync(directory);
  return bavail * bsize >= ROOM_BYTES;
}

function writeNoRoom(directory: string): string {
  return `There is no room left in ${directory}: make room, then start the engine again.`;
}

/** One process per directory: two would destroy it. A lock left by a killed process is taken over. */
function lockDirectory(directory: string): () => void {
  const lock = join(directory, 'tutti.lock');
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    if (existsSync(lock)) {
      const holder = Number(readFileSync(lock, 'utf8'));
      if (holder !== process.pid && isRunning(holder)) {
        throw new StartupError(`The data directory ${directory} is in use by process ${holder}.`);
      }
    }
    writeFileSync(lock, String(process.pid));
  } catch (error) {
    if (error instanceof StartupError) throw error;
    const isFull = (error as NodeJS.ErrnoException).code === 'ENOSPC';
    throw new StartupError(
      isFull ? writeNoRoom(directory) : `The data directory ${directory} can not be written.`,
    );
  }
  return () => rmSync(lock, { force: true });
}

function isRunning(processId: number): boolean {
  if (!Number.isInteger(processId) || processId <= 0) return false;
  try {
    process.kill(processId, 0);
    return true;
  } catch {
    return false;
  }
}
