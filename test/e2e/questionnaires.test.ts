import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { LibraryView } from '../../api/app.ts';
import { LAPTOP, launchBrowser, watchPage } from '../support/browser.ts';
import { CLOSES_ON, SMALL_COMPANY, writeRoster, writeUnits } from '../support/company.ts';
import { createLooks } from '../support/looks.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { openStaff } from '../support/sign-in.ts';

/** The way of HR from a questionnaire that ships to one of their own that a round asks. */
describe('HR makes a questionnaire of their own', () => {
  let server: TestServer;
  let browser: Browser;
  let page: Page;
  let troubles: string[];
  const looks = createLooks();

  beforeAll(async () => {
    server = await startTestServer();
    await server.hr.importOrganisation(writeUnits(SMALL_COMPANY), writeRoster(SMALL_COMPANY));
    browser = await launchBrowser();
    const laptop = await browser.newContext({ ...LAPTOP, locale: 'en-GB' });
    page = await laptop.newPage();
    page.setDefaultTimeout(10_000);
    troubles = watchPage(page, server.url);
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
  });

  /** As it stands. */
  async function check(name: string): Promise<void> {
    expect(await looks.look(page, name)).toEqual([]);
  }

  const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
  const rows = () => page.getByRole('grid', { name: 'Topics and questions' }).getByRole('row');
  const rowOf = (words: string): Locator => rows().filter({ hasText: words });
  /** The list goes back to where it was when it takes the focus: it has to know that it was scrolled. */
  async function choose(row: Locator): Promise<void> {
    await row.scrollIntoViewIfNeeded();
    await page.waitForTimeout(150);
    await row.click();
    await row.and(page.locator('[aria-selected="true"]')).waitFor();
  }
  const saved = () => page.getByText('Everything is saved.').waitFor();
  /** Codes of the questions on the first topic, in order, as the server has them. */
  async function readFirstTopic(): Promise<string[]> {
    await saved();
    const { drafts } = await server.hr.call<LibraryView>('GET', '/instruments/library');
    const draft = await server.hr.call<{
      content: { pages: { questions: { id: string }[] }[] };
    }>('GET', `/instruments/drafts/${drafts[0]!.id}`);
    return draft.content.pages[0]!.questions.map(({ id }) => id);
  }

  test('the library shows what ships, searches, and copies', async () => {
    await openStaff(page, server, 'hr@example.org', '/rounds');
    await page.getByRole('link', { name: 'Questionnaires', exact: true }).click();
    await page.getByRole('heading', { name: 'None of your own yet' }).waitFor();
    await check('questionnaires-library');
    await page.getByLabel('Search by title').fill('advocacy');
    await page.getByText('1 questionnaire found').waitFor();
    await button('Copy: Satisfaction and advocacy').click();
    await page.getByRole('heading', { name: 'Satisfaction and advocacy (copy)' }).waitFor();
  });

  test('questions are put in order with the keyboard, with the mouse and with buttons', async () => {
    await choose(rowOf('I can keep up with my workload'));
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    for (let step = 0; step < 2; step += 1) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    expect(await readFirstTopic()).toEqual(['WB2', 'WB3', 'WB1', 'WB4']);
    await drag(rowOf('I often feel tense'), rowOf('I usually end the working day'));
    expect(await readFirstTopic()).toEqual(['WB4', 'WB2', 'WB3', 'WB1']);
    await choose(rowOf('I often feel tense'));
    await button('Move later').click();
    expect(await readFirstTopic()).toEqual(['WB2', 'WB4', 'WB3', 'WB1']);
    await button('Undo').click();
    expect(await readFirstTopic()).toEqual(['WB4', 'WB2', 'WB3', 'WB1']);
  });

  async function drag(from: Locator, to: Locator): Promise<void> {
    await from.scrollIntoViewIfNeeded();
    const start = (await from.boundingBox())!;
    const end = (await to.boundingBox())!;
    await page.mouse.move(start.x + start.width / 2, start.y + start.height / 2);
    await page.mouse.down();
    await page.mouse.move(end.x + end.width / 2, end.y + end.height / 2, { steps: 8 });
    await page.mouse.move(end.x + end.width / 2, end.y + 3, { steps: 4 });
    await page.mouse.up();
  }

  test('words are edited side by side; a missing one is flagged and keeps the draft from rounds', async () => {
    await choose(rowOf('I usually end the working day'));
    await page
      .getByLabel('French: Words of the question')
      .fill('Le soir, j’ai encore de l’énergie.');
    await page.getByLabel('English: Words of the question').fill('');
    await page.getByText('1 text is missing').waitFor();
    await rowOf('Le soir').getByText('text missing').waitFor();
    expect(await button('Publish…').count()).toBe(0);
    await page
      .getByLabel('English: Words of the question')
      .fill('In the evening I have energy left.');
    await button('Publish…').waitFor();
  });

  test('a closed and an open question come along, with words in both languages', async () => {
    await choose(rows().first());
    await button('0 to 10').click();
    await page.getByText('6 texts are missing').waitFor();
    for (const [label, words] of [
      ['Words of the question', 'How safe do you feel?'],
      ['Lowest number', 'Not at all'],
      ['Highest number', 'Fully'],
    ] as const) {
      await page.getByLabel(`French: ${label}`).fill(`${words} (fr)`);
      await page.getByLabel(`English: ${label}`).fill(words);
    }
    await page.getByLabel('Dimension').selectOption('TV');
    await choose(rowOf('To finish'));
    await button('Open question').click();
    await page.getByLabel('French: Words of the question').fill('Autre chose ?');
    await page.getByLabel('English: Words of the question').fill('Anything else?');
    await saved();
  });

  test('removing a question that decides about readiness says which figure is lost', async () => {
    await choose(rowOf('I would be willing to take part'));
    await button('Remove the question').click();
    const dialog = page.getByRole('alertdialog');
    await dialog.getByText('can no longer be told of a team: Willing share').waitFor();
    await dialog.getByText('No team will be labelled ready').waitFor();
    await dialog.getByRole('button', { name: 'Remove', exact: true }).click();
    await page.getByRole('link', { name: 'Scoring and readiness' }).click();
    await page.getByText('No team can be labelled ready').waitFor();
    await page.getByRole('cell', { name: 'no: not asked' }).waitFor();
    await page.getByRole('link', { name: 'Questions and words' }).click();
  });

  test('the preview on a phone frame speaks both languages, topic by topic', async () => {
    await button(/^Preview on a phone/).click();
    const phone = page.getByRole('dialog');
    await phone.getByRole('heading', { name: 'How you are' }).waitFor();
    await phone.getByText('In the evening I have energy left.').waitFor();
    await phone.getByRole('radio', { name: 'Français' }).click();
    await phone.getByText('Le soir, j’ai encore de l’énergie.').waitFor();
    await phone.getByRole('button', { name: 'Thème suivant' }).click();
    await phone.getByText('Thème 2 sur').waitFor();
    expect(await looks.lookAtThemes(page, 'questionnaires-phone')).toEqual([]);
    await phone.getByRole('button', { name: 'Close' }).click();
  });

  test('published, it can be used for a round; a new version says what changed', async () => {
    await page.getByLabel('English: Title', { exact: true }).fill('Our own');
    await page.getByLabel('French: Title', { exact: true }).fill('Le nôtre');
    await button('Publish…').click();
    await button('Publish').click();
    await page.getByText('Published: it never changes').waitFor();
    await check('questionnaires-published');
    await button('Edit as a new version').click();
    await page.getByText('Next version of our-own').waitFor();
    await choose(rowOf('Anything else?'));
    await button('Remove the question').click();
    await saved();
    await button('Publish…').click();
    await button('Publish').click();
    const removed = page.getByRole('list').filter({ hasText: 'Anything else?' });
    await removed.first().waitFor();
    await page.getByText('compared only with earlier rounds of exactly the same version').waitFor();
    await page.goto(`${server.url}/staff/rounds/new`);
    await page.getByText('Our own').first().click();
    await page.getByLabel('Title').fill('Spring');
    await page.getByLabel('Last day for answers').fill(CLOSES_ON);
    await button('Create the draft').click();
    await page.getByRole('heading', { name: /^Before you launch/ }).waitFor();
    expect((await server.hr.listRounds())[0]!.instrument).toBe('our-own@2');
  });

  test('a file with a fault is refused at its place, a good one becomes a draft, and goes out again', async () => {
    await page.goto(`${server.url}/staff/questionnaires`);
    await page.getByRole('link', { name: 'Import a file' }).click();
    const question = {
      type: 'radiogroup',
      name: 'again',
      title: 'Would you come again?',
      choices: ['Yes', 'No'],
    };
    await upload({ pages: [{ elements: [{ ...question, visibleIf: '{a} = 1' }] }] });
    await page.getByText('1 fault: nothing was imported').waitFor();
    await page.getByRole('cell', { name: '$.pages[0].elements[0].visibleIf' }).waitFor();
    await check('questionnaires-import');
    await upload({ title: 'From elsewhere', pages: [{ elements: [question] }] });
    await page.getByRole('heading', { name: 'From elsewhere' }).waitFor();
    await page.getByText('The scoring is a first guess').waitFor();
    const best = page.getByLabel('Best end: Would you come again?');
    expect(await best.inputValue()).toBe('low');
    await check('questionnaires-scoring');
    await page.getByRole('link', { name: 'Questions and words' }).click();
    await choose(rowOf('Would you come again?'));
    await check('questionnaires-missing');
    await page.getByRole('radio', { name: 'Français' }).click();
    await page.emulateMedia({ colorScheme: 'dark' });
    await check('questionnaires-missing-fr');
    await page.getByRole('radio', { name: 'English' }).click();
    await page.goto(`${server.url}/staff/questionnaires/our-own@2`);
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'SurveyJS file (JSON)' }).click();
    expect((await download).suggestedFilename()).toBe('our-own@2.survey.json');
    expect(troubles).toEqual([]);
    expect(looks.looked).toHaveLength(6 * 4 + 2);
  });

  async function upload(survey: object): Promise<void> {
    await page.locator('input[type="file"]').setInputFiles({
      name: 'survey.json',
      mimeType: 'application/json',
      buffer: Buffer.from(JSON.stringify(survey)),
    });
    await button('Import').click();
  }
});
