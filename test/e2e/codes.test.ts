import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LAPTOP, launchBrowser, watchPage } from '../support/browser.ts';
import { CLOSES_ON, SMALL_COMPANY, writeRoster, writeUnits } from '../support/company.ts';
import { readPdfPages } from '../support/pdf.ts';
import { createLooks } from '../support/looks.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { openStaff } from '../support/sign-in.ts';

/** Nobody in South or in North A has an e-mail address. */
const ROSTER = writeRoster(SMALL_COMPANY).replaceAll(/(?:south|north-a)-\d+@example\.org/g, '');

describe('HR prints the codes of people without e-mail', () => {
  const looks = createLooks();
  let server: TestServer;
  let browser: Browser;
  let round: string;

  beforeAll(async () => {
    server = await startTestServer();
    await server.hr.importOrganisation(writeUnits(SMALL_COMPANY), ROSTER);
    round = await server.hr.launchRound({
      title: 'Printemps 2027',
      instrument: 'full@1',
      closesOn: CLOSES_ON,
    });
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
  });

  async function openRound(locale: string): Promise<Page> {
    const context = await browser.newContext({ ...LAPTOP, locale });
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    await openStaff(page, server, 'hr@example.org', `/rounds/${round}`);
    return page;
  }

  async function download(page: Page, link: string): Promise<string> {
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: link }).click(),
    ]);
    const pages = readPdfPages(readFileSync(await file.path()));
    return pages.flatMap(({ texts }) => texts.map((text) => text.trim())).join('\n');
  }

  test('the open round says how many there are, who can know a code, and gives the sheets', async () => {
    const page = await openRound('fr-FR');
    const seen = watchPage(page, server.url);
    await page.getByText('17 personnes invitées n’ont pas d’adresse e-mail').waitFor();
    await page.getByText('Qui peut connaître un code').waitFor();
    await page.getByText('Par unité (2)').click();
    expect(await looks.look(page, 'codes')).toEqual([]);
    const all = await download(page, 'Télécharger toutes les feuilles (PDF)');
    expect(all).toContain('8 personnes sans adresse e-mail');
    expect(all).toContain('9 personnes sans adresse e-mail');
    const south = await download(page, 'Télécharger les feuilles de Team south');
    expect(south).toContain('south-1');
    expect(south).not.toContain('north-a');
    expect(seen).toEqual([]);
    await page.context().close();
  });

  test('in English as well', async () => {
    const page = await openRound('en-GB');
    await page.getByText('17 invited people have no e-mail address').waitFor();
    expect(await download(page, 'Download all sheets (PDF)')).toContain('9 people without e-mail');
    await page.context().close();
  });
});
