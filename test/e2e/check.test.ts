import type { Browser, BrowserContext, Page, Route } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createRespondents, runEach } from '../../api/demo/respondent.ts';
import type { RoundView } from '../../api/rounds/views.ts';
import type { SignedManifest } from '../../surveys/ballot/manifest.ts';
import { fourWords } from '../../surveys/ballot/words.ts';
import { CLOSES_ON, SMALL_COMPANY, writeRoster, writeUnits } from '../support/company.ts';
import {
  findAccessibilityFaults,
  LAPTOP,
  launchBrowser,
  PHONE,
  takePicture,
  watchPage,
} from '../support/browser.ts';
import { writeDay } from '../support/employee.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

const ANSWERING = 22;
const UNKNOWN = '00000000-0000-4000-8000-000000000000';

/** A colleague, a works council member and a sceptic at the page "Check it yourself". */
describe('the page "Check it yourself"', () => {
  let server: TestServer;
  let browser: Browser;
  let open: string;
  let closed: string;
  let preparing: string;
  let manifest: SignedManifest;
  let receipts: string[];

  beforeAll(async () => {
    server = await startTestServer();
    await server.hr.importOrganisation(writeUnits(SMALL_COMPANY), writeRosterWithSites());
    const settings = { instrument: 'full@1', closesOn: CLOSES_ON, breakdowns: ['site'] };
    closed = await server.hr.launchRound({ ...settings, title: 'Spring' });
    manifest = await server.hr.call<SignedManifest>('GET', `/rounds/${closed}/manifest`);
    receipts = await answerAll(closed);
    await server.hr.closeRound(closed);
    open = await server.hr.launchRound({ ...settings, title: 'Summer' });
    const draft = { ...settings, title: 'Autumn' };
    ({ id: preparing } = await server.hr.call<RoundView>('POST', '/rounds', draft));
    // As a launch leaves it for as long as keys are made.
    await server.database.owner`
      update rounds.round set state = 'preparing' where id = ${preparing}`;
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
  });

  async function answerAll(id: string): Promise<string[]> {
    const respondents = createRespondents(server.url);
    const given: string[] = [];
    const messages = (await server.hr.readOutbox(id)).slice(0, ANSWERING);
    await runEach(messages, 4, async ({ link }, index) => {
      const sheet = { answers: { WB1: 1 + (index % 5) }, comments: {} };
      given.push(await respondents.answer(link.split('#')[1]!, sheet));
    });
    return given;
  }

  interface Visit {
    readonly context: BrowserContext;
    readonly page: Page;
    /** Errors and foreign requests. */
    readonly troubles: string[];
    /** Paths that were asked for. */
    readonly asked: string[];
  }

  async function visit(
    options: Parameters<Browser['newContext']>[0],
    fragment = '',
    before: (page: Page) => Promise<unknown> = () => Promise.resolve(),
  ): Promise<Visit> {
    const context = await browser.newContext(options);
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    const troubles = watchPage(page, server.url);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url().slice(server.url.length)));
    await before(page);
    await page.goto(`${server.url}/check${fragment}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    return { context, page, troubles, asked };
  }

  /** Look at it in light and dark and at 320 px, and leave. */
  async function leave({ context, page, troubles }: Visit, name: string): Promise<void> {
    await takePicture(page, `check-${name}`);
    expect(await findAccessibilityFaults(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    await takePicture(page, `check-${name}-dark`);
    expect(await findAccessibilityFaults(page)).toEqual([]);
    await page.setViewportSize({ width: 320, height: 640 });
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBe(0);
    await takePicture(page, `check-${name}-320`);
    expect(troubles).toEqual([]);
    expect(await context.cookies()).toEqual([]);
    const kept = await page.evaluate(() => localStorage.length + sessionStorage.length);
    expect(kept).toBe(0);
    await context.close();
  }

  test('before the close, in French: rules, groups, the four words; receipts come later', async () => {
    const arrived = await visit({ ...PHONE, locale: 'fr-FR' }, `#${open}`);
    const { page } = arrived;
    await page.getByTestId('verdict').waitFor();
    expect(await page.getByTestId('verdict').textContent()).toMatch(/toutes sont bonnes/);
    expect(await page.locator('html').getAttribute('lang')).toBe('fr');
    await page.getByText('29 personnes ont été invitées').waitFor();
    await page.getByRole('row', { name: /^Team south 9$/ }).waitFor();
    await page.getByText('31 décembre 2099').first().waitFor();
    expect(await page.getByLabel('Votre reçu').count()).toBe(0);
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByText('29 people were invited').waitFor();
    await page.getByRole('button', { name: 'Français' }).click();
    await leave(arrived, 'open-fr');
  });

  test('after the release, in English: a receipt typed by hand is found here, not sent', async () => {
    const arrived = await visit({ ...LAPTOP, locale: 'en-GB' }, `#${closed}`);
    const { page, asked } = arrived;
    await page.getByText(`${ANSWERING} ballots were counted`).waitFor();
    const { closedOn } = await server.hr.readRound(closed);
    // Closed before its last day: what was promised, and what became of it.
    const rules = page.getByRole('region', { name: 'The rules of this survey' });
    await rules.getByText('Answers were to be taken until 31 December 2099').waitFor();
    await rules.getByText(`The survey was closed earlier, on ${writeDay(closedOn!)}`).waitFor();
    expect(await page.getByText('Answers are taken until').count()).toBe(0);
    const words = await page.getByTestId('comparison-words').locator('span').allTextContents();
    expect(words).toEqual(await fourWords(manifest.root));
    const receipt = receipts[5]!;
    const typed = receipt
      .toLowerCase()
      .replaceAll('-', ' ')
      .replaceAll('0', 'o')
      .replaceAll('1', 'i');
    await page.getByLabel('Your receipt').fill(typed);
    await page.getByRole('button', { name: 'Look it up' }).click();
    await page.getByText('Found. Your ballot counts').waitFor();
    expect(asked).toContain(`/api/rounds/${closed}/receipts/0`);
    // Nothing of the receipt is in any address; and nothing but addresses was sent.
    for (const path of asked) expect(path.toUpperCase()).not.toContain(receipt.slice(0, 4));
    await leave(arrived, 'released-en');
  });

  test('a slip of the finger, a foreign receipt and a lost connection are told apart', async () => {
    const { context, page } = await visit({ ...PHONE, locale: 'fr-FR' }, `#${closed}`);
    const outcome = () => page.getByTestId('outcome').getAttribute('data-outcome');
    const look = async (typed: string) => {
      await page.getByLabel('Votre reçu').fill(typed);
      await page.getByRole('button', { name: 'Le rechercher' }).click();
      await page.locator('[data-testid="outcome"] .verdict').waitFor();
      return outcome();
    };
    expect(await look('0000')).toBe('typing');
    expect(await look('0000-0000-0000-0000-0000-0000')).toBe('missing');
    await takePicture(page, 'check-missing-fr');
    const address = '**/receipts/0';
    await page.route(address, (route) => route.abort());
    expect(await look(receipts[0]!)).toBe('offline');
    await page.unroute(address);
    await page.route(address, (route) => alterReply(route, (list) => (list as string[]).slice(1)));
    expect(await look(receipts[0]!)).toBe('list');
    await page.unroute(address);
    expect(await look(receipts[0]!)).toBe('found');
    await context.close();
  });

  test('a manifest that was tampered with is said to be that, at the top', async () => {
    const tamper = (page: Page) =>
      page.route('**/manifest', (route) =>
        alterReply(route, (signed) => {
          const { manifest: whole } = signed as SignedManifest;
          const keys = whole.keys.map((key, at) => (at === 0 ? { ...key, heads: 1 } : key));
          return { ...(signed as SignedManifest), manifest: { ...whole, keys } };
        }),
      );
    const arrived = await visit({ ...LAPTOP, locale: 'en-GB' }, `#${closed}`, tamper);
    const { page } = arrived;
    await page.getByText('3 checks FAILED').waitFor();
    const failed = await page.locator('[data-held="false"]').allTextContents();
    expect(failed).toHaveLength(3);
    await leave(arrived, 'tampered-en');
  });

  test('a list under another root is noticed before anyone looks for a receipt', async () => {
    const tamper = (page: Page) =>
      page.route('**/receipts', (route) =>
        alterReply(route, (published) => {
          const { receipts: list } = published as { receipts: object };
          return { ...(published as object), receipts: { ...list, root: '00'.repeat(32) } };
        }),
      );
    const { context, page } = await visit({ ...LAPTOP, locale: 'en-GB' }, `#${closed}`, tamper);
    await page.getByText('1 check FAILED').waitFor();
    await context.close();
  });

  test('without a survey it asks for one, and takes a whole address', async () => {
    const arrived = await visit({ ...PHONE, locale: 'en-GB' });
    const { page } = arrived;
    await page.getByLabel('Which survey?').fill('nonsense');
    await page.getByRole('button', { name: 'Check' }).click();
    await page.getByText('There is no number of a survey in this.').waitFor();
    await takePicture(page, 'check-start-fault');
    await page.getByLabel('Which survey?').fill(`${server.url}/check#${closed}`);
    await page.getByRole('button', { name: 'Check' }).click();
    await page.getByTestId('verdict').waitFor();
    await page.goto(`${server.url}/check#`);
    await page.reload();
    await page.getByLabel('Which survey?').waitFor();
    await leave(arrived, 'start-en');
  });

  test('unknown, not yet open, no connection and a broken server each have their own words', async () => {
    const arrived = await visit({ ...PHONE, locale: 'fr-FR' }, `#${UNKNOWN}`);
    const { page } = arrived;
    const heading = (name: string) => page.getByRole('heading', { level: 1, name }).waitFor();
    await heading('Nous ne connaissons pas cette enquête');
    await takePicture(page, 'check-unknown-fr');
    await page.goto(`${server.url}/check#${preparing}`);
    await heading('Pas encore ouverte');
    await takePicture(page, 'check-preparing-fr');
    await page.route('**/manifest', (route) => route.fulfill({ status: 503, body: '' }));
    await page.goto(`${server.url}/check#${closed}`);
    await heading('Quelque chose ne va pas sur le serveur');
    await page.unroute('**/manifest');
    await page.route('**/manifest', (route) => route.abort());
    await page.getByRole('button', { name: 'Réessayer' }).click();
    await heading('Pas de connexion');
    await page.unroute('**/manifest');
    await page.getByRole('button', { name: 'Réessayer' }).click();
    await page.getByTestId('verdict').waitFor();
    await page.goto(`${server.url}/check#${UNKNOWN}`);
    await heading('Nous ne connaissons pas cette enquête');
    await leave(arrived, 'unknown-fr');
  });
});

/** The real reply, changed on its way as a dishonest server could. */
async function alterReply(route: Route, change: (body: unknown) => unknown): Promise<void> {
  const response = await route.fetch();
  await route.fulfill({ response, json: change(await response.json()) });
}

function writeRosterWithSites(): string {
  const [head, ...lines] = writeRoster(SMALL_COMPANY).trim().split('\n');
  const people = lines.map((line, index) => `${line},${index % 2 === 0 ? 'Lyon' : 'Lille'}`);
  return [`${head!},site`, ...people, ''].join('\n');
}
