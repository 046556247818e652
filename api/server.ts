import { createAdaptorServer } from '@hono/node-server';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { availableParallelism } from 'node:os';
import { connect, type Database } from '../db/connect.ts';
import { migrate } from '../db/migrate.ts';
import { StartupError } from '../db/startup-error.ts';
import { createApp } from './app.ts';
import { createVerifier } from './ballotbox/verifier.ts';
import { readMasterKey, type Config } from './config.ts';
import type { Log } from './log.ts';
import { createBlindSign } from './registrar/claim-signer.ts';
import { createMailer, type Mailer } from './registrar/mailer.ts';
import { createManifestSigner } from './registrar/manifest-signer.ts';
import { createSigner } from './registrar/signer.ts';

const HOUR_MILLIS = 3_600_000;

export interface RunningServer {
  readonly url: string;
  readonly database: Database;
  readonly rounds: ReturnType<typeof createApp>['rounds'];
  /** null without a mail server. */
  readonly mailer: Mailer | null;
  close(): Promise<void>;
}

/**
 * Connect, migrate, resume what was cut short, listen.
 * @throws StartupError with one sentence for the person who starts it
 */
export async function startServer(config: Config, log: Log): Promise<RunningServer> {
  const masterKey = readMasterKey(config.dataDirectory);
  const database = await connect({ url: config.databaseUrl, directory: config.dataDirectory });
  const signer = createSigner({ threads: Math.max(1, availableParallelism() - 1) });
  let url = config.publicUrl ?? `http://localhost:${config.port}`;
  try {
    const applied = await migrate(database);
    if (applied > 0) log({ event: 'migrated', count: applied });
    const { app, rounds } = createApp({
      database,
      log,
      today: () => new Date().toISOString().slice(0, 10),
      random: Math.random,
      sign: createBlindSign(signer, masterKey),
      verify: createVerifier(),
      forgetKeys: () => signer.forgetKeys(),
      keys: { masterKey, concurrency: availableParallelism() },
      signManifest: createManifestSigner(masterKey),
      publicUrl: () => url,
      demo: config.demo,
    });
    const server = createAdaptorServer({ fetch: app.fetch }) as Server;
    const port = await listen(server, config);
    if (config.publicUrl === null) url = `http://localhost:${port}`;
    const mailer =
      config.smtpUrl === null
        ? null
        : createMailer(database, { smtpUrl: config.smtpUrl, from: config.mailFrom }, log);
    await rounds.resume();
    await rounds.forget(config.retentionDays);
    const forgetting = setInterval(() => void rounds.forget(config.retentionDays), HOUR_MILLIS);
    return {
      url,
      database,
      rounds,
      mailer,
      async close() {
        server.closeAllConnections();
        await new Promise((done) => server.close(done));
        clearInterval(forgetting);
        await rounds.settle();
        await mailer?.close();
        await signer.close();
        await database.close();
      },
    };
  } catch (error) {
    await signer.close();
    await database.close();
    throw error;
  }
}

async function listen(server: Server, config: Config): Promise<number> {
  await new Promise<void>((done, fail) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      fail(
        new StartupError(
          `Port ${config.port} on ${config.host} can not be used (${error.code ?? 'unknown'}).`,
        ),
      );
    });
    server.listen(config.port, config.host, done);
  });
  return (server.address() as AddressInfo).port;
}
