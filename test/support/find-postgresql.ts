import postgres from 'postgres';
import { misuse } from './options.ts';

const LOCAL = ['postgres://127.0.0.1:5432/test', 'postgres://postgres@127.0.0.1:5432/postgres'];

/**
 * Address of a PostgreSQL on which tests may create databases: TEST_DATABASE_URL, or the one on this
 * machine. null when there is none.
 */
export async function findPostgresql(): Promise<string | null> {
  const named = process.env['TEST_DATABASE_URL'];
  for (const url of named === undefined ? LOCAL : [named]) {
    if (await canCreateDatabases(url)) return url;
  }
  return null;
}

/** Databases of this process are made there where there is one, and embedded otherwise. */
export async function usePostgresql(): Promise<'postgresql' | 'embedded'> {
  const url = await findPostgresql();
  if (url === null) return 'embedded';
  process.env['TEST_DATABASE_URL'] = url;
  process.env['TUTTI_TEST_DATABASE'] = 'postgresql';
  return 'postgresql';
}

/** The same for a command that measures nothing without it: status 2 where there is none. */
export async function needPostgresql(): Promise<void> {
  if ((await usePostgresql()) === 'embedded')
    misuse('needs a PostgreSQL on which it may create databases: set TEST_DATABASE_URL');
}

async function canCreateDatabases(url: string): Promise<boolean> {
  const sql = postgres(url, { max: 1, connect_timeout: 3, onnotice: () => undefined });
  try {
    const [row] = await sql<{ allowed: boolean }[]>`
      select rolsuper or (rolcreatedb and rolcreaterole) as allowed
      from pg_roles where rolname = current_user`;
    return row?.allowed === true;
  } catch {
    return false;
  } finally {
    await sql.end({ timeout: 1 });
  }
}
