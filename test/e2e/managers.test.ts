import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { simulateAnswers } from '../../api/demo/answers.ts';
import { createRespondents, runEach } from '../../api/demo/respondent.ts';
import { findInstrument } from '../../surveys/catalogue.ts';
import type { ReleaseDocument } from '../../surveys/release-document.ts';
import {
  findAccessibilityFaults,
  LAPTOP,
  launchBrowser,
  PHONE,
  watchPage,
} from '../support/browser.ts';
import { CLOSES_ON, writeRoster, writeUnits, type TestUnit } from '../support/company.ts';
import { button, heading } from '../support/employee.ts';
import { createLooks } from '../support/looks.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { openStaff } from '../support/sign-in.ts';

const UNITS: readonly TestUnit[] = [
  ['root', '', 0],
  ['north', 'root', 0],
  ['north-a', 'north', 22],
  ['north-b', 'north', 6],
  ['south', 'root', 22],
  ['tiny', 'south', 2],
];

const COMMENTS = [
  'Moins de réunions, plus de décisions.',
  'The heating in the workshop fails every winter.',
  'Des plannings connus plus tôt.',
  'Thank people when a project succeeds.',
  'Une réunion par semaine suffirait.',
  'Nothing to add.',
];

/** After the round a manager reads, talks with the team and decides; HR shares; an employee reads on. */
describe('what managers do with the results', () => {
  let server: TestServer;
  let browser: Browser;
  let round: string;
  let manager: Page;
  let troubles: string[];
  const looks = createLooks();

  beforeAll(async () => {
    server = await startTestServer();
    await server.hr.importOrganisation(writeUnits(UNITS), writeRoster(UNITS));
    await server.addManager('north@example.org', 'north');
    await server.addManager('tiny@example.org', 'tiny');
    const instrument = 'satisfaction-baseline@1';
    round = await server.hr.launchRound({ title: 'Spring', instrument, closesOn: CLOSES_ON });
    const people = await server.hr.readOutbox(round);
    const sheets = simulateAnswers(findInstrument(instrument)!, people, 7);
    const respondents = createRespondents(server.url);
    await runEach(people, 4, async ({ link, unit }, index) => {
      const sheet = sheets[index] ?? null;
      // Who stays silent is drawn; the teams that have to be shown answer in any case.
      const answers = sheet?.answers ?? { WB1: 3, TV1: 2, JS1: 4 };
      if (sheet === null && unit === 'tiny') return;
      const comments = { COM: COMMENTS[index % COMMENTS.length]! };
      await respondents.answer(link.split('#')[1]!, { answers, comments });
    });
    await server.hr.closeRound(round);
    browser = await launchBrowser();
    const laptop = await browser.newContext({
      ...LAPTOP,
      locale: 'en-GB',
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    manager = await laptop.newPage();
    manager.setDefaultTimeout(15_000);
    troubles = watchPage(manager, server.url);
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
    process.stdout.write(`axe looked at ${looks.looked.length} pages of managers\n`);
  });

  test('a manager lands on the own team: figures, teams below, and a guide made from them', async () => {
    await openStaff(manager, server, 'north@example.org');
    await heading(manager, 'Team north').waitFor();
    await manager.getByText(/^\d+ of 28 answered$/).waitFor();
    for (const title of ['Strengths', 'To work on'])
      expect(await manager.getByRole('region', { name: title }).getByRole('listitem').count()).toBe(
        title === 'Strengths' ? 3 : 2,
      );
    await manager.getByText('This is the first round of this questionnaire').waitFor();
    const guide = manager.getByRole('region', { name: 'Talking about it with the team' });
    expect(await guide.getByText(/of 100\)/).count()).toBe(4);
    await button(manager, 'Copy the guide').click();
    await manager.getByText('Copied.').waitFor();
    const copied = await manager.evaluate(() => navigator.clipboard.readText());
    expect(copied).toContain('Talking about it with the team: Team north');
    expect(copied).toContain('Do not ask anyone what they answered');
    expect(await looks.look(manager, 'own team')).toEqual([]);
    const paper = await manager.pdf({ format: 'A4' });
    expect(paper.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(2);
    const below = manager.getByRole('region', { name: 'Teams below' });
    await below.getByRole('link', { name: 'Team north-a' }).click();
    await heading(manager, 'Team north-a').waitFor();
    await manager.getByRole('link', { name: 'Back to Team north' }).click();
    await heading(manager, 'Team north').waitFor();
  });

  test('comments are found by words and sorted by themes that can be corrected', async () => {
    await manager.getByRole('link', { name: /^Search all comments/ }).click();
    await heading(manager, 'Comments').waitFor();
    const list = manager.getByRole('region', { name: /^Comments, / });
    const texts = () => list.locator('.comment-text').allTextContents();
    await manager.getByRole('searchbox', { name: 'Search' }).fill('reunion');
    await list.locator('mark').first().waitFor();
    expect(new Set(await texts())).toEqual(new Set([COMMENTS[0], COMMENTS[4]]));
    await button(manager, 'Show all').click();
    await button(manager, 'Premises').click();
    await expect.poll(async () => new Set(await texts())).toEqual(new Set([COMMENTS[1]]));
    await manager.getByText('Words of “Premises”').click();
    await manager.getByLabel('Add a word').fill('Décisions');
    await button(manager, 'Add').click();
    await expect
      .poll(async () => new Set(await texts()))
      .toEqual(new Set([COMMENTS[0], COMMENTS[1]]));
    await button(manager, 'Take away: heating').click();
    await button(manager, 'Take away: workshop*').click();
    await expect.poll(async () => new Set(await texts())).toEqual(new Set([COMMENTS[0]]));
    expect(await looks.look(manager, 'comments')).toEqual([]);
    await button(manager, 'Back to the lists as they came').click();
  });

  test('nothing on the page of comments is more than the release holds for this account', async () => {
    const client = await server.signIn('north@example.org');
    const read = (who: typeof client) =>
      who.call<{ release: ReleaseDocument }>('GET', `/reports/${round}`);
    const own = (await read(client)).release.comments;
    const all = (await read(server.hr)).release.comments;
    for (const comments of own) expect(all).toContainEqual(comments);
    expect(all.map(({ group }) => group)).toContain('unit:south');
    expect(own.map(({ group }) => group)).not.toContain('unit:south');
    const offered = await manager.getByLabel('Group', { exact: true }).locator('option').all();
    const groups = await Promise.all(offered.map((option) => option.getAttribute('value')));
    expect(groups.sort()).toEqual(own.map(({ group }) => group).sort());
    await button(manager, 'Show all').click();
    const shown = await manager.locator('.comment-text').allTextContents();
    const released = own.flatMap(({ texts }) => texts);
    for (const text of shown) expect(released).toContain(text);
    expect(shown.length).toBeGreaterThan(0);
  });

  test('the manager of a team that is withheld reads why, on a small phone in French', async () => {
    const phone = await browser.newContext({
      ...PHONE,
      viewport: { width: 320, height: 700 },
      locale: 'fr-FR',
    });
    const page = await phone.newPage();
    const seen = watchPage(page, server.url);
    await openStaff(page, server, 'tiny@example.org');
    await heading(page, 'Team tiny').waitFor();
    await page.getByText('Pas de chiffres pour').first().waitFor();
    const guide = page.getByRole('region', { name: 'En parler avec l’équipe' });
    await guide
      .getByText(/n’a pas de chiffres à elle/)
      .first()
      .waitFor();
    expect(await guide.getByText(/sur 100\)/).count()).toBe(0);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(320);
    expect(await looks.look(page, 'withheld team')).toEqual([]);
    expect(seen).toEqual([]);
    await phone.close();
  });

  test('a decision of a manager reaches HR, is shared, and an employee of the team reads it', async () => {
    await openStaff(manager, server, 'north@example.org');
    await button(manager, 'Add an entry').click();
    await manager.getByLabel('What is done').fill('   ');
    await button(manager, 'Save').click();
    expect(await manager.locator('form .react-aria-FieldError').allInnerTexts()).toEqual(
      Array(3).fill('Fill in this field.'),
    );
    expect(await findAccessibilityFaults(manager)).toEqual([]);
    const described = await manager.getByLabel('What we heard').getAttribute('aria-describedby');
    const faultId = described!.split(' ').at(-1)!;
    expect(await manager.locator(`[id="${faultId}"]`).innerText()).toBe('Fill in this field.');
    await manager.getByLabel('Whom it concerns').selectOption({ label: 'Team north-a' });
    await manager.getByLabel('What we heard').fill('<b>Too many</b> meetings');
    await manager.getByLabel('What is done').fill('One meeting a week');
    await manager.getByLabel('What it is about').selectOption('TV');
    await manager.getByLabel('Where it stands').selectOption({ label: 'Under way' });
    await manager.getByLabel('Who sees to it').fill('Ada');
    await manager.getByLabel('By when').fill('2020-02-01');
    await button(manager, 'Save').click();
    await manager.getByText('Overdue').waitFor();
    expect(troubles).toEqual([]);

    const laptop = await browser.newContext({ ...LAPTOP, locale: 'en-GB' });
    const hr = await laptop.newPage();
    const seen = watchPage(hr, server.url);
    await openStaff(hr, server, 'hr@example.org', '/decisions');
    await hr.getByLabel('Where it stands').selectOption({ label: 'Overdue' });
    await hr.getByText('1 of 1 decisions').waitFor();
    await hr.getByRole('rowheader', { name: 'Team north-a' }).waitFor();
    expect(await findAccessibilityFaults(hr)).toEqual([]);
    await hr.getByLabel('Where it stands').selectOption({ label: 'Dropped' });
    await hr.getByText('0 of 1 decisions').waitFor();
    await hr.goto(`${server.url}/results#preview-${round}`);
    await hr.getByText('Preview: this is what employees will read').waitFor();
    await hr.goto(`${server.url}/staff/rounds/${round}`);
    await button(hr, 'Share the results…').click();
    await button(hr, 'Share').click();
    await hr.getByText('Everyone who has the link can read the results').waitFor();
    expect(seen).toEqual([]);
    await laptop.close();

    const phone = await browser.newContext({ ...PHONE, locale: 'en-GB' });
    const employee = await phone.newPage();
    await employee.goto(`${server.url}/results#${round}`);
    await employee.getByText('Choose your team above').waitFor();
    expect(await employee.getByText('One meeting a week').count()).toBe(0);
    await employee.getByLabel('Choose your team').selectOption({ label: 'Team north-a' });
    await employee.getByText('One meeting a week').waitFor();
    await employee.getByText('<b>Too many</b> meetings').waitFor();
    await employee.getByText('Under way').waitFor();
    await employee.goto(`${server.url}/results#preview-${round}`);
    await heading(employee, 'Only for human resources').waitFor();
    await phone.close();
  });
});

/** [unit, parent, own members] */
const SMALL_TEAMS: readonly TestUnit[] = [
  ['root', '', 0],
  ['north', 'root', 8],
  ['wood', 'root', 4],
  ['metal', 'root', 4],
];

test('teams heard together are named where the reader may see them, and counted where not', async () => {
  const server = await startTestServer();
  const browser = await launchBrowser();
  try {
    await server.hr.importOrganisation(writeUnits(SMALL_TEAMS), writeRoster(SMALL_TEAMS));
    await server.addManager('wood@example.org', 'wood');
    const instrument = 'satisfaction-baseline@1';
    const round = await server.hr.launchRound({ title: 'Spring', instrument, closesOn: CLOSES_ON });
    const respondents = createRespondents(server.url);
    await runEach(await server.hr.readOutbox(round), 4, async ({ link }) => {
      await respondents.answer(link.split('#')[1]!, { answers: { WB1: 3 }, comments: {} });
    });
    await server.hr.closeRound(round);
    const context = await browser.newContext({ ...LAPTOP, locale: 'en-GB' });
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    const together = page.getByText('so they are heard together:');
    const address = `/rounds/${round}/report/pool:root`;
    await openStaff(page, server, 'wood@example.org', address);
    expect(await together.innerText()).toMatch(/: Team wood and 1 other team\.$/);
    await page.getByRole('radio', { name: 'Français' }).click();
    await page.getByText(/\s: Team wood et 1 autre équipe\.$/).waitFor();
    await page.getByRole('radio', { name: 'English' }).click();
    await openStaff(page, server, 'hr@example.org', address);
    expect(await together.innerText()).toMatch(
      /: Team (metal and Team wood|wood and Team metal)\.$/,
    );
  } finally {
    await browser.close();
    await server.close();
  }
});
