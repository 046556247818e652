import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LAPTOP, launchBrowser, PHONE, watchPage } from '../support/browser.ts';
import { CLOSES_ON, SMALL_COMPANY, writeRoster, writeUnits } from '../support/company.ts';
import { choose } from '../support/employee.ts';
import { createLooks } from '../support/looks.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

const COMMENT = 'Que le réfectoire ouvre plus tôt.';
const NOTHING = { cookies: 0, local: 0, session: 0, databases: 0, caches: 0 };

/** Nobody has an e-mail address; every third one reads English. */
const ROSTER = writeRoster(SMALL_COMPANY).replaceAll(/[\w-]+@example\.org/g, '');

/** One kiosk for the whole test, as in a canteen: its page is never closed between two people. */
describe('people without e-mail answer one after the other on one kiosk', () => {
  let server: TestServer;
  let browser: Browser;
  let context: BrowserContext;
  let kiosk: Page;
  let troubles: string[];
  let codes: { readonly fr: readonly string[]; readonly en: readonly string[] };
  const looks = createLooks();
  let entries: number;

  beforeAll(async () => {
    server = await startTestServer();
    await server.hr.importOrganisation(writeUnits(SMALL_COMPANY), ROSTER);
    const round = await server.hr.launchRound({
      title: 'Printemps 2027',
      instrument: 'full@1',
      closesOn: CLOSES_ON,
    });
    const messages = await server.hr.readOutbox(round);
    const list = (language: string) =>
      messages
        .filter((message) => message.language === language)
        .map((message) => message.link.split('#')[1]!)
        // With something to mistake in it.
        .toSorted((a, b) => b.split(/[01]/).length - a.split(/[01]/).length);
    codes = { fr: list('fr'), en: list('en') };
    browser = await launchBrowser();
    context = await browser.newContext({ ...LAPTOP, locale: 'fr-FR' });
    kiosk = await context.newPage();
    kiosk.setDefaultTimeout(20_000);
    // Time that can be let pass: two minutes of nobody touching anything.
    await kiosk.clock.install();
    troubles = watchPage(kiosk, server.url);
    await kiosk.goto(`${server.url}/kiosk`);
    entries = await kiosk.evaluate(() => history.length);
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
  });

  async function check(page: Page, name: string): Promise<void> {
    expect(await looks.look(page, name)).toEqual([]);
  }

  const start = () => kiosk.getByRole('heading', { name: 'Votre avis, sans votre nom' });
  const field = () => kiosk.getByLabel('Votre code');

  async function enter(code: string): Promise<void> {
    await start().waitFor();
    await field().fill(code);
    await kiosk.getByRole('button', { name: 'Continuer' }).click();
    await kiosk.getByRole('heading', { name: 'Printemps 2027' }).waitFor();
  }

  /** Nothing of `traces` in the page, in what the browser keeps, or in what the back button brings. */
  async function expectForgotten(traces: readonly string[]): Promise<void> {
    const look = async () => {
      await start().waitFor();
      await expect.poll(() => kiosk.url()).toBe(`${server.url}/kiosk`);
      expect(await field().inputValue()).toBe('');
      const html = await kiosk.content();
      for (const trace of traces) expect(html).not.toContain(trace);
      const kept = await kiosk.evaluate(async () => ({
        cookies: document.cookie.length,
        local: localStorage.length,
        session: sessionStorage.length,
        databases: (await indexedDB.databases()).length,
        caches: (await caches.keys()).length,
      }));
      expect(kept).toEqual(NOTHING);
      expect(await kiosk.evaluate(() => history.state as unknown)).toBeNull();
      expect(await context.cookies()).toEqual([]);
    };
    await look();
    expect(await kiosk.evaluate(() => history.length)).toBe(entries);
    await kiosk.goBack();
    expect(kiosk.url()).toBe('about:blank');
    await kiosk.goForward();
    await look();
    await kiosk.reload();
    await look();
  }

  test('the first page is calm and says what the device forgets', async () => {
    await start().waitFor();
    await check(kiosk, 'kiosk-start-fr');
    await kiosk.getByRole('button', { name: 'English' }).click();
    await kiosk.getByRole('heading', { name: 'Your opinion, without your name' }).waitFor();
    await check(kiosk, 'kiosk-start-en');
    await kiosk.getByRole('button', { name: 'Français' }).click();
  });

  test('a wrong code gets words, and what was typed stays to be put right', async () => {
    const [code] = codes.fr;
    const wrong = (code!.startsWith('7') ? '8' : '7') + code!.slice(1);
    for (const [typed, words] of [
      ['', 'Saisissez d’abord le code'],
      [code!.slice(0, -1), 'celui-ci en a 19'],
      [wrong, 'Il y a une erreur quelque part'],
      ['0000-0000-0000-0000-0000', 'Aucune enquête ne connaît ce code'],
    ] as const) {
      await field().fill(typed);
      await kiosk.getByRole('button', { name: 'Continuer' }).click();
      await kiosk.getByText(words).waitFor();
      expect(await field().inputValue()).toBe(typed);
      expect(await field().getAttribute('aria-invalid')).toBe('true');
    }
    await check(kiosk, 'kiosk-wrong-code');
    await field().fill('');
  });

  test('a code left half typed is wiped', async () => {
    await field().fill(codes.fr[0]!.slice(0, 9));
    await kiosk.clock.fastForward(61_000);
    expect(await field().inputValue()).toBe('');
  });

  test('the first person types O for 0 and l for 1, answers, and leaves nothing behind', async () => {
    const [code] = codes.fr;
    const typed = code!
      .toLowerCase()
      .replaceAll('0', 'o')
      .replaceAll('1', 'l')
      .replaceAll('-', ' ');
    expect(typed).toMatch(/[ol]/);
    await enter(typed);
    expect(kiosk.url()).toBe(`${server.url}/kiosk`);
    await kiosk.getByText('rien de tout ceci n’est conservé').waitFor();
    expect(await kiosk.getByRole('switch').count()).toBe(0);
    await check(kiosk, 'kiosk-welcome');
    await kiosk.getByRole('button', { name: 'Commencer' }).click();
    await answerAllTopics(kiosk);
    await kiosk.getByRole('textbox').first().fill(COMMENT);
    await check(kiosk, 'kiosk-review');
    await kiosk.getByRole('button', { name: 'Envoyer mes réponses' }).click();
    await kiosk.getByRole('heading', { name: 'Merci' }).waitFor({ timeout: 60_000 });
    const receipt = (await kiosk.getByTestId('receipt').textContent())!;
    expect(receipt).toMatch(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){5}$/);
    // Nothing is put into the clipboard of the next person.
    expect(await kiosk.getByRole('button', { name: 'Copier' }).count()).toBe(0);
    await check(kiosk, 'kiosk-done');
    await kiosk.getByRole('button', { name: 'Tout effacer' }).click();
    await expectForgotten([code!, receipt, COMMENT, 'Printemps 2027']);
  });

  test('the second person, in English, stops half-way: after two minutes all is erased', async () => {
    const [code] = codes.en;
    await enter(code!.replaceAll('-', ''));
    await kiosk.getByRole('button', { name: 'Start' }).click();
    await choose(kiosk.getByRole('radio').first());
    await kiosk.clock.fastForward(95_000);
    const warning = kiosk.getByRole('alertdialog', { name: 'Are you still there?' });
    await warning.getByText(/^2\d seconds$/).waitFor();
    expect(await looks.lookAtThemes(kiosk, 'kiosk-idle')).toEqual([]);
    // The next person's touch brings nothing back: only the button does.
    await kiosk.mouse.click(20, 20);
    await warning.waitFor();
    await kiosk.getByRole('button', { name: 'I am still here' }).click();
    await warning.waitFor({ state: 'detached' });
    expect(await kiosk.getByRole('radio', { checked: true }).count()).toBe(1);
    await kiosk.clock.fastForward(80_000);
    expect(await warning.count()).toBe(0);
    await kiosk.clock.fastForward(15_000);
    await warning.waitFor();
    await kiosk.clock.fastForward(31_000);
    await expectForgotten([code!, 'Are you still there']);
  });

  test('"stop and erase" erases at once; the code still works, as nothing was sent', async () => {
    const [code] = codes.en;
    await enter(code!);
    await kiosk.getByRole('button', { name: 'Stop and erase' }).click();
    await start().waitFor();
    await enter(code!);
    // The choice of a language lives as long as the visit.
    await kiosk.getByRole('button', { name: 'Français' }).click();
    await kiosk.getByRole('button', { name: 'Arrêter et tout effacer' }).click();
    await expectForgotten([code!]);
  });

  test('a reload, or the back button, in the middle of it brings back the first page and no answer', async () => {
    const [code] = codes.en;
    await enter(code!);
    await kiosk.getByRole('button', { name: 'Start' }).click();
    await choose(kiosk.getByRole('radio').first());
    await kiosk.reload();
    await expectForgotten([code!]);
  });

  test('a used code says so when it is sent, to nobody who only looks; the way back is there', async () => {
    await enter(codes.fr[0]!);
    await kiosk.getByRole('button', { name: 'Commencer' }).click();
    await answerAllTopics(kiosk);
    await kiosk.getByRole('button', { name: 'Envoyer mes réponses' }).click();
    await kiosk.getByRole('heading', { name: 'Ce lien a déjà servi' }).waitFor();
    await check(kiosk, 'kiosk-used');
    await kiosk.getByRole('button', { name: 'Arrêter et tout effacer' }).click();
    await start().waitFor();
  });

  test('without a connection it erases all the same, says so, and the first page comes back by itself', async () => {
    await enter(codes.fr[1]!);
    await context.setOffline(true);
    await kiosk.getByRole('button', { name: 'Arrêter et tout effacer' }).click();
    await kiosk.getByRole('heading', { name: 'Tout est effacé' }).waitFor();
    await kiosk.getByText('dès qu’il y a une connexion').waitFor();
    await check(kiosk, 'kiosk-erased-offline');
    await context.setOffline(false);
    await expectForgotten([codes.fr[1]!, 'Printemps 2027']);
    await context.setOffline(true);
    await kiosk.getByText('Cet appareil n’a pas de connexion').waitFor();
    await field().fill(codes.fr[1]!);
    await kiosk.getByRole('button', { name: 'Continuer' }).click();
    await kiosk.getByText('Votre code est essayé de nouveau').waitFor();
    await check(kiosk, 'kiosk-start-offline');
    await context.setOffline(false);
    await kiosk.getByRole('heading', { name: 'Printemps 2027' }).waitFor();
    await kiosk.getByRole('button', { name: 'Arrêter et tout effacer' }).click();
    await start().waitFor();
  });

  test('what is being sent is never erased, however long the network takes', async () => {
    await enter(codes.fr[1]!);
    await kiosk.getByRole('button', { name: 'Commencer' }).click();
    await answerAllTopics(kiosk);
    await context.route('**/api/ballotbox/**', (route) => route.abort());
    await kiosk.getByRole('button', { name: 'Envoyer mes réponses' }).click();
    await kiosk.getByText('Vos réponses partent.').waitFor();
    await kiosk.getByRole('button', { name: 'Essayer maintenant' }).waitFor();
    expect(await kiosk.getByRole('button', { name: 'Arrêter et tout effacer' }).count()).toBe(0);
    await kiosk.clock.fastForward(600_000);
    expect(await kiosk.getByRole('alertdialog').count()).toBe(0);
    await check(kiosk, 'kiosk-sending');
    await context.unroute('**/api/ballotbox/**');
    await kiosk.clock.fastForward(61_000);
    await kiosk.getByRole('heading', { name: 'Merci' }).waitFor({ timeout: 60_000 });
    await kiosk.clock.fastForward(95_000);
    await kiosk.getByRole('alertdialog').waitFor();
    await kiosk.clock.fastForward(31_000);
    await expectForgotten([codes.fr[1]!]);
  });

  test('on one’s own phone the code is typed at /code and leads on', async () => {
    for (const [locale, label, go] of [
      ['fr-FR', 'Votre code', 'Continuer'],
      ['en-GB', 'Your code', 'Go on'],
    ] as const) {
      const own = await browser.newContext({ ...PHONE, locale });
      const page = await own.newPage();
      const seen = watchPage(page, server.url);
      await page.goto(`${server.url}/a`);
      await page.getByRole('link', { name: /printed code|code imprimé/ }).click();
      await page.getByLabel(label).fill(codes.fr[2]!.toLowerCase());
      await check(page, `phone-code-${locale.slice(0, 2)}`);
      await page.getByRole('button', { name: go }).click();
      await page.getByRole('heading', { name: 'Printemps 2027' }).waitFor();
      expect(page.url()).toBe(`${server.url}/a`);
      expect(await page.getByRole('switch').count()).toBe(1);
      expect(await own.cookies()).toEqual([]);
      expect(seen).toEqual([]);
      await own.close();
    }
  });

  test('no error, no foreign request, no cookie in all of this', () => {
    // Requests that were cut off on purpose are not errors of the page.
    expect(troubles).toEqual([]);
    expect(looks.looked).toHaveLength(50);
  });
});

async function answerAllTopics(page: Page): Promise<void> {
  const review = page.getByRole('heading', { name: 'Avant d’envoyer' });
  const next = page.getByRole('button', { name: /^(Thème suivant|Voir le récapitulatif)$/ });
  while ((await review.count()) === 0) {
    await next.waitFor({ timeout: 30_000 });
    await choose(page.getByRole('radio').first());
    await next.click();
    await page.waitForTimeout(50);
  }
}
