import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { MailView, RoundView } from '../../api/app.ts';
import { readMasterKey } from '../../api/config.ts';
import { createLog } from '../../api/log.ts';
import { createMail } from '../../api/mail.ts';
import { createMailer, type Mailer, type MailerSettings } from '../../api/registrar/mail/mailer.ts';
import { CLOSES_ON, SMALL_COMPANY, writeRoster, writeUnits } from '../support/company.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { startSmtp, type TestSmtp } from '../support/smtp.ts';

const ROUND = { title: 'Pulse', instrument: 'pulse@1', closesOn: CLOSES_ON };
const PEOPLE = 29;
const LINK = /http:\/\/localhost:\d+\/a#([\w-]{22})/;

let smtp: TestSmtp;
let server: TestServer;
const directory = mkdtempSync(join(tmpdir(), 'tutti-mail-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const start = async (settings: Record<string, string> = {}) => {
  server = await startTestServer({ SMTP_URL: smtp.url, DATA_DIR: directory, ...settings });
  await server.hr.importOrganisation(writeUnits(SMALL_COMPANY), writeRoster(SMALL_COMPANY));
};
/** A mailer beside that of the server, on its database. */
const createOwnMailer = (
  smtpUrl: string,
  settings: Pick<MailerSettings, 'perMinute' | 'log'>,
): Mailer => {
  const mail = createMail({ smtpUrl, from: 'tutti@localhost' });
  const mailer = createMailer({
    ...settings,
    database: server.database,
    mail,
    links: { masterKey: readMasterKey(directory), answerPage: () => `${server.url}/a` },
    today: () => '2027-01-01',
    hour: () => 0,
    reminderReportsTo: '',
  });
  return { ...mailer, close: () => mailer.close().then(mail.close) };
};
const readMail = (round: string) => server.hr.call<MailView>('GET', `/rounds/${round}/mail`);
const countReceived = () => new Set(smtp.received.map(({ to }) => to)).size;

describe('invitations over a real mail server', () => {
  beforeAll(async () => {
    smtp = await startSmtp();
    await start();
  });
  beforeEach(() => {
    smtp.received.length = 0;
    smtp.refusals.clear();
    smtp.beforeTaking = () => undefined;
    server.logged.length = 0;
  });
  afterAll(async () => {
    await server.close();
    await smtp.close();
  });

  test('every invited person gets one message in their language, as text and as HTML', async () => {
    const round = await server.hr.launchRound(ROUND);
    await server.mailer!.sendWaiting();
    expect(smtp.received).toHaveLength(PEOPLE);
    expect(countReceived()).toBe(PEOPLE);
    const english = smtp.received.find(({ to }) => to === 'south-3@example.org')!;
    expect(english.subject).toBe('Pulse: your opinion, without your name');
    expect(english.text).toContain('until 31 December 2099 inclusive');
    const french = smtp.received.find(({ to }) => to === 'south-1@example.org')!;
    expect(french.subject).toBe('Pulse : votre avis, sans votre nom');
    expect(french.html).toContain('<html lang="fr">');
    const links = smtp.received.map(({ text }) => LINK.exec(text)![1]);
    expect(new Set(links).size).toBe(PEOPLE);
    for (const { text, html } of smtp.received) expect(html).toContain(LINK.exec(text)![0]);
    expect((await readMail(round)).delivery).toEqual({
      waiting: 0,
      sent: PEOPLE,
      failed: 0,
      refused: [],
    });
    await server.mailer!.sendWaiting();
    expect(smtp.received).toHaveLength(PEOPLE);
  });

  test('headers say that a machine wrote, and name nobody but the reader', async () => {
    await server.hr.launchRound(ROUND);
    await server.mailer!.sendWaiting();
    const ids = smtp.received.map(({ raw, to }) => {
      const head = raw.split('\r\n\r\n')[0]!;
      expect(head).toMatch(/^auto-submitted: auto-generated$/im);
      expect(head).not.toMatch(/x-mailer|list-unsubscribe|received:/i);
      expect(head.split(to)).toHaveLength(2);
      expect(head).not.toContain(to.split('@')[0]! + '-');
      return /^message-id: <([^>]+)>$/im.exec(head)![1]!;
    });
    expect(new Set(ids).size).toBe(PEOPLE);
    for (const id of ids) expect(id).toMatch(/^[0-9a-f-]{36}@localhost$/);
    // Nothing in a message is loaded from anywhere.
    for (const { html } of smtp.received)
      expect(html).not.toMatch(/<img|<link|<script|src=|url\(|@import/i);
  });

  test('no title and no name can begin a header, another recipient or an element', async () => {
    const units = writeUnits(SMALL_COMPANY);
    await server.hr.importOrganisation(
      units.replace('root,,Team root', 'root,,"<b>Team</b> & ""Co"""'),
      writeRoster(SMALL_COMPANY),
    );
    await server.hr.launchRound({
      ...ROUND,
      title: 'Pulse\r\nBcc: everyone@example.org\r\n\r\n<script>{{link}}</script>',
    });
    await server.mailer!.sendWaiting();
    expect(smtp.received).toHaveLength(PEOPLE);
    expect(smtp.received.map(({ to }) => to)).not.toContain('everyone@example.org');
    for (const { raw, subject, html, text } of smtp.received) {
      expect(raw.split('\r\n\r\n')[0]).not.toMatch(/^bcc:/im);
      expect(subject).toContain('Pulse Bcc: everyone@example.org <script>{{link}}</script>');
      expect(html).not.toMatch(/<script|<b>/);
      expect(html).toContain('&lt;b&gt;Team&lt;/b&gt; &amp; &quot;Co&quot;');
      expect(text.match(new RegExp(LINK, 'g'))).toHaveLength(1);
    }
    await server.hr.importOrganisation(units, writeRoster(SMALL_COMPANY));
  });

  test('a refused address holds up nobody; HR sees why, corrects it and tries again', async () => {
    smtp.refusals.set('south-1@example.org', '550 5.1.1 no such person');
    const round = await server.hr.launchRound(ROUND);
    await server.mailer!.sendWaiting();
    expect(countReceived()).toBe(PEOPLE - 1);
    expect((await readMail(round)).delivery).toEqual({
      waiting: 0,
      sent: PEOPLE - 1,
      failed: 1,
      refused: [
        {
          employee: 'south-1',
          address: 'south-1@example.org',
          unit: 'Team south',
          reason: '550 5.1.1 no such person',
        },
      ],
    });
    await server.hr.importOrganisation(
      writeUnits(SMALL_COMPANY),
      writeRoster(SMALL_COMPANY).replace('south-1@', 'south.1@'),
    );
    const again = await server.hr.call<MailView>('POST', `/rounds/${round}/mail/retry`);
    expect(again.delivery!.failed).toBe(0);
    await server.mailer!.hurry();
    await server.mailer!.sendWaiting();
    expect(smtp.received.at(-1)!.to).toBe('south.1@example.org');
    expect((await readMail(round)).delivery!.sent).toBe(PEOPLE);
    expect(server.logged.join('')).not.toContain('example.org');
    await server.hr.importOrganisation(writeUnits(SMALL_COMPANY), writeRoster(SMALL_COMPANY));
  });

  test('a mail server that says "later" to one person is asked again, not at once', async () => {
    smtp.refusals.set('south-1@example.org', '450 4.2.0 greylisted');
    const round = await server.hr.launchRound(ROUND);
    await server.mailer!.sendWaiting();
    expect((await readMail(round)).delivery).toMatchObject({
      waiting: 1,
      sent: PEOPLE - 1,
      failed: 0,
    });
    smtp.refusals.clear();
    await server.mailer!.sendWaiting();
    expect(countReceived()).toBe(PEOPLE - 1);
    await server.mailer!.hurry();
    expect(countReceived()).toBe(PEOPLE);
    expect((await readMail(round)).delivery!.waiting).toBe(0);
  });

  test('a connection that drops loses nothing: the rest waits, and everybody gets one', async () => {
    let dropped = 0;
    smtp.beforeTaking = () => {
      if (smtp.received.length >= 10 && dropped < 3) {
        dropped += 1;
        throw new Error('cut');
      }
    };
    const round = await server.hr.launchRound(ROUND);
    await server.mailer!.sendWaiting();
    expect(dropped).toBeGreaterThan(0);
    expect(smtp.received.length).toBeLessThan(PEOPLE);
    expect(server.logged.join('')).toContain('mail-failed');
    expect((await readMail(round)).server!.problem).toMatch(/^E[A-Z]+$/);
    await server.mailer!.hurry();
    while (smtp.received.length < PEOPLE) await server.mailer!.hurry();
    expect(countReceived()).toBe(PEOPLE);
    expect(smtp.received).toHaveLength(PEOPLE);
    expect((await readMail(round)).server!.problem).toBeNull();
  });

  test('two mailers on one database send nothing twice', async ({ skip }) => {
    if (server.database.kind === 'embedded') return skip('one process only');
    await server.hr.launchRound(ROUND);
    const second = createOwnMailer(smtp.url, { perMinute: null, log: () => undefined });
    await Promise.all([server.mailer!.sendWaiting(), second.sendWaiting()]);
    await server.mailer!.sendWaiting();
    await second.close();
    expect(smtp.received).toHaveLength(PEOPLE);
  });
});

describe('a mail server with an account and encryption', () => {
  const TRUST = '?tls.rejectUnauthorized=false';
  let mailer: Mailer;
  let logged: string[];
  let round: string;

  beforeAll(async () => {
    smtp = await startSmtp({
      secure: true,
      authOptional: false,
      onAuth: (auth, _, done) =>
        auth.username === 'tutti' && auth.password === 'p@ss word'
          ? done(null, { user: 'tutti' })
          : done(new Error('no such account')),
    });
    await start({ SMTP_URL: '' });
    round = await server.hr.launchRound(ROUND);
  });
  beforeEach(() => {
    logged = [];
  });
  afterEach(() => mailer.close());
  afterAll(async () => {
    await server.close();
    await smtp.close();
  });

  const openMailer = (account: string, query = '', perMinute: number | null = null) => {
    mailer = createOwnMailer(`smtps://${account}@127.0.0.1:${smtp.port}${query}`, {
      perMinute,
      log: createLog((line) => logged.push(line)),
    });
  };

  test('a certificate that nobody vouches for is not trusted, and nothing is sent', async () => {
    openMailer('tutti:p%40ss%20word');
    await mailer.sendWaiting();
    expect(smtp.received).toEqual([]);
    expect(logged.join('')).toMatch(/"mail-failed","code":"E[A-Z]+"/);
  });

  test('a wrong password stops everything, and is nobody’s refused address', async () => {
    openMailer('tutti:wrong', TRUST);
    await mailer.sendWaiting();
    expect((await readMail(round)).delivery).toMatchObject({ waiting: PEOPLE, failed: 0 });
    expect(mailer.readProblem()).toBe('EAUTH');
    expect(logged.join('')).not.toContain('wrong');
  });

  test('with the right one everybody gets a message, no more a minute than the setting says', async () => {
    openMailer('tutti:p%40ss%20word', TRUST, 1200);
    const begun = performance.now();
    const sending = mailer.sendWaiting();
    while (smtp.received.length < 5) await new Promise((done) => setTimeout(done, 5));
    const { delivery } = await readMail(round);
    expect(delivery!.sent).toBeGreaterThan(0);
    expect(delivery!.sent).toBeLessThan(PEOPLE);
    await sending;
    // 29 messages at 20 a second: 28 pauses of 50 ms.
    expect(performance.now() - begun).toBeGreaterThan(28 * 50 - 20);
    expect(countReceived()).toBe(PEOPLE);
    expect(smtp.received).toHaveLength(PEOPLE);
  });
});

describe('texts of HR’s own', () => {
  let round: RoundView;
  beforeAll(async () => {
    smtp = await startSmtp();
    await start();
  });
  beforeEach(async () => {
    round = await server.hr.call<RoundView>('POST', '/rounds', ROUND);
  });
  afterAll(async () => {
    await server.close();
    await smtp.close();
  });

  const save = (texts: MailView['texts']) =>
    server.hr.send('PUT', `/rounds/${round.id}/mail/texts`, { texts });

  test('are what is sent, with what a text does not say below it', async () => {
    const { texts } = await readMail(round.id);
    const own = { subject: '{{title}} chez {{organisation}}', body: 'Salut !\r\n\r\n{{link}}' };
    expect((await save({ ...texts, fr: { ...texts.fr, invitation: own } })).status).toBe(200);
    await server.hr.call('POST', `/rounds/${round.id}/launch`);
    while ((await server.hr.readRound(round.id)).state !== 'open');
    await server.mailer!.sendWaiting();
    const french = smtp.received.find(({ to }) => to === 'south-1@example.org')!;
    expect(french.subject).toBe('Pulse chez Team root');
    expect(french.text).toMatch(/^Salut !\s+http:\S+\s+Vos réponses sont séparées/);
    expect(french.text).toMatch(/quatre mots : \S+ · \S+ · \S+ · \S+/);
    const { manifestRoot } = await server.hr.readRound(round.id);
    expect(french.text).toContain(manifestRoot);
    const english = smtp.received.find(({ to }) => to === 'south-3@example.org')!;
    expect(english.subject).toBe('Pulse: your opinion, without your name');
  });

  test('every fault is named with its text, its part and its line; nothing is saved', async () => {
    const before = await readMail(round.id);
    const { fr, en } = before.texts;
    const refused = await save({
      fr: { ...fr, invitation: { subject: 'a\nb {{link}}', body: 'x\n{{lien}} {{link' } },
      en: { ...en, reminder: { subject: '', body: '{{link}}\n{{link}}' } },
    });
    expect(refused.status).toBe(422);
    const { code, fields } = (await refused.json()) as {
      code: string;
      fields: { field: string; why: string; message: string }[];
    };
    expect(code).toBe('invalid-fields');
    expect(fields.map(({ field, why }) => `${field} ${why}`)).toEqual([
      'texts.fr.invitation.subject several-lines',
      'texts.fr.invitation.subject not-in-subject',
      'texts.fr.invitation.body unknown-placeholder',
      'texts.fr.invitation.body unclosed-placeholder',
      'texts.fr.invitation.body link-missing',
      'texts.en.reminder.subject empty',
      'texts.en.reminder.body link-twice',
    ]);
    expect(fields[2]!.message).toBe('line 2: There is no placeholder {{lien}}.');
    expect(await readMail(round.id)).toEqual(before);
  });

  test('are frozen at the launch; a text of another shape is refused', async () => {
    const { texts } = await readMail(round.id);
    const odd = await server.hr.send('PUT', `/rounds/${round.id}/mail/texts`, { texts: { fr: 1 } });
    expect(odd.status).toBe(422);
    const half = { ...texts.fr.invitation, subject: 'half a character: \ud83d' };
    const cut = await save({ ...texts, fr: { ...texts.fr, invitation: half } });
    expect(cut.status).toBe(400);
    expect(await cut.json()).toMatchObject({ code: 'malformed-body' });
    expect((await readMail(round.id)).texts).toEqual(texts);
    await server.hr.call('POST', `/rounds/${round.id}/launch`);
    expect((await save(texts)).status).toBe(409);
    while ((await server.hr.readRound(round.id)).state !== 'open');
    expect(((await (await save(texts)).json()) as { code: string }).code).toBe('settings-frozen');
  });
});
