import type { Database } from '../../../db/connect.ts';
import type { MailKind } from '../../../surveys/mail/mail-text.ts';
import { MAIL_CONNECTIONS, MailRefused, type Mail } from '../../mail.ts';
import type { LinkSource } from '../links.ts';
import type { BackOff } from './back-off.ts';
import { createCompose, createWordsFinder, type Compose, type ComposedMail } from './compose.ts';
import { createPace } from './pace.ts';
import * as spool from './spool.ts';

export interface DeliverySettings {
  readonly database: Database;
  readonly mail: Mail;
  readonly links: LinkSource;
  /** null: as fast as the mail server takes them. */
  readonly perMinute: number | null;
  /** Where reports of reminders that could not be delivered go; '': nowhere. */
  readonly reminderReportsTo: string;
}

/**
 * Hands messages to the mail server, several at a time, each at its turn.
 * @returns how many were taken. Rejects when the mail server takes nothing at the moment
 */
export type DeliverAll = (kind: MailKind, people: readonly spool.Addressed[]) => Promise<number>;

/**
 * @param backOff where messages that are refused for the moment wait
 * @param onUnwritable an invitation can not be written, for example without the master key of its round
 */
export function createDelivery(
  settings: DeliverySettings,
  backOff: BackOff,
  stopping: AbortSignal,
  onUnwritable: (error: unknown) => void,
): DeliverAll {
  const { database, links } = settings;
  const pace = createPace(settings.perMinute, () => performance.now());
  const wordsOf = createWordsFinder();

  /** null where there is nothing to send: the round has closed meanwhile, or its links are lost. */
  const write = (kind: MailKind, to: spool.Addressed, compose: Compose | null | undefined) => {
    try {
      return compose?.(kind, to) ?? null;
    } catch (error) {
      // One round without its master key must not hold up the others.
      if (kind === 'invitation') onUnwritable(error);
      return null;
    }
  };

  return async (kind, people) => {
    const composes = new Map<string, Compose | null>();
    for (const round of new Set(people.map((to) => to.round)))
      composes.set(round, await createCompose({ database, links, wordsOf }, round));
    const queue = people.filter((to) => !backOff.isWaiting(nameMessage(kind, to))).values();
    let taken = 0;
    let failed = false;
    const work = async () => {
      for (const to of queue) {
        const composed = write(kind, to, composes.get(to.round));
        if (composed === null) continue;
        await pace.wait(stopping);
        if (failed || stopping.aborted) return;
        try {
          if (await deliver(settings, backOff, kind, to, composed)) taken += 1;
        } catch (error) {
          failed = true;
          throw error;
        }
      }
    };
    const lanes = await Promise.allSettled(Array.from({ length: MAIL_CONNECTIONS }, work));
    for (const lane of lanes) if (lane.status === 'rejected') throw lane.reason;
    return taken;
  };
}

/** @returns whether it was taken. @throws MailRefused where the mail server takes nothing at all */
async function deliver(
  { database, mail, reminderReportsTo: reportsTo }: DeliverySettings,
  backOff: BackOff,
  kind: MailKind,
  to: spool.Addressed,
  { subject, text, html }: ComposedMail,
): Promise<boolean> {
  const isReminder = kind === 'reminder';
  const message = { to: to.address, subject, text, html };
  try {
    await mail.send(isReminder ? { ...message, reportsTo } : message);
  } catch (error) {
    if (!(error instanceof MailRefused) || error.scope === 'server') throw error;
    const { permanent, reason } = error;
    if (!permanent) backOff.fail(nameMessage(kind, to));
    await database.as('registrar', async (sql) => {
      // A reminder that can not be delivered leaves no trace: it would tell who was to get one.
      if (!isReminder) await spool.markRefused(sql, to, permanent, reason);
      else if (permanent) await spool.deleteReminder(sql, to);
    });
    return false;
  }
  backOff.clear(nameMessage(kind, to));
  await database.as('registrar', (sql) =>
    isReminder ? spool.deleteReminder(sql, to) : spool.markSent(sql, to),
  );
  return true;
}

function nameMessage(kind: MailKind, { round, employee }: spool.Addressed): string {
  return `${kind} ${round} ${employee}`;
}
