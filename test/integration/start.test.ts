import { spawn } from 'node:child_process';
import { mkdtempSync, mkdirSync, writeFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createRespondents } from '../../api/demo/respondent.ts';
import { createStaffClient } from '../../api/demo/staff-client.ts';
import { connect } from '../../db/connect.ts';
import { migrate } from '../../db/migrate.ts';
import { CLOSES_ON, SMALL_COMPANY, writeRoster, writeUnits } from '../support/company.ts';

const MAIN = join(import.meta.dirname, '..', '..', 'api', 'main.ts');
const CLI = join(import.meta.dirname, '..', '..', 'api', 'cli.ts');

describe('starting and being killed', () => {
  let directory: string;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'tutti-start-'));
  });
  afterEach(() => rmSync(directory, { recursive: true, force: true }));

  function launch(script: string, parameters: string[], environment: Record<string, string>) {
    const child = spawn(process.execPath, [script, ...parameters], {
      env: { PATH: process.env['PATH'] ?? '', PORT: '0', DATA_DIR: directory, ...environment },
    });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    const exit = new Promise<number | null>((done) => child.once('exit', done));
    return { child, exit, read: () => output };
  }

  /** Start and expect a refusal: status 1 and exactly one line. */
  async function refusal(environment: Record<string, string>): Promise<string> {
    const started = launch(MAIN, [], environment);
    expect(await started.exit).toBe(1);
    const lines = started.read().trim().split('\n');
    expect(lines).toHaveLength(1);
    return lines[0]!;
  }

  async function start(): Promise<{ url: string; kill: () => Promise<unknown> }> {
    const started = launch(MAIN, [], {});
    for (let wait = 0; wait < 600; wait += 1) {
      const ready = /"event":"ready","url":"([^"]+)"/.exec(started.read());
      if (ready !== null) {
        const kill = () => {
          started.child.kill('SIGKILL');
          return started.exit;
        };
        return { url: ready[1]!, kill };
      }
      await new Promise((done) => setTimeout(done, 100));
    }
    throw new Error(`did not start: ${started.read()}`);
  }

  test('an unreachable database is said in one sentence', async () => {
    const sentence = await refusal({ DATABASE_URL: 'postgres://127.0.0.1:1/none' });
    expect(sentence).toBe('The database can not be reached (ECONNREFUSED); check DATABASE_URL.');
  });

  test('a database of a newer version is said in one sentence', async () => {
    const database = await connect({ url: null, directory });
    await migrate(database);
    await database.owner`insert into meta.migration values (9999, '9999-future.sql', 'x')`;
    await database.close();
    expect(await refusal({})).toContain('was written by a newer version of Tutti');
  });

  test('a changed past migration is said in one sentence', async () => {
    const database = await connect({ url: null, directory });
    await migrate(database);
    await database.owner`update meta.migration set checksum = 'other' where number = 1`;
    await database.close();
    expect(await refusal({})).toContain('0001-foundation.sql differs');
  });

  test('a broken data directory is said in one sentence', async () => {
    mkdirSync(join(directory, 'pg'));
    writeFileSync(join(directory, 'pg', 'PG_VERSION'), 'nonsense');
    expect(await refusal({})).toContain('could not be opened');
  });

  test('a data directory that is a file is said in one sentence', async () => {
    const file = join(directory, 'file');
    writeFileSync(file, '');
    expect(await refusal({ DATA_DIR: file })).toContain('can not be read or written');
  });

  test('a wrong setting is named', async () => {
    expect(await refusal({ PORT: 'many' })).toContain('The setting PORT is not valid');
    expect(await refusal({ DATABASE_URL: 'mysql://x' })).toContain(
      'The setting DATABASE_URL is not valid',
    );
  });

  test('a second process on the same data directory is refused', async () => {
    const first = await start();
    expect(await refusal({})).toMatch(/is in use by process \d+/);
    await first.kill();
  });

  test('after kill -9 every acknowledged ballot is still there, and the round goes on', async () => {
    const account = launch(
      CLI,
      ['account', '--email', 'hr@example.org', '--name', 'HR', '--role', 'hr'],
      {},
    );
    expect(await account.exit).toBe(0);
    const password = /password (\S+)/.exec(account.read())![1]!;

    const first = await start();
    const hr = await createStaffClient(first.url, 'hr@example.org', password);
    await hr.importOrganisation(writeUnits(SMALL_COMPANY), writeRoster(SMALL_COMPANY));
    const { id } = await hr.call<{ id: string }>('POST', '/rounds', {
      title: 'Pulse',
      instrument: 'pulse@1',
      closesOn: CLOSES_ON,
    });
    await hr.call('POST', `/rounds/${id}/launch`);
    await first.kill();

    const second = await start();
    const again = await createStaffClient(second.url, 'hr@example.org', password);
    while ((await again.readRound(id)).state !== 'open')
      await new Promise((done) => setTimeout(done, 50));
    const secrets = await readSecretsAfterKill(second);
    const respondents = createRespondents(second.url);
    for (const secret of secrets.slice(0, 9))
      await respondents.answer(secret, { answers: { WB2: 4 }, comments: {} });
    await second.kill();

    const third = await start();
    const hrAgain = await createStaffClient(third.url, 'hr@example.org', password);
    await hrAgain.call('POST', `/rounds/${id}/close`);
    while ((await hrAgain.readRound(id)).state !== 'released')
      await new Promise((done) => setTimeout(done, 50));
    const report = await hrAgain.call<{ release: { groups: { respondents: number }[] } }>(
      'GET',
      `/reports/${id}`,
    );
    expect(report.release.groups[0]!.respondents).toBe(9);
    await third.kill();
  });

  /** Outside the demonstration nobody is shown the links: the test reads the spool of the killed server. */
  async function readSecretsAfterKill(server: {
    kill: () => Promise<unknown>;
    url: string;
  }): Promise<string[]> {
    await server.kill();
    const database = await connect({ url: null, directory });
    const rows = await database.as(
      'registrar',
      (sql) => sql<{ link: string }[]>`select link from registrar.message order by employee`,
    );
    await database.close();
    const restarted = await start();
    server.url = restarted.url;
    server.kill = restarted.kill;
    return rows.map((row) => row.link.split('#')[1]!);
  }
});
