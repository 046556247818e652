import { spawnSync } from 'node:child_process';
import type postgres from 'postgres';

/** A copy of a database as a thief has it. */
export const SCHEMAS = ['registrar', 'ballotbox', 'tally', 'rounds', 'staff', 'programme', 'meta'];

/** Tables with a row per person. */
export const PEOPLE = [
  'registrar.employee',
  'registrar.invitation',
  'registrar.claim',
  'registrar.message',
  'registrar.reminder',
  'registrar.member',
  'programme.volunteer',
];

/** Tables with a row per ballot, comment, spent token or sum. */
export const ANSWERS = [
  'ballotbox.inbox',
  'ballotbox.comment_inbox',
  'ballotbox.nullifier',
  'ballotbox.counter',
  'tally.ballots',
  'tally.comment',
];

export type Row = Readonly<Record<string, unknown>>;

/** Columns of every row that nobody declared. */
export const PHYSICAL = ['#place', '#transaction', '#locked', '#size'] as const;

/**
 * All rows of all tables in the order in which they lie, with place, size and the ids of the transactions that wrote
 * and that locked them last.
 */
export async function dumpTables(owner: postgres.Sql): Promise<Map<string, readonly Row[]>> {
  const tables = await owner<{ name: string }[]>`
    select table_schema || '.' || table_name as name from information_schema.tables
    where table_schema = any(${SCHEMAS}) order by 1`;
  const dump = new Map<string, readonly Row[]>();
  for (const { name } of tables) {
    const rows = await owner.unsafe<Row[]>(`select *, ctid::text as "#ctid",
      xmin::text::int as "#transaction", xmax::text::int as "#locked", pg_column_size(each.*) as "#size" from ${name} as each`);
    const placed = rows.map(({ '#ctid': ctid, ...row }) => ({
      ...row,
      '#place': readPlace(String(ctid)),
    }));
    dump.set(name, name === 'tally.ballots' ? placed.flatMap(takeApart) : placed);
  }
  for (const name of [...PEOPLE, ...ANSWERS])
    if (!dump.has(name)) throw new Error(`there is no table ${name}`);
  return dump;
}

/** Columns of which PostgreSQL keeps values in its statistics, also after their rows have gone: `schema.table.column`. */
export async function readSampled(owner: postgres.Sql): Promise<string[]> {
  const rows = await owner<{ name: string }[]>`
    select schemaname || '.' || tablename || '.' || attname as name from pg_stats
    where schemaname = any(${SCHEMAS}) order by 1`;
  return rows.map(({ name }) => name);
}

/** Columns of which it would keep values, if there were any. */
export async function readSampleable(owner: postgres.Sql): Promise<string[]> {
  const rows = await owner<{ name: string }[]>`
    select attrelid::regclass || '.' || attname as name
    from pg_attribute join pg_class on pg_class.oid = attrelid
    where relnamespace::regnamespace::text = any(${SCHEMAS}) and relkind = 'r' and attnum > 0
      and not attisdropped and coalesce(attstattarget, -1) <> 0`;
  return rows.map(({ name }) => name);
}

/** The ballots of a row of many, as if each had a row: its place is that of the row and its own in it. */
function takeApart(row: Row & { readonly '#place': number }): readonly Row[] {
  const { count, answers, ...rest } = row as typeof row & { count: number; answers: Buffer };
  const size = answers.length / count;
  return Array.from({ length: count }, (_, at) => ({
    ...rest,
    answers: answers.subarray(at * size, (at + 1) * size),
    '#place': row['#place'] * 10_000 + at,
    '#size': size,
  }));
}

/** All texts, numbers and byte strings of a row; flags and short codes join nothing. */
export function listValues(row: Row): string[] {
  return Object.entries(row).flatMap(([name, value]) => {
    if (name.startsWith('#')) return [];
    const text = writeValue(value);
    return text.length < 4 || typeof value === 'boolean' ? [] : [text, ...listParts(value)];
  });
}

/** A value as one text. */
export function writeValue(value: unknown): string {
  if (Buffer.isBuffer(value)) return value.toString('hex');
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value);
}

/** What is inside a list or a document. */
function listParts(value: unknown): string[] {
  if (typeof value !== 'object' || value === null || Buffer.isBuffer(value)) return [];
  return Object.values(value).flatMap((part: unknown) => {
    const text = writeValue(part);
    return text.length < 4 || typeof part === 'boolean' ? [] : [text, ...listParts(part)];
  });
}

/** `(page,tuple)` as one number. */
export function readPlace(ctid: string): number {
  const [page, tuple] = ctid.slice(1, -1).split(',').map(Number);
  return page! * 10_000 + tuple!;
}

/** What `pg_dump` writes: the lines of each table in order; null where there is no such program or server. */
export function dumpAsText(owner: postgres.Sql): Map<string, readonly string[]> | null {
  const { host, port, database, user } = owner.options;
  const { status, stdout } = spawnSync(
    'pg_dump',
    ['--data-only', '-h', String(host[0]), '-p', String(port[0]), '-U', user, database],
    { encoding: 'utf8', maxBuffer: 2 ** 28 },
  );
  if (status !== 0) return null;
  const tables = new Map<string, string[]>();
  let current: string[] | null = null;
  for (const line of stdout.split('\n')) {
    const copied = /^COPY (\S+) /.exec(line);
    if (copied !== null) tables.set(copied[1]!, (current = []));
    else if (line === '\\.') current = null;
    else current?.push(line);
  }
  return tables;
}

/** The bytes of the files in which a table lies, as text of one byte a letter. */
export async function readFiles(owner: postgres.Sql, table: string): Promise<string> {
  await owner.unsafe('checkpoint');
  const [file] = await owner<{ bytes: Buffer }[]>`
    select pg_read_binary_file(pg_relation_filepath(${table})) as bytes`;
  return file!.bytes.toString('latin1');
}
