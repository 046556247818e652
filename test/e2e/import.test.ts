import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  findAccessibilityFaults,
  LAPTOP,
  launchBrowser,
  PHONE,
  takePicture,
  watchPage,
} from '../support/browser.ts';
import { createLooks } from '../support/looks.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { openStaff } from '../support/sign-in.ts';
import { writeEncryptedWorkbook, writeWorkbook } from '../support/workbooks.ts';

const TITLES = [
  'Matricule',
  'Nom',
  'E-mail',
  'Service',
  'Direction',
  'Manager',
  'Sexe',
  'Naissance',
];
const SERVICES = ['Paie', 'Recrutement', 'Ventes', 'Logistique'];

/** Sixty people in four services of two directions, below a heading and a blank row. */
function listPeople(): unknown[][] {
  const people = Array.from({ length: 60 }, (_, at) => {
    const service = SERVICES[at % 4]!;
    const direction = at % 4 < 2 ? 'Ressources humaines' : 'Commerce';
    const id = String(at + 1).padStart(5, '0');
    const born = 30_000 + at * 100;
    return [
      id,
      `Nom ${at}`,
      `p${at}@exemple.fr`,
      service,
      direction,
      'M. Dupont',
      at % 2 === 0 ? 'F' : 'H',
      born,
    ];
  });
  return [['Effectifs au 31 décembre 2026'], [], TITLES, ...people];
}

function writePeople(
  people: readonly unknown[][],
  change?: (sheet: Record<string, unknown>) => void,
): Buffer {
  return writeWorkbook([
    { name: 'Lisez-moi', rows: [['Comment lire ce fichier']] },
    { name: 'Effectifs', rows: people, ...(change === undefined ? {} : { change }) },
  ]);
}

/** The same list as it really comes: an address that is none, a number that has lost its zeros, an error, merged cells. */
function writeMess(): Buffer {
  const people = listPeople();
  people[5]![2] = 'pas une adresse';
  people[6]![0] = '00002';
  return writePeople(people, (sheet) => {
    sheet['A10'] = { t: 'n', v: 7 };
    sheet['E12'] = { t: 'e', v: 42 };
    sheet['D15'] = { t: 's', v: '' };
    sheet['!merges'] = [{ s: { r: 13, c: 3 }, e: { r: 14, c: 3 } }];
  });
}

/** Drops a file on the page as from a desktop. */
async function dropFile(page: Page, path: string): Promise<void> {
  const target = page.locator('.drop');
  await target.scrollIntoViewIfNeeded();
  const box = (await target.boundingBox())!;
  const devtools = await page.context().newCDPSession(page);
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    const at = { x: box.x + 20, y: box.y + 10 };
    const data = { items: [], files: [path], dragOperationsMask: 1 };
    await devtools.send('Input.dispatchDragEvent', { type, ...at, data });
  }
  await devtools.detach();
}

describe('the first import, from the spreadsheet of an HR system to the organisation', () => {
  let server: TestServer;
  let browser: Browser;
  let page: Page;
  let troubles: string[];
  const looks = createLooks();
  const directory = mkdtempSync(join(tmpdir(), 'tutti-import-'));
  const drop = async (name: string, bytes: Buffer): Promise<void> => {
    const path = join(directory, name);
    writeFileSync(path, bytes);
    await dropFile(page, path);
  };
  const check = () => page.getByRole('button', { name: 'Check the list' }).click();

  async function look(name: string): Promise<void> {
    expect(await looks.look(page, name)).toEqual([]);
    await takePicture(page, `import-${name}`);
  }

  beforeAll(async () => {
    server = await startTestServer();
    browser = await launchBrowser();
    const laptop = await browser.newContext({ ...LAPTOP, locale: 'en-GB' });
    page = await laptop.newPage();
    page.setDefaultTimeout(15_000);
    troubles = watchPage(page, server.url);
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
    rmSync(directory, { recursive: true });
  });

  test('a new user is told the way and what is kept about people, and gets an example', async () => {
    await openStaff(page, server, 'hr@example.org');
    await page.getByRole('heading', { name: 'Three steps to your first results' }).waitFor();
    await page.getByText('No names, no dates of birth', { exact: false }).waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Excel template' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('template.xlsx');
    await look('first-run');
  });

  test('a workbook with a password is refused in words that say what to do', async () => {
    await drop('secret.xlsx', writeEncryptedWorkbook());
    await page.getByText('protected by a password', { exact: false }).waitFor();
    await page.getByText('clear the password', { exact: false }).waitFor();
    await page.getByRole('button', { name: 'Remove secret.xlsx' }).click();
  });

  test('a messy French list: the sheet, the titles and the meanings are found', async () => {
    await drop('Effectifs.xlsx', writeMess());
    const meaning = (title: string) =>
      page.getByRole('combobox', { name: new RegExp(`^Meaning of column ., ${title}$`) });
    await meaning('Matricule').waitFor();
    const found = await Promise.all(TITLES.map((title) => meaning(title).inputValue()));
    expect(found).toEqual([
      'employee',
      'person-name',
      'email',
      'level-2',
      'level-1',
      'ignore',
      'ignore',
      'ignore',
    ]);
    expect(await page.getByLabel('Sheet', { exact: true }).inputValue()).toBe('Effectifs');
    expect(await page.getByLabel('Row of the column titles').inputValue()).toBe('3');
    await meaning('Sexe').selectOption('Breakdown');
    await page.getByLabel('Name of your company').fill('Acme');
    expect(await findAccessibilityFaults(page)).toEqual([]);
  });

  test('every fault stands at its cell with the row as it is, and nothing changes', async () => {
    await check();
    await page.getByText('5 faults found, nothing was changed').waitFor();
    const places = page.locator('.fault-cell');
    expect(await places.allTextContents()).toEqual(['C6', 'A7', 'A10', 'E12', 'D14:D15']);
    expect(await page.locator('.fault-row mark').first().textContent()).toBe('pas une adresse');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Download the list (CSV)' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('faults.csv');
    await look('faults');
    expect(await server.hr.call('GET', '/organisation')).toMatchObject({ employees: 0 });
  });

  test('corrected and dropped again: the tree is shown first, then applied', async () => {
    await page.getByRole('button', { name: 'Remove Effectifs.xlsx' }).click();
    await drop('Effectifs.xlsx', writePeople(listPeople()));
    await page.getByRole('combobox', { name: /Sexe$/ }).selectOption('Breakdown');
    await check();
    await page.getByText('The list is clean').waitFor();
    await page.getByRole('row', { name: /^Acme/ }).getByText('60 people').waitFor();
    await look('preview');
    await page.getByRole('button', { name: 'Apply these changes' }).click();
    await page.getByText('Done: the organisation is up to date.').waitFor();
    await page.getByText('Columns that a breakdown may use: Sexe').waitFor();
    await takePicture(page, 'import-applied');
    const stored = JSON.stringify(
      await server.database.as('registrar', (sql) => sql`select * from registrar.employee`),
    );
    expect(stored).toContain('p7@exemple.fr');
    expect(stored).not.toMatch(/Nom 7|Dupont|30700/);
  });

  test('the company is renamed without a file', async () => {
    await page.getByRole('treegrid').getByRole('row', { name: /^Acme/ }).click();
    for (const blank of ['', '  ']) {
      await page.getByLabel('New name').fill(blank);
      await page.getByText('Fill in this field.').waitFor({ state: 'detached' });
      await page.getByRole('button', { name: 'Rename', exact: true }).click();
      await page.getByText('Fill in this field.').waitFor();
    }
    await page.getByLabel('New name').fill('Acme Europe');
    expect(await findAccessibilityFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Rename', exact: true }).click();
    await page.getByRole('row', { name: /^Acme Europe/ }).waitFor();
  });

  test('the next list of the same columns is explained already; when half the people leave it is asked twice', async () => {
    await drop('Effectifs.xlsx', writePeople(listPeople().slice(0, 40)));
    await page.getByText('explained as in your last import', { exact: false }).waitFor();
    expect(await page.getByRole('combobox', { name: /Sexe$/ }).inputValue()).toBe('attribute');
    await check();
    await page.getByText('People who leave (23)').click();
    await page.getByRole('button', { name: 'Apply these changes' }).click();
    await page.getByText('23 of 60 people are not in the new list', { exact: false }).waitFor();
    expect(await findAccessibilityFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Cancel' }).click();
    expect(await server.hr.call('GET', '/organisation')).toMatchObject({ employees: 60 });
  });

  test('on a narrow phone nothing is cut off', async () => {
    await page.setViewportSize({ ...PHONE.viewport, width: 320 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      320,
    );
    await takePicture(page, 'import-phone');
    expect(await findAccessibilityFaults(page)).toEqual([]);
    expect(looks.looked).toHaveLength(12);
    expect(troubles).toEqual([]);
  });
});
