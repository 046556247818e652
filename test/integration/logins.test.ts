import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startBallotbox } from '../../api/ballotbox-server.ts';
import { readConfig } from '../../api/config.ts';
import { createRespondents, runEach } from '../../api/demo/respondent.ts';
import { createStaffClient } from '../../api/demo/staff-client.ts';
import { startServer, type RunningServer } from '../../api/server.ts';
import { addAccount } from '../../api/staff/add-account.ts';
import type { Role } from '../../db/connect.ts';
import { nameLoginSetting } from '../../db/part.ts';
import type { ReleaseDocument } from '../../surveys/release-document.ts';
import { ALLOWED, listTables, ROLES } from '../support/allowed.ts';
import { CLOSES_ON, writeUnits, type TestUnit } from '../support/company.ts';
import { createDatabase, type TestDatabase } from '../support/database.ts';
import { launch } from '../support/process.ts';

const TEAMS: readonly TestUnit[] = [
  ['root', '', 2],
  ['north', 'root', 12],
  ['south', 'root', 12],
];
const ROSTER = [
  'employee_id,unit_id,gender',
  ...TEAMS.flatMap(([unit, , heads]) =>
    Array.from(
      { length: heads },
      (_, member) => `${unit}-${member},${unit},${member % 2 === 0 ? 'woman' : 'man'}`,
    ),
  ),
  '',
].join('\n');
const ANSWERING = 20;
const isPostgresql = process.env['TUTTI_TEST_DATABASE'] === 'postgresql';
const silent = () => undefined;

/** Logins that are members of one role each: what production is told to do (docs/operations.md). */
describe.runIf(isPostgresql)('one login per role', () => {
  const directory = mkdtempSync(join(tmpdir(), 'tutti-logins-'));
  const mark = randomBytes(5).toString('hex');
  const loginOf = (role: Role) => `login_${mark}_${role}`;
  let stored: TestDatabase;
  let owner: postgres.Sql;
  let server: RunningServer;
  let environment: Record<string, string>;
  let release: ReleaseDocument;

  const urlOf = (user: string, database = stored.url!): string => {
    const url = new URL(database);
    [url.username, url.password] = [user, mark];
    return url.href;
  };
  const nameLogins = ({ url }: TestDatabase): Record<string, string> =>
    Object.fromEntries(
      ROLES.map((role) => [nameLoginSetting(role), urlOf(loginOf(role), url!)] as const),
    );
  /** One connection with the rights of a role's login and nothing of our code in between. */
  const openLogin = (role: Role) => postgres(urlOf(loginOf(role)), { max: 1, onnotice: silent });

  beforeAll(async () => {
    stored = await createDatabase();
    const migration = launch('main.ts', ['migrate'], { DATABASE_URL: stored.url! });
    expect(await migration.exit).toBe(0);
    owner = postgres(stored.url!, { max: 1, onnotice: silent });
    for (const role of ROLES)
      await owner.unsafe(
        `create role ${loginOf(role)} login password '${mark}' in role tutti_${role}`,
      );
    environment = {
      PORT: '0',
      DATA_DIR: directory,
      ...nameLogins(stored),
    };
    server = await startServer({ ...readConfig(environment), demo: true }, silent);
    release = await playRound();
  });
  afterAll(async () => {
    await server.close();
    for (const role of ROLES) await owner.unsafe(`drop role if exists ${loginOf(role)}`);
    await owner.end();
    await stored.drop();
    rmSync(directory, { recursive: true, force: true });
  });

  /** Everything that the engine does in a round, with no login that could do all of it. */
  async function playRound(): Promise<ReleaseDocument> {
    const account = { email: 'hr@example.org', name: 'HR', role: 'hr', unit: null } as const;
    const token = await addAccount(server.database, account, Date.now());
    const hr = await createStaffClient(server.url, account.email, token!);
    await hr.importOrganisation(writeUnits(TEAMS), ROSTER);
    const id = await hr.launchRound({
      title: 'Logins',
      instrument: 'full@1',
      closesOn: CLOSES_ON,
      breakdowns: ['gender'],
    });
    const messages = (await hr.readOutbox(id)).slice(0, ANSWERING);
    const respondents = createRespondents(server.url);
    await runEach(messages, 4, async ({ link }, index) => {
      const sheet = { answers: { WB1: 1 + (index % 5) }, comments: { COM: `Remark ${index}` } };
      await respondents.answer(link.split('#')[1]!, sheet);
    });
    await hr.closeRound(id);
    await server.rounds.forget(0);
    return (await hr.call<{ release: ReleaseDocument }>('GET', `/reports/${id}`)).release;
  }

  test('a whole round works with them, and no connection is the owner’s', async () => {
    const root = release.groups.find(({ id }) => id === 'unit:root');
    expect(root!.respondents).toBe(ANSWERING);
    expect(server.database.owner).toBeNull();
    const users = await owner<{ usename: string }[]>`
      select distinct usename from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid() and usename is not null`;
    expect(users.map(({ usename }) => usename).sort()).toEqual(ROLES.map(loginOf).sort());
  });

  test('every statement that a login may not make is refused by PostgreSQL', async () => {
    const tables = await listTables(owner);
    const columns = await owner<{ name: string; last: string }[]>`
      select table_schema || '.' || table_name as name, max(column_name) as last
      from information_schema.columns group by 1`;
    // The last one: "archived" of a questionnaire may be changed, its words may not.
    const columnOf = new Map(columns.map(({ name, last }) => [name, last]));
    let refused = 0;
    for (const role of ROLES) {
      const login = openLogin(role);
      for (const table of tables) {
        const column = columnOf.get(table)!;
        const statements = {
          s: `select * from ${table}`,
          i: `insert into ${table} default values`,
          u: `update ${table} set "${column}" = default where false`,
          d: `delete from ${table} where false`,
          t: `truncate ${table}`,
        };
        for (const [letter, statement] of Object.entries(statements)) {
          if (ALLOWED[role][table]?.includes(letter)) continue;
          await expect(login.unsafe(statement), `${role}: ${statement}`).rejects.toThrow(
            /permission denied/,
          );
          refused += 1;
        }
      }
      await login.end();
    }
    expect(refused).toBeGreaterThan(450);
  });

  test('no login can join a person to a ballot, or take another role to do it', async () => {
    for (const role of ROLES) {
      const login = openLogin(role);
      for (const box of [
        'ballotbox.inbox',
        'ballotbox.nullifier',
        'tally.ballots',
        'tally.comment',
      ])
        await expect(
          login.unsafe(`select * from registrar.invitation as person, ${box} as ballot`),
        ).rejects.toThrow(/permission denied/);
      const [session] = await login<{ user: string }[]>`select session_user as user`;
      const others = ROLES.filter((other) => other !== role).flatMap((other) => [
        `tutti_${other}`,
        loginOf(other),
      ]);
      const [admin] = await owner<{ name: string }[]>`select current_user as name`;
      for (const other of [...others, admin!.name])
        await expect(login.unsafe(`set role ${other}`)).rejects.toThrow(/permission denied/);
      expect(session!.user).toBe(loginOf(role));
      await login.end();
    }
  });

  test('a login that may do more than its role is not used: the engine does not start', async () => {
    const refuse = async (changed: Record<string, string>, why: RegExp) =>
      expect(startServer(readConfig({ ...environment, ...changed }), silent)).rejects.toThrow(why);
    const box = loginOf('ballotbox');
    const during = async (statement: string, undo: string, why: RegExp) => {
      await owner.unsafe(statement);
      await refuse({}, why);
      await owner.unsafe(undo);
    };
    await during(
      `grant tutti_registrar to ${box}`,
      `revoke tutti_registrar from ${box}`,
      /DATABASE_URL_BALLOTBOX may also act as tutti_registrar/,
    );
    await during(
      `grant pg_read_all_data to ${box}`,
      `revoke pg_read_all_data from ${box}`,
      /may also act as pg_read_all_data/,
    );
    await during(
      `revoke tutti_ballotbox from ${box}`,
      `grant tutti_ballotbox to ${box}`,
      /may not act as tutti_ballotbox/,
    );
    await refuse(
      { DATABASE_URL_TALLY: stored.url! },
      /DATABASE_URL_TALLY owns tables or may make itself any role/,
    );
    await refuse(
      { DATABASE_URL_READER: urlOf(loginOf('rounds')) },
      /DATABASE_URL_READER may also act as tutti_rounds/,
    );
    await refuse(
      { DATABASE_URL_STAFF: 'postgres://127.0.0.1:1/none' },
      /can not be reached \(ECONNREFUSED\); check DATABASE_URL_STAFF/,
    );
  });

  test('a ballot box of its own needs two logins, on a database that was migrated for it', async () => {
    const own = await createDatabase();
    const migration = launch('main.ts', ['migrate', 'ballotbox'], { DATABASE_URL: own.url! });
    expect(await migration.exit).toBe(0);
    const settings = {
      PORT: '0',
      DATA_DIR: join(directory, 'ballotbox'),
      REGISTRAR_KEY: server.registrarKey,
      REGISTRAR_URL: server.url,
      DATABASE_URL_BALLOTBOX: urlOf(loginOf('ballotbox'), own.url!),
      DATABASE_URL_TALLY: urlOf(loginOf('tally'), own.url!),
    };
    const box = await startBallotbox(readConfig(settings, 'ballotbox'), silent);
    expect((await fetch(`${box.url}/health`)).status).toBe(200);
    await box.close();
    await expect(
      startServer(readConfig({ ...environment, ...nameLogins(own) }), silent),
    ).rejects.toThrow(/belongs to a ballot box/);
    await own.drop();
  });

  test('all logins or none', () => {
    expect(() => readConfig({ ...environment, DATABASE_URL_STAFF: '' })).toThrow(
      'The setting DATABASE_URL_STAFF is not valid',
    );
  });

  test('a database that nobody has migrated is said in one sentence; the owner’s address migrates it', async () => {
    const fresh = await createDatabase();
    const settings = { ...environment, ...nameLogins(fresh) };
    await expect(startServer(readConfig(settings), silent)).rejects.toThrow(
      'run npm run migrate first',
    );
    const withOwner = readConfig({ ...settings, DATABASE_URL: fresh.url! });
    const started = await startServer(withOwner, silent);
    expect(started.database.owner).toBeNull();
    await started.close();
    await fresh.drop();
  });
});
