import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createRespondents, runEach } from '../../api/demo/respondent.ts';
import type { ReportView } from '../../api/app.ts';
import { CLOSES_ON, SMALL_COMPANY, writeRoster, writeUnits } from '../support/company.ts';
import { LAPTOP, launchBrowser, PHONE, watchPage } from '../support/browser.ts';
import { createLooks } from '../support/looks.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { openStaff } from '../support/sign-in.ts';

const ITEMS = ['WB', 'JS', 'CB', 'TV', 'PP'].flatMap((code) =>
  [1, 2, 3, 4].map((number) => `${code}${number}`),
);

/** Two rounds of the same questionnaire; between them one team falls, the others stay. */
describe('what changed since the last round, and what the labels mean, in a real browser', () => {
  const looks = createLooks();
  let server: TestServer;
  let browser: Browser;
  let round: string;

  beforeAll(async () => {
    server = await startTestServer();
    await server.hr.importOrganisation(writeUnits(SMALL_COMPANY), writeRoster(SMALL_COMPANY));
    await server.addManager('south@example.org', 'south');
    await server.addManager('north@example.org', 'north-a');
    await runRound('Spring', 5);
    round = await runRound('Autumn', 2);
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
  });

  /** Everyone answers around 4; the team south answers around `south`. */
  async function runRound(title: string, south: number): Promise<string> {
    const id = await server.hr.launchRound({
      title,
      instrument: 'satisfaction-baseline@1',
      closesOn: CLOSES_ON,
    });
    const messages = await server.hr.readOutbox(id);
    const respondents = createRespondents(server.url);
    await runEach(messages, 4, async (message, index) => {
      const level = message.unit === 'Team south' ? south : 4;
      const answers = Object.fromEntries(
        ITEMS.map((item, at) => {
          // People differ, and each is much the same from question to question.
          const value = Math.min(
            Math.max(level - 1 + ((index + (at % 4 === 3 ? 1 : 0)) % 3), 1),
            5,
          );
          return [item, item === 'WB4' || item === 'CB4' ? 6 - value : value];
        }),
      );
      await respondents.answer(message.link.split('#')[1]!, { answers, comments: {} });
    });
    await server.hr.closeRound(id);
    return id;
  }

  async function open(email: string, device: typeof LAPTOP | typeof PHONE, locale: string) {
    const context = await browser.newContext({ ...device, locale });
    const page = await context.newPage();
    page.setDefaultTimeout(30_000);
    const troubles = watchPage(page, server.url);
    await openStaff(page, server, email, `/rounds/${round}/report`);
    return { page, troubles, context };
  }

  async function check(page: Page, name: string): Promise<void> {
    expect(await looks.look(page, name)).toEqual([]);
  }

  test('the verdicts are those of the whole company, and a manager gets those of the own team only', async () => {
    const whole = await server.hr.call<ReportView>('GET', `/reports/${round}`);
    const verdicts = (view: ReportView, group: string) =>
      Object.values(view.since!.changes[group]!).map(({ verdict }) => verdict);
    expect(whole.since?.round.title).toBe('Spring');
    expect(verdicts(whole, 'unit:south')).toEqual(Array.from({ length: 5 }, () => 'lower'));
    expect(verdicts(whole, 'unit:north-a')).toEqual(Array.from({ length: 5 }, () => 'none'));
    const manager = await server.signIn('south@example.org');
    const own = await manager.call<ReportView>('GET', `/reports/${round}`);
    expect(own.since!.changes['unit:south']).toEqual(whole.since!.changes['unit:south']);
    expect(Object.keys(own.since!.changes)).not.toContain('unit:north-a');
  });

  test('the first round has nothing to be compared with', async () => {
    const [first] = (await server.hr.listRounds()).filter(({ title }) => title === 'Spring');
    expect((await server.hr.call<ReportView>('GET', `/reports/${first!.id}`)).since).toBeNull();
  });

  test('a manager whose team fell reads so in French, and walks on to what the label means', async () => {
    const { page, troubles, context } = await open('south@example.org', LAPTOP, 'fr-FR');
    await page.getByRole('heading', { name: /^Évolution depuis.*Spring/ }).waitFor();
    expect(await page.getByText('nettement plus bas', { exact: true }).count()).toBe(5);
    await page
      .getByText(/Le questionnaire n’a pas interrogé sur ceci.*part des volontaires/)
      .waitFor();
    await check(page, 'staff-report-change');
    await page.getByRole('link', { name: /^Ce que signifient les avis/ }).click();
    await page.getByRole('heading', { level: 1, name: 'Cette équipe est-elle prête' }).waitFor();
    for (const label of [
      'Prête',
      'Presque prête',
      'À préparer d’abord',
      'Sans avis',
      'Sans chiffres propres',
    ])
      await page.getByRole('heading', { level: 3, name: label, exact: true }).waitFor();
    await page.getByText(/Cette équipe ne peut pas être montrée seule sans trahir/).waitFor();
    await page.getByText('Benjamini-Hochberg').first().waitFor();
    await check(page, 'staff-readiness-guide-fr');
    expect(troubles).toEqual([]);
    await context.close();
  });

  test('a manager whose team stayed reads "no clear change" on a phone in English', async () => {
    const { page, troubles, context } = await open('north@example.org', PHONE, 'en-GB');
    await page.getByText(/^No clear change\. That is the usual case/).waitFor();
    expect(await page.getByText('no clear change', { exact: true }).count()).toBe(5);
    await check(page, 'phone-report-change');
    await page.getByRole('link', { name: 'What the labels mean, and how they are made' }).click();
    await page.getByRole('heading', { level: 1, name: 'Is this team ready?' }).waitFor();
    await check(page, 'phone-readiness-guide');
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(PHONE.viewport.width);
    expect(troubles).toEqual([]);
    await context.close();
  });

  test('HR reaches the guide from the readiness map', async () => {
    const { page, context } = await open('hr@example.org', LAPTOP, 'en-GB');
    await page.goto(`${server.url}/staff/rounds/${round}/readiness`);
    await page.getByRole('link', { name: 'What the labels mean, and how they are made' }).click();
    await page.getByRole('heading', { level: 1, name: 'Is this team ready?' }).waitFor();
    await page.getByRole('heading', { level: 3, name: 'Without figures of their own' }).waitFor();
    await check(page, 'staff-readiness-guide-en');
    await context.close();
  });
});
