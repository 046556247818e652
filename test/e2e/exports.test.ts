import { read, utils } from '@e965/xlsx';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { simulateAnswers } from '../../api/demo/answers.ts';
import { createRespondents, runEach } from '../../api/demo/respondent.ts';
import { packText } from '../../api/pack-text.ts';
import { readDocument } from '../../api/read-document.ts';
import { insertRelease } from '../../api/tally/store.ts';
import type { ReleaseDocument } from '../../surveys/release-document.ts';
import { findInstrument } from '../../surveys/catalogue.ts';
import {
  findAccessibilityFaults,
  launchBrowser,
  takePicture,
  watchPage,
} from '../support/browser.ts';
import { CLOSES_ON, SMALL_COMPANY, writeRoster, writeUnits } from '../support/company.ts';
import { readTaggedPdf } from '../support/pdf.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { openStaff } from '../support/sign-in.ts';

describe('a report as a file', () => {
  let server: TestServer;
  let browser: Browser;
  let hr: Page;
  let round: string;
  let troubles: string[];

  beforeAll(async () => {
    server = await startTestServer();
    await server.hr.importOrganisation(writeUnits(SMALL_COMPANY), writeRoster(SMALL_COMPANY));
    round = await server.hr.launchRound({
      title: 'Spring',
      instrument: 'pulse@1',
      closesOn: CLOSES_ON,
    });
    const messages = await server.hr.readOutbox(round);
    const sheets = simulateAnswers(findInstrument('pulse@1')!, messages, 5);
    const respondents = createRespondents(server.url);
    await runEach(messages, 4, async (message, index) => {
      const sheet = sheets[index];
      if (sheet != null) await respondents.answer(message.link.split('#')[1]!, sheet);
    });
    await server.hr.closeRound(round);
    browser = await launchBrowser();
    hr = await (await browser.newContext({ locale: 'en-GB', acceptDownloads: true })).newPage();
    hr.setDefaultTimeout(20_000);
    troubles = watchPage(hr, server.url);
    await openStaff(hr, server, 'hr@example.org', `/rounds/${round}/report`);
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
  });

  /** By the choices of the dialog, to the bytes on the reader's disk. */
  async function exportAs(choices: readonly string[], make: string, close: string) {
    for (const choice of choices) {
      await hr.getByRole('dialog').getByText(choice, { exact: true }).click();
    }
    const download = hr.waitForEvent('download');
    await hr.getByRole('button', { name: make }).click();
    const file = await download;
    const bytes = readFileSync(await file.path());
    await hr.getByRole('button', { name: close }).last().click();
    await hr.getByRole('dialog').waitFor({ state: 'detached' });
    return { bytes, name: file.suggestedFilename() };
  }

  test('the dialog opens and chooses by keyboard alone', async () => {
    await hr.getByRole('button', { name: 'Export', exact: true }).focus();
    await hr.keyboard.press('Enter');
    const dialog = hr.getByRole('dialog', { name: 'Export this report' });
    await dialog.waitFor();
    await dialog.getByRole('radio', { name: 'PDF' }).focus();
    await hr.keyboard.press('ArrowDown');
    expect(await dialog.getByRole('radio', { name: /Excel/ }).isChecked()).toBe(true);
    await check('staff-export-dialog');
    const { bytes, name } = await exportAs([], 'Make the file', 'Close');
    expect(name).toBe('spring-team-root-en.xlsx');
    const book = read(bytes);
    const [response] = utils.sheet_to_json<Record<string, unknown>>(book.Sheets['Response']!);
    expect(response).toMatchObject({ Group: 'Team root', Invited: 29 });
    expect(book.Sheets['Heatmap']!['B2']).toMatchObject({ t: 'n' });
  });

  test('everything as a PDF, in English', async () => {
    await hr.getByRole('button', { name: 'Export', exact: true }).click();
    const choices = ['Everything I may see', 'PDF'];
    const { bytes, name } = await exportAs(choices, 'Make the file', 'Close');
    expect(name).toBe('spring-en.pdf');
    const { pages, catalogue } = readTaggedPdf(bytes);
    expect(catalogue).toContain('/Lang (en-GB)');
    expect(pages[1]).toContain('Contents');
    expect(pages.flat()).toContain('All groups at a glance');
  });

  test('the page in French offers French: a workbook, a table and a PDF of one team', async () => {
    await hr.getByRole('radio', { name: 'Français' }).click();
    const open = () => hr.getByRole('button', { name: 'Exporter', exact: true }).click();
    await open();
    const book = read((await exportAs(['Classeur Excel (XLSX)'], 'Produire', 'Fermer')).bytes);
    expect(book.SheetNames).toContain('Vue d’ensemble');
    expect(book.Sheets['Participation']!['F2']).toMatchObject({ t: 'n' });
    await open();
    const table = await exportAs(['Tableau de tous les chiffres (CSV)'], 'Produire', 'Fermer');
    expect(table.name).toBe('spring-team-root-fr.csv');
    expect(table.bytes.toString().split('\r\n')[0]).toBe(
      '\u{feff}Code du groupe;Groupe;Dans;Type;Code;Nom;Chiffre;Valeur;Réponses;Marge (90 %);Texte'.replace(
        ' %',
        '\u{a0}%',
      ),
    );
    await open();
    const { pages } = readTaggedPdf((await exportAs(['PDF'], 'Produire', 'Fermer')).bytes);
    expect(pages[0]).toContain('Rapport d’enquête');
    expect(pages[1]).toContain('Team root');
  });

  test('a long one shows how far it is; it can be lost and cancelled', async () => {
    await hr.goto(`${server.url}/staff/rounds/${await insertLarge()}/report`);
    await hr.getByRole('button', { name: 'Exporter', exact: true }).click();
    await hr.getByRole('dialog').getByText('Tout ce que je peux voir').click();
    const make = hr.getByRole('button', { name: 'Produire le fichier' });
    await make.click();
    await hr.getByRole('progressbar').waitFor();
    await hr.getByText(/groupes sur 2.999/).waitFor();
    expect(await findAccessibilityFaults(hr)).toEqual([]);
    // The same account signs out elsewhere: its files are forgotten everywhere.
    const elsewhere = await server.signIn('hr@example.org');
    await elsewhere.send('POST', '/staff/sign-out');
    await hr.getByText(/n’est plus là/).waitFor();
    await check('staff-export-lost');
    await hr.getByRole('button', { name: 'Recommencer' }).click();
    await hr.getByRole('dialog').getByText('Tout ce que je peux voir').click();
    await make.click();
    await hr.getByRole('progressbar').waitFor();
    await hr.getByRole('button', { name: 'Annuler' }).click();
    await make.waitFor();
    expect(troubles).toEqual([]);
  });

  /** The company grows to 3,000 groups, so that a document of everything takes a while. */
  /** A second round with the same answers in many more teams: a release itself never changes. @returns its id */
  async function insertLarge(): Promise<string> {
    const { owner } = server.database;
    const release = JSON.parse(
      await owner.begin((sql) => readDocument(sql, round)),
    ) as ReleaseDocument;
    const team = release.groups[1]!;
    const more = Array.from({ length: 3000 - release.groups.length }, (_, index) => ({
      ...team,
      id: `unit:more-${index}`,
      // Not on the page itself, which shows the teams right below the company.
      parent: team.id,
      of: { unit: `more-${index}` },
      label: `Team ${index}`,
    }));
    const [copy] = await owner<{ id: string }[]>`
      insert into rounds.round (title, instrument, questionnaire, policy, setup, closes_on, state,
        launched_on, closed_on, frozen, manifest)
      select title, instrument, questionnaire, policy, setup, closes_on, state,
        launched_on, closed_on, frozen, manifest
      from rounds.round where id = ${round} returning id`;
    const document = JSON.stringify({
      ...release,
      round: { ...release.round, id: copy!.id },
      groups: [...release.groups, ...more],
    });
    const sha256 = createHash('sha256').update(document).digest('hex');
    const packed = await packText([document]);
    await owner.begin((sql) => insertRelease(sql, copy!.id, { packed, sha256, receipts: null }));
    return copy!.id;
  }

  /** Axe in both themes, and a picture. */
  async function check(name: string): Promise<void> {
    for (const colorScheme of ['dark', 'light'] as const) {
      await hr.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await hr.waitForTimeout(60);
      await takePicture(hr, `${name}-${colorScheme}`);
      expect(await findAccessibilityFaults(hr)).toEqual([]);
    }
  }
});
