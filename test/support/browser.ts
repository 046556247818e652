import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type axe from 'axe-core';
import { chromium, type Browser, type Page } from 'playwright-core';
import { findBrowser } from './find-browser.ts';

const PICTURES = join(import.meta.dirname, '..', 'e2e', 'pictures');

export const PHONE = {
  viewport: { width: 390, height: 844 },
  hasTouch: true,
  isMobile: true,
} as const;
export const LAPTOP = { viewport: { width: 1280, height: 860 } } as const;

/** A real Chromium that keeps to itself. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = findBrowser();
  if (executablePath === null) throw new Error('there is no browser');
  return chromium.launch({
    executablePath,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      // Each process of a page takes seconds of a small machine.
      '--renderer-process-limit=1',
    ],
  });
}

/** What went wrong in a page without anyone seeing it: errors, refused content, foreign requests. */
export function watchPage(page: Page, origin: string): string[] {
  const seen: string[] = [];
  page.on('pageerror', (error) => seen.push(`error: ${error.message}`));
  page.on('console', (message) => {
    // A refused request (a 4xx the page explains) is also printed here: that one is expected.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) {
      seen.push(`console: ${message.text()}`);
    }
  });
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(origin) && !url.startsWith('data:') && !url.startsWith('blob:')) {
      seen.push(`request: ${url}`);
    }
  });
  return seen;
}

/** With `TUTTI_PICTURES=1` keep a picture of the whole page, to be looked at: each takes about a second. */
export async function takePicture(page: Page, name: string): Promise<void> {
  if (process.env['TUTTI_PICTURES'] !== '1') return;
  mkdirSync(PICTURES, { recursive: true });
  await page.screenshot({ path: join(PICTURES, `${name}.png`), fullPage: true });
}

/** Small phone, phone, laptop. */
const WIDTHS = [320, 390, 1280] as const;

/** As `takePicture`, once for each width that a page has to fit. */
export async function takePictures(page: Page, name: string): Promise<void> {
  if (process.env['TUTTI_PICTURES'] !== '1') return;
  const usual = page.viewportSize();
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 860 });
    await takePicture(page, `${name.replaceAll(/\W+/g, '-')}-${width}`);
  }
  if (usual !== null) await page.setViewportSize(usual);
}

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES: axe.RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  resultTypes: ['violations'],
};
/** React Aria's announcer: an element that lives for an instant while a screen reader is told something. */
const LEFT_OUT = '[data-live-announcer]';

/**
 * Violations of WCAG 2.2 AA that axe can find, as `rule: element`. It is run in the page itself, where it
 * stays until the next one: no page of ours holds a frame of another origin.
 */
export async function findAccessibilityFaults(page: Page): Promise<string[]> {
  await settle(page);
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE);
  const violations = await page.evaluate(
    async ([rules, leftOut]) => {
      const results = await (window as unknown as { axe: typeof axe }).axe.run(
        { exclude: [leftOut] },
        rules,
      );
      return results.violations.map(({ id, nodes }) => ({
        id,
        nodes: nodes.map(({ target, html }) => ({ target: target.join(' '), html })),
      }));
    },
    [RULES, LEFT_OUT] as const,
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, html }) => `${id}: ${target} ${html.slice(0, 160)}`),
  );
}

/** What was changed before this has been drawn, and no transition runs any more: colours are what they will be. */
function settle(page: Page): Promise<void> {
  return page.evaluate(async () => {
    await new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn, 50)));
    for (;;) {
      const transitions = document.getAnimations().filter((one) => one instanceof CSSTransition);
      if (transitions.length === 0) return;
      await Promise.allSettled(transitions.map(({ finished }) => finished));
    }
  });
}
