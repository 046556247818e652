import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LAPTOP, launchBrowser } from '../support/browser.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { openStaff } from '../support/sign-in.ts';

const BUILT = join(import.meta.dirname, '..', '..', 'dist', 'web');

/** What happens when something between the server and the browser changes a file that is loaded later. */
describe('a file that was changed on its way is not used', () => {
  let server: TestServer;
  let browser: Browser;

  beforeAll(async () => {
    server = await startTestServer();
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
  });

  async function openRounds(changed: RegExp, addition: string) {
    const context = await browser.newContext({ ...LAPTOP, locale: 'en-GB' });
    const page = await context.newPage();
    const refused: string[] = [];
    page.on('console', (message) => {
      if (/integrity/i.test(message.text())) refused.push(message.text());
    });
    let served = 0;
    await page.route(changed, async (route) => {
      const response = await route.fetch();
      served += 1;
      await route.fulfill({ response, body: `${await response.text()}${addition}` });
    });
    await openStaff(page, server, 'hr@example.org', '/rounds');
    const failure = page.getByRole('alert');
    const title = page.getByRole('heading', { level: 1, name: 'Rounds' });
    await failure.or(title).first().waitFor();
    const ran = await page.evaluate(() => 'tampered' in globalThis);
    const shown = await title.isVisible();
    const red =
      shown && (await title.evaluate((h1) => getComputedStyle(h1).color === 'rgb(255, 0, 0)'));
    await context.close();
    return { served, ran, shown, red, refused: refused.length > 0 };
  }

  test('as it was built, the page opens', async () => {
    expect(await openRounds(/\/no-such-file/, '')).toEqual({
      served: 0,
      ran: false,
      shown: true,
      red: false,
      refused: false,
    });
  });

  test('a script', async () => {
    const { served, ...seen } = await openRounds(
      /\/assets\/RoundsPage-[^/]+\.js$/,
      '\nglobalThis.tampered = true;',
    );
    expect(served).toBeGreaterThan(0);
    expect(seen).toEqual({ ran: false, shown: false, red: false, refused: true });
  });

  test('a style sheet', async () => {
    const { served, ...seen } = await openRounds(
      /\/assets\/rounds-[^/]+\.css$/,
      '\nh1 { color: rgb(255, 0, 0) !important }',
    );
    expect(served).toBeGreaterThan(0);
    expect(seen).toEqual({ ran: false, shown: false, red: false, refused: true });
  });

  test('every file that a page can come to load stands in its import map', () => {
    const pages = readdirSync(BUILT, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.html'),
    );
    expect(pages.length).toBeGreaterThanOrEqual(7);
    // The staff's pages have the same map.
    const maps = new Map(
      pages.map((page) => {
        const html = readFileSync(join(BUILT, page), 'utf8');
        return [/<script type="importmap">(.*?)<\/script>/.exec(html)![1]!, page];
      }),
    );
    for (const [map, page] of maps) {
      const { integrity } = JSON.parse(map) as { integrity: Record<string, string> };
      const files = Object.keys(integrity);
      const mentioned = files
        .filter((name) => name.endsWith('.js'))
        .flatMap((name) => [
          ...readFileSync(join(BUILT, name), 'utf8').matchAll(
            /["'`](?:\.\/|assets\/|\/assets\/)([\w-]+-[\w-]{8}\.(?:js|css))["'`]/g,
          ),
        ])
        .map(([, name]) => `/assets/${name}`);
      expect(mentioned.length, page).toBeGreaterThan(0);
      expect([...new Set(mentioned)].filter((name) => !files.includes(name))).toEqual([]);
    }
  });
});
