import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { LAPTOP, launchBrowser, takePicture, watchPage } from '../support/browser.ts';
import { findFreePort, launchServer, type LaunchedServer } from '../support/process.ts';
import { writeWorkbook } from '../support/workbooks.ts';

/**
 * What a person needs for it, by the keystroke-level model (Card, Moran & Newell 1980, doi:10.1145/358886.358895):
 * 1.1 s to point, 0.1 s to press, 1.35 s to make up one's mind, 0.28 s a key of somebody who does not type well;
 * and silent reading at 238 words a minute (Brysbaert 2019, doi:10.1016/j.jml.2019.104047).
 */
const CLICK_SECONDS = 1.35 + 1.1 + 0.1;
const KEY_SECONDS = 0.28;
const WORDS_PER_SECOND = 238 / 60;
const GOAL_MINUTES = 10;

const TEAMS = ['Payroll', 'Recruiting', 'Sales North', 'Sales South', 'Logistics', 'Workshop'];
const DEPARTMENTS = ['People', 'Sales', 'Operations'];
const TITLES = ['Employee no.', 'Name', 'Work e-mail', 'Team', 'Department', 'Hired', 'Language'];

/** The staff list as an HR system gives it: a heading, a blank row, titles of its own, columns that nobody needs. */
function writeStaffList(): Buffer {
  const people = Array.from({ length: 90 }, (_, at) => {
    const team = at % TEAMS.length;
    const department = DEPARTMENTS[Math.floor(team / 2)]!;
    const language = at % 4 === 0 ? 'en' : 'fr';
    const mail = `person${at}@example.org`;
    return [10_001 + at, `Person ${at}`, mail, TEAMS[team]!, department, 40_000 + at, language];
  });
  return writeWorkbook([{ name: 'Staff', rows: [['Staff list 2026'], [], TITLES, ...people] }]);
}

let server: LaunchedServer;
let browser: Browser;
const directory = mkdtempSync(join(tmpdir(), 'tutti-first-run-'));
const list = join(directory, 'staff.xlsx');

beforeAll(async () => {
  writeFileSync(list, writeStaffList());
  const settings = { PORT: String(await findFreePort()), DATA_DIR: join(directory, 'data') };
  server = await launchServer([], settings);
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await server.kill();
  rmSync(directory, { recursive: true });
});

/** Does what a new user does, and counts what it costs: clicks, keys, and every word on the way. */
function createNewUser(page: Page) {
  let clicks = 0;
  let keys = 0;
  const words: Record<string, number> = {};
  const seen = new Set<string>();
  return {
    click: async (target: Locator) => {
      clicks += 1;
      await target.click();
    },
    type: async (field: Locator, text: string) => {
      clicks += 1;
      keys += text.length;
      await field.fill(text);
    },
    /** Reads everything on the page that was not there before. */
    read: async (name: string) => {
      for (const text of await page.evaluate(listVisibleTexts)) {
        if (seen.has(text)) continue;
        seen.add(text);
        words[name] = (words[name] ?? 0) + text.split(/\s+/).length;
      }
      await takePicture(page, `first-run-${name}`);
    },
    sum: (machineSeconds: number) => {
      const read = Object.values(words).reduce((sum, count) => sum + count, 0);
      const seconds =
        clicks * CLICK_SECONDS + keys * KEY_SECONDS + read / WORDS_PER_SECOND + machineSeconds;
      return { clicks, keys, words, machineSeconds, minutes: seconds / 60 };
    },
  };
}

/** Runs in the page: every piece of text that can be seen, but for the choices of a closed select. */
function listVisibleTexts(): string[] {
  const texts: string[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode.textContent!.trim();
    const element = walker.currentNode.parentElement!;
    if (text !== '' && element.checkVisibility() && element.closest('option, script') === null)
      texts.push(text);
  }
  return texts;
}

test('a new user gets from nothing to a launched round in less than ten minutes, without a manual', async () => {
  const link = /http:\S+\/staff\/set-up#\S+/.exec(server.read())![0];
  const laptop = await browser.newContext({ ...LAPTOP, locale: 'en-GB' });
  const page = await laptop.newPage();
  page.setDefaultTimeout(30_000);
  const troubles = watchPage(page, server.url);
  const user = createNewUser(page);
  const press = (name: string) => user.click(page.getByRole('button', { name, exact: true }));
  const started = performance.now();

  await page.goto(link);
  await page.getByRole('heading', { name: 'Set up Tutti' }).waitFor();
  await user.read('set-up');
  await user.type(page.getByLabel('Your name'), 'Camille Martin');
  await user.type(page.getByLabel('E-mail address'), 'camille@example.org');
  await press('Become administrator');

  // The first page says what to do first.
  await page.getByRole('heading', { name: 'Three steps to your first results' }).waitFor();
  await user.read('steps');
  await page.locator('input[type="file"]').first().setInputFiles(list);
  await page.getByText('90 rows below the titles').waitFor();
  await user.read('columns');
  await user.type(page.getByLabel('Name of your company'), 'Atelier');
  await press('Check the list');
  await page.getByText('The list is clean').waitFor();
  await user.read('checked');
  await press('Apply these changes');

  // Each step ends at the button of the next one, for the keyboard too.
  const next = page.getByRole('link', { name: 'Set up a round' });
  await next.waitFor();
  expect(await next.evaluate((link) => document.activeElement === link)).toBe(true);
  await user.read('imported');
  await user.click(next);
  await page.getByRole('heading', { name: 'New round' }).waitFor();
  await page.getByRole('radio', { name: /Satisfaction and advocacy/ }).waitFor();
  await user.read('new-round');
  await user.type(page.getByLabel('Title'), 'Autumn 2026');
  await press('Create the draft');

  await page.getByRole('heading', { name: 'Teams to expect in the report' }).waitFor();
  await user.read('draft');
  await press('Launch the round…');
  await page.getByRole('alertdialog').waitFor();
  await user.read('question');
  await press('Launch and freeze');
  await page.getByRole('heading', { name: 'Participation' }).waitFor();
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
  await user.read('open');
  await user.click(page.getByRole('link', { name: 'Open the outbox' }));
  await page.getByRole('heading', { name: 'The link of one person' }).waitFor();
  // The links of all people are not read, they are handed out.
  const cost = user.sum((performance.now() - started) / 1000);
  process.stdout.write(`first run: ${JSON.stringify(cost)}\n`);
  expect(cost.minutes).toBeLessThan(GOAL_MINUTES);
  expect(troubles).toEqual([]);
  await laptop.close();
});
