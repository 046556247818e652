import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser, PHONE, watchPage } from '../support/browser.ts';
import {
  answerAll,
  button,
  heading,
  openPhone,
  openSurvey,
  readStorage,
} from '../support/employee.ts';
import type { OpenSurvey } from '../support/employee.ts';
import { createLooks } from '../support/looks.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

/** Ways through the survey in a real browser, on a phone. Each state is also looked at by axe. */
describe('an employee answers', () => {
  let server: TestServer;
  let browser: Browser;
  let takeLink: () => string;
  let withComments: OpenSurvey;
  const looks = createLooks();
  const { look } = looks;

  beforeAll(async () => {
    server = await startTestServer();
    ({ takeLink } = await openSurvey(server, 'pulse@1', 'Spring pulse'));
    withComments = await openSurvey(server, 'satisfaction-baseline@1', 'Spring survey');
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
    process.stdout.write(`axe looked at ${looks.looked.length} pages of the survey\n`);
  });

  async function countBallots(): Promise<number> {
    const [row] = await server.database.owner<{ count: number }[]>`
      select count(*)::int as count from ballotbox.inbox`;
    return row!.count;
  }

  test('by touch, every state accessible, with no cookie and no other origin', async () => {
    const phone = await openPhone(browser);
    const page = await phone.newPage();
    const seen = watchPage(page, server.url);
    const requests: string[] = [];
    const headers: Promise<Record<string, string>>[] = [];
    page.on('request', (request) => {
      requests.push(request.url());
      headers.push(request.allHeaders());
    });
    const link = withComments.takeLink();
    await page.goto(link);
    await heading(page, 'Spring survey').waitFor();
    expect(page.url()).toBe(`${server.url}/a`);
    await page.getByTestId('comparison-words').getByText(/\w+/).first().waitFor();
    await page.getByText('How can that be?').tap();
    expect(await look(page, 'welcome')).toEqual([]);

    await button(page, 'Start').tap();
    await page.getByRole('radiogroup').first().waitFor();
    expect(await look(page, 'questions')).toEqual([]);
    await page.getByRole('radio').first().tap();
    expect(await look(page, 'questions, one answered')).toEqual([]);
    await button(page, /^Clear the answer to/).tap();
    expect(await page.getByRole('radio').first().isChecked()).toBe(false);
    await button(page, 'Back').tap();

    await answerAll(page);
    await page.getByRole('textbox').first().fill('As the only nurse here, ask jo@example.org.');
    await page.getByTestId('self-identification').first().waitFor();
    expect(await page.locator('mark').allTextContents()).toContain('jo@example.org');
    expect(await look(page, 'review with a warning')).toEqual([]);
    // A long text scrolls in its preview: also for those who have no pointer.
    const long = `As the only nurse here, ask jo@example.org. ${'And so on. '.repeat(120)}`;
    await page.getByRole('textbox').first().fill(long);
    const preview = page.getByRole('group', { name: 'Your text with the places marked' });
    await expect
      .poll(() => preview.evaluate((element) => element.scrollHeight > element.clientHeight))
      .toBe(true);
    expect(await look(page, 'review with a long warning')).toEqual([]);
    await preview.focus();
    await page.keyboard.press('End');
    await expect.poll(() => preview.evaluate((element) => element.scrollTop)).toBeGreaterThan(0);
    expect(requests.filter((url) => /claim|ballots|comments/.test(url))).toEqual([]);

    await button(page, 'Send my answers').tap();
    await heading(page, 'Thank you').waitFor({ timeout: 30_000 });
    expect(await look(page, 'done')).toEqual([]);
    expect(await page.getByTestId('receipt').textContent()).toMatch(/^[0-9A-Z-]{29}$/);
    expect(await phone.cookies()).toEqual([]);
    expect(await readStorage(page)).toEqual(['session tutti/language']);
    expect(requests.length).toBeGreaterThan(10);
    for (const sent of await Promise.all(headers)) {
      expect(Object.keys(sent)).not.toContain('cookie');
      // Empty where the browser reports a header that it does not send.
      expect(sent['referer'] ?? '').toBe('');
    }
    expect(requests.filter((url) => !url.startsWith(server.url))).toEqual([]);
    expect(requests.filter((url) => url.includes(link.split('#')[1]!))).toEqual([]);
    expect(seen).toEqual([]);
    await phone.close();
  });

  test('the questions are drawn while one reads, and nobody meets them before "Start"', async () => {
    const phone = await openPhone(browser);
    const page = await phone.newPage();
    await page.goto(takeLink());
    await page.locator('.survey-page input').first().waitFor({ state: 'attached' });
    // Laid out already: showing them costs one frame.
    expect(
      await page.evaluate(() => document.querySelector('.survey-page')!.clientHeight),
    ).toBeGreaterThan(500);
    expect(await page.title()).toBe('Spring pulse');
    expect(await page.getByRole('radiogroup').count()).toBe(0);
    expect(await page.getByRole('main').count()).toBe(1);
    const reached = await page.evaluate(() => document.activeElement?.tagName);
    expect(reached).toBe('BODY');
    const places = await page.evaluate(() => ({
      width: document.documentElement.scrollWidth,
      below: document.documentElement.scrollHeight,
      main: document.querySelector('main')!.getBoundingClientRect().bottom,
    }));
    expect(places.width).toBe(390);
    expect(places.below).toBeLessThanOrEqual(Math.ceil(places.main + 1));
    await phone.close();
  });

  test.each(['no-preference', 'reduce'] as const)(
    'a double tap counts once: no topic is skipped and nothing is sent unseen (motion: %s)',
    async (reducedMotion) => {
      const before = await countBallots();
      const phone = await browser.newContext({ ...PHONE, locale: 'en-GB', reducedMotion });
      const page = await phone.newPage();
      await page.goto(withComments.takeLink());
      await page.locator('.survey-page input').first().waitFor({ state: 'attached' });
      await tapTwice(button(page, 'Start'));
      for (let topic = 1; ; topic += 1) {
        await page.getByText(`Topic ${topic} of`).waitFor();
        await page.getByRole('radio').first().tap();
        const onward = button(page, /^(Next topic|To the overview)$/);
        const last = (await onward.textContent()) === 'To the overview';
        await tapTwice(onward);
        if (last) break;
      }
      await heading(page, 'Before you send').waitFor();
      await button(page, 'Send my answers').tap();
      await heading(page, 'Thank you').waitFor({ timeout: 30_000 });
      expect(await countBallots()).toBe(before + 1);
      await phone.close();
    },
  );

  test('after "Thank you", links leave the receipt where it is, and a reload says what became of it', async () => {
    const phone = await openPhone(browser);
    const page = await phone.newPage();
    await page.goto(withComments.takeLink());
    await answerAll(page);
    await button(page, 'Send my answers').tap();
    await heading(page, 'Thank you').waitFor({ timeout: 30_000 });
    for (const [name, path] of [
      ['Check it yourself', '/check'],
      ['The results will stand at this address.', '/results'],
      ['To the form, today or any other day', '/volunteer'],
    ] as const) {
      const opened = phone.waitForEvent('page');
      await page.getByRole('link', { name }).tap();
      const tab = await opened;
      await tab.waitForURL(`**${path}*`);
      expect(await tab.evaluate(() => window.opener as unknown)).toBeNull();
      await tab.close();
      await heading(page, 'Thank you').waitFor();
    }
    const receipt = (await page.getByTestId('receipt').textContent())!;
    // Wherever in the history of this tab.
    for (const leave of [() => page.reload(), () => page.goBack().then(() => page.reload())]) {
      await leave();
      await heading(page, 'Your answers were sent').waitFor();
      expect(await look(page, 'sent, after a reload')).toEqual([]);
      expect(await page.content()).not.toContain(receipt);
      expect(page.url()).toBe(`${server.url}/a`);
      expect(await page.evaluate(() => history.state as unknown)).toEqual({ sent: true });
      expect(await readStorage(page)).toEqual(['session tutti/language']);
    }
    await button(page, 'Français').tap();
    await heading(page, 'Vos réponses ont été envoyées').waitFor();
    await phone.close();
  });

  test('by keyboard alone, with the focus always in sight', async () => {
    const laptop = await browser.newContext({ locale: 'en-GB' });
    const page = await laptop.newPage();
    await page.goto(takeLink());
    await heading(page, 'Spring pulse').waitFor();
    await tabTo(page, 'Start');
    await page.keyboard.press('Enter');
    for (;;) {
      await page.getByRole('radiogroup').first().waitFor();
      // A new page begins at its heading, for whoever can not see it change.
      expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
      const title = await page.getByRole('heading', { level: 1 }).textContent();
      await page.keyboard.press('Tab');
      await page.keyboard.press('Space');
      await page.keyboard.press('ArrowRight');
      expect(await page.getByRole('radio', { checked: true }).count()).toBe(1);
      const reached = await tabTo(page, /^(Next topic|To the overview)$/);
      await page.keyboard.press('Enter');
      if (reached === 'To the overview') break;
      await page.getByRole('heading', { level: 1 }).filter({ hasNotText: title! }).waitFor();
    }
    await heading(page, 'Before you send').waitFor();
    await tabTo(page, 'Send my answers');
    await page.keyboard.press('Enter');
    await heading(page, 'Thank you').waitFor({ timeout: 30_000 });
    await laptop.close();
  });

  test('the draft survives a reload and a closed browser; nothing has been sent', async () => {
    const before = await countBallots();
    const phone = await openPhone(browser);
    let page = await phone.newPage();
    const link = takeLink();
    await page.goto(link);
    await button(page, 'Start').tap();
    await page.getByRole('radio').nth(2).tap();
    await page.getByText('Nothing has been sent.').waitFor();
    await page.reload();
    await button(page, 'Go on where you stopped').waitFor();
    expect(await look(page, 'welcome with a draft')).toEqual([]);
    await page.close();
    page = await phone.newPage();
    await page.goto(link);
    await button(page, 'Go on where you stopped').tap();
    expect(await page.getByRole('radio').nth(2).isChecked()).toBe(true);
    await button(page, 'Back').tap();
    await button(page, 'Erase the draft').tap();
    await button(page, 'Start').tap();
    expect(await page.getByRole('radio', { checked: true }).count()).toBe(0);
    expect(await countBallots()).toBe(before);
    await phone.close();
  });

  test('without a connection in the middle: it goes on, waits to send, and finishes by itself', async () => {
    const before = await countBallots();
    const phone = await openPhone(browser);
    const page = await phone.newPage();
    await page.goto(takeLink());
    await button(page, 'Start').tap();
    await page.getByRole('radiogroup').first().waitFor();
    await phone.setOffline(true);
    await page.getByText('You are offline. That does no harm').waitFor();
    await button(page, 'Back').tap();
    await answerAll(page);
    await button(page, 'Send my answers').tap();
    await page.getByText('Waiting for a connection').waitFor();
    expect(await look(page, 'sending without a connection')).toEqual([]);
    expect(await countBallots()).toBe(before);
    await phone.setOffline(false);
    await heading(page, 'Thank you').waitFor({ timeout: 30_000 });
    expect(await countBallots()).toBe(before + 1);
    await phone.close();
  });

  test.each([
    ['with the link', true],
    ['without the link', false],
  ])(
    'cut off between claim and ballot, closed, finished later %s: one ballot',
    async (_, again) => {
      const before = await countBallots();
      const phone = await openPhone(browser);
      let page = await phone.newPage();
      const link = withComments.takeLink();
      await page.goto(link);
      await answerAll(page);
      await page.route('**/api/ballotbox/**', (route) => route.abort('connectionreset'));
      const claimed = page.waitForResponse('**/api/registrar/claim');
      await button(page, 'Send my answers').tap();
      expect((await claimed).status()).toBe(200);
      await page.getByText('Waiting for a connection').waitFor();
      await page.close();
      expect(await countBallots()).toBe(before);

      // Another device can not help, and says where to go on.
      const other = await openPhone(browser);
      const elsewhere = await other.newPage();
      await elsewhere.goto(link);
      await heading(elsewhere, 'This link has been used already').waitFor();
      await elsewhere.getByText('open the link on that device').waitFor();
      await other.close();

      page = await phone.newPage();
      const asked: string[] = [];
      page.on('request', (request) => asked.push(new URL(request.url()).pathname));
      await page.goto(again ? link : `${server.url}/a`);
      await heading(page, 'Thank you').waitFor({ timeout: 30_000 });
      expect(await countBallots()).toBe(before + 1);
      // Nothing that names the person comes before the ballot.
      expect(asked).not.toContain('/api/registrar/invitation');
      await phone.close();
    },
  );

  test('a busy server is waited out', async () => {
    const phone = await openPhone(browser);
    const page = await phone.newPage();
    await page.goto(takeLink());
    await answerAll(page);
    await page.route('**/api/registrar/claim', (route) => route.fulfill({ status: 503 }));
    await button(page, 'Send my answers').tap();
    await page.getByText('The server is busy').waitFor();
    expect(await look(page, 'sending to a busy server')).toEqual([]);
    await page.unroute('**/api/registrar/claim');
    await button(page, 'Try now').tap();
    await heading(page, 'Thank you').waitFor({ timeout: 30_000 });
    await phone.close();
  });

  test('a shared device forgets at once', async () => {
    const phone = await openPhone(browser);
    const page = await phone.newPage();
    await page.goto(takeLink());
    await button(page, 'Start').tap();
    await page.getByRole('radio').first().tap();
    await page.waitForFunction(() => Object.keys(localStorage).length > 0);
    await button(page, 'Back').tap();
    await page.getByRole('switch', { name: 'This is a shared device' }).tap();
    await page.waitForFunction(() => Object.keys(localStorage).length === 0);
    expect(await readStorage(page)).toEqual([]);
    await button(page, 'Go on where you stopped').tap();
    await page.getByRole('radio').nth(1).tap();
    expect(await readStorage(page)).toEqual([]);
    page.on('dialog', (dialog) => void dialog.accept());
    await page.reload();
    await heading(page, 'This address is not complete').waitFor();
    await phone.close();
  });

  test('where the browser refuses storage, one can answer in one go', async () => {
    const phone = await openPhone(browser);
    const page = await phone.newPage();
    await page.addInitScript(() => {
      const refuse = () => {
        throw new DOMException('blocked', 'SecurityError');
      };
      Object.defineProperty(window, 'localStorage', { get: refuse });
      Object.defineProperty(window, 'sessionStorage', { get: refuse });
    });
    await page.goto(takeLink());
    await button(page, 'Start').tap();
    await page.getByText('This browser keeps no draft').waitFor();
    await button(page, 'Back').tap();
    await answerAll(page);
    await button(page, 'Send my answers').tap();
    await heading(page, 'Thank you').waitFor({ timeout: 30_000 });
    await phone.close();
  });
});

/** Twice in a row where the button is now, as a trembling or an impatient thumb does. */
async function tapTwice(target: Locator): Promise<void> {
  await target.tap({ trial: true });
  const { x, y, width, height } = (await target.boundingBox())!;
  const { touchscreen } = target.page();
  await touchscreen.tap(x + width / 2, y + height / 2);
  await target.page().waitForTimeout(170);
  await touchscreen.tap(x + width / 2, y + height / 2);
}

/** Presses Tab until the button has the focus; every stop on the way must show where it is. */
async function tabTo(page: Page, name: string | RegExp): Promise<string> {
  for (let stops = 0; stops < 60; stops += 1) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(() => {
      const element = document.activeElement!;
      const marked = (one: Element | null): boolean =>
        one !== null && getComputedStyle(one).outlineStyle !== 'none';
      return {
        tag: element.tagName,
        text: element.textContent.trim(),
        // A radio button lies unseen over its label, which carries the mark.
        marked: marked(element) || marked(element.parentElement),
      };
    });
    expect(stop).toMatchObject({ marked: true });
    const reached = typeof name === 'string' ? stop.text === name : name.test(stop.text);
    if (stop.tag === 'BUTTON' && reached) return stop.text;
  }
  throw new Error(`no way to ${String(name)} by keyboard`);
}
