import type { Sql } from '../../../db/connect.ts';
import type { UnitId } from '../../../surveys/ids.ts';
import type { StoredInvitation } from '../links.ts';

/** A unit as it was at launch, with the people in it who have no e-mail address. */
export interface UnitWithoutMail {
  readonly id: UnitId;
  readonly name: string;
  readonly people: number;
}

/** What one printed code needs. */
export interface Slip {
  /** As in the roster: it has no names. */
  readonly employee: string;
  readonly language: 'en' | 'fr';
  /** Ends in # and the code. */
  readonly link: string;
}

type StoredSlip = Pick<Slip, 'language'> & StoredInvitation;

/**
 * Units with people who get a printed code. Everyone invited without an address counts, whether they have
 * answered or not: printing again must not tell who has.
 */
export async function readUnitsWithoutMail(sql: Sql, round: string): Promise<UnitWithoutMail[]> {
  return sql<UnitWithoutMail[]>`
    select member.unit as id, message.unit_name as name, count(*)::int as people
    from registrar.message as message
    join registrar.member as member using (round, employee)
    where message.round = ${round} and message.address is null
    group by member.unit, message.unit_name
    order by message.unit_name collate "C", member.unit collate "C"`;
}

/** What the next slips of a unit are written from, after those up to and including `after`. */
export async function readSlips(
  sql: Sql,
  round: string,
  unit: UnitId,
  after: string,
  limit: number,
): Promise<StoredSlip[]> {
  return sql<StoredSlip[]>`
    select message.employee, message.language, message.address, message.link, invitation.secret_hash
    from registrar.invitation as invitation
    join registrar.message as message using (round, employee)
    join registrar.member as member using (round, employee)
    where message.round = ${round} and message.address is null and member.unit = ${unit}
      and message.employee collate "C" > ${after}
    order by message.employee collate "C" limit ${limit}`;
}
