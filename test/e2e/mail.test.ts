import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createRespondents, runEach } from '../../api/demo/respondent.ts';
import { LAPTOP, launchBrowser, PHONE, takePicture, watchPage } from '../support/browser.ts';
import { SMALL_COMPANY, writeRoster, writeUnits } from '../support/company.ts';
import { createLooks } from '../support/looks.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { openStaff } from '../support/sign-in.ts';
import { startSmtp, type TestSmtp } from '../support/smtp.ts';

const PEOPLE = 29;
const ANSWERING = 12;
const LINK = /http:\S+\/a#([\w-]{22})/;
/** In the calendar of the server; the browser has its own. */
const LAUNCH_DAY = '2098-05-01';
const REMINDER_DAY = '2098-05-04';
const CLOSES_ON = '2098-05-31';

/** HR writes to everyone over a real mail server; days pass as the test says. */
describe('HR writes the texts, launches, and people are reminded without anyone seeing whom', () => {
  let smtp: TestSmtp;
  let server: TestServer;
  let browser: Browser;
  let hr: Page;
  let troubles: string[];
  let day = LAUNCH_DAY;
  let round: string;
  const looks = createLooks();

  beforeAll(async () => {
    smtp = await startSmtp();
    smtp.refusals.set('south-9@example.org', '550 5.1.1 no such person');
    server = await startTestServer(
      { SMTP_URL: smtp.url, MAIL_FROM: 'Tutti <no-reply@example.org>' },
      { today: () => day },
    );
    await server.hr.importOrganisation(writeUnits(SMALL_COMPANY), writeRoster(SMALL_COMPANY));
    ({ id: round } = await server.hr.call<{ id: string }>('POST', '/rounds', {
      title: 'Spring',
      instrument: 'pulse@1',
      closesOn: CLOSES_ON,
    }));
    browser = await launchBrowser();
    const laptop = await browser.newContext({ ...LAPTOP, locale: 'en-GB' });
    hr = await laptop.newPage();
    hr.setDefaultTimeout(15_000);
    troubles = watchPage(hr, server.url);
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
    await smtp.close();
  });

  const tab = (name: RegExp) => hr.getByRole('tab', { name });
  const save = (name: string) => hr.getByRole('button', { name }).click();

  test('texts: faults are named with their line, the preview shows what will be sent', async () => {
    await openStaff(hr, server, 'hr@example.org', `/rounds/${round}`);
    await hr.getByText('Reminders to links not used: 5 days after the launch').waitFor();
    await hr.getByRole('link', { name: 'Write the texts, choose the reminders' }).click();
    await tab(/^Invitation · English/).click();
    const preview = hr.getByRole('figure', { name: 'As it will look' });
    await preview.getByText('Team root invites you to answer “Spring”').waitFor();
    await hr.getByLabel('Subject').fill('{{title}}: five minutes for your team');
    const body = hr.getByRole('textbox', { name: 'Message' });
    await body.fill('Dear colleague,\n\n{{compny}} would like to hear you.');
    await hr.getByText('Line 3: There is no placeholder {{compny}}.').waitFor();
    await hr.getByText('The personal link is missing').waitFor();
    await hr.getByRole('tab', { name: /2 faults/ }).waitFor();
    await tab(/^Invitation · Français/).click();
    await save('Save the texts');
    await hr.getByText('Correct first: Invitation · English').waitFor();
    expect(await body.inputValue()).toContain('{{compny}}');
    await takePicture(hr, 'staff-mail-faults');
    expect(await looks.look(hr, 'texts with faults')).toEqual([]);

    await body.fill('Dear colleague,\n\n would like to hear you.');
    await body.evaluate((field: HTMLTextAreaElement) => field.setSelectionRange(17, 17));
    await hr.getByRole('button', { name: /Company/ }).click();
    expect(await body.inputValue()).toContain('\n\n{{organisation}} would like');
    await body.press('Control+End');
    await body.press('Enter');
    await body.press('Enter');
    await hr.getByRole('button', { name: /Personal link/ }).click();
    await preview.getByText('Team root would like to hear you.').waitFor();
    await preview.getByText('Answer the questions').waitFor();
    await save('Save the texts');
    await hr.getByText('Saved.').waitFor();

    await tab(/^Reminder · English/).click();
    await hr.getByLabel('Subject').fill('Other');
    await hr.getByRole('button', { name: 'Back to the standard text' }).click();
    await hr.getByRole('button', { name: 'Undo: my text again' }).click();
    expect(await hr.getByLabel('Subject').inputValue()).toBe('Other');
    await hr.getByRole('button', { name: 'Back to the standard text' }).click();
  });

  test('reminders: HR chooses the days and is told who could see them', async () => {
    await hr.getByText('Whoever runs your mail server, or reads its log, sees').waitFor();
    await hr.getByText('no-reply@example.org').waitFor();
    await hr.getByRole('spinbutton', { name: 'Days after the launch' }).fill('3');
    const beforeEnd = hr.getByRole('spinbutton', { name: 'Days before the last day' });
    await beforeEnd.fill('0');
    await beforeEnd.press('Tab');
    await save('Save the reminders');
    await hr.getByText('Saved.').first().waitFor();
  });

  test('after the launch mails arrive in both languages; a refused address is named', async () => {
    await hr.getByRole('link', { name: 'Spring' }).click();
    await hr.getByRole('button', { name: /^Launch the round/ }).click();
    await hr.getByRole('button', { name: 'Launch and freeze' }).click();
    await hr.getByRole('heading', { name: 'Participation' }).waitFor();
    await server.mailer!.sendWaiting();
    expect(smtp.received).toHaveLength(PEOPLE - 1);
    const to = (address: string) => smtp.received.find((mail) => mail.to === address)!;
    expect(to('south-3@example.org').subject).toBe('Spring: five minutes for your team');
    expect(to('south-3@example.org').text).toContain('Team root would like to hear you.');
    expect(to('south-1@example.org').subject).toBe('Spring : votre avis, sans votre nom');

    await hr.getByRole('link', { name: 'Texts, reminders and delivery' }).click();
    await hr.getByText('28 of 29 handed to the mail server').waitFor();
    await hr.getByRole('rowheader', { name: 'south-9' }).waitFor();
    await hr.getByText('550 5.1.1 no such person').waitFor();
    await hr.getByText('The texts were frozen at the launch').waitFor();
    await takePicture(hr, 'staff-mail-open');
    expect(await looks.look(hr, 'open round')).toEqual([]);
    smtp.refusals.clear();
    await hr.getByRole('button', { name: 'Try again' }).click();
    await hr.getByText('29 of 29 handed to the mail server').waitFor();
    expect(smtp.received.at(-1)!.to).toBe('south-9@example.org');
  });

  test('a link from a mail opens the survey', async () => {
    const phone = await browser.newContext({ ...PHONE, locale: 'fr-FR' });
    const page = await phone.newPage();
    const seen = watchPage(page, server.url);
    const mail = smtp.received.find(({ to }) => to === 'north-a-1@example.org')!;
    await page.goto(LINK.exec(mail.text)![0]);
    await page.getByRole('heading', { name: 'Spring' }).waitFor();
    expect(seen).toEqual([]);
    await phone.close();
  });

  test('the day of the reminder comes: only unused links get one, and no page tells', async () => {
    const answered = smtp.received.slice(0, ANSWERING);
    const respondents = createRespondents(server.url);
    await runEach(answered, 4, async ({ text }) => {
      await respondents.answer(LINK.exec(text)![1]!, { answers: { WB2: 4 }, comments: {} });
    });
    smtp.received.length = 0;
    await openStaff(hr, server, 'hr@example.org', `/rounds/${round}/mail`);
    const read = async () => {
      await hr.getByText('29 of 29 handed to the mail server').waitFor();
      await hr.getByText(/quatre mots : \S+ · \S+/).waitFor();
      return hr.getByRole('main').innerText();
    };
    const before = await read();
    day = REMINDER_DAY;
    await server.mailer!.remind();
    const silent = smtp.received.map(({ to }) => to);
    expect(silent).toHaveLength(PEOPLE - ANSWERING);
    for (const { to } of answered) expect(silent).not.toContain(to);
    for (const { subject } of smtp.received) expect(subject).toMatch(/open until|ouvert jusqu’au/);
    await openStaff(hr, server, 'hr@example.org', `/rounds/${round}/mail`);
    expect(await read()).toBe(before);
    expect(troubles).toEqual([]);
    expect(looks.looked).toHaveLength(8);
  });
});

describe('without a mail server', () => {
  let server: TestServer;
  let browser: Browser;
  let hr: Page;

  beforeAll(async () => {
    server = await startTestServer();
    const roster = writeRoster(SMALL_COMPANY).replace('south-1@example.org', '=cmd@example.org');
    await server.hr.importOrganisation(writeUnits(SMALL_COMPANY), roster);
    browser = await launchBrowser();
    const context = await browser.newContext({
      ...LAPTOP,
      locale: 'en-GB',
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    hr = await context.newPage();
    hr.setDefaultTimeout(15_000);
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
  });

  test('HR finds a person, copies a link, takes a file; there is a text for everyone instead of reminders', async () => {
    const looks = createLooks();
    const troubles = watchPage(hr, server.url);
    const round = await server.hr.launchRound({
      title: 'Spring',
      instrument: 'pulse@1',
      closesOn: CLOSES_ON,
    });
    await openStaff(hr, server, 'hr@example.org', `/rounds/${round}`);
    await hr.getByRole('link', { name: 'Open the outbox' }).click();
    await hr.getByText('29 people', { exact: true }).waitFor();
    await hr.getByLabel('Unit', { exact: true }).selectOption({ label: 'Team south' });
    await hr.getByLabel('Search by person').fill('SOUTH-3');
    await hr.getByText('1 person', { exact: true }).waitFor();
    expect(await hr.getByRole('main').innerText()).not.toContain('/a#');
    await hr.getByRole('button', { name: 'Show the link of south-3' }).click();
    await hr.getByRole('button', { name: 'Copy the link' }).click();
    await hr.getByText('Copied.').waitFor();
    const link = await hr.evaluate(() => navigator.clipboard.readText());
    const [own] = (await server.hr.readOutbox(round)).filter(
      ({ employee }) => employee === 'south-3',
    );
    expect(link).toBe(own!.link);
    await takePicture(hr, 'staff-outbox-link');
    expect(await looks.look(hr, 'outbox')).toEqual([]);

    const [file] = await Promise.all([
      hr.waitForEvent('download'),
      hr.getByRole('link', { name: 'Team south only: 9 (CSV)' }).click(),
    ]);
    const lines = readFileSync(await file.path(), 'utf8')
      .trimEnd()
      .split('\r\n');
    expect(lines).toHaveLength(10);
    expect(lines[0]).toBe('\ufeffperson,email,unit,language,link');
    expect(lines[1]).toMatch(/^south-1,'=cmd@example\.org,Team south,fr,http\S+#[\w-]{22}$/);
    const audited = await server.database.as(
      'staff',
      (sql) => sql<{ action: string; detail: unknown }[]>`
        select action, detail from staff.audit where action like 'link%' order by number`,
    );
    expect(audited.map(({ action, detail }) => ({ action, detail }))).toEqual([
      { action: 'link-shown', detail: { round, employee: 'south-3' } },
      { action: 'links-downloaded', detail: { round, unit: 'south', links: 9 } },
    ]);

    // From now on opening a link does not tell whether it was used, to HR or anybody else.
    await createRespondents(server.url).answer(link.split('#')[1]!, {
      answers: { WB2: 4 },
      comments: {},
    });
    const opened = await (await browser.newContext({ ...PHONE, locale: 'en-GB' })).newPage();
    await opened.goto(link);
    await opened.getByRole('heading', { name: 'Spring' }).waitFor();
    await opened.context().close();

    await hr.goto(`${server.url}/staff/rounds/${round}/mail`);
    await hr.getByText('Why there are no reminders here').waitFor();
    await hr.getByText('this message goes to everyone, because nobody sees who has').waitFor();
    expect(await hr.getByRole('button', { name: 'Save the reminders' }).count()).toBe(0);
    await takePicture(hr, 'staff-mail-no-server');
    expect(await looks.look(hr, 'mail without a server')).toEqual([]);
    expect(troubles).toEqual([]);
  });
});
