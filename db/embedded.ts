import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
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
 * Start the embedded database in `directory` (`null`: in memory).
 * @throws StartupError when the directory is in use, can not be written or holds no usable database
 */
export async function startEmbedded(directory: string | null): Promise<EmbeddedServer> {
  const unlock = directory === null ? () => undefined : lockDirectory(directory);
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

async function openPglite(directory: string | null): Promise<PGlite> {
  try {
    return await PGlite.create(directory === null ? {} : { dataDir: join(directory, 'pg') });
  } catch {
    throw new StartupError(
      `The embedded database in ${String(directory)} could not be opened; restore it from a backup or name another directory.`,
    );
  }
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
    throw new StartupError(`The data directory ${directory} can not be written.`);
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
