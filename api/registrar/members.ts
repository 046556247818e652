import type { Sql } from '../../db/connect.ts';
import type { UnitId } from '../../surveys/ids.ts';
import { batches, type EmployeeRow } from './store.ts';

/** Remember where those who are asked work at the launch of a round. */
export async function replaceMembers(
  sql: Sql,
  round: string,
  members: readonly Pick<EmployeeRow, 'id' | 'unit' | 'attributes'>[],
): Promise<void> {
  await sql`delete from registrar.member where round = ${round}`;
  for (const batch of batches(members)) {
    const rows = batch.map(({ id, unit, attributes }) => ({ id, unit, attributes }));
    await sql`insert into registrar.member (round, employee, unit, attributes)
      select ${round}::uuid, id, unit, attributes
      from jsonb_to_recordset(${sql.json(rows)})
        as row (id text, unit text, attributes jsonb)`;
  }
}

/**
 * Units of those who joined (`from` null), left (`to` null), moved or got another value of some
 * attributes since the last of the earlier launches that asked them. An attribute that the earlier
 * roster did not have has not changed.
 * @param before rounds, the latest first
 */
export async function readChanges(
  sql: Sql,
  before: readonly string[],
  after: string,
): Promise<{ from: UnitId | null; to: UnitId | null; attributes: string[] }[]> {
  return sql<{ from: UnitId | null; to: UnitId | null; attributes: string[] }[]>`
    select past.unit as from, present.unit as to, array(
        select name from jsonb_each_text(past.attributes) as old (name, value)
        where present.attributes ->> name <> value order by name
      ) as attributes
    from (
      select distinct on (employee) employee, unit, attributes
      from registrar.member
        join jsonb_array_elements_text(${sql.json(before)}) with ordinality as earlier (id, place)
        on round = earlier.id::uuid
      order by employee, place
    ) as past
    full join (select * from registrar.member where round = ${after}) as present using (employee)
    where past.unit is distinct from present.unit
      or past.attributes is distinct from present.attributes`;
}

/**
 * Where people worked at earlier launches, as far as nothing is compared with it any more: of those
 * whom a later round asked.
 * @param everybody whether the later round asked the whole company: then those who left go too
 */
export async function deleteMembers(
  sql: Sql,
  before: readonly string[],
  after: string,
  everybody: boolean,
): Promise<void> {
  await sql`delete from registrar.member as past
    using jsonb_array_elements_text(${sql.json(before)}) as earlier (id)
    where past.round = earlier.id::uuid and (${everybody} or exists (
      select from registrar.member as present
      where present.round = ${after} and present.employee = past.employee))`;
}
