import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { openSlowPage } from './throttle.ts';

/**
 * The same words as a page of nothing but text: no script, no style sheet, one request. What it takes
 * is the machine and the network; the rest is ours.
 */
export async function servePlainPage(browser: Browser, link: string) {
  const html = brotliCompressSync(writePlainPage(await readWords(browser, link)));
  const server = createServer((_, response) =>
    response
      .writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-encoding': 'br' })
      .end(html),
  );
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    visit: async (): Promise<{ largestPaintMillis: number }> => {
      const slow = await openSlowPage(browser, 'en-GB', []);
      try {
        await slow.page.goto(`http://127.0.0.1:${port}/`);
        await slow.page.waitForTimeout(500);
        return await slow.readTimes();
      } finally {
        await slow.close();
      }
    },
    close: () => new Promise((done) => server.close(done)),
  };
}

/** The words of the first page, read from the real one. */
async function readWords(browser: Browser, link: string): Promise<readonly string[]> {
  const page = await browser.newPage();
  await page.goto(link);
  await page.getByRole('button', { name: 'Start', exact: true }).waitFor();
  const words = await page.locator('main').first().innerText();
  await page.close();
  return words.split('\n').filter((line) => line.trim() !== '');
}

function writePlainPage(lines: readonly string[]): string {
  const paragraphs = lines.map((line) => `<p>${line.replaceAll('<', '&lt;')}</p>`).join('\n');
  return `<!doctype html><html lang="en"><meta charset="utf-8" />
<meta name="viewport" content="width=device-width" /><link rel="icon" href="data:," /><title>Plain</title>
${paragraphs}</html>`;
}
