import type { Sql } from '../../../db/connect.ts';
import {
  MAIL_KINDS,
  MAIL_LANGUAGES,
  type MailKind,
  type MailLanguage,
  type MailText,
  type MailTexts,
} from '../../../surveys/mail/mail-text.ts';
import type { ReminderPlan } from '../../../surveys/mail/reminder-days.ts';
import { STANDARD_TEXTS } from '../../../surveys/mail/standard-texts.ts';
import type { StoredInvitation } from '../links.ts';

/** Texts of HR's own; those that are not there are the standard ones. */
export type OwnTexts = Partial<Record<MailLanguage, Partial<Record<MailKind, MailText>>>>;

export interface MailingRow {
  /** null before the launch and after the close. */
  readonly salt: Buffer | null;
  readonly texts: OwnTexts;
  readonly reminders: ReminderPlan | null;
}

export async function findMailing(sql: Sql, round: string): Promise<MailingRow> {
  const [row] = await sql<MailingRow[]>`
    select salt, texts, reminders from registrar.mailing where round = ${round}`;
  return row ?? { salt: null, texts: {}, reminders: null };
}

/** All four texts of a round. */
export function completeTexts(own: OwnTexts): MailTexts {
  return Object.fromEntries(
    MAIL_LANGUAGES.map((language) => [
      language,
      Object.fromEntries(
        MAIL_KINDS.map((kind) => [kind, own[language]?.[kind] ?? STANDARD_TEXTS[language][kind]]),
      ),
    ]),
  ) as MailTexts;
}

/** @returns false when the round has been launched meanwhile: nothing is changed then */
export async function saveTexts(sql: Sql, round: string, texts: OwnTexts): Promise<boolean> {
  const saved = await sql`insert into registrar.mailing (round, texts)
    values (${round}, ${sql.json(texts as never)})
    on conflict (round) do update set texts = excluded.texts where mailing.salt is null`;
  return saved.count === 1;
}

export async function saveReminders(sql: Sql, round: string, plan: ReminderPlan): Promise<void> {
  await sql`insert into registrar.mailing (round, reminders)
    values (${round}, ${sql.json(plan as never)})
    on conflict (round) do update set reminders = excluded.reminders`;
}

/**
 * At the launch: the texts as they are, standard ones too, so that an update of the product changes none.
 * @returns the salt of the round; the one that is there when the launch was cut short
 */
export async function freezeMailing(
  sql: Sql,
  round: string,
  salt: Uint8Array,
): Promise<Uint8Array> {
  const { salt: present, texts } = await findMailing(sql, round);
  if (present !== null) return present;
  await sql`insert into registrar.mailing (round, salt, texts)
    values (${round}, ${salt}, ${sql.json(completeTexts(texts) as never)})
    on conflict (round) do update set salt = excluded.salt, texts = excluded.texts`;
  return salt;
}

export async function deleteMailing(sql: Sql, round: string): Promise<void> {
  await sql`delete from registrar.mailing where round = ${round}`;
}

/** From now on looking at a link of this round does not tell whether it was used. */
export async function markLinksShown(sql: Sql, round: string): Promise<void> {
  await sql`insert into registrar.mailing (round, links_shown) values (${round}, true)
    on conflict (round) do update set links_shown = true`;
}

export interface Recipient extends StoredInvitation {
  readonly round: string;
  readonly language: MailLanguage;
}

export interface InvitedPerson extends Recipient {
  readonly unit_name: string;
}

const invitedPeople = (sql: Sql, round: string) => sql`
  select message.round, message.employee, message.address, message.language, message.link,
    message.unit_name, invitation.secret_hash
  from registrar.invitation as invitation
  join registrar.message as message using (round, employee)
  where round = ${round}`;

/** Everyone who is invited, whether they have answered or not; the next ones after `after`. */
export async function readInvited(
  sql: Sql,
  round: string,
  { unit, after, limit }: { unit: string | null; after: string; limit: number },
): Promise<InvitedPerson[]> {
  return sql<InvitedPerson[]>`${invitedPeople(sql, round)}
    and message.employee collate "C" > ${after}
    and (${unit}::text is null or exists (select from registrar.member
      where member.round = message.round and member.employee = message.employee
        and member.unit = ${unit}))
    order by message.employee collate "C" limit ${limit}`;
}

export async function findInvited(
  sql: Sql,
  round: string,
  employee: string,
): Promise<InvitedPerson | null> {
  const [row] = await sql<InvitedPerson[]>`
    ${invitedPeople(sql, round)} and message.employee = ${employee}`;
  return row ?? null;
}

export interface ListedPerson {
  readonly employee: string;
  readonly to: string | null;
  readonly unit: string;
  readonly language: MailLanguage;
}

/** People whose number, address or unit contains `wanted`, in whatever case. */
export async function searchInvited(
  sql: Sql,
  round: string,
  { unit, wanted, limit }: { unit: string | null; wanted: string; limit: number },
): Promise<{ total: number; people: ListedPerson[] }> {
  const found = await sql<(ListedPerson & { total: number })[]>`
    select message.employee, message.address as to, message.unit_name as unit, message.language,
      (count(*) over ())::int as total
    from registrar.message as message
    left join registrar.member as member using (round, employee)
    where message.round = ${round} and (${unit}::text is null or member.unit = ${unit})
      and strpos(lower(concat_ws(' ', message.employee, message.address, message.unit_name)),
        lower(${wanted})) > 0
    order by message.employee collate "C" limit ${limit}`;
  return {
    total: found[0]?.total ?? 0,
    people: found.map(({ employee, to, unit: name, language }) => ({
      employee,
      to,
      unit: name,
      language,
    })),
  };
}

export async function readInvitedUnits(
  sql: Sql,
  round: string,
): Promise<{ id: string; name: string; people: number }[]> {
  return sql<{ id: string; name: string; people: number }[]>`
    select member.unit as id, message.unit_name as name, count(*)::int as people
    from registrar.message as message join registrar.member as member using (round, employee)
    where message.round = ${round}
    group by member.unit, message.unit_name
    order by message.unit_name collate "C", member.unit collate "C"`;
}

export interface DeliveryCounts {
  readonly waiting: number;
  readonly sent: number;
  readonly failed: number;
}

/** How far the invitations are. It is the same whoever has answered. */
export async function countDelivery(sql: Sql, round: string): Promise<DeliveryCounts> {
  const [row] = await sql<DeliveryCounts[]>`
    select (count(*) filter (where state = 'waiting'))::int as waiting,
      (count(*) filter (where state = 'sent'))::int as sent,
      (count(*) filter (where state = 'failed'))::int as failed
    from registrar.message where round = ${round} and address is not null`;
  return row!;
}

export interface RefusedAddress {
  readonly employee: string;
  readonly address: string;
  readonly unit: string;
  readonly reason: string;
}

export async function readRefused(sql: Sql, round: string, limit: number) {
  return sql<RefusedAddress[]>`
    select employee, address, unit_name as unit, coalesce(reason, '') as reason
    from registrar.message where round = ${round} and state = 'failed'
    order by employee collate "C" limit ${limit}`;
}

/** Refused invitations wait again, under the address that the roster has now. @returns how many */
export async function retryRefused(sql: Sql, round: string): Promise<number> {
  const changed = await sql`update registrar.message set state = 'waiting', reason = null,
    address = coalesce((select email from registrar.employee
      where employee.id = message.employee), message.address)
    where round = ${round} and state = 'failed'`;
  return changed.count;
}
