import type postgres from 'postgres';
import type { Role } from '../../db/connect.ts';
import type { Part } from '../../db/part.ts';

/** By role and table: s = read, i = insert, u = change, d = delete, t = empty. */
export type Grants = Readonly<Record<Role, Readonly<Record<string, string>>>>;

/** Everyone may know the version of the database. */
const META = { 'meta.migration': 's', 'meta.part': 's' };

/**
 * What each role may do with each table, and nothing else. The literal table is the promise;
 * db/roles.sql has to keep it.
 */
export const ALLOWED: Grants = {
  registrar: {
    ...META,
    'registrar.unit': 'siud',
    'registrar.employee': 'siud',
    'registrar.invitation': 'siud',
    'registrar.claim': 'sid',
    'registrar.signing_key': 'siud',
    'registrar.message': 'siud',
    'registrar.mailing': 'siud',
    'registrar.reminder': 'siud',
    'registrar.member': 'siud',
    'registrar.column_mapping': 'siud',
    'rounds.round': 's',
  },
  ballotbox: {
    ...META,
    'ballotbox.box': 's',
    'ballotbox.public_key': 's',
    'ballotbox.nullifier': 'si',
    'ballotbox.inbox': 'i',
    'ballotbox.comment_inbox': 'i',
  },
  tally: {
    ...META,
    'ballotbox.box': 'siu',
    'ballotbox.public_key': 'si',
    'ballotbox.inbox': 'sd',
    'ballotbox.comment_inbox': 'sd',
    'ballotbox.counter': 'sid',
    'tally.ballots': 'sid',
    'tally.comment': 'sid',
    'tally.release': 'si',
    'tally.release_piece': 'si',
  },
  rounds: {
    ...META,
    'rounds.round': 'siud',
    'rounds.decision': 'siud',
    'rounds.instrument': 'sid',
    'rounds.draft_questionnaire': 'siud',
  },
  reader: {
    ...META,
    'rounds.round': 's',
    'rounds.decision': 's',
    'tally.release': 's',
    'tally.release_piece': 's',
  },
  staff: {
    ...META,
    'staff.account': 'siud',
    'staff.link': 'sid',
    'staff.session': 'siud',
    'staff.audit': 'si',
  },
  programme: { ...META, 'programme.volunteer': 'sid' },
};

/** The same where registrar and ballot box have a database each. */
export const ALLOWED_APART: Readonly<Record<Exclude<Part, 'engine'>, Grants>> = {
  registrar: {
    ...ALLOWED,
    ballotbox: META,
    tally: { ...META, 'tally.release': 'si', 'tally.release_piece': 'si' },
  },
  ballotbox: {
    registrar: META,
    ballotbox: ALLOWED.ballotbox,
    tally: ALLOWED.tally,
    rounds: META,
    reader: META,
    staff: META,
    programme: META,
  },
};

export const ROLES = Object.keys(ALLOWED) as Role[];

/** Every table that is ours, as `schema.table`. */
export async function listTables(owner: postgres.Sql): Promise<string[]> {
  const rows = await owner<{ name: string }[]>`
    select table_schema || '.' || table_name as name from information_schema.tables
    where table_schema not in ('public', 'information_schema') and table_schema not like 'pg\\_%'
    order by name`;
  return rows.map((row) => row.name);
}

/** What PostgreSQL itself says that each role may do. */
export async function readGrants(owner: postgres.Sql): Promise<Grants> {
  const tables = await listTables(owner);
  const rows = await owner<{ role: Role; name: string; letters: string }[]>`
    select role, name, string_agg(letter, '' order by place) as letters
    from unnest(${ROLES}::text[]) as role, unnest(${tables}::text[]) as name,
      (values (1, 's', 'select'), (2, 'i', 'insert'), (3, 'u', 'update'), (4, 'd', 'delete'),
        (5, 't', 'truncate')) as verb (place, letter, word)
    where has_schema_privilege('tutti_' || role, split_part(name, '.', 1), 'usage')
      and has_table_privilege('tutti_' || role, name, word)
    group by role, name`;
  const of = (role: Role) =>
    rows.filter((row) => row.role === role).map(({ name, letters }) => [name, letters]);
  return Object.fromEntries(
    ROLES.map((role) => [role, Object.fromEntries(of(role)) as Record<string, string>]),
  ) as Record<Role, Record<string, string>>;
}
