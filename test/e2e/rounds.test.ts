import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createRespondents, runEach } from '../../api/demo/respondent.ts';
import {
  findAccessibilityFaults,
  LAPTOP,
  launchBrowser,
  PHONE,
  takePicture,
  watchPage,
} from '../support/browser.ts';
import { writeRoster, writeUnits, type TestUnit } from '../support/company.ts';
import { createLooks } from '../support/looks.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { openStaff } from '../support/sign-in.ts';

const TEAMS: readonly TestUnit[] = [
  ['root', '', 3],
  ['north', 'root', 6],
  ['north-a', 'north', 8],
  ['north-b', 'north', 3],
  ['south', 'root', 9],
  ['tiny', 'south', 2],
];
const OPENS = '2099-03-01';
const CLOSES = '2099-03-14';
const LATER = '2099-03-21';
const AFTER = '2099-03-22';

/** A round from the first click to the report, as HR meets it, with the keyboard where it matters. */
describe('HR makes a round for a part of the company, on a day to come', () => {
  let server: TestServer;
  let browser: Browser;
  let hr: Page;
  let troubles: string[];
  let round: string;
  const { look, looked } = createLooks();

  beforeAll(async () => {
    server = await startTestServer();
    browser = await launchBrowser();
    const laptop = await browser.newContext({ ...LAPTOP, locale: 'en-GB' });
    hr = await laptop.newPage();
    hr.setDefaultTimeout(15_000);
    troubles = watchPage(hr, server.url);
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
  });

  async function check(page: Page, name: string): Promise<void> {
    await takePicture(page, name);
    expect(await look(page, name)).toEqual([]);
  }
  /** In one language and theme: the parts are those of pages that are looked at in all of them. */
  async function glance(page: Page, name: string): Promise<void> {
    await takePicture(page, name);
    expect(await findAccessibilityFaults(page)).toEqual([]);
  }
  const button = (name: string | RegExp) => hr.getByRole('button', { name });
  const sum = () => hr.getByRole('status').filter({ hasText: /would be asked/ });

  test('the first run leads to the organisation, then to the first round', async () => {
    await openStaff(hr, server, 'hr@example.org', '/rounds');
    await hr.getByRole('link', { name: 'Import the organisation' }).waitFor();
    await server.hr.importOrganisation(writeUnits(TEAMS), writeRoster(TEAMS));
    await hr.reload();
    await hr.getByRole('link', { name: 'New round' }).click();
    await hr.getByRole('heading', { name: 'New round' }).waitFor();
  });

  test('faults stand beside their fields, and what was typed survives leaving the page', async () => {
    await button('Create the draft').click();
    await hr.getByText('Fill in this field.').waitFor();
    expect(await hr.getByLabel('Title').evaluate((field) => field === document.activeElement)).toBe(
      true,
    );
    await hr.getByLabel('Title').fill('North');
    await hr.reload();
    await hr.getByText('What you had typed and not saved is back.').waitFor();
    expect(await hr.getByLabel('Title').inputValue()).toBe('North');
  });

  test('units are chosen with the keyboard; a choice that points at few is refused in words', async () => {
    await hr.getByText('Pulse', { exact: true }).click();
    await hr.getByText(/^Some units, each/).click();
    await button('Create the draft').click();
    await hr.getByText('Choose at least one unit, or ask the whole company.').waitFor();
    await hr.getByRole('row', { name: /Team root/ }).focus();
    await hr.keyboard.press('ArrowDown');
    await hr.keyboard.press('ArrowRight');
    await hr.getByRole('row', { name: /Team north-a/ }).waitFor();
    await hr.keyboard.press('ArrowDown');
    await hr.keyboard.press('Space');
    expect(await sum().textContent()).toBe('8 of 31 people would be asked.');
    await hr.getByLabel('Find a unit').fill('tiny');
    await hr.getByRole('button', { name: /Team tiny/ }).click();
    await hr.getByText(/“Team tiny” has 2 of the 5 people/).waitFor();
    await hr.getByRole('button', { name: /Team tiny/ }).click();
    await hr.getByLabel('Find a unit').fill('');
    await hr.getByRole('row', { name: 'Team north', exact: true }).click();
    await hr.getByRole('row', { name: /Team north-b/, selected: true }).waitFor();
    expect(await sum().textContent()).toBe('17 of 31 people would be asked.');
    await hr.getByText('By itself, on a day to come').click();
    await hr.getByLabel('Opening day').fill(OPENS);
    await hr.getByLabel('Last day for answers').fill('2099-02-01');
    await button('Create the draft').click();
    await hr.getByText('Choose the opening day or a later one.').waitFor();
    await hr.getByLabel('Last day for answers').fill(CLOSES);
    await hr.getByText(/Days begin and end at midnight, time zone/).waitFor();
    await glance(hr, 'staff-round-form');
    await button('Create the draft').click();
    await hr.getByRole('heading', { name: /^Before you launch/ }).waitFor();
    round = /rounds\/([\w-]+)/.exec(hr.url())![1]!;
  });

  test('before the launch: who is asked, teams to expect, and what employees will be told', async () => {
    await hr.getByText('of 31 people are asked, in 3 units').waitFor();
    const expected = hr.getByRole('region', { name: 'Teams to expect in the report' });
    await expected.getByRole('rowheader', { name: '40%' }).waitFor();
    // Where it is too wide for a phone it scrolls, and the keyboard has to reach what scrolls.
    const frame = hr.getByRole('region', { name: /^Expected number of teams/ });
    await frame.focus();
    expect(await frame.evaluate((element) => element === document.activeElement)).toBe(true);
    const merged = hr.getByRole('region', { name: 'Teams that answer together', exact: true });
    await merged.getByText('Team north (6), Team north-b (3)').waitFor();
    const phone = hr.getByRole('region', { name: 'First page of an employee' });
    await phone
      .getByText('Only a part of the company is asked: Team north.', { exact: false })
      .waitFor();
    await hr.getByLabel('As read in').selectOption({ label: 'Team north-b (3)' });
    await hr.getByText('In French').click();
    await phone.getByText(/Vos réponses sont gardées comme celles de ces 9 personnes/).waitFor();
    await check(hr, 'staff-round-preview');
  });

  test('it waits for its day, can be called back, and opens on it', async () => {
    await button(/^Let it open on 1 March 2099/).click();
    await button('Schedule').click();
    await hr.getByRole('heading', { name: 'Opens by itself on' }).waitFor();
    expect(await server.hr.readOutbox(round)).toEqual([]);
    await glance(hr, 'staff-round-scheduled');
    await button(/^Call it back/).click();
    await button('Make it a draft again').click();
    await button(/^Let it open on/).click();
    await button('Schedule').click();
    await hr.getByRole('heading', { name: 'Opens by itself on' }).waitFor();
    await server.rounds.keepDates(OPENS);
    await server.rounds.settle();
    await hr.reload();
    await hr.getByRole('heading', { name: 'Participation' }).waitFor();
    expect(await server.hr.readOutbox(round)).toHaveLength(17);
  });

  test('what is frozen is seen to be frozen; the last day moves later, and only later', async () => {
    const settings = hr.getByRole('region', { name: 'Settings' });
    await settings.getByText('Fixed at launch', { exact: true }).waitFor();
    await settings.getByText('can be moved later, never earlier').waitFor();
    await button(/^Extend/).click();
    await hr.getByLabel('New last day').fill('2099-03-10');
    await button('Move the last day').click();
    await hr.getByText(/^Choose a day after 14 March 2099/).waitFor();
    // So far away that the year may be mistyped: it is said first how long that is.
    for (const day of ['2199-03-21', LATER]) {
      await hr.getByLabel('New last day').fill(day);
      await button('Move the last day').click();
      const year = day.slice(0, 4);
      const said = new RegExp(
        `stay open for [\\d,]+ days more, until 21 March ${year}\\. Nobody can`,
      );
      await hr.getByText(said).waitFor();
      expect(await button('Move the last day').count()).toBe(0);
    }
    expect(await findAccessibilityFaults(hr)).toEqual([]);
    expect(await server.hr.call('GET', `/rounds/${round}`)).toMatchObject({ closesOn: CLOSES });
    await button(/^Yes, [\d,]+ days more$/).click();
    await hr.getByText('Extended: at the launch it was 14 March 2099.').waitFor();
    await check(hr, 'staff-round-open');
  });

  test('an employee sees the new day beside the old one, and anyone can check it', async () => {
    const [message] = await server.hr.readOutbox(round);
    const phone = await browser.newContext({ ...PHONE, locale: 'fr-FR' });
    const page = await phone.newPage();
    const seen = watchPage(page, server.url);
    await page.goto(message!.link);
    await page.getByText('Jusqu’au 21 mars 2099').waitFor();
    await page.getByText(/c’était le 14 mars 2099. Le nouveau jour est signé/).waitFor();
    await page.getByText(/Seule une partie de l’entreprise est interrogée/).waitFor();
    await page.goto(`${server.url}/check#${round}`);
    await page.getByText('Le dernier jour a été repoussé', { exact: false }).waitFor();
    await page.getByText(/Le dernier jour n’a été que repoussé/).waitFor();
    expect(seen).toEqual([]);
    await phone.close();
  });

  test('after its last day it closes by itself, and the report says who was asked', async () => {
    const respondents = createRespondents(server.url);
    await runEach(await server.hr.readOutbox(round), 4, async ({ link }, index) => {
      const answers = { TV1: 1 + (index % 5) };
      await respondents.answer(link.split('#')[1]!, { answers, comments: {} });
    });
    await server.rounds.keepDates(AFTER);
    await server.rounds.settle();
    await hr.goto(`${server.url}/staff/rounds/${round}/report`);
    await hr.getByText('Not everybody was asked.').waitFor();
    await hr.getByText(/Asked: Team north, 17 of 31 people/).waitFor();
    await hr.goto(`${server.url}/staff/rounds/${round}`);
    const settings = hr.getByRole('region', { name: 'Settings' });
    await settings.getByText('Closed on').waitFor();
    expect(await settings.getByText('can be moved later').count()).toBe(0);
  });

  test('a round is the model of the next; in a long list rounds are found by title and state', async () => {
    await hr.goto(`${server.url}/staff/rounds/${round}`);
    await hr.getByRole('link', { name: 'Use as a model for a new round' }).click();
    await hr.getByText('17 of 31 people would be asked.').waitFor();
    expect(await hr.getByLabel('Title').inputValue()).toBe('North (copy)');
    await button('Create the draft').click();
    await hr.getByRole('heading', { name: 'North (copy)' }).waitFor();
    for (let number = 1; number <= 6; number += 1)
      await server.hr.call('POST', '/rounds', {
        title: `Été ${number}`,
        instrument: 'pulse@1',
        closesOn: CLOSES,
      });
    await hr.goto(`${server.url}/staff/rounds`);
    await hr.getByLabel('Find a round').fill('ete 3');
    await hr.getByText('1 round', { exact: true }).waitFor();
    await hr.getByLabel('Find a round').fill('');
    await hr.getByLabel('State', { exact: true }).selectOption('released');
    await hr.getByText('1 round', { exact: true }).waitFor();
    await glance(hr, 'staff-rounds-list');
    expect(looked).toHaveLength(2 * 4);
    expect(troubles).toEqual([]);
  });
});
