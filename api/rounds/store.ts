import type { Sql } from '../../db/connect.ts';
import type { PublishedExtensions, SignedExtension } from '../../surveys/ballot/extension.ts';
import type { SignedManifest } from '../../surveys/ballot/manifest.ts';
import type { Instrument } from '../../surveys/instrument.ts';
import type { FrozenOrganisation } from '../../surveys/organisation/frozen.ts';
import type { Policy } from '../../surveys/policy.ts';
import type { ProgrammeSetup } from '../../surveys/release-document.ts';
import type { HeldBack, ParticipationView, RoundState } from './views.ts';

export interface RoundRow {
  readonly id: string;
  readonly title: string;
  readonly instrument: string;
  readonly policy: Policy;
  readonly setup: ProgrammeSetup;
  readonly breakdowns: readonly string[];
  readonly strict: boolean;
  /** Units, each with everything below it; null for everybody. */
  readonly audience: readonly string[] | null;
  /** null: when it is launched. */
  readonly opens_on: string | null;
  readonly closes_on: string;
  /** The last day that the manifest names; null before there is one. */
  readonly told_until: string | null;
  readonly held_back: HeldBack | null;
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
  readonly audience: readonly string[] | null;
  readonly opens_on: string | null;
  readonly closes_on: string;
}

export async function insertRound(sql: Sql, settings: RoundSettings): Promise<string> {
  const [row] = await sql<{ id: string }[]>`insert into rounds.round
    (title, instrument, questionnaire, policy, setup, breakdowns, strict, audience, opens_on, closes_on)
    values (${settings.title}, ${settings.instrument.ref}, ${sql.json(settings.instrument as never)},
      ${sql.json(settings.policy)},
      ${sql.json(settings.setup as never)}, ${sql.json(settings.breakdowns)}, ${settings.strict},
      ${writeAudience(sql, settings)}, ${settings.opens_on}, ${settings.closes_on})
    returning id`;
  return row!.id;
}

function writeAudience(sql: Sql, { audience }: RoundSettings) {
  return audience === null ? null : sql.json(audience);
}

export async function updateRound(sql: Sql, id: string, settings: RoundSettings): Promise<void> {
  await sql`update rounds.round set title = ${settings.title}, instrument = ${settings.instrument.ref},
    questionnaire = ${sql.json(settings.instrument as never)},
    policy = ${sql.json(settings.policy)}, setup = ${sql.json(settings.setup as never)},
    breakdowns = ${sql.json(settings.breakdowns)}, strict = ${settings.strict},
    audience = ${writeAudience(sql, settings)}, opens_on = ${settings.opens_on},
    closes_on = ${settings.closes_on}, held_back = null where id = ${id}`;
}

/** @returns false when it is no draft any more */
export async function deleteDraft(sql: Sql, id: string): Promise<boolean> {
  const deleted = await sql`delete from rounds.round where id = ${id} and state = 'draft'`;
  return deleted.count === 1;
}

const columns = (
  sql: Sql,
) => sql`id, title, instrument, policy, setup, breakdowns, strict, closes_on, state, launched_on,
  audience, opens_on, held_back, told_until, closed_on, keys_total, keys_done, participation, manifest_root,
  invited`;

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

/**
 * Rounds that were launched before this one and have been released, the latest first: back to the last
 * that asked everybody.
 */
export async function readPastRounds(
  sql: Sql,
  id: string,
): Promise<{ round: string; units: FrozenOrganisation['units'] }[]> {
  return sql<{ round: string; units: FrozenOrganisation['units'] }[]>`
    with past as (
      select past.id, past.launched_on, past.number, past.audience
      from rounds.round as past, rounds.round as present
      where present.id = ${id} and past.state = 'released'
        and (past.launched_on, past.number) < (present.launched_on, present.number)
    ), whole as (
      select launched_on, number from past where audience is null
      order by launched_on desc, number desc limit 1
    )
    select past.id as round, round.frozen->'units' as units
    from past join rounds.round on round.id = past.id left join whole on true
    where whole.number is null
      or (past.launched_on, past.number) >= (whole.launched_on, whole.number)
    order by past.launched_on desc, past.number desc`;
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

export async function readQuestionnaire(sql: Sql, id: string): Promise<Instrument | null> {
  const [row] = await sql<{ questionnaire: Instrument }[]>`
    select questionnaire from rounds.round where id = ${id}`;
  return row?.questionnaire ?? null;
}

/** The signed manifest as it was published; null before the round is open. */
export async function readManifest(sql: Sql, id: string): Promise<SignedManifest | null> {
  const [row] = await sql<{ manifest: SignedManifest | null }[]>`
    select manifest from rounds.round where id = ${id}`;
  return row?.manifest ?? null;
}

/** null before there is a manifest. */
export async function readExtensions(sql: Sql, id: string): Promise<PublishedExtensions | null> {
  const [row] = await sql<PublishedExtensions[]>`
    select extensions, closed_on as "closedOn" from rounds.round where id = ${id} and manifest is not null`;
  return row ?? null;
}

export async function extendRound(sql: Sql, id: string, signed: SignedExtension): Promise<void> {
  await sql`update rounds.round set closes_on = ${signed.extension.closesOn},
    extensions = extensions || ${sql.json([signed as never])}
    where id = ${id} and state = 'open'`;
}

/** Rounds to open or to close by their dates. */
export async function readDue(sql: Sql, today: string): Promise<RoundRow[]> {
  return sql<RoundRow[]>`select ${columns(sql)} from rounds.round
    where (state = 'scheduled' and opens_on <= ${today}) or (state = 'open' and closes_on < ${today})
    order by number`;
}

/**
 * A round that is not over and may not run beside this one, as one of the two is strict: of two that overlap neither
 * would look back at the other. Until the transaction is over no other round begins.
 * @returns its state, open before others; null where there is none
 */
export async function findOverlap(sql: Sql, id: string): Promise<RoundState | null> {
  await sql`select pg_advisory_xact_lock(hashtextextended('begin a round', 0))`;
  const [row] = await sql<{ state: RoundState }[]>`
    select other.state from rounds.round as own, rounds.round as other
    where own.id = ${id} and other.id <> own.id and (own.strict or other.strict)
      and other.state in ('preparing', 'open', 'closing')
    order by other.state = 'open' desc limit 1`;
  return row?.state ?? null;
}

type Looked = Pick<RoundRow, 'id' | 'state' | 'opens_on'>;

/**
 * @param looked the round as it was when this was decided
 * @returns false when it is no longer in that state, or is to open on another day
 */
export async function beginRound(
  sql: Sql,
  { id, state, opens_on: opensOn }: Looked,
  launchedOn: string,
): Promise<boolean> {
  const moved = await sql`update rounds.round
    set state = 'preparing', launched_on = ${launchedOn}, held_back = null, keys_done = 0
    where id = ${id} and state = ${state} and opens_on is not distinct from ${opensOn}`;
  return moved.count === 1;
}

/** The same for a draft that is to open on its day. */
export async function scheduleRound(sql: Sql, { id, opens_on: opensOn }: Looked): Promise<boolean> {
  const moved = await sql`update rounds.round set state = 'scheduled'
    where id = ${id} and state = 'draft' and opens_on = ${opensOn}`;
  return moved.count === 1;
}

/** A round whose last day is over. @returns false when it is not open, or its last day has been moved meanwhile */
export async function closeDue(sql: Sql, id: string, today: string): Promise<boolean> {
  const moved = await sql`update rounds.round set state = 'closing', closed_on = ${today}
    where id = ${id} and state = 'open' and closes_on < ${today}`;
  return moved.count === 1;
}

/** A round that could not open is a draft again. */
export async function holdBack(
  sql: Sql,
  id: string,
  from: 'scheduled' | 'preparing',
  why: HeldBack,
): Promise<void> {
  await sql`update rounds.round set state = 'draft', launched_on = null, held_back = ${why}
    where id = ${id} and state = ${from} and frozen is null`;
}

export async function freezeRound(
  sql: Sql,
  id: string,
  frozen: FrozenOrganisation,
  keysTotal: number,
): Promise<void> {
  await sql`update rounds.round set frozen = ${sql.json(frozen as never)}, keys_total = ${keysTotal}
    where id = ${id} and state = 'preparing' and frozen is null`;
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

export async function readUnfinished(
  sql: Sql,
): Promise<{ id: string; state: 'preparing' | 'closing' }[]> {
  return sql<{ id: string; state: 'preparing' | 'closing' }[]>`
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
