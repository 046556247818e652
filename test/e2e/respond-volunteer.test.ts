import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findAccessibilityFaults, LAPTOP, launchBrowser, watchPage } from '../support/browser.ts';
import { answerAll, button, heading, openPhone, openSurvey } from '../support/employee.ts';
import { createLooks } from '../support/looks.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { openStaff } from '../support/sign-in.ts';

/** From "thank you" to the form for volunteers: nothing of the survey comes along. */
describe('a volunteer', () => {
  let server: TestServer;
  let browser: Browser;
  let link: string;
  const looks = createLooks();

  beforeAll(async () => {
    server = await startTestServer();
    link = (await openSurvey(server, 'pulse@1', 'Spring pulse')).takeLink();
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
    process.stdout.write(`axe looked at ${looks.looked.length} pages for volunteers\n`);
  });

  test('puts a name forward after answering; the page reads no storage and sends no referrer', async () => {
    const phone = await openPhone(browser);
    await phone.addInitScript(() => {
      if (window.location.pathname !== '/volunteer') return;
      const touched: string[] = [];
      Object.assign(window, { touched });
      for (const name of ['localStorage', 'sessionStorage', 'indexedDB'] as const) {
        Object.defineProperty(window, name, {
          get: () => {
            touched.push(name);
            throw new DOMException('not for this page', 'SecurityError');
          },
        });
      }
    });
    const answering = await phone.newPage();
    const seen = watchPage(answering, server.url);
    await answering.goto(link);
    await answerAll(answering);
    await button(answering, 'Send my answers').tap();
    await heading(answering, 'Thank you').waitFor({ timeout: 30_000 });
    const requests: { url: string; headers: Promise<Record<string, string>>; body: string }[] = [];
    phone.on('request', (request) => {
      requests.push({
        url: request.url(),
        headers: request.allHeaders(),
        body: request.postData() ?? '',
      });
    });
    const opened = phone.waitForEvent('page');
    await answering.getByRole('link', { name: 'To the form, today or any other day' }).tap();
    const page = await opened;
    const seenInForm = watchPage(page, server.url);
    await heading(page, 'Speak for the company?').waitFor();
    expect(await looks.look(page, 'form')).toEqual([]);
    await button(page, 'Put my name forward').tap();
    await page.getByText('Please write your name.').waitFor();
    await page.getByLabel('Your name').fill('Grace Hopper');
    await page.getByLabel('Your e-mail address at work').fill('grace@example.org');
    await button(page, 'Put my name forward').tap();
    await page.getByText('Without your agreement nothing can be kept.').waitFor();
    expect(await looks.look(page, 'form with a fault')).toEqual([]);
    await page.getByRole('checkbox').tap();
    await button(page, 'Put my name forward').tap();
    await heading(page, 'Thank you').waitFor();
    expect(await looks.look(page, 'done')).toEqual([]);

    expect(await page.evaluate(() => (window as unknown as { touched: string[] }).touched)).toEqual(
      [],
    );
    expect(await page.evaluate(() => document.referrer)).toBe('');
    expect(await phone.cookies()).toEqual([]);
    const secret = link.split('#')[1]!;
    for (const { url, headers, body } of requests) {
      // Empty where the browser reports a header that it does not send.
      expect((await headers)['referer'] ?? '', url).toBe('');
      expect(Object.keys(await headers)).not.toContain('cookie');
      expect(url + body).not.toContain(secret);
      expect(url).not.toMatch(/registrar|ballotbox|rounds/);
    }
    expect(requests.length).toBeGreaterThan(3);
    expect([...seen, ...seenInForm]).toEqual([]);
    await phone.close();
  });

  test('HR sees the name; the person takes it back; a second time there is nothing', async () => {
    const laptop = await browser.newContext({ ...LAPTOP, locale: 'en-GB' });
    const page = await laptop.newPage();
    await openStaff(page, server, 'hr@example.org', '/volunteers');
    await page.getByRole('rowheader', { name: 'Grace Hopper' }).waitFor();
    expect(await findAccessibilityFaults(page)).toEqual([]);
    const [entry] = await server.hr.call<{ id: string }[]>('GET', '/volunteers');
    const own = await laptop.newPage();
    await own.goto(`${server.url}/volunteer#${entry!.id}`);
    expect(await looks.look(own, 'take back')).toEqual([]);
    await button(own, 'Erase my entry').click();
    await heading(own, 'Erased').waitFor();
    await own.reload();
    await button(own, 'Erase my entry').click();
    await heading(own, 'There is no such entry').waitFor();
    expect(await looks.look(own, 'gone')).toEqual([]);
    await page.reload();
    await page.getByText('Nobody has put their name forward yet.').waitFor();
    await laptop.close();
  });
});
