import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { LAPTOP, launchBrowser, PHONE } from './support/browser.ts';
import { CLOSES_ON } from './support/company.ts';

/**
 * `npm run pictures`: the pictures of README, taken from the demonstration as it is today. They are kept in
 * docs/pictures; run it when a page that they show has changed.
 */
const PICTURES = join(import.meta.dirname, '..', 'docs', 'pictures');
const data = mkdtempSync(join(tmpdir(), 'tutti-pictures-'));
mkdirSync(PICTURES, { recursive: true });

const demo = spawn(process.execPath, ['api/cli.ts', 'demo', '--port', '0', '--data', data], {
  cwd: join(import.meta.dirname, '..'),
  stdio: ['ignore', 'pipe', 'inherit'],
});
try {
  const lines = await readUntilReady();
  const browser = await launchBrowser();
  try {
    await takeEmployee(browser, find(lines, /^employee \(fr/), find(lines, /^employee \(en/));
    await takeStaff(browser, find(lines, /^HR:/));
    await takeManager(browser, find(lines, /^manager:/));
  } finally {
    await browser.close();
  }
} finally {
  demo.kill('SIGTERM');
  await new Promise((ended) => demo.once('exit', ended));
  rmSync(data, { recursive: true, force: true });
}

async function readUntilReady(): Promise<readonly string[]> {
  let text = '';
  for await (const piece of demo.stdout) {
    text += String(piece);
    if (/^ready /m.test(text)) return text.split('\n');
  }
  throw new Error('the demonstration did not start');
}

/** The address on the first line that begins like this. */
function find(lines: readonly string[], start: RegExp): string {
  const address = /http\S+/.exec(lines.find((line) => start.test(line)) ?? '')?.[0];
  if (address === undefined) throw new Error(`the demonstration names no entrance ${start.source}`);
  return address;
}

async function take(page: Page, name: string, seen: string): Promise<void> {
  await page.locator(seen).first().waitFor();
  await page.waitForLoadState('networkidle');
  await page.screenshot({ path: join(PICTURES, `${name}.png`) });
  process.stdout.write(`docs/pictures/${name}.png\n`);
}

async function takeEmployee(browser: Browser, french: string, english: string): Promise<void> {
  const light = await browser.newContext({ ...PHONE, locale: 'fr-FR' });
  const welcome = await light.newPage();
  await welcome.goto(french);
  await take(welcome, 'employee-welcome', '.actions button');
  await light.close();
  const dark = await browser.newContext({ ...PHONE, locale: 'en-GB', colorScheme: 'dark' });
  const topic = await dark.newPage();
  await topic.goto(english);
  await topic.locator('.actions button').first().click();
  await take(topic, 'employee-questions', '.survey-page [role="radiogroup"]');
  await dark.close();
}

async function enter(browser: Browser, link: string, locale: string, dark = false): Promise<Page> {
  const context = await browser.newContext({
    ...LAPTOP,
    locale,
    ...(dark ? { colorScheme: 'dark' as const } : {}),
  });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  await page.goto(link);
  await page.locator('main button[type="submit"], main .button-primary').first().click();
  await page.locator('nav').first().waitFor();
  return page;
}

async function takeStaff(browser: Browser, link: string): Promise<void> {
  const page = await enter(browser, link, 'en-GB');
  const staff = `${new URL(link).origin}/staff`;
  const call = page.request;
  const rounds = (await (await call.get(`${staff.replace(/\/staff$/, '')}/api/rounds`)).json()) as {
    id: string;
    state: string;
  }[];
  const released = rounds.find(({ state }) => state === 'released')!;
  await page.goto(`${staff}/rounds/${released.id}/teams`);
  await page.getByRole('treegrid').evaluate((grid) => grid.scrollIntoView());
  await take(page, 'teams', 'main h1');
  await page.goto(`${staff}/rounds/${released.id}/readiness`);
  await take(page, 'readiness', 'main h1');
  const made = await call.post(`${new URL(link).origin}/api/rounds`, {
    data: { title: 'Spring 2027', instrument: 'full@1', closesOn: CLOSES_ON },
    headers: { origin: new URL(link).origin },
  });
  const draft = (await made.json()) as { id: string };
  await page.goto(`${staff}/rounds/${draft.id}`);
  const preview = page.getByRole('heading', { name: /^Before you launch/ });
  // What is above it must have come: it would push the heading down again.
  await preview.waitFor();
  await page.waitForLoadState('networkidle');
  await preview.evaluate((heading) => heading.scrollIntoView());
  await take(page, 'launch-preview', 'main h2');
}

async function takeManager(browser: Browser, link: string): Promise<void> {
  const page = await enter(browser, link, 'fr-FR', true);
  await take(page, 'manager', 'main h1');
}
