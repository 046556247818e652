import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createRespondents, runEach } from '../../api/demo/respondent.ts';
import { CLOSES_ON, SMALL_COMPANY, writeRoster, writeUnits } from '../support/company.ts';
import { LAPTOP, launchBrowser, PHONE, takePicture, watchPage } from '../support/browser.ts';
import { choose } from '../support/employee.ts';
import { createLooks } from '../support/looks.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

/** The main job, walked in a real browser in French, in order: each step stands on the one before. */
describe('HR imports and launches, three employees answer on a phone, HR closes, a manager reads', () => {
  const looks = createLooks();
  let server: TestServer;
  let browser: Browser;
  let laptop: BrowserContext;
  let hr: Page;
  let troubles: string[];
  let round: string;
  let links: string[];

  beforeAll(async () => {
    server = await startTestServer();
    await server.addManager('south@example.org', 'south');
    await server.addManager('tiny@example.org', 'tiny');
    browser = await launchBrowser();
    laptop = await browser.newContext({ ...LAPTOP, locale: 'fr-FR' });
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

  async function signIn(page: Page, email: string): Promise<void> {
    await page.goto(`${server.url}/staff`);
    await page.getByLabel('Adresse e-mail').fill(email);
    await page.getByRole('button', { name: 'Recevoir un lien' }).click();
    // The demonstration has no mailbox: it shows the link.
    await page.getByRole('link', { name: 'Ouvrir le lien' }).click();
    await page.getByRole('button', { name: `Se connecter : ${email}` }).click();
  }

  test('HR signs in with a link, and a link that is none is said in words', async () => {
    await hr.goto(`${server.url}/staff/sign-in#${'A'.repeat(43)}.zzzzzz`);
    await hr.getByText('Ce lien ne fonctionne plus').waitFor();
    expect(hr.url()).not.toContain('#');
    await hr.goto(`${server.url}/staff`);
    await check(hr, 'staff-sign-in');
    await signIn(hr, 'hr@example.org');
    await hr.getByRole('link', { name: 'Organisation', exact: true }).click();
    await hr.getByRole('heading', { level: 1 }).waitFor();
  });

  test('a roster with faults is refused line by line, a clean one is shown, then applied', async () => {
    const pick = async (file: string, text: string) => {
      const content = { name: file, mimeType: 'text/csv', buffer: Buffer.from(text) };
      await pickFile(hr, 'choisissez un fichier', content);
      await hr.getByRole('region', { name: `Colonnes de ${file}` }).waitFor();
    };
    await pick('unites.csv', writeUnits(SMALL_COMPANY));
    await pick('personnel.csv', 'employee_id,unit_id\nA,nowhere\nA,south\n');
    await hr.getByRole('button', { name: 'Vérifier la liste' }).click();
    await hr.getByText('2 erreurs trouvées').waitFor();
    await check(hr, 'staff-import-faults');
    await hr.getByRole('button', { name: 'Retirer personnel.csv' }).click();
    await pick('personnel.csv', writeRoster(SMALL_COMPANY));
    await hr.getByRole('button', { name: 'Vérifier la liste' }).click();
    await hr.getByText('La liste est correcte').waitFor();
    await check(hr, 'staff-import-changes');
    await hr.getByRole('button', { name: 'Appliquer ces changements' }).click();
    await hr.getByText(/^C’est fait/).waitFor();
    await check(hr, 'staff-organisation');
  });

  test('HR makes a draft, sees which teams merge, and launches', async () => {
    await hr.getByRole('link', { name: 'Enquêtes', exact: true }).click();
    await hr.getByRole('link', { name: 'Nouvelle enquête' }).first().click();
    await hr.getByLabel('Titre').fill('Printemps 2027');
    await hr.getByLabel('Dernier jour pour répondre').fill(CLOSES_ON);
    await check(hr, 'staff-new-round');
    await hr.getByRole('button', { name: 'Créer le brouillon' }).click();
    await hr.getByRole('heading', { name: /^Avant le lancement/ }).waitFor();
    await hr
      .getByRole('cell', { name: /Team tiny/ })
      .first()
      .waitFor();
    await check(hr, 'staff-draft');
    await hr.getByRole('button', { name: /^Lancer l’enquête/ }).click();
    await takePicture(hr, 'staff-launch-dialog');
    await hr.getByRole('button', { name: 'Lancer et figer' }).click();
    await hr.getByRole('heading', { name: 'Participation' }).waitFor();
    await check(hr, 'staff-open-round');
    round = /rounds\/([\w-]+)/.exec(hr.url())![1]!;
  });

  test('the outbox of the demonstration shows the personal links', async () => {
    await hr.getByRole('link', { name: /boîte d.envoi/i }).click();
    await hr.getByText('south-1').or(hr.getByText('south-1@example.org')).first().waitFor();
    await check(hr, 'staff-outbox');
    const messages = await server.hr.readOutbox(round);
    links = messages
      .filter((message) => message.unit === 'Team south')
      .map((message) => message.link);
    expect(links).toHaveLength(9);
  });

  test('three employees answer on a phone in French', async () => {
    for (const [person, link] of links.slice(0, 3).entries()) {
      const phone = await browser.newContext({ ...PHONE, locale: 'fr-FR' });
      const page = await phone.newPage();
      const seen = watchPage(page, server.url);
      const picture = (name: string) =>
        person === 0 ? check(page, `phone-${name}`) : Promise.resolve();
      await page.goto(link);
      await page.getByRole('heading', { name: 'Printemps 2027' }).waitFor();
      expect(page.url()).toBe(`${server.url}/a`);
      await switchToFrench(page);
      await picture('welcome');
      await page.getByRole('button', { name: 'Commencer' }).click();
      await answerAllTopics(page, person, picture);
      await picture('review');
      await page.getByRole('button', { name: 'Envoyer mes réponses' }).click();
      await page.getByRole('heading', { name: 'Merci' }).waitFor({ timeout: 60_000 });
      expect(await page.getByTestId('receipt').textContent()).toMatch(
        /^[0-9A-Z]{4}(-[0-9A-Z]{4}){5}$/,
      );
      await picture('done');
      expect(await phone.cookies()).toEqual([]);
      expect(seen).toEqual([]);
      await phone.close();
    }
  });

  test('the same link opens no second ballot', async () => {
    const phone = await browser.newContext({ ...PHONE, locale: 'fr-FR' });
    const page = await phone.newPage();
    await page.goto(links[0]!);
    await page.getByRole('heading', { name: 'Ce lien a déjà servi' }).waitFor();
    await check(page, 'phone-used');
    await phone.close();
  });

  test('the others answer over HTTP; HR closes the round and gets the report', async () => {
    const respondents = createRespondents(server.url);
    const messages = await server.hr.readOutbox(round);
    const others = messages
      .filter((message) => !links.slice(0, 3).includes(message.link))
      .slice(0, 20);
    await runEach(others, 4, async (message, index) => {
      const answers = Object.fromEntries(
        ['WB1', 'TV1', 'PP1', 'WV1'].map((item) => [item, 1 + (index % 5)]),
      );
      await respondents.answer(message.link.split('#')[1]!, { answers, comments: {} });
    });
    await hr.goto(`${server.url}/staff/rounds/${round}`);
    await hr.getByRole('button', { name: /^Clôturer l’enquête/ }).click();
    await takePicture(hr, 'staff-close-dialog');
    await hr.getByRole('button', { name: 'Clôturer et publier' }).click();
    await hr.getByRole('link', { name: /^Lire le rapport/ }).waitFor({ timeout: 60_000 });
    await check(hr, 'staff-released');
    await hr.getByRole('link', { name: /^Lire le rapport/ }).click();
    await hr.getByRole('heading', { level: 1, name: 'Toute l’entreprise' }).waitFor();
    await check(hr, 'staff-report-company');
    expect(troubles).toEqual([]);
  });

  test('a manager reads the own report; the manager of a team of two is shown the nearest group and why', async () => {
    for (const name of ['south', 'tiny']) {
      const context = await browser.newContext({ ...LAPTOP, locale: 'fr-FR' });
      const page = await context.newPage();
      const seen = watchPage(page, server.url);
      await signIn(page, `${name}@example.org`);
      await page.getByRole('heading', { level: 1, name: `Team ${name}` }).waitFor();
      await page.getByRole('link', { name: /^Le rapport complet/ }).click();
      await page.getByText(`Team ${name}`).first().waitFor();
      if (name === 'tiny')
        await page
          .getByText(/moins de|trop peu/i)
          .first()
          .waitFor();
      await check(page, `staff-report-${name}`);
      expect(seen).toEqual([]);
      await context.close();
    }
  });
});

async function pickFile(
  page: Page,
  button: string,
  file: { name: string; mimeType: string; buffer: Buffer },
): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: button }).click();
  await (await chooser).setFiles(file);
}

/** Every third person of the roster reads English: the page starts in their language. */
async function switchToFrench(page: Page): Promise<void> {
  const french = page
    .getByRole('button', { name: 'Français' })
    .or(page.getByRole('radio', { name: 'Français' }));
  if ((await french.count()) > 0) await french.first().click();
}

async function answerAllTopics(
  page: Page,
  person: number,
  picture: (name: string) => Promise<void>,
): Promise<void> {
  const review = page.getByRole('heading', { name: 'Avant d’envoyer' });
  const next = page.getByRole('button', { name: /^(Thème suivant|Voir le récapitulatif)$/ });
  for (let topic = 1; (await review.count()) === 0; topic += 1) {
    await next.waitFor({ timeout: 30_000 });
    const groups = page.locator('[role="radiogroup"]');
    for (let index = 0; index < (await groups.count()); index += 1) {
      const options = groups.nth(index).getByRole('radio');
      await choose(options.nth((index + person) % Math.min(5, await options.count())));
    }
    if (topic === 1) await picture('topic');
    await next.click();
    await page.waitForTimeout(50);
  }
}
