import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createStaffClient } from '../../api/demo/staff-client.ts';
import { MAIL_CONNECTIONS } from '../../api/mail.ts';
import { CLOSES_ON, SMALL_COMPANY, writeRoster, writeUnits } from '../support/company.ts';
import { createDatabase } from '../support/database.ts';
import { copyEmbedded } from '../support/embedded-template.ts';
import { findFreePort, launch, launchServer } from '../support/process.ts';
import { startSmtp } from '../support/smtp.ts';

const PEOPLE = 29;
const TAKEN_BEFORE_THE_KILL = 10;

test('kill -9 after the mail server has taken a message and before that is written down: nobody is left out, and at most one message per connection comes twice', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'tutti-mail-crash-'));
  const stored = await createDatabase();
  if (stored.url === null) copyEmbedded(directory);
  const smtp = await startSmtp();
  const environment = {
    PORT: String(await findFreePort()),
    DATA_DIR: directory,
    DATABASE_URL: stored.url ?? '',
    SMTP_URL: smtp.url,
  };
  const account = ['account', '--email', 'hr@example.org', '--name', 'HR', '--role', 'hr'];
  const added = launch('cli.ts', account, environment);
  expect(await added.exit).toBe(0);
  const token = /#(\S+)/.exec(added.read())![1]!;
  let server = await launchServer([], environment);
  const killed = Promise.withResolvers<true>();
  smtp.beforeTaking = async () => {
    if (smtp.received.length !== TAKEN_BEFORE_THE_KILL) return;
    await server.kill();
    killed.resolve(true);
  };
  try {
    const hr = await createStaffClient(server.url, 'hr@example.org', token);
    await hr.importOrganisation(writeUnits(SMALL_COMPANY), writeRoster(SMALL_COMPANY));
    await hr.launchRound({ title: 'Killed', instrument: 'pulse@1', closesOn: CLOSES_ON });
    await killed.promise;
    expect(smtp.received.length).toBeLessThan(PEOPLE);
    server = await launchServer([], environment);
    const reached = () => new Set(smtp.received.map(({ to }) => to)).size;
    while (reached() < PEOPLE) await new Promise((done) => setTimeout(done, 20));
    await new Promise((done) => setTimeout(done, 200));
    expect(smtp.received.length).toBeGreaterThan(PEOPLE);
    expect(smtp.received.length).toBeLessThanOrEqual(PEOPLE + MAIL_CONNECTIONS);
    const links = new Set(smtp.received.map(({ text }) => /\/a#[\w-]{22}/.exec(text)![0]));
    expect(links.size).toBe(PEOPLE);
  } finally {
    await server.kill();
    await smtp.close();
    await stored.drop();
    rmSync(directory, { recursive: true, force: true });
  }
});
