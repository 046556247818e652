import { randomBytes } from 'node:crypto';
import postgres from 'postgres';

export interface TestDatabase {
  /** null: the embedded database. */
  readonly url: string | null;
  drop(): Promise<void>;
}

/** A fresh database of one's own: embedded, or on the PostgreSQL of TEST_DATABASE_URL, as the suite says. */
export async function createDatabase(): Promise<TestDatabase> {
  if (process.env['TUTTI_TEST_DATABASE'] !== 'postgresql') {
    return { url: null, drop: () => Promise.resolve() };
  }
  const admin = process.env['TEST_DATABASE_URL'];
  if (admin === undefined) throw new Error('TEST_DATABASE_URL is not set');
  const name = `tutti_test_${randomBytes(6).toString('hex')}`;
  const run = async (statement: string) => {
    const sql = postgres(admin, { max: 1, onnotice: () => undefined });
    await sql.unsafe(statement);
    await sql.end();
  };
  await run(`create database ${name}`);
  const url = new URL(admin);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => run(`drop database ${name} with (force)`) };
}
