import type { Sql } from '../../db/connect.ts';
import type { VolunteerView } from './views.ts';

export type NewVolunteer = Omit<VolunteerView, 'id'>;

export async function insertVolunteer(sql: Sql, volunteer: NewVolunteer): Promise<string> {
  const { name, email, message, joinedOn } = volunteer;
  const [row] = await sql<{ id: string }[]>`
    insert into programme.volunteer (name, email, message, joined_on)
    values (${name}, ${email}, ${message}, ${joinedOn}) returning id`;
  return row!.id;
}

/** By name: the order in which they came is told to nobody. */
export async function readVolunteers(sql: Sql): Promise<VolunteerView[]> {
  return sql<VolunteerView[]>`select id, name, email, message, joined_on as "joinedOn"
    from programme.volunteer order by name, id`;
}

/** @returns whether there was such a person */
export async function deleteVolunteer(sql: Sql, id: string): Promise<boolean> {
  const { count } = await sql`delete from programme.volunteer where id = ${id}`;
  return count === 1;
}
