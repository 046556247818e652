import type { Browser, BrowserContext, Request } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { answerAll, button, heading, openPhone, openSurvey } from '../support/employee.ts';
import { startTwoProcesses, type TwoProcesses } from '../support/two-processes.ts';

/** A real browser enforces what our own client could only promise: another origin, its rules, no cookie. */
describe('answering where registrar and ballot box are two processes', () => {
  let two: TwoProcesses;
  let browser: Browser;
  let phone: BrowserContext;

  beforeAll(async () => {
    two = await startTwoProcesses();
    browser = await launchBrowser();
    phone = await openPhone(browser);
  });
  afterAll(async () => {
    await browser.close();
    await two.close();
  });

  test('the ballot goes from the registrar’s page to the ballot box, and to nobody else', async () => {
    const survey = await openSurvey(two.registrar, 'pulse@1', 'Two processes');
    const page = await phone.newPage();
    page.setDefaultTimeout(15_000);
    const requests: Request[] = [];
    page.on('request', (request) => requests.push(request));
    // A cookie of the ballot box's origin: it must stay where it is.
    await phone.addCookies([{ name: 'trace', value: '1', url: two.box().url }]);
    await page.goto(survey.takeLink());
    await answerAll(page);
    // The box is away at first: the page waits for it.
    await two.stopBox();
    await button(page, 'Send my answers').tap();
    await page.getByText('Waiting for a connection').waitFor();
    await two.startBox();
    await heading(page, 'Thank you').waitFor();

    const [pages, box] = [two.registrar.url, two.box().url];
    const origins = new Set(requests.map((request) => new URL(request.url()).origin));
    expect(origins).toEqual(new Set([pages, box]));
    for (const request of requests.filter((one) => one.url().startsWith(box))) {
      const headers = await request.allHeaders();
      expect(new URL(request.url()).pathname).toBe('/api/ballotbox/ballots');
      expect(headers['cookie']).toBeUndefined();
      expect(headers['referer'] ?? '').toBe('');
    }
    expect(requests.filter((one) => one.url().startsWith(`${pages}/api/ballotbox`))).toEqual([]);
    const [row] = await two
      .box()
      .database.as(
        'tally',
        (sql) => sql<{ ballots: number }[]>`select count(*)::int as ballots from ballotbox.inbox`,
      );
    expect(row!.ballots).toBe(1);
  });
});
