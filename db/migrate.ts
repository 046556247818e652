import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type postgres from 'postgres';
import type { Database, OwnedDatabase } from './connect.ts';
import { ROLES_OF, type Part } from './part.ts';
import { StartupError } from './startup-error.ts';

const DIRECTORY = join(import.meta.dirname, 'migrations');
/** What every database grants, and what the database of one half takes back. */
const GRANTS: Readonly<Record<Part, readonly string[]>> = {
  engine: ['roles.sql'],
  registrar: ['roles.sql', 'roles-registrar.sql'],
  ballotbox: ['roles.sql', 'roles-ballotbox.sql'],
};
/** Any constant: two processes that start together migrate one after the other. */
const MIGRATION_LOCK = 7_385_511;

interface Migration {
  readonly number: number;
  readonly name: string;
  readonly text: string;
  readonly checksum: string;
}

/** The migration files in order: `0001-name.sql`, numbered without gaps. */
export function readMigrations(): readonly Migration[] {
  return readdirSync(DIRECTORY)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name, index) => {
      const number = Number(name.slice(0, 4));
      if (number !== index + 1) throw new Error(`migration ${name} is out of order`);
      const text = readFileSync(join(DIRECTORY, name), 'utf8');
      return { number, name, text, checksum: createHash('sha256').update(text).digest('hex') };
    });
}

/**
 * Bring the schema up to this version, forward only, each file once and in one transaction, then
 * the grants.
 * @param part what the database is to serve; the same for its whole life
 * @throws StartupError when the database was made by a newer version or for something else, or a past
 *   file was changed
 * @returns the number of migrations applied
 */
export async function migrate(database: OwnedDatabase, part: Part = 'engine'): Promise<number> {
  const migrations = readMigrations();
  return database.owner.begin(async (sql) => {
    await sql`select pg_advisory_xact_lock(${MIGRATION_LOCK})`;
    await sql`create schema if not exists meta`;
    await sql`create table if not exists meta.migration (
      number integer primary key, name text not null, checksum text not null)`;
    const done = await readDone(sql);
    await keepPart(sql, part, done.length > 0);
    refuseOthers(migrations, done);
    const pending = migrations.slice(done.length);
    for (const migration of pending) {
      await sql.unsafe(migration.text);
      await sql`insert into meta.migration ${sql({
        number: migration.number,
        name: migration.name,
        checksum: migration.checksum,
      })}`;
    }
    for (const file of GRANTS[part]) {
      await sql.unsafe(readFileSync(join(import.meta.dirname, file), 'utf8'));
    }
    return pending.length;
  });
}

/**
 * That the database is one of this version, for a process whose logins can not migrate it.
 * @throws StartupError
 */
export async function requireMigrated(database: Database, part: Part): Promise<void> {
  const migrations = readMigrations();
  const done = await database
    .as(ROLES_OF[part][0], async (sql) => {
      const rows = await readDone(sql);
      await refuseOtherPart(sql, part);
      return rows;
    })
    .catch((error: unknown) => {
      // No such schema, no such table, no grant: made by nobody, or by an older version.
      const isMissing = ['3F000', '42P01', '42501'].includes(
        (error as { code?: string }).code ?? '',
      );
      throw isMissing ? new StartupError(NOT_MIGRATED) : error;
    });
  refuseOthers(migrations, done);
  if (done.length < migrations.length) throw new StartupError(NOT_MIGRATED);
}

const NOT_MIGRATED = 'The database is not of this version yet; run npm run migrate first.';

type Done = Pick<Migration, 'number' | 'name' | 'checksum'>;

async function readDone(sql: postgres.TransactionSql): Promise<Done[]> {
  return sql<Done[]>`select number, name, checksum from meta.migration order by number`;
}

function refuseOthers(migrations: readonly Migration[], done: readonly Done[]): void {
  for (const past of done) {
    const known = migrations[past.number - 1];
    if (known === undefined) {
      throw new StartupError(
        `The database was written by a newer version of Tutti (it has migration ${past.name}); start that version.`,
      );
    }
    if (known.checksum !== past.checksum) {
      throw new StartupError(
        `Migration ${known.name} differs from the one the database was made with.`,
      );
    }
  }
}

/** Write down what a new database serves; one without a note is from when there was only the engine. */
async function keepPart(sql: postgres.TransactionSql, part: Part, isOld: boolean): Promise<void> {
  await sql`create table if not exists meta.part (name text primary key)`;
  const name = isOld ? 'engine' : part;
  await sql`insert into meta.part (name) select ${name} where not exists (select from meta.part)`;
  await refuseOtherPart(sql, part);
}

const OWNER_NAMES: Readonly<Record<Part, string>> = {
  engine: 'an engine in one process (npm start)',
  registrar: 'a registrar (npm run registrar)',
  ballotbox: 'a ballot box (npm run ballotbox)',
};

async function refuseOtherPart(sql: postgres.TransactionSql, part: Part): Promise<void> {
  const [row] = await sql<{ name: Part }[]>`select name from meta.part`;
  const name = row?.name ?? 'engine';
  if (name !== part) {
    throw new StartupError(
      `The database belongs to ${OWNER_NAMES[name]}; name another one, as people and ballots must not meet in it.`,
    );
  }
}
