import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createRespondents, runEach } from '../../api/demo/respondent.ts';
import { CLOSES_ON, writeUnits, type TestUnit } from '../support/company.ts';
import { LAPTOP, launchBrowser, PHONE, watchPage } from '../support/browser.ts';
import { choose } from '../support/employee.ts';
import { createLooks } from '../support/looks.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { openStaff } from '../support/sign-in.ts';

const TEAMS: readonly TestUnit[] = [
  ['root', '', 0],
  ['north', 'root', 40],
  ['south', 'root', 30],
  ['tiny', 'root', 8],
];

/** Breakdowns as HR, an employee and a reader meet them, in English and French. */
describe('HR declares breakdowns, an employee is told of them, the report shows them', () => {
  const looks = createLooks();
  let server: TestServer;
  let browser: Browser;
  let hr: Page;
  let troubles: string[];
  let round: string;

  beforeAll(async () => {
    server = await startTestServer();
    await server.hr.importOrganisation(writeUnits(TEAMS), writeRoster());
    browser = await launchBrowser();
    const laptop = await browser.newContext({ ...LAPTOP, locale: 'en-GB' });
    hr = await laptop.newPage();
    hr.setDefaultTimeout(15_000);
    troubles = watchPage(hr, server.url);
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
  });

  async function check(page: Page, name: string): Promise<void> {
    expect(await looks.look(page, name)).toEqual([]);
  }

  test('the form offers the columns of the staff list, by place, in an order', async () => {
    await openStaff(hr, server, 'hr@example.org');
    await hr.getByRole('link', { name: 'Rounds', exact: true }).click();
    await hr.getByRole('link', { name: 'New round' }).first().click();
    await hr.getByLabel('Title').fill('Spring');
    await hr.getByLabel('Last day for answers').fill(CLOSES_ON);
    await hr.getByText('Pulse', { exact: false }).first().click();
    await hr.getByRole('button', { name: /^Breakdowns/ }).click();
    const of = (attribute: string) => hr.getByRole('group', { name: attribute, exact: true });
    await of('site').getByText('Whole company').click();
    await of('gender').getByText('Whole company').click();
    await of('gender')
      .getByText(/^Within each unit, such as Team north/)
      .click();
    await of('badge').getByText('Whole company').click();
    await hr.getByRole('button', { name: 'Move earlier: gender, whole company' }).click();
    await check(hr, 'staff-breakdowns-form');
    await hr.getByRole('button', { name: 'Create the draft' }).click();
    await hr.getByRole('heading', { name: /^Before you launch/ }).waitFor();
  });

  test('before launch HR sees the groups, what is refused and why', async () => {
    const planned = hr.getByRole('region', { name: 'Breakdowns', exact: true });
    await planned.getByRole('rowheader', { name: 'gender, whole company' }).first().waitFor();
    const refused = hr.getByRole('region', { name: 'Breakdowns that can not be made' });
    await refused.getByText('"badge" has a different value for nearly every person').waitFor();
    await refused.getByText('Team tiny').first().waitFor();
    await check(hr, 'staff-breakdowns-plan');
    await hr.getByRole('button', { name: /^Launch the round/ }).click();
    await hr.getByText('how answers are compared: 3 breakdowns').waitFor();
    await hr.getByRole('button', { name: 'Launch and freeze' }).click();
    await hr.getByRole('heading', { name: 'Participation' }).waitFor();
    round = /rounds\/([\w-]+)/.exec(hr.url())![1]!;
    const { breakdowns } = await server.hr.readRound(round);
    expect(breakdowns).toEqual(['gender', 'site', 'unit_depth_1*gender', 'badge']);
  });

  test('an employee sees in which of these groups the answers count, and answers', async () => {
    const [message] = await server.hr.readOutbox(round);
    const phone = await browser.newContext({ ...PHONE, locale: 'fr-FR' });
    const page = await phone.newPage();
    const seen = watchPage(page, server.url);
    await page.goto(message!.link);
    await page.getByRole('heading', { name: 'Spring' }).waitFor();
    await page
      .getByText(/gender/)
      .first()
      .waitFor();
    await check(page, 'phone-breakdowns-welcome');
    await page.getByRole('button', { name: 'Commencer' }).click();
    const review = page.getByRole('heading', { name: 'Avant d’envoyer' });
    const next = page.getByRole('button', { name: /^(Thème suivant|Voir le récapitulatif)$/ });
    while ((await review.count()) === 0) {
      await next.waitFor();
      await choose(page.getByRole('radio').nth(1));
      await next.click();
      await page.waitForTimeout(50);
    }
    await page.getByRole('button', { name: 'Envoyer mes réponses' }).click();
    await page.getByRole('heading', { name: 'Merci' }).waitFor({ timeout: 60_000 });
    expect(seen).toEqual([]);
    await phone.close();
  });

  test('the report compares by what was declared, and says what it does not show', async () => {
    const respondents = createRespondents(server.url);
    const others = (await server.hr.readOutbox(round)).slice(1, 70);
    await runEach(others, 4, async ({ link }, index) => {
      const answers = { WB2: 1 + (index % 5), TV1: 1 + ((index * 3) % 5) };
      await respondents.answer(link.split('#')[1]!, { answers, comments: {} });
    });
    await server.hr.closeRound(round);
    await hr.goto(`${server.url}/staff/rounds/${round}/report`);
    await hr.getByRole('heading', { name: 'Breakdowns' }).waitFor();
    await hr.getByRole('rowheader', { name: 'woman', exact: true }).waitFor();
    await hr.getByText(/breakdowns? (is|are) not shown/).click();
    await hr.getByText('"badge" has a different value for nearly every person').waitFor();
    await check(hr, 'staff-breakdowns-report');
    expect(troubles).toEqual([]);
  });
});

function writeRoster(): string {
  const lines = TEAMS.flatMap(([unit, , heads]) =>
    Array.from({ length: heads }, (_, member) => {
      const id = `${unit}-${member + 1}`;
      const site = member % 3 === 0 ? 'Lille' : 'Lyon';
      return `${id},${unit},fr,${member % 2 === 0 ? 'woman' : 'man'},${site},badge ${id}`;
    }),
  );
  return ['employee_id,unit_id,language,gender,site,badge', ...lines, ''].join('\n');
}
