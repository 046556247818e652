import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ResultsView } from '../../api/app.ts';
import { simulateAnswers } from '../../api/demo/answers.ts';
import { createRespondents, runEach } from '../../api/demo/respondent.ts';
import { findInstrument } from '../../surveys/catalogue.ts';
import { findAccessibilityFaults, LAPTOP, launchBrowser, watchPage } from '../support/browser.ts';
import { button, heading, openPhone, openSurvey } from '../support/employee.ts';
import { createLooks } from '../support/looks.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { openStaff } from '../support/sign-in.ts';

/** After the round: HR shares and says what is done, an employee reads it under the link that was used. */
describe('results reach employees', () => {
  let server: TestServer;
  let browser: Browser;
  let round: string;
  let link: string;
  const looks = createLooks();

  beforeAll(async () => {
    server = await startTestServer();
    const survey = await openSurvey(server, 'satisfaction-baseline@1', 'Spring survey');
    round = survey.round;
    link = survey.takeLink();
    const messages = await server.hr.readOutbox(round);
    const instrument = findInstrument('satisfaction-baseline@1')!;
    const sheets = simulateAnswers(instrument, messages, 5);
    const respondents = createRespondents(server.url);
    await runEach(messages, 4, async (message, index) => {
      const sheet = sheets[index];
      if (sheet != null && message.link !== link)
        await respondents.answer(message.link.split('#')[1]!, sheet);
    });
    await server.hr.closeRound(round);
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
    process.stdout.write(`axe looked at ${looks.looked.length} pages of results\n`);
  });

  test('before they are shared, the page says so', async () => {
    const phone = await openPhone(browser);
    const page = await phone.newPage();
    await page.goto(link);
    await heading(page, 'This survey is over').waitFor();
    await page.getByRole('link', { name: 'See whether the results are shared' }).tap();
    await heading(page, 'Not shared yet').waitFor();
    expect(await looks.look(page, 'not shared')).toEqual([]);
    await page.goto(`${server.url}/results`);
    await page.reload();
    await heading(page, 'This address is not complete').waitFor();
    expect(await looks.look(page, 'no round')).toEqual([]);
    await phone.close();
  });

  test('with too few answers HR is told so and offered nothing to read or share', async () => {
    const few = await openSurvey(server, 'pulse@1', 'Too few');
    const respondents = createRespondents(server.url);
    for (let person = 1; person <= 3; person += 1) {
      const sheet = { answers: { TV1: person }, comments: {} };
      await respondents.answer(few.takeLink().split('#')[1]!, sheet);
    }
    await server.hr.closeRound(few.round);
    const laptop = await browser.newContext({ ...LAPTOP, locale: 'en-GB' });
    const page = await laptop.newPage();
    const seen = watchPage(page, server.url);
    await openStaff(page, server, 'hr@example.org', `/rounds/${few.round}`);
    await page.getByText('Too few people answered: a figure needs at least 5').waitFor();
    const main = page.getByRole('main');
    for (const name of ['Read the report', 'All teams', 'Download release.json'])
      expect(await main.getByRole('link', { name }).count()).toBe(0);
    expect(await button(page, 'Share the results…').count()).toBe(0);
    expect(await main.innerText()).not.toMatch(/report is out|Managers see/);
    expect(await findAccessibilityFaults(page)).toEqual([]);

    // Shared all the same: it can be taken back, and employees are told why there is nothing.
    await server.hr.call('POST', `/rounds/${few.round}/share`, { shared: true });
    await page.reload();
    await button(page, 'Take back…').waitFor();
    expect(seen).toEqual([]);
    await laptop.close();
    const phone = await openPhone(browser);
    const results = await phone.newPage();
    await results.goto(`${server.url}/results#${few.round}`);
    await heading(results, 'Too few').waitFor();
    await results.getByText('Too few people answered for anything to be shown').waitFor();
    expect(await looks.look(results, 'too few')).toEqual([]);
    await button(results, 'Français').tap();
    await results.getByText('Trop peu de personnes ont répondu').waitFor();
    await phone.close();
  });

  test('HR shares them and puts down what is done', async () => {
    const laptop = await browser.newContext({ ...LAPTOP, locale: 'en-GB' });
    const page = await laptop.newPage();
    const seen = watchPage(page, server.url);
    await openStaff(page, server, 'hr@example.org', `/rounds/${round}`);
    await button(page, 'Share the results…').click();
    await button(page, 'Share').click();
    await page.getByText('Everyone who has the link can read the results').waitFor();
    await button(page, 'Add an entry').click();
    await page.getByLabel('What we heard').fill('Too many goals at once');
    await page.getByLabel('What is done').fill('One goal a quarter');
    await page.getByLabel('Who sees to it').fill('Ada');
    await page.getByLabel('By when').fill('2100-02-01');
    expect(await findAccessibilityFaults(page)).toEqual([]);
    await button(page, 'Save').click();
    await button(page, 'Add an entry').click();
    await page.getByLabel('Whom it concerns').selectOption({ label: 'Team south' });
    await page.getByLabel('What we heard').fill('Cold in winter');
    await page.getByLabel('What is done').fill('A new stove');
    await page.getByLabel('Who sees to it').fill('Jo');
    await button(page, 'Save').click();
    await button(page, 'Change: Cold in winter').click();
    await page.getByLabel('What is done').fill('Two new stoves');
    await button(page, 'Save').click();
    await page.getByText('Two new stoves').waitFor();
    expect(await findAccessibilityFaults(page)).toEqual([]);
    expect(seen).toEqual([]);
    await laptop.close();
  });

  test('an employee reads company, own team and what is done; nobody is told which team', async () => {
    const phone = await openPhone(browser);
    const page = await phone.newPage();
    const seen = watchPage(page, server.url);
    await page.goto(link);
    await page.getByRole('link', { name: 'See whether the results are shared' }).tap();
    await heading(page, 'Spring survey').waitFor();
    await page.getByText('Too many goals at once').waitFor();
    await page.getByText('1 February 2100').waitFor();
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    await page.getByLabel('Choose your team').selectOption({ label: 'Team south' });
    await page.getByTestId('team-results').getByRole('heading', { name: 'Team south' }).waitFor();
    expect(await looks.look(page, 'results')).toEqual([]);
    await page.getByLabel('Choose your team').selectOption({ label: 'Team tiny' });
    await page.getByText('You see the figures of the nearest group').waitFor();
    expect(await looks.look(page, 'results of a withheld team')).toEqual([]);
    expect(requests).toEqual([]);
    expect(await phone.cookies()).toEqual([]);
    expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(1);
    expect(seen).toEqual([]);
    await phone.close();
  });

  test('where the company is withheld, as the strict setting may ask, no team stands in its place', async () => {
    const phone = await openPhone(browser);
    const page = await phone.newPage();
    // As the server would answer: the company is not among the groups, and nothing stands in for it.
    await page.route('**/results', async (route) => {
      if (route.request().resourceType() !== 'fetch') return route.continue();
      const response = await route.fetch();
      const body = (await response.json()) as ResultsView;
      const groups = body.groups.filter(({ id }) => id !== 'unit:root');
      const teams = body.teams.map((team) =>
        team.id === 'root' ? { ...team, withheld: 'protects-others' } : team,
      );
      await route.fulfill({ response, json: { ...body, groups, teams } });
    });
    await page.goto(`${server.url}/results#${round}`);
    await page.getByText('Figures of the whole company are not shown').waitFor();
    expect(
      await page.getByRole('heading', { name: 'The whole company', exact: true }).count(),
    ).toBe(0);
    await page.getByLabel('Choose your team').selectOption({ label: 'Team root' });
    const shown = page.getByTestId('team-results');
    await shown.getByText('Figures of your team are not shown').waitFor();
    expect(await shown.getByRole('heading').count()).toBe(0);
    await page.getByLabel('Choose your team').selectOption({ label: 'Team south' });
    await shown.getByRole('heading', { name: 'Team south' }).waitFor();
    expect(await looks.look(page, 'company withheld')).toEqual([]);
    await phone.close();
  });
});
