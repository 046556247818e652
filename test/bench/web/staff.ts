import type { Browser, Page } from 'playwright-core';
import { LAPTOP } from '../../support/browser.ts';
import type { TestServer } from '../../support/server.ts';
import { openStaff } from '../../support/sign-in.ts';
import { countBytes, openSlowPage } from './throttle.ts';

/** A page of the staff application, and by what one sees that it can be used. */
export interface StaffPage {
  readonly name: string;
  /** Below `/staff`. */
  readonly path: string;
  /** Title of the page, and something of its content. */
  readonly ready: string;
}

/** What a page costs somebody who is signed in. Bytes are those on the wire. */
export interface StaffVisit {
  /** Nothing is cached: from the address to a page that can be used. */
  readonly firstMillis: number;
  /** From the click on a link to it in the application, once it has been seen. */
  readonly againMillis: number;
  readonly bytes: number;
}

const ELSEWHERE = '/readiness';

/** Opens a page with nothing cached, goes elsewhere in the application, and comes back by the browser's button. */
export async function visitStaffPage(
  browser: Browser,
  server: Pick<TestServer, 'url' | 'makeLink'>,
  page: StaffPage,
): Promise<StaffVisit> {
  const mark = { name: 'ready', selector: page.ready, click: false };
  const slow = await openSlowPage(browser, 'en-GB', [mark], LAPTOP);
  try {
    await openStaff(slow.page, server, 'hr@example.org', page.path);
    await slow.page.waitForFunction(
      () => 'ready' in (window as unknown as { probe: { marks: object } }).probe.marks,
      null,
      { timeout: 60_000 },
    );
    const { marks } = await slow.readTimes();
    await slow.page.waitForLoadState('networkidle');
    const bytes = countBytes(slow.transfers());
    return { firstMillis: marks['ready']!, againMillis: await comeBack(slow.page, page), bytes };
  } finally {
    await slow.close();
  }
}

async function comeBack(page: Page, { path, ready }: StaffPage): Promise<number> {
  await go(page, ELSEWHERE, 'main h1');
  await page.waitForTimeout(1_000);
  return go(page, path, ready);
}

/** As a link does it: an entry of the history, which the router follows. Resolves when the page can be used. */
function go(page: Page, path: string, ready: string): Promise<number> {
  return page.evaluate(
    ([to, selector]) =>
      new Promise<number>((resolve) => {
        const started = performance.now();
        const look = (): void => {
          const found = location.pathname === to && document.querySelector(selector) !== null;
          if (!found) requestAnimationFrame(look);
          // A frame has been drawn and the main thread is free again.
          else
            requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - started), 0));
        };
        history.pushState(null, '', to);
        requestAnimationFrame(look);
      }),
    [`/staff${path}`, ready] as const,
  );
}
