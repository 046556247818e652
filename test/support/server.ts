import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createStaffClient, type StaffClient } from '../../api/demo/staff-client.ts';
import type { StaffRole } from '../../api/account.ts';
import { createClock } from '../../api/clock.ts';
import { readConfig } from '../../api/config.ts';
import { createLog } from '../../api/log.ts';
import { startServer, type RunningServer } from '../../api/server.ts';
import type { OwnedDatabase } from '../../db/connect.ts';
import { HANDED_MINUTES } from '../../api/staff/link-token.ts';
import { makeLinkToken } from '../../api/staff/links.ts';
import { saveAccount } from '../../api/staff/store.ts';
import { createDatabase } from './database.ts';
import { copyEmbedded } from './embedded-template.ts';

export interface TestServer extends RunningServer {
  readonly database: OwnedDatabase;
  /** Every line that the server has logged. */
  readonly logged: string[];
  /** Signed in as HR. */
  readonly hr: StaffClient;
  signIn(email: string): Promise<StaffClient>;
  /** Secret part of a link that signs an account in once. */
  makeLink(email: string): Promise<string>;
  addManager(email: string, unit: string): Promise<void>;
  /** An account of any role; `unit` is for managers. */
  addAccount(email: string, role: StaffRole, unit?: string | null): Promise<void>;
}

/**
 * A real server on a free port and a fresh database of its own: embedded, or on the PostgreSQL of
 * TEST_DATABASE_URL, as the suite says. With BALLOTBOX_URL it is the registrar alone.
 * @param today `YYYY-MM-DD`, where a test lets days pass. It is always night: the mailer reminds nobody by itself
 */
export async function startTestServer(
  settings: Readonly<Record<string, string>> = {},
  { demo = true, today }: { readonly demo?: boolean; readonly today?: () => string } = {},
): Promise<TestServer> {
  const directory = mkdtempSync(join(tmpdir(), 'tutti-test-'));
  const database = await createDatabase();
  const logged: string[] = [];
  const environment = {
    PORT: '0',
    DATA_DIR: directory,
    DATABASE_URL: database.url ?? '',
    ...settings,
  };
  const part = 'BALLOTBOX_URL' in settings ? 'registrar' : 'engine';
  const config = readConfig(environment, part);
  if (config.databaseUrl === null) copyEmbedded(config.dataDirectory);
  const server = await startServer(
    { ...config, demo },
    createLog((line) => logged.push(line)),
    {
      today: today ?? createClock(config.timeZone, () => new Date()).today,
      hour: () => 0,
      nowMillis: Date.now,
    },
  );
  const { owner } = server.database;
  if (owner === null) throw new Error('a test server has one login for all roles');
  const add = (email: string, role: StaffRole, unit: string | null = null) =>
    server.database.as('staff', (sql) => saveAccount(sql, { email, name: email, role, unit }));
  const makeLink = (email: string) =>
    makeLinkToken(server.database, email, Date.now(), HANDED_MINUTES);
  const signIn = async (email: string) =>
    createStaffClient(server.url, email, await makeLink(email));
  await add('hr@example.org', 'hr');
  return {
    ...server,
    database: { ...server.database, owner },
    logged,
    hr: await signIn('hr@example.org'),
    signIn,
    makeLink,
    addManager: (email, unit) => add(email, 'manager', unit),
    addAccount: add,
    async close() {
      await server.close();
      await database.drop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
