import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { MailView } from '../../api/app.ts';
import { readMasterKey } from '../../api/config.ts';
import { createRespondents, runEach } from '../../api/demo/respondent.ts';
import type { StaffClient } from '../../api/demo/staff-client.ts';
import { createMail } from '../../api/mail.ts';
import { createMailer } from '../../api/registrar/mail/mailer.ts';
import { SMALL_COMPANY, writeRoster, writeUnits } from '../support/company.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { startSmtp, type TestSmtp } from '../support/smtp.ts';

const PEOPLE = 29;
const ANSWERS = { answers: { WB2: 4 }, comments: {} };
const SECRET = /\/a#([\w-]{22})/;

/** Days pass as the test says. */
describe('reminders go to links that have not been used, and nobody sees to which', () => {
  const directory = mkdtempSync(join(tmpdir(), 'tutti-reminders-'));
  let smtp: TestSmtp;
  let server: TestServer;
  let day: string;
  let hr: StaffClient;

  beforeAll(async () => {
    smtp = await startSmtp();
    day = '2027-03-01';
    server = await startTestServer(
      { SMTP_URL: smtp.url, DATA_DIR: directory },
      { today: () => day },
    );
    await server.hr.importOrganisation(writeUnits(SMALL_COMPANY), writeRoster(SMALL_COMPANY));
  });
  afterAll(async () => {
    await server.close();
    await smtp.close();
    rmSync(directory, { recursive: true, force: true });
  });
  beforeEach(() => {
    smtp.received.length = 0;
    smtp.refusals.clear();
    smtp.beforeTaking = () => undefined;
    server.logged.length = 0;
  });

  /** A session ends after some days. */
  async function goTo(to: string): Promise<void> {
    day = to;
    hr = await server.signIn('hr@example.org');
  }

  /** An open round of which everybody has the invitation. @returns secrets by address */
  async function launch(
    closesOn: string,
  ): Promise<{ round: string; secrets: Map<string, string> }> {
    const round = await hr.launchRound({ title: 'Pulse', instrument: 'pulse@1', closesOn });
    await server.mailer!.sendWaiting();
    const secrets = new Map(smtp.received.map(({ to, text }) => [to, SECRET.exec(text)![1]!]));
    expect(secrets.size).toBe(PEOPLE);
    smtp.received.length = 0;
    return { round, secrets };
  }

  async function answer(secrets: Map<string, string>, people: number): Promise<Set<string>> {
    const chosen = [...secrets].slice(0, people);
    const respondents = createRespondents(server.url);
    await runEach(chosen, 4, async ([, secret]) => {
      await respondents.answer(secret, ANSWERS);
    });
    return new Set(chosen.map(([address]) => address));
  }

  const plan = (round: string, afterLaunch: number, beforeEnd: number) =>
    hr.call<MailView>('PUT', `/rounds/${round}/mail/reminders`, { afterLaunch, beforeEnd });
  const close = (round: string) => hr.closeRound(round);

  /** All that HR can look at, and everything that was logged. */
  async function look(round: string): Promise<string> {
    const paths = ['', '/mail', '/codes/units', '/outbox/people'].map(
      (p) => `/rounds/${round}${p}`,
    );
    const read = (path: string) =>
      hr.call('GET', path).catch((error: unknown) => (error as Error).message);
    const audit = await server.database.as(
      'staff',
      (sql) => sql`select account, action, detail from staff.audit
        where action <> 'signed-in' order by number`,
    );
    return JSON.stringify([
      await Promise.all(paths.map(read)),
      audit,
      server.logged.filter((line) => !line.includes('"mail-sent"')),
    ]);
  }

  test('on its day, in the language of each, with the same link, once', async () => {
    await goTo('2027-03-01');
    const { round, secrets } = await launch('2027-03-31');
    const answered = await answer(secrets, 11);
    await server.mailer!.remind();
    await goTo('2027-03-05');
    await server.mailer!.remind();
    expect(smtp.received).toEqual([]);
    // The usual first one: five days after the launch.
    await goTo('2027-03-06');
    await server.mailer!.remind();
    expect(smtp.received).toHaveLength(PEOPLE - 11);
    for (const { to, from, text, raw, subject } of smtp.received) {
      expect(answered).not.toContain(to);
      expect(SECRET.exec(text)![1]).toBe(secrets.get(to));
      expect(subject).toMatch(
        /-(3|6|9)@/.test(to) ? /open until 31 March 2027/ : /ouvert jusqu’au 31 mars 2027/,
      );
      // Nobody gets an automatic answer, or a report of what could not be delivered.
      expect(from).toBe('');
      expect(raw).toMatch(/^auto-submitted: auto-generated\r$/im);
    }
    await server.mailer!.remind();
    await server.mailer!.sendWaiting();
    await goTo('2027-03-28');
    await server.mailer!.remind();
    expect(smtp.received).toHaveLength(PEOPLE - 11);
    // Two days before the end; somebody has answered since.
    await goTo('2027-03-29');
    await answer(new Map([...secrets].slice(11)), 1);
    await server.mailer!.remind();
    expect(smtp.received).toHaveLength(2 * (PEOPLE - 11) - 1);
    await close(round);
    await goTo('2027-03-31');
    await server.mailer!.remind();
    expect(smtp.received).toHaveLength(2 * (PEOPLE - 11) - 1);
  });

  test('HR chooses when, until the close; 0 is never; a change counts from the next day on', async () => {
    await goTo('2027-04-01');
    const { round } = await launch('2027-04-30');
    expect((await plan(round, 0, 0)).reminders).toEqual({ afterLaunch: 0, beforeEnd: 0 });
    await goTo('2027-04-29');
    await server.mailer!.remind();
    expect(smtp.received).toEqual([]);
    await plan(round, 28, 0);
    await server.mailer!.remind();
    expect(smtp.received).toEqual([]);
    await plan(round, 29, 0);
    await goTo('2027-04-30');
    await server.mailer!.remind();
    expect(smtp.received).toHaveLength(PEOPLE);
    for (const bad of [{ afterLaunch: -1, beforeEnd: 0 }, { afterLaunch: 91, beforeEnd: 2 }, {}]) {
      const refused = await hr.send('PUT', `/rounds/${round}/mail/reminders`, bad);
      expect(refused.status).toBe(422);
    }
    await close(round);
    const late = await hr.send('PUT', `/rounds/${round}/mail/reminders`, {
      afterLaunch: 1,
      beforeEnd: 1,
    });
    expect(late.status).toBe(409);
  });

  test('a day on which nothing ran is made up for, unless the round is over', async () => {
    await goTo('2027-05-01');
    const { round } = await launch('2027-05-20');
    await goTo('2027-05-12');
    await server.mailer!.remind();
    expect(smtp.received).toHaveLength(PEOPLE);
    smtp.received.length = 0;
    await goTo('2027-05-21');
    await server.mailer!.remind();
    expect(smtp.received).toEqual([]);
    await plan(round, 0, 0);
  });

  test('what HR and the log show is the same whether nobody or nearly everybody is reminded', async () => {
    const seen: string[] = [];
    await goTo('2027-06-01');
    const { round, secrets } = await launch('2027-06-30');
    await plan(round, 5, 4);
    const remove = (text: string) => text.replace(/"participation":(null|\{[^}]*\}[^}]*\})/, '');
    for (const [remindOn, answering] of [
      ['2027-06-06', 3],
      ['2027-06-26', PEOPLE - 3],
    ] as const) {
      await answer(new Map([...secrets].slice(remindOn === '2027-06-06' ? 0 : 3)), answering);
      await goTo(remindOn);
      // Some of those who are reminded can not be reached any more.
      const out = [...secrets.keys()].slice(3, 6);
      smtp.refusals.set(out[0]!, '550 gone').set(out[1]!, '450 later').set(out[2]!, '550 gone');
      server.logged.length = 0;
      await server.mailer!.remind();
      await server.mailer!.hurry();
      seen.push(remove(await look(round)).replaceAll(day, 'DAY'));
    }
    expect(smtp.received).toHaveLength(PEOPLE - 6);
    expect(seen[0]).toContain('reminders-looked');
    expect(seen[0]!.match(/reminders-looked/g)).toHaveLength(1);
    expect(seen[1]).toBe(seen[0]);
    await plan(round, 0, 0);
  });

  test('a mail server that fails while reminders go is not mentioned either', async () => {
    await goTo('2027-07-01');
    const { round } = await launch('2027-07-30');
    await goTo('2027-07-06');
    smtp.beforeTaking = () => {
      throw new Error('cut');
    };
    await server.mailer!.remind();
    expect(smtp.received).toEqual([]);
    expect(server.logged.join('')).not.toContain('mail-failed');
    expect((await hr.call<MailView>('GET', `/rounds/${round}/mail`)).server!.problem).toBe(null);
    smtp.beforeTaking = () => undefined;
    await server.mailer!.hurry();
    expect(smtp.received).toHaveLength(PEOPLE);
    await plan(round, 0, 0);
  });

  test('an invitation that is tried again does not wait for the reminders', async () => {
    await goTo('2027-08-01');
    smtp.refusals.set('south-1@example.org', '550 full');
    const round = await hr.launchRound({
      title: 'Pulse',
      instrument: 'pulse@1',
      closesOn: '2027-08-30',
    });
    await server.mailer!.sendWaiting();
    smtp.refusals.clear();
    smtp.received.length = 0;
    await goTo('2027-08-06');
    let retried = false;
    smtp.beforeTaking = async () => {
      if (retried || smtp.received.length < 3) return;
      retried = true;
      await hr.call('POST', `/rounds/${round}/mail/retry`);
    };
    await server.mailer!.remind();
    expect(smtp.received).toHaveLength(PEOPLE);
    const place = smtp.received.findIndex(({ to }) => to === 'south-1@example.org');
    expect(place).toBeGreaterThan(0);
    expect(place).toBeLessThanOrEqual(13);
    expect(smtp.received[place]!.from).toBe('tutti@localhost');
    await plan(round, 0, 0);
  });

  test('two processes remind each person once', async ({ skip }) => {
    if (server.database.kind === 'embedded') return skip('one process only');
    await goTo('2027-09-01');
    const { round } = await launch('2027-09-30');
    await goTo('2027-09-06');
    const mail = createMail({ smtpUrl: smtp.url, from: 'tutti@localhost' });
    const second = createMailer({
      database: server.database,
      mail,
      links: { masterKey: readMasterKey(directory), answerPage: () => `${server.url}/a` },
      log: () => undefined,
      today: () => day,
      hour: () => 0,
      perMinute: null,
      reminderReportsTo: '',
    });
    await Promise.all([server.mailer!.remind(), second.remind()]);
    await Promise.all([server.mailer!.remind(), second.remind()]);
    await second.close();
    mail.close();
    expect(smtp.received).toHaveLength(PEOPLE);
    await plan(round, 0, 0);
  });
});
