import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { createStaffClient, type StaffClient } from '../../api/demo/staff-client.ts';
import { readConfig } from '../../api/config.ts';
import { createLog } from '../../api/log.ts';
import { startServer, type RunningServer } from '../../api/server.ts';
import { hashPassword } from '../../api/staff/password.ts';
import { saveAccount } from '../../api/staff/store.ts';

export interface TestServer extends RunningServer {
  /** Every line that the server has logged. */
  readonly logged: string[];
  /** Signed in as HR. */
  readonly hr: StaffClient;
  signIn(email: string): Promise<StaffClient>;
  addManager(email: string, unit: string): Promise<void>;
}

export const PASSWORD = 'correct horse battery';

/**
 * A real server on a free port and a fresh database of its own: embedded, or on the PostgreSQL of
 * TEST_DATABASE_URL, as the suite says.
 */
export async function startTestServer(
  settings: Readonly<Record<string, string>> = {},
): Promise<TestServer> {
  const directory = mkdtempSync(join(tmpdir(), 'tutti-test-'));
  const database = await createDatabase();
  const logged: string[] = [];
  const config = readConfig({
    PORT: '0',
    DATA_DIR: directory,
    DATABASE_URL: database.url ?? '',
    ...settings,
  });
  const server = await startServer(
    { ...config, demo: true },
    createLog((line) => logged.push(line)),
  );
  const passwordHash = await hashPassword(PASSWORD);
  const add = (email: string, role: 'hr' | 'manager', unit: string | null) =>
    server.database.as('staff', (sql) =>
      saveAccount(sql, { email, name: email, role, unit, password_hash: passwordHash }),
    );
  await add('hr@example.org', 'hr', null);
  return {
    ...server,
    logged,
    hr: await createStaffClient(server.url, 'hr@example.org', PASSWORD),
    signIn: (email) => createStaffClient(server.url, email, PASSWORD),
    addManager: (email, unit) => add(email, 'manager', unit),
    async close() {
      await server.close();
      await database.drop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

async function createDatabase(): Promise<{ url: string | null; drop: () => Promise<void> }> {
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
