import cluster, { type Worker } from 'node:cluster';
import { StartupError } from '../db/startup-error.ts';
import type { Config } from './config.ts';
import type { Log } from './log.ts';
import { startServer } from './server.ts';

/** Where a process of several finds the one that serves staff. */
export const STAFF_PORT = 'TUTTI_STAFF_PORT';

const AGAIN_MILLIS = 1000;

export interface RunningCluster {
  readonly url: string;
  readonly registrarKey: string;
  readonly setUpLink: string | null;
  close(): Promise<void>;
}

/**
 * Several processes on one PostgreSQL and one port (`WEB_CONCURRENCY`). The first has no part in the port: it
 * serves staff, to whom the others hand on, and alone does what goes by time or is resumed (dates, mail,
 * launches, closes). The others take claims and deposits and give out pages. One that dies is replaced; all
 * of them end with the first.
 * @throws StartupError
 */
export async function startCluster(config: Config, log: Log): Promise<RunningCluster> {
  const first = await startServer(
    {
      ...config,
      host: '127.0.0.1',
      port: 0,
      publicUrl: config.publicUrl ?? `http://localhost:${config.port}`,
    },
    log,
  );
  let isStopping = false;
  const start = (): Promise<void> => {
    const worker = cluster.fork({ [STAFF_PORT]: String(first.port) });
    worker.once('exit', () => {
      if (isStopping) return;
      log({ event: 'process-replaced' });
      // Not at once: one that can not live would be started without end.
      setTimeout(() => isStopping || void start(), AGAIN_MILLIS);
    });
    return new Promise((done) => worker.once('listening', () => done()));
  };
  const close = async () => {
    isStopping = true;
    await Promise.all(listWorkers().map(stop));
    await first.close();
  };
  const refused = new Promise<never>((_, fail) => {
    const refuse = () => fail(new StartupError('A process of the server could not start.'));
    cluster.once('exit', refuse);
  });
  // Later exits are no refusals.
  refused.catch(() => undefined);
  try {
    const started = Array.from({ length: config.processes }, start);
    await Promise.race([Promise.all(started), refused]);
  } catch (error) {
    await close();
    throw error;
  }
  return { ...first, close };
}

function listWorkers(): readonly Worker[] {
  return Object.values(cluster.workers ?? {}).filter((worker) => worker !== undefined);
}

function stop(worker: Worker): Promise<void> {
  return new Promise((done) => {
    worker.once('exit', () => done());
    worker.process.kill('SIGTERM');
  });
}
