import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createRespondents } from '../../api/demo/respondent.ts';
import { findAccessibilityFaults, launchBrowser, PHONE, watchPage } from '../support/browser.ts';
import {
  answerAll,
  button,
  heading,
  openPhone,
  openSurvey,
  writeDay,
} from '../support/employee.ts';
import type { OpenSurvey } from '../support/employee.ts';
import { createLooks } from '../support/looks.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

/** Wherever the survey does not go on, a person reads why, in words, and what to do now. */
describe('a dead end', () => {
  let server: TestServer;
  let browser: Browser;
  let survey: OpenSurvey;
  /** Opened again and again, never used. */
  let fresh: string;
  let phone: BrowserContext;
  let page: Page;
  const looks = createLooks();

  beforeAll(async () => {
    server = await startTestServer();
    survey = await openSurvey(server, 'pulse@1', 'Spring pulse');
    fresh = survey.takeLink();
    browser = await launchBrowser();
    phone = await openPhone(browser);
    // The process that draws its pages would end with the last of them, and start anew for each.
    await phone.newPage();
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
    process.stdout.write(`axe looked at ${looks.looked.length} dead ends of the survey\n`);
  });

  async function open(address: string): Promise<void> {
    // A page of its own: a tab keeps the secret.
    page = await phone.newPage();
    await page.goto(address);
  }

  /** The title, the advice, and the accessibility of a dead end; then the page is closed. */
  async function expectWords(title: string, advice: string): Promise<void> {
    await heading(page, title).waitFor({ timeout: 20_000 });
    expect(await page.locator('main').innerText()).toContain(advice);
    expect(await looks.look(page, title)).toEqual([]);
    await page.close();
  }

  const setState = (state: string) =>
    server.database.owner`update rounds.round set state = ${state} where id = ${survey.round}`;

  test('an address without its secret', async () => {
    await open(`${server.url}/a`);
    await expectWords('This address is not complete', 'Open it once more from your invitation');
  });

  test('an address typed from a slip in other letters is found; another one leads on', async () => {
    await open(`${server.url}/CODE/`);
    await page.getByLabel('Your code').waitFor();
    expect(page.url()).toBe(`${server.url}/code`);
    await page.close();
    await open(fresh.replace('/a#', '/A/#'));
    await heading(page, 'Spring pulse').waitFor();
    await page.close();
    await open(`${server.url}/cods`);
    const seen = watchPage(page, server.url);
    await page.reload();
    for (const theme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: theme });
      expect(await findAccessibilityFaults(page)).toEqual([]);
    }
    await page.getByRole('heading', { name: 'Cette adresse n’est pas connue ici' }).waitFor();
    await page.getByRole('link', { name: 'I have a printed code' }).click();
    await page.getByLabel('Your code').waitFor();
    expect(seen).toEqual([]);
    await page.close();
  });

  test('a link that nobody knows', async () => {
    await open(`${server.url}/a#abcdefghijklmnopqrstuv`);
    await button(page, 'Load the page again').waitFor();
    await expectWords('We do not know this link', 'ask the person who invited you for a new one');
  });

  test('a link that was used', async () => {
    const link = survey.takeLink();
    await createRespondents(server.url).answer(link.split('#')[1]!, {
      answers: { TV1: 3 },
      comments: {},
    });
    await open(link);
    await expectWords('This link has been used already', 'there is nothing more to do');
  });

  test('a survey that is not open yet opens with the same link', async () => {
    await setState('preparing');
    await open(fresh);
    await heading(page, 'Not open yet').waitFor();
    await setState('open');
    await button(page, 'Load the page again').tap();
    await heading(page, 'Spring pulse').waitFor();
    await page.close();
    await setState('preparing');
    await open(fresh);
    await expectWords('Not open yet', 'Your link will work as soon as it opens');
    await setState('open');
  });

  test('no connection: it goes on by itself', async () => {
    page = await phone.newPage();
    await page.route('**/api/**', (route) => route.abort('internetdisconnected'));
    await page.goto(fresh);
    await heading(page, 'No connection').waitFor();
    expect(await looks.look(page, 'No connection')).toEqual([]);
    await page.unroute('**/api/**');
    await heading(page, 'Spring pulse').waitFor({ timeout: 20_000 });
    await page.close();
  });

  test('a server in trouble: it goes on by itself', async () => {
    page = await phone.newPage();
    let asked = 0;
    await page.route('**/api/**', (route) => {
      asked += 1;
      return route.fulfill({ status: 502, body: 'bad gateway' });
    });
    await page.goto(fresh);
    await heading(page, 'Something is not right on our side').waitFor();
    expect(await looks.look(page, 'server')).toEqual([]);
    // While the server still fails: once it answers, the page may be gone before the button is pressed.
    const before = asked;
    await button(page, 'Try again').tap();
    await expect.poll(() => asked).toBeGreaterThan(before);
    await page.unroute('**/api/**');
    await heading(page, 'Spring pulse').waitFor({ timeout: 60_000 });
    await page.close();
  });

  test('questions that can not be loaded are asked for again', async () => {
    page = await phone.newPage();
    await page.route('**/instrument', (route) => route.abort('connectionreset'));
    await page.goto(fresh);
    await button(page, 'Start').tap();
    await heading(page, 'The questions could not be loaded').waitFor();
    expect(await looks.look(page, 'questions failed')).toEqual([]);
    await page.unroute('**/instrument');
    await button(page, 'Try again').tap();
    await page.getByRole('radiogroup').first().waitFor();
    await page.close();
  });

  test('a browser without cryptography is too old', async () => {
    page = await phone.newPage();
    await page.addInitScript(() => {
      Object.defineProperty(Crypto.prototype, 'subtle', { get: () => undefined });
    });
    await page.goto(fresh);
    await expectWords('This browser is too old', 'in a current Firefox, Chrome, Edge or Safari');
  });

  test('a page without encryption', async () => {
    page = await phone.newPage();
    // Browsers take localhost for encrypted; any other name over http they do not.
    await page.route('http://survey.example/**', async (route) => {
      const { pathname } = new URL(route.request().url());
      await route.fulfill({ response: await route.fetch({ url: server.url + pathname }) });
    });
    await page.goto(`http://survey.example/a#${fresh.split('#')[1]!}`);
    await expectWords('This connection is not secure', 'exactly as it stands in your invitation');
  });

  test('without scripts, words appear in both languages', async () => {
    const bare = await browser.newContext({ ...PHONE, locale: 'en-GB', javaScriptEnabled: false });
    page = await bare.newPage();
    await page.goto(fresh);
    await heading(page, 'Anonymous survey').waitFor();
    const words = page.getByText('This page needs JavaScript');
    expect(await words.isVisible()).toBe(false);
    await words.waitFor({ timeout: 15_000 });
    await page.getByText('Cette page demande JavaScript').waitFor();
    await bare.close();
  });

  test('keys that are not those of the invitation: nothing is sent', async () => {
    page = await phone.newPage();
    const sent: string[] = [];
    page.on('request', (request) => {
      if (request.url().includes('claim')) sent.push(request.url());
    });
    await page.route('**/manifest', async (route) => {
      const response = await route.fetch();
      const signed = (await response.json()) as { manifest: { keys: { heads: number }[] } };
      signed.manifest.keys[0]!.heads += 1;
      await route.fulfill({ response, json: signed });
    });
    await page.goto(survey.takeLink());
    await answerAll(page);
    await button(page, 'Send my answers').tap();
    await heading(page, 'We have stopped, to protect you').waitFor();
    await page.getByText('Your draft is still on this device.').waitFor();
    expect(sent).toEqual([]);
    await expectWords('We have stopped, to protect you', 'show this page to your works council');
  });

  test('answers that the server refuses', async () => {
    page = await phone.newPage();
    await page.goto(survey.takeLink());
    await answerAll(page);
    // Spoilt on the way, by whoever stands between.
    await page.route('**/api/registrar/claim', (route) =>
      route.continue({ postData: '{"secret":1}' }),
    );
    await button(page, 'Send my answers').tap();
    await expectWords(
      'Your answers were not accepted',
      'the server did not understand the request',
    );
  });

  test('a survey that closes while someone answers, and then for good', async () => {
    page = await phone.newPage();
    await page.goto(survey.takeLink());
    await answerAll(page);
    await setState('closing');
    await button(page, 'Send my answers').tap();
    await expectWords('This survey is closed', 'What you entered has not been counted');
    await open(fresh);
    await expectWords('This survey is closed', 'It took answers until 31 December 2099');
    await setState('open');
    await server.hr.closeRound(survey.round);
    await open(fresh);
    const { closedOn } = await server.hr.readRound(survey.round);
    // Closed early: the day on which it was, and not the one that was planned.
    await expectWords('This survey is over', `It took answers until ${writeDay(closedOn!)}`);
  });
});
