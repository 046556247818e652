import type { Database } from '../db/connect.ts';
import { createBallotboxApp } from './ballotbox-app.ts';
import { createVerifier } from './ballotbox/verifier.ts';
import { createClock } from './clock.ts';
import { readMasterKey, type Config } from './config.ts';
import { listen } from './listen.ts';
import type { Log } from './log.ts';
import { openDatabase } from './open-database.ts';

/** Shorter than the minute after which reverse proxies give up. */
const HOLD_MILLIS = 10_000;

export interface RunningBallotbox {
  readonly url: string;
  readonly database: Database;
  /** Base64url Ed25519: whose orders count. */
  readonly registrarKey: string;
  close(): Promise<void>;
}

/**
 * The ballot box as a process of its own, on a database and with a master key of its own.
 * @throws StartupError with one sentence for the person who starts it
 */
export async function startBallotbox(
  config: Config,
  log: Log,
  holdMillis = HOLD_MILLIS,
): Promise<RunningBallotbox> {
  const { registrarKey, pagesOrigin } = config.registrar!;
  const masterKey = readMasterKey(config.dataDirectory);
  const database = await openDatabase(config, log);
  try {
    const app = createBallotboxApp({
      database,
      verify: createVerifier(),
      masterKey,
      log,
      today: createClock(config.timeZone, () => new Date()).today,
      registrarKey,
      pagesOrigin,
      holdMillis,
    });
    const listening = await listen(app, config);
    return {
      url: config.publicUrl ?? `http://localhost:${listening.port}`,
      database,
      registrarKey,
      async close() {
        await listening.close();
        await database.close();
      },
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}
