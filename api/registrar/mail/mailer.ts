import type { Log } from '../../log.ts';
import { createBackOff } from './back-off.ts';
import { createDelivery, type DeliverAll, type DeliverySettings } from './deliver.ts';
import * as spool from './spool.ts';

/** Invitations read at a time. */
const BATCH = 200;
/** Reminders before the next look for invitations: nobody can tell by an invitation how many reminders go. */
const REMINDERS_AT_A_TIME = 10;
const PAUSE_MILLIS = 5_000;
/** Reminders go from this hour on: nobody is written to at night. */
const FIRST_HOUR = 8;
const SERVER = 'server';

type Place = Pick<spool.Addressed, 'round' | 'employee'>;
const START: Place = { round: '00000000-0000-0000-0000-000000000000', employee: '' };

export interface Mailer {
  /** Look at the spool now; resolves when it is empty or the mail server refuses. */
  readonly sendWaiting: () => Promise<void>;
  /** The daily look for reminders, whatever the hour; then send. */
  readonly remind: () => Promise<void>;
  /** Look at the spool, without leaving alone for a while what was refused for the moment. */
  readonly hurry: () => Promise<void>;
  /** Why no invitation can be sent at the moment, as a code; null when all is well. */
  readonly readProblem: () => string | null;
  readonly close: () => Promise<void>;
}

export interface MailerSettings extends DeliverySettings {
  readonly log: Log;
  /** `YYYY-MM-DD` */
  readonly today: () => string;
  /** 0 to 23, in the time of the server. */
  readonly hour: () => number;
}

/**
 * Sends invitations and, once a day, reminders to those whose link has not been used. A message is struck
 * off the spool when the mail server has taken it: it is sent again when the process is killed between the
 * two, which concerns at most one message per connection; its link works once all the same.
 *
 * Who gets a reminder, and how many do, is nowhere to be seen: not in the log, not in what fails, not in how
 * long invitations take.
 */
export function createMailer(settings: MailerSettings): Mailer {
  const run = createRun(settings);
  let running: Promise<void> | null = null;
  let lookedOn: string | null = null;
  const start = (work: () => Promise<void>) => {
    running ??= work()
      .catch(run.reportFailure)
      .finally(() => {
        running = null;
      });
    return running;
  };
  const remind = async () => {
    while (running !== null) await running;
    await start(async () => {
      const today = settings.today();
      await run.lookForReminders(today);
      lookedOn = today;
      await run.sendAll();
    });
  };
  const isTimeToRemind = () => lookedOn !== settings.today() && settings.hour() >= FIRST_HOUR;
  const timer = setInterval(
    () => void (isTimeToRemind() ? remind() : start(run.sendAll)),
    PAUSE_MILLIS,
  );
  return {
    sendWaiting: () => start(run.sendAll),
    remind,
    hurry: () => {
      run.forgetFailures();
      return start(run.sendAll);
    },
    readProblem: run.readProblem,
    close: async () => {
      clearInterval(timer);
      run.stop();
      await running;
    },
  };
}

function createRun(settings: MailerSettings) {
  const { database, mail, log } = settings;
  const backOff = createBackOff(() => performance.now());
  const stopping = new AbortController();
  let problem: string | null = null;
  const reportFailure = (error: unknown) => {
    problem = readCode(error);
    log({ event: 'mail-failed', code: problem });
  };
  const reportOnce = (error: unknown) => {
    if (problem !== readCode(error)) reportFailure(error);
  };
  const deliverAll = createDelivery(settings, backOff, stopping.signal, reportOnce);

  /** Under PostgreSQL several processes may serve one company: one of them sends. */
  const alone = async (work: () => Promise<void>) => {
    if (database.kind === 'embedded') return work();
    return database.as('registrar', async (sql) => {
      if (await spool.tryToBeTheOnlyMailer(sql)) await work();
    });
  };

  const sendInvitations = async () => {
    let after = START;
    while (!stopping.signal.aborted) {
      const people = await database.as('registrar', (sql) => spool.readWaiting(sql, after, BATCH));
      if (people.length === 0) return;
      const taken = await deliverAll('invitation', people);
      if (taken > 0) {
        problem = null;
        log({ event: 'mail-sent', count: taken });
      }
      after = people.at(-1)!;
    }
  };

  return {
    reportFailure,
    readProblem: () => problem,
    forgetFailures: () => backOff.clear(),
    stop: () => stopping.abort(),
    lookForReminders: async (day: string) => {
      await database.as('registrar', (sql) => spool.startReminders(sql, day));
      // Before the first reminder, so that its place in the log tells nothing.
      log({ event: 'reminders-looked', day });
      // Whether the mail server can be reached is said here, whoever is to be reminded, and not below.
      await mail.verify().then(() => {
        problem = null;
      }, reportFailure);
    },
    sendAll: async () => {
      if (backOff.isWaiting(SERVER)) return;
      await alone(async () => {
        try {
          await sendInvitations();
        } catch (error) {
          backOff.fail(SERVER);
          throw error;
        }
        const isDone = await sendReminders(settings, deliverAll, sendInvitations, stopping.signal);
        if (isDone) backOff.clear(SERVER);
        else backOff.fail(SERVER);
      });
    },
  };
}

/**
 * Invitations first, again and again. Fails without a word: only when there is somebody to remind could it.
 * @returns whether all are gone
 */
async function sendReminders(
  { database, today }: MailerSettings,
  deliverAll: DeliverAll,
  sendInvitations: () => Promise<void>,
  stopping: AbortSignal,
): Promise<boolean> {
  let after = START;
  while (!stopping.aborted) {
    const people = await database.as('registrar', (sql) =>
      spool.readReminders(sql, after, today(), REMINDERS_AT_A_TIME),
    );
    if (people.length === 0) break;
    try {
      await deliverAll('reminder', people);
    } catch {
      return false;
    }
    after = people.at(-1)!;
    await sendInvitations();
  }
  return true;
}

function readCode(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' && /^[\w-]{1,40}$/.test(code) ? code : 'unknown';
}
