import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core';
import type { LAPTOP } from '../../support/browser.ts';
import { PHONE } from '../../support/browser.ts';
import type { Mark, PageTimes } from './probe.ts';
import { installProbe } from './probe.ts';

/** A slow phone on a slow network, as Chromium's own tools throttle them: the latency counts per request. */
export const CONDITIONS = {
  downloadBitsPerSecond: 1_600_000,
  uploadBitsPerSecond: 750_000,
  latencyMillis: 150,
  cpuSlowdown: 4,
} as const;

export interface Transfer {
  readonly url: string;
  /** What has come, as it came. `at`: milliseconds since 1970; `bytes`: on the wire, compressed. */
  readonly pieces: readonly { readonly at: number; readonly bytes: number }[];
}

/** Bytes on the wire until a time. */
export function countBytes(transfers: readonly Transfer[], until = Infinity): number {
  return transfers
    .flatMap(({ pieces }) => pieces)
    .reduce((sum, { at, bytes }) => (at <= until ? sum + bytes : sum), 0);
}

export interface SlowPage {
  readonly page: Page;
  readonly transfers: () => readonly Transfer[];
  readonly readTimes: () => Promise<PageTimes>;
  readonly close: () => Promise<void>;
}

/** An empty page with nothing cached, throttled, with the probe in it. */
export async function openSlowPage(
  browser: Browser,
  locale: string,
  marks: readonly Mark[],
  device: typeof PHONE | typeof LAPTOP = PHONE,
): Promise<SlowPage> {
  const context: BrowserContext = await browser.newContext({ ...device, locale });
  const page = await context.newPage();
  await page.addInitScript(installProbe, marks);
  const session = await context.newCDPSession(page);
  const transfers = await recordTransfers(session);
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: CONDITIONS.latencyMillis,
    downloadThroughput: CONDITIONS.downloadBitsPerSecond / 8,
    uploadThroughput: CONDITIONS.uploadBitsPerSecond / 8,
  });
  await session.send('Emulation.setCPUThrottlingRate', { rate: CONDITIONS.cpuSlowdown });
  return {
    page,
    transfers,
    readTimes: () =>
      page.evaluate(() => (window as unknown as { readonly probe: PageTimes }).probe),
    close: () => context.close(),
  };
}

async function recordTransfers(session: CDPSession): Promise<() => readonly Transfer[]> {
  const seen = new Map<string, { url: string; pieces: { at: number; bytes: number }[] }>();
  // Events carry a clock of their own; a request tells both.
  let clockOffset = 0;
  const add = (request: string, timestamp: number, bytes: number): void =>
    void seen.get(request)?.pieces.push({ at: 1000 * timestamp + clockOffset, bytes });
  session.on('Network.requestWillBeSent', ({ requestId, request, timestamp, wallTime }) => {
    clockOffset = 1000 * (wallTime - timestamp);
    seen.set(requestId, { url: request.url, pieces: [] });
  });
  session.on('Network.dataReceived', ({ requestId, encodedDataLength, timestamp }) =>
    add(requestId, timestamp, encodedDataLength),
  );
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength, timestamp }) => {
    // The whole, headers included: what no piece has told yet came with them.
    const told = seen.get(requestId)?.pieces.reduce((sum, { bytes }) => sum + bytes, 0) ?? 0;
    add(requestId, timestamp, encodedDataLength - told);
  });
  await session.send('Network.enable');
  return () => [...seen.values()].filter(({ url }) => url.startsWith('http'));
}
