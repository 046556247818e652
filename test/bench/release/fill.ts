import { createHash, randomBytes } from 'node:crypto';
import type { OwnedDatabase, Sql } from '../../../db/connect.ts';
import { hashInstrument } from '../../../api/rounds/hash-instrument.ts';
import { listKeys } from '../../../api/rounds/launch.ts';
import { createTally } from '../../../api/tally/port.ts';
import type { SignedManifest } from '../../../surveys/ballot/manifest.ts';
import { countPlaces, findPlaces } from '../../../surveys/breakdown-counter.ts';
import { listBreakdownKeys } from '../../../surveys/disclosure/breakdowns-keys.ts';
import type { Instrument } from '../../../surveys/instrument.ts';
import type { FrozenOrganisation } from '../../../surveys/organisation/frozen.ts';
import { DEFAULT_POLICY } from '../../../surveys/policy.ts';
import { LARGE_SPECS, type LargeCompany, type LargePerson } from '../large-company.ts';
import type { Random } from '../readiness/random.ts';
import { drawAnswers } from './answers.ts';
import { copyIn } from './copy-in.ts';

/** One ballot in so many comes with a comment. */
const COMMENT_EVERY = 50;
const MANIFEST_ROOT = '0'.repeat(64);
/** So many random signatures are dealt out: as long and as hard to compress as real ones. */
const SIGNATURES = 512;
const COLUMNS = [
  'round',
  'employee',
  'ballot_key',
  'comment_key',
  'breakdown_keys',
  'language',
  'secret_hash',
];
const TABLES = [
  'registrar.invitation',
  'registrar.claim',
  'ballotbox.inbox',
  'ballotbox.nullifier',
];

export interface Fill {
  readonly database: OwnedDatabase;
  readonly masterKey: Uint8Array;
  readonly company: LargeCompany;
  readonly instrument: Instrument;
  /** How many of the people answer: the first ones, in random order. */
  readonly ballots: number;
  readonly random: Random;
}

/**
 * Puts an open round into the tables as collection leaves them: claimed invitations with the signatures that
 * were given, spent tokens, the inbox, masked counters. Only the signatures themselves are made up. @returns its id
 */
export async function fillRound(fill: Fill): Promise<string> {
  const { database, company, instrument, random } = fill;
  const { owner } = database;
  const frozen: FrozenOrganisation = {
    organisation: company.tree.units[0]!.name,
    units: company.tree.units,
    plan: company.plan,
    breakdowns: company.breakdowns,
  };
  const [round] = await owner<{ id: string }[]>`
    insert into rounds.round (title, instrument, questionnaire, policy, setup, breakdowns, closes_on, state,
      launched_on, frozen, manifest)
    values ('Large company', ${instrument.ref}, ${owner.json(instrument as never)},
      ${owner.json({ ...DEFAULT_POLICY })}, '{}', ${owner.json(LARGE_SPECS)}, '2099-12-31', 'open', '2026-01-01',
      ${owner.json(frozen as never)}, '{}')
    returning id`;
  const id = round!.id;
  const signed = writeManifest(id, frozen, instrument);
  await owner`update rounds.round set manifest = ${owner.json(signed as never)} where id = ${id}`;
  await createTally(database, fill.masterKey).openBox(signed, instrument);
  const order = Uint32Array.from(company.people.keys());
  shuffle(order, random);
  const answering = order.subarray(0, fill.ballots);
  await owner.begin(async (sql) => {
    const putBack = await takeOffKeys(sql);
    await fillBox(sql, id, fill, answering);
    await fillInvitations(sql, id, fill, answering);
    await putBack();
  });
  // As autovacuum keeps tables that fill over days.
  for (const table of TABLES) await owner.unsafe(`vacuum analyze ${table}`);
  return id;
}

function writeManifest(
  id: string,
  frozen: FrozenOrganisation,
  instrument: Instrument,
): SignedManifest {
  const publicKey = randomBytes(294).toString('base64url');
  return {
    manifest: {
      format: 'tutti-manifest/1',
      round: {
        id,
        title: 'Large company',
        organisation: frozen.organisation,
        instrument: instrument.ref,
        instrumentHash: hashInstrument(instrument),
        closesOn: '2099-12-31',
      },
      policy: DEFAULT_POLICY,
      breakdowns: LARGE_SPECS,
      comments: true,
      keys: listKeys(frozen).map((key) => ({ ...key, publicKey })),
    },
    root: MANIFEST_ROOT,
    signature: '',
    signingKey: '',
  };
}

function shuffle(order: Uint32Array, random: Random): void {
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = random.whole(0, last);
    [order[last], order[other]] = [order[other]!, order[last]!];
  }
}

/** Keys and references of the large tables, built in one go when these are full. */
async function takeOffKeys(sql: Sql): Promise<() => Promise<void>> {
  const keys = await sql<{ table: string; name: string; definition: string }[]>`
    select conrelid::regclass::text as table, conname as name, pg_get_constraintdef(oid) as definition
    from pg_constraint where contype in ('p', 'u', 'f')
      and conrelid = any (${TABLES}::text[]::regclass[])`;
  for (const { table, name } of keys)
    await sql.unsafe(`alter table ${table} drop constraint ${name}`);
  return async () => {
    for (const { table, name, definition } of keys)
      await sql.unsafe(`alter table ${table} add constraint ${name} ${definition}`);
  };
}

async function fillBox(
  sql: Sql,
  round: string,
  { database: { kind }, company, instrument, random }: Fill,
  answering: Uint32Array,
): Promise<void> {
  const { plan, breakdowns, people } = company;
  const places = countPlaces(instrument);
  const sums = breakdowns.groups.map(() => new Array<number>(places).fill(0));
  const comments: string[] = [];
  const commentOf = listCommentCohorts(company);
  await copyIn(
    kind,
    sql,
    { table: 'ballotbox.inbox', columns: ['round', 'cohort', 'answers'] },
    (function* () {
      for (const [at, index] of answering.entries()) {
        const { cohort, groups } = people[index]!;
        const packed = drawAnswers(instrument, cohort, random);
        const counted = findPlaces(instrument, packed);
        for (const group of groups)
          if (group >= 0) for (const place of counted) sums[group]![place]! += 1;
        if (at % COMMENT_EVERY === 0)
          comments.push(
            `${round}\t${commentOf[cohort]!}\t${instrument.comments[0]!.id}\t${TEXT} ${at}\n`,
          );
        yield `${round}\t${plan.cohorts[cohort]!.id}\t\\\\x${Buffer.from(packed).toString('hex')}\n`;
      }
    })(),
  );
  await copyIn(
    kind,
    sql,
    { table: 'ballotbox.comment_inbox', columns: ['round', 'cohort', 'item', 'text'] },
    comments,
  );
  const keys = listBreakdownKeys(breakdowns, String).filter(({ group }) => group >= 0);
  for (const { id, group } of keys)
    await sql`update ballotbox.counter set counts = array(
      select mask + plus from unnest(counts, ${sums[group]!}::bigint[]) with ordinality
        as both_ (mask, plus, place) order by place) where round = ${round} and key = ${id}`;
  for (const [kind, tokens] of [
    ['ballot', answering.length],
    ['breakdown', answering.length * breakdowns.breakdowns.length],
    ['comment', comments.length],
  ] as const)
    await sql`insert into ballotbox.nullifier (round, hash, deposit_hash, kind)
      select ${round}::uuid, sha256((${kind}::text || n)::bytea), sha256(('deposit' || n)::bytea), ${kind}
      from generate_series(1, ${tokens}::int) as n`;
}

const TEXT =
  'What would help us most is that decisions of the last survey are told to everybody, number';

/** Per cohort the id of the comment cohort in which it lies. */
function listCommentCohorts({ plan }: LargeCompany): string[] {
  const ids: string[] = [];
  for (const { cohort, commentCohort } of plan.planned)
    if (cohort >= 0) ids[cohort] = plan.commentCohorts[commentCohort]!.id;
  return ids;
}

async function fillInvitations(
  sql: Sql,
  round: string,
  { database: { kind }, company }: Fill,
  answering: Uint32Array,
): Promise<void> {
  const { plan, breakdowns, people } = company;
  const commentOf = listCommentCohorts(company);
  const keys = listBreakdownKeys(breakdowns, String);
  const nameKey = (group: number, breakdown: number) =>
    keys.find((key) => key.group === group && key.breakdown === breakdown)!.id;
  const named = new Map<LargePerson, readonly string[]>();
  const signatures = Array.from({ length: SIGNATURES }, () =>
    randomBytes(256).toString('base64url'),
  );
  await copyIn(
    kind,
    sql,
    { table: 'registrar.invitation', columns: COLUMNS },
    (function* () {
      for (const [index, person] of people.entries()) {
        const breakdownKeys = named.get(person) ?? person.groups.map(nameKey);
        named.set(person, breakdownKeys);
        const ballot = plan.cohorts[person.cohort]!.id;
        const comment = commentOf[person.cohort]!;
        const list = `{${breakdownKeys.map((key) => `"${key}"`).join()}}`;
        yield `${round}\te${index}\t${ballot}\t${comment}\t${list}\ten\t\\\\x${hashOf(`secret ${round} ${index}`)}\n`;
      }
    })(),
  );
  await copyIn(
    kind,
    sql,
    { table: 'registrar.claim', columns: ['round', 'employee', 'claim_hash', 'response'] },
    (function* () {
      for (const index of answering) {
        const person = people[index]!;
        const held = [
          plan.cohorts[person.cohort]!.id,
          ...named.get(person)!,
          commentOf[person.cohort]!,
        ];
        const signed = held.map((key, at) => ({
          key,
          signature: signatures[(index * 5 + at) % SIGNATURES],
        }));
        yield `${round}\te${index}\t\\\\x${hashOf(`claim ${round} ${index}`)}\t${JSON.stringify(signed)}\n`;
      }
    })(),
  );
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
