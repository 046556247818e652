import type { Sql } from '../../db/connect.ts';
import type { Instrument } from '../../surveys/instrument.ts';
import type { ActionView } from './views.ts';

export type NewAction = Omit<ActionView, 'id'>;

export interface ReleasedRow {
  readonly organisation: string;
  readonly shared_on: string | null;
  readonly document: string;
  readonly questionnaire: Instrument;
  /** Units as they were at launch, parents first. */
  readonly units: readonly {
    readonly id: string;
    readonly parent: string | null;
    readonly name: string;
  }[];
}

/** A round with its release; null while there is none. */
export async function findReleased(sql: Sql, round: string): Promise<ReleasedRow | null> {
  const [row] = await sql<ReleasedRow[]>`
    select round.frozen->>'organisation' as organisation, round.shared_on, release.document,
      round.questionnaire, round.frozen->'units' as units
    from tally.release join rounds.round on round.id = release.round
    where release.round = ${round} and round.state = 'released'`;
  return row ?? null;
}

export async function setShared(sql: Sql, round: string, day: string | null): Promise<void> {
  await sql`update rounds.round set shared_on = ${day} where id = ${round}`;
}

export async function readActions(sql: Sql, round: string): Promise<ActionView[]> {
  return sql<ActionView[]>`select id, unit, heard, done, owner, due_on as "dueOn"
    from rounds.action where round = ${round} order by number`;
}

export async function insertAction(sql: Sql, round: string, action: NewAction): Promise<string> {
  const { unit, heard, done, owner, dueOn } = action;
  const [row] = await sql<{ id: string }[]>`
    insert into rounds.action (round, unit, heard, done, owner, due_on)
    values (${round}, ${unit}, ${heard}, ${done}, ${owner}, ${dueOn}) returning id`;
  return row!.id;
}

/** @returns whether there was such an action */
export async function updateAction(
  sql: Sql,
  round: string,
  id: string,
  action: NewAction,
): Promise<boolean> {
  const { unit, heard, done, owner, dueOn } = action;
  const { count } = await sql`update rounds.action set unit = ${unit}, heard = ${heard},
    done = ${done}, owner = ${owner}, due_on = ${dueOn} where round = ${round} and id = ${id}`;
  return count === 1;
}

/** @returns whether there was such an action */
export async function deleteAction(sql: Sql, round: string, id: string): Promise<boolean> {
  const { count } = await sql`delete from rounds.action where round = ${round} and id = ${id}`;
  return count === 1;
}
