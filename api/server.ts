import { availableParallelism } from 'node:os';
import type { Database } from '../db/connect.ts';
import { createApp, type BallotboxSide } from './app.ts';
import { publicBallotboxRoutes } from './ballotbox-app.ts';
import { createVerifier } from './ballotbox/verifier.ts';
import { startClock, type Clock } from './clock.ts';
import { readMasterKey, type Config } from './config.ts';
import { createForward } from './forward.ts';
import { createLater } from './later.ts';
import { listen } from './listen.ts';
import type { Address } from './guard.ts';
import type { Log } from './log.ts';
import { createMail, type Mail } from './mail.ts';
import { openDatabase } from './open-database.ts';
import { createBlindSign } from './registrar/claim-signer.ts';
import { createMailer, type Mailer, type MailerSettings } from './registrar/mail/mailer.ts';
import {
  createExtensionSigner,
  createManifestSigner,
  createRegistrarKey,
  type RegistrarKey,
} from './registrar/manifest-signer.ts';
import { createSigner } from './registrar/signer.ts';
import { SET_UP_MINUTES } from './staff/link-token.ts';
import { makeLinkToken, writeSetUpLink } from './staff/links.ts';
import { countAccounts } from './staff/store.ts';
import { createTally } from './tally/port.ts';
import { createRemoteTally } from './tally/remote-tally.ts';

const MINUTE_MILLIS = 60_000;
const HOUR_MILLIS = 3_600_000;

export interface RunningServer {
  readonly url: string;
  /** On which it listens. */
  readonly port: number;
  readonly database: Database;
  readonly rounds: ReturnType<typeof createApp>['rounds'];
  /** Every address that is answered, and the middleware before it. */
  readonly routes: readonly Address[];
  /** null without a mail server. */
  readonly mailer: Mailer | null;
  /** Base64url Ed25519: by this a ballot box of its own knows the registrar. */
  readonly registrarKey: string;
  /** Makes the first administrator; null when there is an account, and in the demonstration. */
  readonly setUpLink: string | null;
  /** Resolves when what goes on after an answer (mail to staff) is done. */
  readonly settle: () => Promise<void>;
  close(): Promise<void>;
}

/**
 * The engine in one process, or all of it but the ballot box: connect, migrate, resume what was cut
 * short, listen.
 * @param staffPort of the first of several processes (cluster.ts), which does what goes by time and serves
 *   staff; null where that is this one
 * @throws StartupError with one sentence for the person who starts it
 */
export async function startServer(
  config: Config,
  log: Log,
  clock: Clock = startClock(config.timeZone, log),
  staffPort: number | null = null,
): Promise<RunningServer> {
  const masterKey = readMasterKey(config.dataDirectory);
  const registrarKey = createRegistrarKey(masterKey);
  const database = await openDatabase(config, log);
  const signer = createSigner({ threads: availableParallelism() });
  const ballotbox = findBallotbox({ config, database, masterKey, registrarKey, log });
  const { later, settle } = createLater(log);
  const isFirst = staffPort === null;
  const mail =
    config.smtpUrl === null || !isFirst
      ? null
      : createMail({ smtpUrl: config.smtpUrl, from: config.mailFrom });
  let url = config.publicUrl ?? `http://localhost:${config.port}`;
  const answerPage = () => `${url}/a`;
  const links = { masterKey, answerPage };
  const mailer = startMailer(config, mail, { database, links, log, ...clock });
  try {
    const { app, rounds } = createApp({
      database,
      log,
      today: clock.today,
      timeZone: config.timeZone,
      nowMillis: clock.nowMillis,
      sendMail: mail?.send ?? null,
      later,
      random: Math.random,
      sign: createBlindSign(signer, masterKey),
      ballotbox,
      forgetKeys: () => signer.forgetKeys(),
      keys: { masterKey, concurrency: availableParallelism() },
      signManifest: createManifestSigner(registrarKey),
      signExtension: createExtensionSigner(registrarKey),
      publicUrl: () => url,
      answerPage,
      mailServer: mailer && { ...mailer, from: config.mailFrom },
      demo: config.demo,
      forward: isFirst ? null : createForward(staffPort),
    });
    const listening = await listen(app, config);
    if (config.publicUrl === null) url = `http://localhost:${listening.port}`;
    const timers = [setInterval(() => signer.forgetKeys(), MINUTE_MILLIS)];
    if (isFirst) {
      await rounds.resume();
      void mailer?.sendWaiting();
      await rounds.keepDates();
      timers.push(setInterval(() => void rounds.keepDates(), MINUTE_MILLIS));
      await rounds.forget(config.retentionDays);
      timers.push(setInterval(() => void rounds.forget(config.retentionDays), HOUR_MILLIS));
    }
    return {
      url,
      port: listening.port,
      database,
      rounds,
      routes: app.routes,
      mailer,
      registrarKey: registrarKey.publicKey,
      setUpLink: config.demo || !isFirst ? null : await makeSetUpLink(database, url, clock),
      settle,
      async close() {
        await listening.close();
        for (const timer of timers) clearInterval(timer);
        ballotbox.stop();
        await rounds.settle();
        await settle();
        await mailer?.close();
        mail?.close();
        await signer.close();
        await database.close();
      },
    };
  } catch (error) {
    await mailer?.close();
    mail?.close();
    ballotbox.stop();
    await signer.close();
    await database.close();
    throw error;
  }
}

/** For a database without accounts: whoever starts the server is given the way to make the first one. */
async function makeSetUpLink(
  database: Database,
  url: string,
  { nowMillis }: Clock,
): Promise<string | null> {
  if ((await database.as('staff', countAccounts)) > 0) return null;
  return writeSetUpLink(url, await makeLinkToken(database, null, nowMillis(), SET_UP_MINUTES));
}

type Mailing = Pick<MailerSettings, 'database' | 'links' | 'log' | 'today' | 'hour'>;

/** null without a mail server: then invitations are in the outbox. */
function startMailer(config: Config, mail: Mail | null, settings: Mailing): Mailer | null {
  if (mail === null) return null;
  const { mailPerMinute: perMinute, reminderReportsTo } = config;
  return createMailer({ ...settings, mail, perMinute, reminderReportsTo });
}

interface Surroundings {
  readonly config: Config;
  readonly database: Database;
  readonly masterKey: Uint8Array;
  readonly registrarKey: RegistrarKey;
  readonly log: Log;
}

/** The ballot box in this process, or the way to the one that is named. */
function findBallotbox(surroundings: Surroundings): BallotboxSide & { stop(): void } {
  const { config, database, masterKey, registrarKey, log } = surroundings;
  const origin = config.ballotboxUrl;
  if (origin === null) {
    const routes = publicBallotboxRoutes(database, createVerifier());
    return { tally: createTally(database, masterKey), routes, origin, stop: () => undefined };
  }
  const tally = createRemoteTally({ database, url: origin, sign: registrarKey.sign, log });
  return { tally, routes: null, origin, stop: () => tally.stop() };
}
