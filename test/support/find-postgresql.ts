import postgres from 'postgres';

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
