import type { Sql } from '../../../db/connect.ts';
import {
  isReminderDue,
  listReminderDays,
  USUAL_REMINDERS,
  type ReminderPlan,
} from '../../../surveys/mail/reminder-days.ts';
import { lockForRewriting } from '../store.ts';
import type { OwnTexts, Recipient } from './store.ts';

/** What the mailer reads and writes. Nobody else may read who gets a reminder. */

export interface Addressed extends Recipient {
  readonly address: string;
}

/**
 * Held for as long as the transaction lasts, by one mailer of all processes. It is gone with its process, so
 * that nothing is left locked after kill -9.
 */
export async function tryToBeTheOnlyMailer(sql: Sql): Promise<boolean> {
  const [row] = await sql<{ alone: boolean }[]>`
    select pg_try_advisory_xact_lock(hashtextextended('mailer', 0)) as alone`;
  return row!.alone;
}

/** Invitations of open rounds that have not been sent; the next ones after `after`. */
export async function readWaiting(
  sql: Sql,
  after: Pick<Recipient, 'round' | 'employee'>,
  limit: number,
): Promise<Addressed[]> {
  return sql<Addressed[]>`
    select message.round, message.employee, message.address, message.language, message.link,
      invitation.secret_hash
    from registrar.invitation as invitation
    join registrar.message as message using (round, employee)
    join rounds.round as round on round.id = message.round
    where message.state = 'waiting' and message.address is not null and round.state = 'open'
      and (message.round, message.employee collate "C") > (${after.round}::uuid, ${after.employee})
    order by message.round, message.employee collate "C" limit ${limit}`;
}

export async function markSent(sql: Sql, { round, employee }: Recipient): Promise<void> {
  await sql`update registrar.message set state = 'sent', reason = null
    where round = ${round} and employee = ${employee}`;
}

export async function markRefused(
  sql: Sql,
  { round, employee }: Recipient,
  permanent: boolean,
  reason: string,
): Promise<void> {
  await sql`update registrar.message
    set reason = ${reason}, state = ${permanent ? 'failed' : 'waiting'}
    where round = ${round} and employee = ${employee}`;
}

/**
 * The daily look: which open rounds have a reminder due, and whose links have not been used. Once a day and
 * round, however often it is called and by however many processes.
 */
export async function startReminders(sql: Sql, today: string): Promise<void> {
  await lockForRewriting(sql);
  const rounds = await sql<
    {
      id: string;
      launched_on: string;
      looked_on: string | null;
      closes_on: string;
      plan: ReminderPlan | null;
    }[]
  >`select round.id, round.launched_on, mailing.looked_on, round.closes_on, mailing.reminders as plan
    from registrar.mailing as mailing join rounds.round as round on round.id = mailing.round
    where round.state = 'open' and mailing.salt is not null
      and coalesce(mailing.looked_on, round.launched_on) < ${today}
    order by round.id for update of mailing`;
  for (const { id, launched_on: launched, looked_on: looked, closes_on: closes, plan } of rounds) {
    const days = listReminderDays(plan ?? USUAL_REMINDERS, launched, closes);
    if (today <= closes && isReminderDue(days, looked ?? launched, today)) {
      // Whoever has left the company since is left in peace.
      await sql`insert into registrar.reminder (round, employee)
        select invitation.round, invitation.employee
        from registrar.invitation as invitation
        join registrar.message as message using (round, employee)
        where invitation.round = ${id}
          and not exists (select from registrar.claim
            where claim.round = ${id} and claim.employee = invitation.employee)
          and message.address is not null and message.state = 'sent'
          and exists (select from registrar.employee where id = invitation.employee)
        on conflict do nothing`;
    }
    await sql`update registrar.mailing set looked_on = ${today} where round = ${id}`;
  }
}

/** The next reminders, without those for people who have answered meanwhile. */
export async function readReminders(
  sql: Sql,
  after: Pick<Recipient, 'round' | 'employee'>,
  today: string,
  limit: number,
): Promise<Addressed[]> {
  await lockForRewriting(sql);
  await sql`delete from registrar.reminder as reminder
    using rounds.round as round
    where round.id = reminder.round and (round.state <> 'open' or round.closes_on < ${today}
      or exists (select from registrar.claim
        where claim.round = reminder.round and claim.employee = reminder.employee))`;
  return sql<Addressed[]>`
    select message.round, message.employee, message.address, message.language, message.link,
      invitation.secret_hash
    from registrar.invitation as invitation
    join registrar.message as message using (round, employee)
    join registrar.reminder as reminder using (round, employee)
    where (round, employee collate "C") > (${after.round}::uuid, ${after.employee})
    order by round, employee collate "C" limit ${limit}`;
}

export async function deleteReminder(sql: Sql, { round, employee }: Recipient): Promise<void> {
  await sql`delete from registrar.reminder where round = ${round} and employee = ${employee}`;
}

export interface MailingContent {
  readonly title: string;
  readonly organisation: string;
  readonly closes_on: string;
  readonly minutes: number;
  readonly manifest_root: string;
  readonly salt: Buffer | null;
  readonly texts: OwnTexts | null;
}

/** What every message of an open round is made of; null when it is no longer open. */
export async function readContent(sql: Sql, round: string): Promise<MailingContent | null> {
  const [row] = await sql<MailingContent[]>`
    select round.title, round.frozen->>'organisation' as organisation, round.closes_on,
      (round.questionnaire->>'minutes')::int as minutes, round.manifest_root,
      mailing.salt, mailing.texts
    from rounds.round as round
    left join registrar.mailing as mailing on mailing.round = round.id
    where round.id = ${round} and round.state = 'open'`;
  return row ?? null;
}
