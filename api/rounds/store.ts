import type { Sql } from '../../db/connect.ts';
import type { SignedManifest } from '../../surveys/ballot/manifest.ts';
import type { Instrument } from '../../surveys/instrument.ts';
import type { FrozenOrganisation } from '../../surveys/organisation/frozen.ts';
import type { Policy } from '../../surveys/policy.ts';
import type { ProgrammeSetup } from '../../surveys/release-document.ts';
import type { ParticipationView, RoundState } from './views.ts';

export interface RoundRow {
  readonly id: string;
  readonly title: string;
  readonly instrument: string;
  readonly policy: Policy;
  readonly setup: ProgrammeSetup;
  readonly breakdowns: readonly string[];
  readonly strict: boolean;
  readonly closes_on: string;
  readonly state: RoundState;
  readonly launched_on: string | null;
  readonly closed_on: string | null;
  readonly keys_total: number;
  readonly keys_done: number;
  readonly participation: Participation | null;
  readonly manifest_root: string | null;
  readonly invited: number | null;
}

/** Response rates while a round is open, taken once a day. */
export interface Participation {
  readonly day: string;
  readonly bands: ParticipationView | null;
}

export interface RoundSettings {
  readonly title: string;
  readonly instrument: Instrument;
  readonly policy: Policy;
  readonly setup: ProgrammeSetup;
  readonly breakdowns: readonly string[];
  readonly strict: boolean;
  readonly closes_on: string;
}

export async function insertRound(sql: Sql, settings: RoundSettings): Promise<string> {
  const [row] = await sql<{ id: string }[]>`insert into rounds.round
    (title, instrument, questionnaire, policy, setup, breakdowns, strict, closes_on)
    values (${settings.title}, ${settings.instrument.ref}, ${sql.json(settings.instrument as never)},
      ${sql.json(settings.policy)},
      ${sql.json(settings.setup as never)}, ${sql.json(settings.breakdowns)}, ${settings.strict},
      ${settings.closes_on})
    returning id`;
  return row!.id;
}

export async function updateRound(sql: Sql, id: string, settings: RoundSettings): Promise<void> {
  await sql`update rounds.round set title = ${settings.title}, instrument = ${settings.instrument.ref},
    questionnaire = ${sql.json(settings.instrument as never)},
    policy = ${sql.json(settings.policy)}, setup = ${sql.json(settings.setup as never)},
    breakdowns = ${sql.json(settings.breakdowns)}, strict = ${settings.strict},
    closes_on = ${settings.closes_on} where id = ${id}`;
}

export async function deleteDraft(sql: Sql, id: string): Promise<void> {
  await sql`delete from rounds.round where id = ${id} and state = 'draft'`;
}

const columns = (
  sql: Sql,
) => sql`id, title, instrument, policy, setup, breakdowns, strict, closes_on, state, launched_on,
  closed_on, keys_total, keys_done, participation, manifest->>'root' as manifest_root,
  (select sum((cohort->>'heads')::int)::int
    from jsonb_array_elements(frozen->'plan'->'cohorts') as cohort) as invited`;

export async function readRounds(sql: Sql): Promise<RoundRow[]> {
  return sql<RoundRow[]>`select ${columns(sql)} from rounds.round
    order by number desc`;
}

export async function findRound(sql: Sql, id: string, lock = false): Promise<RoundRow | null> {
  const [row] = await sql<RoundRow[]>`select ${columns(sql)} from rounds.round
    where id = ${id} ${lock ? sql`for update` : sql``}`;
  return row ?? null;
}

export async function readFrozen(sql: Sql, id: string): Promise<FrozenOrganisation | null> {
  const [row] = await sql<{ frozen: FrozenOrganisation | null }[]>`
    select frozen from rounds.round where id = ${id}`;
  return row?.frozen ?? null;
}

/** The last round that was launched before this one and has been released. */
export async function findPastRound(
  sql: Sql,
  id: string,
): Promise<{ round: string; frozen: FrozenOrganisation } | null> {
  const [row] = await sql<{ round: string; frozen: FrozenOrganisation }[]>`
    select past.id as round, past.frozen from rounds.round as past, rounds.round as present
    where present.id = ${id} and past.state = 'released' and past.id <> present.id
      and (past.launched_on, past.number) < (present.launched_on, present.number)
    order by past.launched_on desc, past.number desc limit 1`;
  return row ?? null;
}

/** A launched round with what was frozen. @throws Error when it was never launched: a defect of the caller */
export async function readLaunched(
  sql: Sql,
  id: string,
): Promise<{ round: RoundRow; frozen: FrozenOrganisation; instrument: Instrument }> {
  const round = await findRound(sql, id);
  const frozen = await readFrozen(sql, id);
  const instrument = await readQuestionnaire(sql, id);
  if (round === null || frozen === null || instrument === null) throw new Error('never launched');
  return { round, frozen, instrument };
}

/** A round that was open. @throws Error when it never was: a defect of the caller */
export async function readClosing(sql: Sql, id: string) {
  const signed = await readManifest(sql, id);
  if (signed === null) throw new Error('never opened');
  return { ...(await readLaunched(sql, id)), signed };
}

export async function readQuestionnaire(sql: Sql, id: string): Promise<Instrument | null> {
  const [row] = await sql<{ questionnaire: Instrument }[]>`
    select questionnaire from rounds.round where id = ${id}`;
  return row?.questionnaire ?? null;
}

/** The signed manifest as it was published; null before the round is open. */
export async function readManifest(sql: Sql, id: string): Promise<SignedManifest | null> {
  const [row] = await sql<{ manifest: SignedManifest | null }[]>`
    select manifest from rounds.round where id = ${id} and state <> 'draft'`;
  return row?.manifest ?? null;
}

export async function freezeRound(
  sql: Sql,
  id: string,
  launchedOn: string,
  frozen: FrozenOrganisation,
  keysTotal: number,
): Promise<void> {
  await sql`update rounds.round set state = 'preparing', launched_on = ${launchedOn},
    frozen = ${sql.json(frozen as never)}, keys_total = ${keysTotal}, keys_done = 0
    where id = ${id} and state = 'draft'`;
}

export async function saveProgress(sql: Sql, id: string, done: number): Promise<void> {
  await sql`update rounds.round set keys_done = ${done} where id = ${id} and state = 'preparing'`;
}

export async function saveManifest(sql: Sql, id: string, manifest: SignedManifest): Promise<void> {
  await sql`update rounds.round set manifest = ${sql.json(manifest as never)}
    where id = ${id} and state = 'preparing' and manifest is null`;
}

export async function moveState(
  sql: Sql,
  id: string,
  from: RoundState,
  to: RoundState,
  closedOn: string | null = null,
): Promise<boolean> {
  const moved = await sql`update rounds.round
    set state = ${to}, closed_on = coalesce(${closedOn}, closed_on)
    where id = ${id} and state = ${from}`;
  return moved.count === 1;
}

export async function saveParticipation(
  sql: Sql,
  id: string,
  participation: Participation,
): Promise<void> {
  await sql`update rounds.round set participation = ${sql.json(participation as never)} where id = ${id}`;
}

export async function readUnfinished(sql: Sql): Promise<{ id: string; state: RoundState }[]> {
  return sql<{ id: string; state: RoundState }[]>`
    select id, state from rounds.round where state in ('preparing', 'closing') order by id`;
}

/** Released rounds whose ballots are older than they may get. */
export async function readForgettable(
  sql: Sql,
  today: string,
  retentionDays: number,
): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    select id from rounds.round
    where state = 'released' and not forgotten
      and closed_on + ${retentionDays}::int <= ${today}::date
    order by id`;
  return rows.map((row) => row.id);
}

export async function markForgotten(sql: Sql, id: string): Promise<void> {
  await sql`update rounds.round set forgotten = true where id = ${id}`;
}
