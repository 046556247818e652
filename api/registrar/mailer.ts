import nodemailer from 'nodemailer';
import type { Database } from '../../db/connect.ts';
import type { Log } from '../log.ts';
import * as store from './store.ts';

/** Messages handed to the mail server between two looks at the spool. */
const BATCH = 50;
const PAUSE_MILLIS = 15_000;

export interface Mailer {
  /** Look at the spool now; resolves when it is empty or the mail server refuses. */
  sendWaiting(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Sends the invitations that wait in the spool, and forgets each as soon as the mail server has taken
 * it: from then on the link is only in the mailbox of its owner. A message is sent again when the
 * server stops between the two; its link works once all the same.
 */
export function createMailer(
  database: Database,
  settings: { readonly smtpUrl: string; readonly from: string },
  log: Log,
): Mailer {
  const transport = nodemailer.createTransport(settings.smtpUrl);
  let running: Promise<void> | null = null;
  const sendAll = async () => {
    for (;;) {
      const waiting = await database.as('registrar', (sql) => store.readWaiting(sql, BATCH));
      if (waiting.length === 0) return;
      for (const message of waiting) {
        await transport.sendMail({
          from: settings.from,
          to: message.address,
          subject: message.subject,
          text: message.body,
        });
        await database.as('registrar', (sql) => store.deleteMessage(sql, message));
      }
      log({ event: 'mail-sent', count: waiting.length });
    }
  };
  const sendWaiting = () => {
    running ??= sendAll()
      .catch((error: unknown) => {
        const code = (error as { code?: unknown } | null)?.code;
        log({ event: 'mail-failed', code: typeof code === 'string' ? code : 'unknown' });
      })
      .finally(() => {
        running = null;
      });
    return running;
  };
  const timer = setInterval(() => void sendWaiting(), PAUSE_MILLIS);
  return {
    sendWaiting,
    async close() {
      clearInterval(timer);
      await running;
      transport.close();
    },
  };
}
