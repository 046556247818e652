import type { Sql } from '../../db/connect.ts';
import { sortInMemory } from '../../db/sort-in-memory.ts';
import type { MemberTypeCounts } from '../../surveys/disclosure/breakdowns-keys.ts';
import type { EmployeeId, UnitId } from '../../surveys/ids.ts';
import type { FrozenOrganisation } from '../../surveys/organisation/frozen.ts';
import type { Unit } from '../../surveys/organisation/units.ts';
import { lockClaims } from './claim-store.ts';
import type { SecretHashes } from './secret-hash.ts';

/** Rows per statement: keeps parameters of large imports in bounds. */
const BATCH = 5_000;

export interface EmployeeRow {
  readonly id: EmployeeId;
  readonly unit: UnitId;
  readonly email: string | null;
  readonly language: string | null;
  readonly attributes: Readonly<Record<string, string>>;
}

export async function readUnits(sql: Sql): Promise<Unit[]> {
  return sql<Unit[]>`select id, parent, name from registrar.unit order by id collate "C"`;
}

export async function readHeads(sql: Sql): Promise<Map<UnitId, number>> {
  const rows = await sql<{ unit: UnitId; heads: number }[]>`
    select unit, count(*)::int as heads from registrar.employee group by unit`;
  return new Map(rows.map((row) => [row.unit, row.heads]));
}

export async function readEmployees(sql: Sql): Promise<EmployeeRow[]> {
  return sql<EmployeeRow[]>`
    select id, unit, email, language, attributes from registrar.employee order by id collate "C"`;
}

/** @returns whether there is such a unit */
export async function renameUnit(sql: Sql, id: string, name: string): Promise<boolean> {
  const rows = await sql`update registrar.unit set name = ${name} where id = ${id} returning id`;
  return rows.length > 0;
}

/** Replace the whole organisation; the caller's transaction makes it all or nothing. */
export async function replaceOrganisation(
  sql: Sql,
  units: readonly Unit[],
  employees: readonly EmployeeRow[],
): Promise<void> {
  await sql`delete from registrar.employee`;
  await sql`delete from registrar.unit`;
  for (const batch of batches(units)) {
    await sql`insert into registrar.unit
      select id, parent, name
      from jsonb_to_recordset(${sql.json(batch as never)}) as row (id text, parent text, name text)`;
  }
  for (const batch of batches(employees)) {
    await sql`insert into registrar.employee
      select id, unit, email, language, attributes
      from jsonb_to_recordset(${sql.json(batch as never)})
        as row (id text, unit text, email text, language text, attributes jsonb)`;
  }
}

export interface NewInvitation {
  readonly employee: string;
  readonly ballot_key: string;
  readonly comment_key: string | null;
  readonly breakdown_keys: readonly string[];
  readonly language: string | null;
}

/** Write the invitations of a round that has none yet or whose launch was cut short. */
export async function replaceInvitations(
  sql: Sql,
  round: string,
  invitations: readonly NewInvitation[],
): Promise<void> {
  await sql`delete from registrar.invitation where round = ${round}`;
  for (const batch of batches(invitations)) {
    await sql`insert into registrar.invitation
      (round, employee, ballot_key, comment_key, breakdown_keys, language)
      select ${round}::uuid, employee, ballot_key, comment_key, breakdown_keys, language
      from jsonb_to_recordset(${sql.json(batch as never)}) as row (employee text,
        ballot_key text, comment_key text, breakdown_keys text[], language text)`;
  }
}

export interface UnwrittenInvitation {
  readonly employee: string;
  readonly language: string | null;
  readonly address: string | null;
  readonly unit_name: string;
}

export async function readUnwritten(sql: Sql, round: string): Promise<UnwrittenInvitation[]> {
  return sql<UnwrittenInvitation[]>`
    select invitation.employee, invitation.language, employee.email as address,
      coalesce(unit.name, '') as unit_name
    from registrar.invitation
    left join registrar.employee on employee.id = invitation.employee
    left join registrar.unit on unit.id = employee.unit
    where invitation.round = ${round} and invitation.secret_hash is null
    order by invitation.employee collate "C"`;
}

export interface WrittenInvitation {
  readonly employee: string;
  /** Hexadecimal; the keyed form. */
  readonly secret_hash: string;
  readonly address: string | null;
  readonly unit_name: string;
  readonly language: string;
}

export async function writeMessages(
  sql: Sql,
  round: string,
  messages: readonly WrittenInvitation[],
): Promise<void> {
  for (const batch of batches(messages)) {
    const rows = sql.json(batch as never);
    await sql`update registrar.invitation set secret_hash = decode(row.secret_hash, 'hex')
      from jsonb_to_recordset(${rows}) as row (employee text, secret_hash text)
      where round = ${round} and invitation.employee = row.employee`;
    await sql`insert into registrar.message (round, employee, address, unit_name, language)
      select ${round}::uuid, employee, address, unit_name, language
      from jsonb_to_recordset(${rows}) as row (employee text, address text, unit_name text,
        language text)`;
  }
}

export interface InvitationRow {
  readonly round: string;
  readonly ballot_key: string;
  readonly comment_key: string | null;
  readonly breakdown_keys: readonly string[];
  readonly language: string | null;
  readonly used: boolean;
  /** HR has had the links of this round. */
  readonly links_shown: boolean;
}

export async function findInvitation(
  sql: Sql,
  { keyed, plain }: SecretHashes,
): Promise<InvitationRow | null> {
  const [row] = await sql<InvitationRow[]>`
    select round, ballot_key, comment_key, breakdown_keys, language,
      exists (select from registrar.claim
        where claim.round = invitation.round and claim.employee = invitation.employee) as used,
      coalesce((select links_shown from registrar.mailing
        where mailing.round = invitation.round), false) as links_shown
    from registrar.invitation where secret_hash in (${keyed}, ${plain})`;
  return row ?? null;
}

/** People who have submitted, by ballot key: for the bands of participation, never a person's status. */
export async function countClaims(sql: Sql, round: string): Promise<Map<string, number>> {
  const rows = await sql<{ ballot_key: string; claimed: number }[]>`
    select ballot_key, count(*)::int as claimed
    from registrar.invitation join registrar.claim using (round, employee)
    where round = ${round} group by ballot_key`;
  return new Map(rows.map((row) => [row.ballot_key, row.claimed]));
}

/**
 * People invited and people who have submitted, by ballot key, of those who hold the same breakdown keys. Of a
 * round that is closing: claims that are on their way are waited for, so that whoever the box counts is counted here.
 */
export async function countMemberTypes(sql: Sql, round: string): Promise<MemberTypeCounts[]> {
  await lockClaims(sql, round);
  await sortInMemory(sql);
  return sql<MemberTypeCounts[]>`
    select to_json(breakdown_keys) as "breakdownKeys", json_agg(ballot_key) as "ballotKeys",
      json_agg(invited) as invited, json_agg(claimed) as claimed
    from (
      select ballot_key, breakdown_keys,
        count(*)::int as invited, count(claim.employee)::int as claimed
      from registrar.invitation left join registrar.claim using (round, employee)
      where round = ${round} group by ballot_key, breakdown_keys
    ) as type
    group by breakdown_keys`;
}

export interface RoundRow {
  readonly id: string;
  readonly title: string;
  readonly instrument: string;
  readonly policy: {
    readonly groupMin: number;
    readonly distributionMin: number;
    readonly commentMin: number;
  };
  readonly state: 'draft' | 'scheduled' | 'preparing' | 'open' | 'closing' | 'released';
  readonly launched_on: string | null;
  readonly closes_on: string;
  readonly closed_on: string | null;
  /** The last day that the manifest names. */
  readonly told_until: string | null;
  readonly frozen: FrozenOrganisation | null;
  readonly manifest_root: string | null;
  readonly minutes: number;
  readonly comment_boxes: number;
}

/** What is public of a round. */
export async function findRound(sql: Sql, round: string): Promise<RoundRow | null> {
  const [row] = await sql<RoundRow[]>`
    select id, title, instrument, policy, state, launched_on, closes_on, closed_on, frozen,
      manifest_root, told_until,
      (questionnaire->>'minutes')::int as minutes,
      jsonb_array_length(questionnaire->'comments') as comment_boxes
    from rounds.round where id = ${round}`;
  return row ?? null;
}

/** At close: what was blinded, what was signed and what signed it are gone for good. */
export async function forgetCollection(sql: Sql, round: string): Promise<void> {
  await lockForRewriting(sql);
  await lockClaims(sql, round);
  await rewriteTables(sql, round);
}

/** First of all in a transaction: two of them would wait for each other's tables. */
export async function lockForRewriting(sql: Sql): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('rewrite tables of the registrar', 0))`;
}

/**
 * The tables as a whole, before any row of them: a claim that waits for a row holds its table, and this would
 * wait for that table. In the order of `registrar.rewrite_tables`.
 */
async function lockTables(sql: Sql): Promise<void> {
  await sql`lock table registrar.invitation, registrar.claim, registrar.signing_key,
    registrar.message, registrar.mailing, registrar.reminder in access exclusive mode`;
}

/**
 * Take deleted and changed rows, and the order of claims, out of the files of the database.
 * @param closed the round whose messages, signatures and keys go with this
 */
async function rewriteTables(sql: Sql, closed: string | null): Promise<void> {
  await sql`select registrar.rewrite_tables(${closed})`;
}

export function* batches<T>(rows: readonly T[]): Generator<readonly T[]> {
  for (let start = 0; start < rows.length; start += BATCH) yield rows.slice(start, start + BATCH);
}

export async function describeRoster(
  sql: Sql,
): Promise<{ employees: number; attributes: string[] }> {
  const [count] = await sql<{ count: number }[]>`
    select count(*)::int as count from registrar.employee`;
  const names = await sql<{ name: string }[]>`
    select distinct jsonb_object_keys(attributes) as name from registrar.employee order by name`;
  return { employees: count!.count, attributes: names.map((row) => row.name) };
}

/** The name of the company (its root unit), and of one unit. */
export async function readNames(
  sql: Sql,
  unit: string | null,
): Promise<{ organisation: string; unitName: string | null }> {
  const [root] = await sql<{ name: string }[]>`
    select name from registrar.unit where parent is null`;
  const [own] = await sql<{ name: string }[]>`select name from registrar.unit where id = ${unit}`;
  return { organisation: root?.name ?? '', unitName: own?.name ?? null };
}

export interface PublicKeyRow {
  readonly id: string;
  /** base64url SPKI. */
  readonly publicKey: string;
}

export async function readPublicKeys(sql: Sql, round: string): Promise<PublicKeyRow[]> {
  return sql<PublicKeyRow[]>`
    select id, public_key as "publicKey" from registrar.signing_key where round = ${round}
    order by id collate "C"`;
}

export async function insertSigningKey(
  sql: Sql,
  round: string,
  id: string,
  publicKey: string,
  sealedPrivateKey: Uint8Array,
): Promise<void> {
  await sql`insert into registrar.signing_key (round, id, public_key, private_key)
    values (${round}, ${id}, ${publicKey}, ${sealedPrivateKey})`;
}

export async function deleteInvitations(sql: Sql, round: string): Promise<void> {
  await lockForRewriting(sql);
  await lockTables(sql);
  await sql`delete from registrar.invitation where round = ${round}`;
  await sql`delete from registrar.claim where round = ${round}`;
  await sql`delete from registrar.mailing where round = ${round}`;
  await rewriteTables(sql, null);
}
