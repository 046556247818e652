import type { Browser } from 'playwright-core';
import { LAPTOP } from '../../support/browser.ts';
import type { TestServer } from '../../support/server.ts';
import { openStaff } from '../../support/sign-in.ts';

/** Faster than anyone reads: two thirds of a window a second. */
const SPEED_PX_PER_SECOND = 1500;
const SECONDS = 4;

/**
 * Scrolls the open heatmap of a round for some seconds, as a hand on a wheel does.
 * @returns milliseconds per frame on average; 20 are 50 frames a second
 */
export async function scrollHeatmap(
  browser: Browser,
  server: Pick<TestServer, 'url' | 'makeLink'>,
  round: string,
  cpuSlowdown: number,
): Promise<number> {
  const context = await browser.newContext({ ...LAPTOP, locale: 'en-GB' });
  try {
    const page = await context.newPage();
    await openStaff(page, server, 'hr@example.org', `/rounds/${round}/teams`);
    await page.getByRole('button', { name: 'Open all levels' }).click();
    await page.waitForTimeout(500);
    const session = await context.newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: cpuSlowdown });
    return await page.getByRole('treegrid').evaluate(
      (grid, [speed, seconds]) =>
        new Promise<number>((resolve) => {
          let frames = 0;
          let started = 0;
          const step = (now: number): void => {
            if (started === 0) started = now;
            else frames += 1;
            const passed = (now - started) / 1000;
            grid.scrollTop = passed * speed;
            if (passed < seconds) requestAnimationFrame(step);
            else resolve((1000 * passed) / frames);
          };
          requestAnimationFrame(step);
        }),
      [SPEED_PX_PER_SECOND, SECONDS] as const,
    );
  } finally {
    await context.close();
  }
}
