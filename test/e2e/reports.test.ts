import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createRespondents, runEach } from '../../api/demo/respondent.ts';
import type { ReportView } from '../../api/app.ts';
import { CLOSES_ON, SMALL_COMPANY, writeRoster, writeUnits } from '../support/company.ts';
import { LAPTOP, launchBrowser, PHONE, takePicture, watchPage } from '../support/browser.ts';
import { createLooks } from '../support/looks.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { openStaff } from '../support/sign-in.ts';

interface Item {
  readonly id: string;
  readonly from: number;
  readonly to: number;
  readonly best: 'high' | 'low';
}

/** Width of A4 across, less the margins, in CSS pixels. */
const PAPER_PX = 1032;

/** Two rounds of the whole questionnaire; between them one team falls, the others stay. */
describe('reports of a company, walked by HR in a real browser', () => {
  let server: TestServer;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let round: string;
  let report: ReportView;
  let troubles: string[];
  const looks = createLooks();

  beforeAll(async () => {
    server = await startTestServer();
    await server.hr.importOrganisation(writeUnits(SMALL_COMPANY), writeRoster(SMALL_COMPANY));
    const { items } = await server.hr.call<{ items: readonly Item[] }>(
      'GET',
      '/instruments/full@1',
    );
    await runRound('Spring', items, 0.9);
    round = await runRound('Autumn', items, 0.2);
    report = await server.hr.call<ReportView>('GET', `/reports/${round}`);
    browser = await launchBrowser();
    context = await browser.newContext({ ...LAPTOP, locale: 'en-GB' });
    page = await context.newPage();
    page.setDefaultTimeout(20_000);
    troubles = watchPage(page, server.url);
    await openStaff(page, server, 'hr@example.org', `/rounds/${round}/overview`);
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
  });

  /** Everyone answers near the good end of each scale; the team south at `south` of its length. */
  async function runRound(title: string, items: readonly Item[], south: number): Promise<string> {
    const id = await server.hr.launchRound({ title, instrument: 'full@1', closesOn: CLOSES_ON });
    const respondents = createRespondents(server.url);
    await runEach(await server.hr.readOutbox(id), 4, async (message, index) => {
      const level = message.unit === 'Team south' ? south : 0.9;
      const answers = Object.fromEntries(
        items.map(({ id: item, from, to, best }, at) => {
          // People differ, and each is much the same from question to question.
          const wobble = ((index + (at % 4 === 3 ? 1 : 0)) % 3) - 1;
          const place = best === 'high' ? level : 1 - level;
          const value = Math.round(from + place * (to - from)) + wobble;
          return [item, Math.min(Math.max(value, from), to)];
        }),
      );
      await respondents.answer(message.link.split('#')[1]!, { answers, comments: {} });
    });
    await server.hr.closeRound(id);
    return id;
  }

  const tab = (name: string) =>
    page
      .getByRole('navigation', { name: 'Views of the report' })
      .getByRole('link', { name, exact: true })
      .click();

  test('overview: response, dimensions since last time, readiness, drivers, reliability', async () => {
    await page.getByRole('heading', { level: 1, name: 'The whole company' }).waitFor();
    await page.getByText(/^\d+ of 29 answered$/).waitFor();
    await page.getByText(/teams? ha(s|ve) no figures of (its|their) own: /).waitFor();
    await page.getByRole('columnheader', { name: /^Since / }).waitFor();
    for (const name of ['Strengths', 'To work on', 'How far the figures can be trusted'])
      await page.getByRole('heading', { level: 2, name }).waitFor();
    await page.locator('.bar-chart svg').first().waitFor();
    // One word for three reasons must be true of each of them.
    await page.locator('summary').filter({ hasText: 'As a table' }).first().click();
    await page
      .getByRole('table', { name: 'Number of teams by readiness label' })
      .getByRole('rowheader', { name: 'Without figures of their own' })
      .waitFor();
    expect(await looks.look(page, 'overview')).toEqual([]);
    await takePicture(page, 'staff-overview');
  });

  test('heatmap: the keyboard walks, opens and closes; a withheld team leads to where it is heard', async () => {
    await tab('Teams');
    const grid = page.getByRole('treegrid', { name: 'Teams' });
    await grid.waitFor();
    const rows =
      1 +
      report.units.length +
      report.release.groups.filter(({ id }) => id.startsWith('pool:')).length;
    expect(await grid.getAttribute('aria-rowcount')).toBe(String(rows));
    const first = grid.getByRole('link', { name: 'Team root', exact: true });
    await first.focus();
    await page.keyboard.press('ArrowRight');
    const focused = () =>
      page.evaluate(() =>
        document.activeElement?.closest('[role=row]')?.getAttribute('aria-rowindex'),
      );
    // The row is open: the arrow moves on to the next cell.
    const role = () => page.evaluate(() => document.activeElement?.getAttribute('role'));
    await expect.poll(role).toBe('gridcell');
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowLeft');
    const count = () => grid.getAttribute('aria-rowcount');
    await expect.poll(count).toBe('2');
    await page.keyboard.press('ArrowRight');
    await expect.poll(count).toBe(String(rows));
    await page.keyboard.press('Control+End');
    await expect.poll(focused).toBe(String(rows));
    await page.keyboard.press('Control+Home');
    await expect.poll(focused).toBe('2');
    expect(await looks.look(page, 'heatmap')).toEqual([]);
    await takePicture(page, 'staff-heatmap');
    // In a narrow window the words about a team are longer than a line: the grid stays where it is.
    await page.setViewportSize({ width: 640, height: 860 });
    const place = () =>
      grid.evaluate((element) => Math.round(element.getBoundingClientRect().top + scrollY));
    await first.hover();
    await page.getByText(/^Team root · /).waitFor();
    const before = await place();
    await grid.getByRole('link', { name: 'Team tiny', exact: true }).hover();
    await page.getByText(/^Team tiny · not shown: .+ Heard in: /).waitFor();
    expect(await place()).toBe(before);
    await page.setViewportSize(LAPTOP.viewport);
    await grid.getByRole('link', { name: 'Team tiny', exact: true }).focus();
    await page.getByText(/^Team tiny · not shown: .+ Heard in: /).waitFor();
    await page.keyboard.press('Enter');
    await page.getByText('No figures for Team tiny alone').waitFor();
    await page.getByRole('heading', { name: 'What people said' }).waitFor();
  });

  test('every row of the heatmap lands on figures, and a cell on its dimension', async () => {
    await tab('Teams');
    const grid = page.getByRole('treegrid', { name: 'Teams' });
    await grid.waitFor();
    const links = await grid
      .getByRole('link')
      .evaluateAll((all) => all.map((link) => link.getAttribute('href')!));
    expect(links.length).toBeGreaterThanOrEqual(SMALL_COMPANY.length);
    await grid
      .getByRole('row', { name: /Team south/ })
      .getByRole('gridcell')
      .nth(2)
      .click();
    await page.getByRole('heading', { level: 1, name: 'Team south' }).waitFor();
    await page.locator('.dimension-open').waitFor();
    for (const link of links) {
      await page.goto(server.url + link);
      await page.getByRole('heading', { name: 'What people said' }).waitFor();
      expect(await page.locator('.dimension-row').count()).toBe(
        report.instrument.dimensions.length,
      );
    }
  });

  test('heatmap: what changed is marked and said; on paper all teams fit on the page', async () => {
    await page.goto(`${server.url}/staff/rounds/${round}/teams`);
    const grid = page.getByRole('treegrid', { name: 'Teams' });
    await grid.waitFor();
    await page.getByLabel('Show', { exact: true }).selectOption('change');
    await grid
      .getByRole('row', { name: /Team south/ })
      .getByText('▼')
      .first()
      .waitFor();
    await page.getByLabel('Show', { exact: true }).selectOption('difference');
    await page.getByRole('button', { name: 'Top level only' }).click();
    expect(await grid.getAttribute('aria-rowcount')).toBe(
      String(await grid.getByRole('row').count()),
    );
    await page.setViewportSize({ width: PAPER_PX, height: 700 });
    await page.emulateMedia({ media: 'print' });
    const table = page.locator('.heat-print');
    await table.waitFor();
    for (const { name } of report.units)
      expect(await table.getByText(name, { exact: true }).count()).toBe(1);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      PAPER_PX,
    );
    await page.emulateMedia({ media: 'screen' });
    await page.setViewportSize(LAPTOP.viewport);
  });

  test('readiness map: bands with counts, reasons, next steps; filters', async () => {
    await tab('Readiness');
    await page.getByRole('heading', { level: 1, name: 'Readiness map' }).waitFor();
    const team = page
      .getByRole('listitem')
      .filter({ has: page.getByRole('link', { name: 'Team south', exact: true }) });
    await team.getByText(/^Held back by: /).waitFor();
    expect(await team.getByRole('list').getByRole('listitem').count()).toBeGreaterThan(0);
    expect(await looks.look(page, 'readiness map')).toEqual([]);
    await takePicture(page, 'staff-readiness-map');
    await page.getByLabel('Label', { exact: true }).selectOption('withheld');
    await page.getByRole('heading', { name: /^Without figures of their own/ }).waitFor();
    await page.getByText(/^Too few people, too few answers, or a smaller team beside /).waitFor();
    await page
      .getByText(/^too few people; heard in |^too few answers; heard in /)
      .first()
      .waitFor();
    expect(await team.count()).toBe(0);
    await page.getByLabel('Find a team or unit').fill('nobody');
    await page.getByText('No team matches.').waitFor();
  });

  test('comparison: the team that fell is named, the company has its trend and the table behind it', async () => {
    await tab('Comparison');
    await page.getByRole('heading', { name: /^The whole company since “Spring”/ }).waitFor();
    await page.getByRole('row', { name: /^Team south/ }).waitFor();
    await page.locator('.trend svg').first().waitFor();
    const table = page.getByRole('table', { name: /^The whole company in every round/ });
    expect(await table.getByRole('columnheader').allTextContents()).toEqual([
      'Dimension',
      expect.stringContaining('Spring'),
      expect.stringContaining('Autumn'),
    ]);
    expect(await looks.look(page, 'comparison')).toEqual([]);
    await takePicture(page, 'staff-comparison');
  });

  test('one team: contents in sight, gates as a figure, compared with the group above and the company', async () => {
    await page.goto(`${server.url}/staff/rounds/${round}/report/north-a`);
    const contents = page.getByRole('navigation', { name: 'In this report' });
    await contents.getByRole('link', { name: 'Dimensions and questions' }).click();
    await expect
      .poll(() =>
        page.evaluate(() => document.getElementById('dimensions')!.getBoundingClientRect().top),
      )
      .toBeLessThan(120);
    expect(await contents.isVisible()).toBe(true);
    expect(await page.locator('.gate-fold .interval').count()).toBe(5);
    await page
      .locator('.references')
      .first()
      .getByText(/Company/)
      .waitFor();
    expect(await looks.look(page, 'one team')).toEqual([]);
    await takePicture(page, 'staff-report-team');
    expect(troubles).toEqual([]);
  });

  test('on a phone a row of figures is read without pushing it sideways, and remains a row', async () => {
    await page.setViewportSize(PHONE.viewport);
    for (const [path, caption, first] of [
      ['overview', /^Dimensions of the whole company/, /^Well-being \d+ ± [\d.]+ Since /],
      ['overview', /^Reliability of each dimension/, /^Well-being In words .+ Alpha .+ Omega .+/],
      [
        'comparison',
        /^The whole company in every round/,
        /^Well-being Spring \d+ ± .+ Autumn \d+ ±/,
      ],
      ['report/south', /^Each bar that the team/, /^Well-being \d+ Needed 60 Is it cleared\? .+/],
      ['report/south', /^Each dimension in both rounds/, /^Well-being Verdict .+ ± [\d.]+$/],
    ] as const) {
      await page.goto(`${server.url}/staff/rounds/${round}/${path}`);
      const table = page.getByRole('table', { name: caption });
      await page.getByText('What was looked at').or(table).first().waitFor();
      await page.evaluate(() => {
        for (const fold of document.querySelectorAll('details')) fold.open = true;
      });
      await table.getByRole('row', { name: first }).first().waitFor();
      expect(await table.getByRole('columnheader').count()).toBeGreaterThan(1);
      const frame = page.locator('.table-frame').filter({ has: table });
      const beyond = await frame.evaluate((element) => element.scrollWidth - element.clientWidth);
      expect(beyond, `${path} ${String(caption)}`).toBe(0);
    }
    await page.setViewportSize(LAPTOP.viewport);
  });

  test('on a phone the heatmap shows that there is more beside it, and names on two lines', async () => {
    await page.setViewportSize(PHONE.viewport);
    await page.goto(`${server.url}/staff/rounds/${round}/teams`);
    const grid = page.getByRole('treegrid', { name: 'Teams' });
    await grid.waitFor();
    const shade = () => grid.evaluate((element) => getComputedStyle(element, '::after').opacity);
    await expect.poll(shade).toBe('1');
    await grid.evaluate((element) => element.scrollTo({ left: element.scrollWidth }));
    await expect.poll(shade).toBe('0');
    const name = grid.getByRole('link', { name: /^Small teams together/ }).first();
    const lines = await name.evaluate((element) => {
      const text = document.createRange();
      text.selectNodeContents(element);
      return new Set([...text.getClientRects()].map(({ top }) => Math.round(top))).size;
    });
    expect(lines).toBeGreaterThan(1);
    await page.setViewportSize(LAPTOP.viewport);
    await expect.poll(shade).toBe('0');
  });

  test('no heading of a column is cut, in French either, whose words are longer', async () => {
    await page.goto(`${server.url}/staff/rounds/${round}/report`);
    await page.getByRole('radio', { name: 'Français' }).click();
    await page.getByRole('columnheader', { name: 'Repères et reconnaissance' }).first().waitFor();
    const cut = await page
      .locator('.heat-head')
      .evaluateAll((all) => all.filter((one) => one.scrollWidth > one.clientWidth).length);
    expect(cut).toBe(0);
    await page.getByRole('radio', { name: 'English' }).click();
  });

  test('nothing scrolls sideways on a phone', async () => {
    await page.setViewportSize(PHONE.viewport);
    for (const path of ['overview', 'teams', 'readiness', 'comparison', 'report/south']) {
      await page.goto(`${server.url}/staff/rounds/${round}/${path}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.waitForLoadState('networkidle');
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(width, path).toBeLessThanOrEqual(PHONE.viewport.width);
      await takePicture(page, `phone-${path.replace('/', '-')}`);
    }
    expect(looks.looked.length).toBe(20);
  });
});
