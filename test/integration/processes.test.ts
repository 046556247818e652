import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createRespondents } from '../../api/demo/respondent.ts';
import { createStaffClient, type StaffClient } from '../../api/demo/staff-client.ts';
import { CLOSES_ON, SMALL_COMPANY, writeRoster, writeUnits } from '../support/company.ts';
import { createDatabase, type TestDatabase } from '../support/database.ts';
import { findFreePort, launch, launchServer, type LaunchedServer } from '../support/process.ts';

/** `WEB_CONCURRENCY`: several processes on one port and one PostgreSQL. */

const EMAIL = 'hr@example.org';
const PEOPLE = 12;

test('the embedded database and a ballot box of its own serve one process, and say so', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'tutti-processes-'));
  const environment = { PORT: '0', DATA_DIR: directory, WEB_CONCURRENCY: '2' };
  const refused = launch('main.ts', [], environment);
  expect(await refused.exit).toBe(1);
  expect(refused.read()).toContain('WEB_CONCURRENCY needs DATABASE_URL');
  const key = 'A'.repeat(43);
  const box = launch('main.ts', ['ballotbox'], {
    ...environment,
    REGISTRAR_KEY: key,
    REGISTRAR_URL: 'http://localhost:1',
  });
  expect(await box.exit).toBe(1);
  expect(box.read()).toContain('WEB_CONCURRENCY can only be 1');
  rmSync(directory, { recursive: true, force: true });
});

describe.runIf(process.env['TUTTI_TEST_DATABASE'] === 'postgresql')('two processes', () => {
  const directory = mkdtempSync(join(tmpdir(), 'tutti-processes-'));
  let stored: TestDatabase;
  let environment: Readonly<Record<string, string>>;
  let server: LaunchedServer;
  let hr: StaffClient;
  let round: string;

  beforeAll(async () => {
    stored = await createDatabase();
    environment = {
      PORT: String(await findFreePort()),
      DATA_DIR: directory,
      DATABASE_URL: stored.url!,
      WEB_CONCURRENCY: '2',
    };
    const words = ['account', '--email', EMAIL, '--name', 'HR', '--role', 'hr'];
    const account = launch('cli.ts', words, environment);
    expect(await account.exit).toBe(0);
    server = await launchServer([], environment);
    hr = await createStaffClient(server.url, EMAIL, /#(\S+)/.exec(account.read())![1]!);
  });
  afterAll(async () => {
    await server.kill();
    await stored.drop();
    rmSync(directory, { recursive: true, force: true });
  });

  test('staff work as with one: import, launch, a file that is made beside the requests', async () => {
    await hr.importOrganisation(writeUnits(SMALL_COMPANY), writeRoster(SMALL_COMPANY));
    const settings = { title: 'Two', instrument: 'full@1', closesOn: CLOSES_ON };
    round = await hr.launchRound(settings);
    // Each request by a connection of its own, so that both processes are asked.
    for (let asked = 0; asked < 8; asked += 1)
      expect(
        (await fetch(`${server.url}/api/staff/entrance`, { headers: { connection: 'close' } }))
          .status,
      ).toBe(200);
  });

  test('employees answer while one of the two is killed: it is replaced, and nobody notices', async () => {
    const file = await (await hr.send('GET', `/rounds/${round}/outbox/links.csv`)).text();
    const [first, ...rest] = file.match(/(?<=#)[\w-]+/g)!.slice(0, PEOPLE);
    const respondents = createRespondents(server.url);
    await respondents.answer(first!, { answers: { WB1: 4 }, comments: { COM: 'Before' } });
    const victim = listChildren(server.pid)[0]!;
    process.kill(victim, 'SIGKILL');
    await until(() => server.read().includes('process-replaced'));
    await until(() => listChildren(server.pid).filter((pid) => pid !== victim).length === 2);
    for (const secret of rest)
      await respondents.answer(secret, { answers: { WB1: 4 }, comments: { COM: 'After' } });
  });

  test('the close is done once, and everyone is in the report', async () => {
    await hr.closeRound(round);
    const { release } = await hr.call<{
      release: { groups: { id: string; respondents: number }[] };
    }>('GET', `/reports/${round}`);
    expect(release.groups.find(({ id }) => id === 'unit:root')!.respondents).toBe(PEOPLE);
    expect(server.read().match(/"event":"round-released"/g)).toHaveLength(1);
  });

  test('kill -9 of the first ends all of them; the next start has the port at once', async () => {
    const children = listChildren(server.pid);
    await server.kill();
    await until(() => children.every((pid) => !isRunning(pid)));
    server = await launchServer([], environment);
    expect(server.read()).not.toContain('one-time');
    expect((await fetch(`${server.url}/health`)).status).toBe(200);
  });

  test('SIGTERM ends all of them with status 0', async () => {
    const children = listChildren(server.pid);
    expect(children).toHaveLength(2);
    process.kill(server.pid, 'SIGTERM');
    expect(await server.exit).toBe(0);
    expect(children.some(isRunning)).toBe(false);
  });
});

function listChildren(parent: number): number[] {
  const list = execFileSync('ps', ['-eo', 'pid=,ppid='], { encoding: 'utf8' });
  return list
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number))
    .filter(([, ppid]) => ppid === parent)
    .map(([pid]) => pid!);
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function until(isDone: () => boolean): Promise<void> {
  while (!isDone()) await new Promise((done) => setTimeout(done, 50));
}
