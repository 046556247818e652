import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from './connect.ts';
import { StartupError } from './startup-error.ts';

const DIRECTORY = join(import.meta.dirname, 'migrations');
const ROLES = join(import.meta.dirname, 'roles.sql');
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
 * the grants of roles.sql.
 * @throws StartupError when the database was made by a newer version or a past file was changed
 * @returns the number of migrations applied
 */
export async function migrate(database: Database): Promise<number> {
  const migrations = readMigrations();
  return database.owner.begin(async (sql) => {
    await sql`select pg_advisory_xact_lock(${MIGRATION_LOCK})`;
    await sql`create schema if not exists meta`;
    await sql`create table if not exists meta.migration (
      number integer primary key, name text not null, checksum text not null)`;
    const done = await sql<{ number: number; name: string; checksum: string }[]>`
      select number, name, checksum from meta.migration order by number`;
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
    const pending = migrations.slice(done.length);
    for (const migration of pending) {
      await sql.unsafe(migration.text);
      await sql`insert into meta.migration ${sql({
        number: migration.number,
        name: migration.name,
        checksum: migration.checksum,
      })}`;
    }
    await sql.unsafe(readFileSync(ROLES, 'utf8'));
    return pending.length;
  });
}
