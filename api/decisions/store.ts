import type { Sql } from '../../db/connect.ts';
import type { Instrument } from '../../surveys/instrument.ts';
import type { DecisionView } from './views.ts';

export type NewDecision = Omit<DecisionView, 'id'>;

/** A released round, as far as a decision needs it. */
export interface RoundRow {
  readonly id: string;
  readonly title: string;
  readonly closed_on: string;
  readonly shared_on: string | null;
  readonly questionnaire: Pick<Instrument, 'dimensions' | 'items'>;
  /** Units as they were at launch, parents first. */
  readonly units: readonly {
    readonly id: string;
    readonly parent: string | null;
    readonly name: string;
  }[];
}

export async function findReleasedRound(sql: Sql, round: string): Promise<RoundRow | null> {
  const [row] = await sql<RoundRow[]>`
    select id, title, closed_on, shared_on, questionnaire, frozen->'units' as units
    from rounds.round where id = ${round} and state = 'released'`;
  return row ?? null;
}

/** Released rounds in which something was decided, the newest first. */
export async function readDecidedRounds(sql: Sql): Promise<RoundRow[]> {
  return sql<RoundRow[]>`
    select id, title, closed_on, shared_on, questionnaire, frozen->'units' as units
    from rounds.round
    where state = 'released' and exists (select from rounds.decision where round = rounds.round.id)
    order by closed_on desc, number desc`;
}

/** In the order in which they were written. */
export async function readDecisions(sql: Sql, round: string): Promise<DecisionView[]> {
  return sql<DecisionView[]>`
    select id, unit, topic, heard, done, owner, due_on as "dueOn", state
    from rounds.decision where round = ${round} order by number`;
}

export async function findDecision(
  sql: Sql,
  id: string,
): Promise<(DecisionView & { readonly round: string }) | null> {
  const [row] = await sql<(DecisionView & { round: string })[]>`
    select id, round, unit, topic, heard, done, owner, due_on as "dueOn", state
    from rounds.decision where id = ${id}`;
  return row ?? null;
}

export async function insertDecision(
  sql: Sql,
  round: string,
  { unit, topic, heard, done, owner, dueOn, state }: NewDecision,
): Promise<string> {
  const [row] = await sql<{ id: string }[]>`
    insert into rounds.decision (round, unit, topic, heard, done, owner, due_on, state)
    values (${round}, ${unit}, ${topic}, ${heard}, ${done}, ${owner}, ${dueOn}, ${state})
    returning id`;
  return row!.id;
}

export async function updateDecision(
  sql: Sql,
  id: string,
  { unit, topic, heard, done, owner, dueOn, state }: NewDecision,
): Promise<void> {
  await sql`update rounds.decision set unit = ${unit}, topic = ${topic}, heard = ${heard},
    done = ${done}, owner = ${owner}, due_on = ${dueOn}, state = ${state} where id = ${id}`;
}

export async function deleteDecision(sql: Sql, id: string): Promise<void> {
  await sql`delete from rounds.decision where id = ${id}`;
}
