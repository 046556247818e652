import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { PHONE } from './browser.ts';
import { CLOSES_ON, SMALL_COMPANY, writeRoster, writeUnits } from './company.ts';
import type { TestServer } from './server.ts';

export interface OpenSurvey {
  readonly round: string;
  /** Another personal link of someone who reads English. */
  readonly takeLink: () => string;
}

/** A round that takes answers, in the small company. */
export async function openSurvey(
  server: TestServer,
  instrument: string,
  title: string,
): Promise<OpenSurvey> {
  await server.hr.importOrganisation(writeUnits(SMALL_COMPANY), writeRoster(SMALL_COMPANY));
  const round = await server.hr.launchRound({ title, instrument, closesOn: CLOSES_ON });
  const messages = await server.hr.readOutbox(round);
  const links = messages.filter(({ language }) => language === 'en').map(({ link }) => link);
  return {
    round,
    takeLink: () => {
      const link = links.shift();
      if (link === undefined) throw new Error('no link left');
      return link;
    },
  };
}

export function openPhone(browser: Browser): Promise<BrowserContext> {
  return browser.newContext({ ...PHONE, locale: 'en-GB' });
}

export const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, ...(typeof name === 'string' ? { exact: true } : {}) });

export const heading = (page: Page, name: string | RegExp) =>
  page.getByRole('heading', { level: 1, name });

/** Taps through every topic, an answer to each question, until the page before sending. */
export async function answerAll(page: Page): Promise<void> {
  await button(page, /^(Start|Go on where you stopped)$/).tap();
  for (;;) {
    const questions = page.getByRole('radiogroup');
    await questions.first().waitFor();
    const count = await questions.count();
    expect(count).toBeGreaterThan(0);
    for (let index = 0; index < count; index += 1) {
      const answer = questions
        .nth(index)
        .getByRole('radio')
        .nth(index % 5);
      await answer.scrollIntoViewIfNeeded();
      await answer.tap();
      expect(await answer.isChecked()).toBe(true);
    }
    const onward = button(page, /^(Next topic|To the overview)$/);
    const last = (await onward.textContent()) === 'To the overview';
    const title = await page.getByRole('heading', { level: 1 }).textContent();
    await onward.tap();
    if (last) break;
    await page.getByRole('heading', { level: 1 }).filter({ hasNotText: title! }).waitFor();
  }
  await heading(page, 'Before you send').waitFor();
}

/** Everything that the browser keeps for this origin. */
export function readStorage(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => [
    ...Object.keys(localStorage).map((name) => `local ${name}`),
    ...Object.keys(sessionStorage).map((name) => `session ${name}`),
  ]);
}

/** Choose an answer as a person does, by what can be seen of it, once the page has come to rest: its input is hidden. */
export async function choose(answer: Locator): Promise<void> {
  await answer.locator('xpath=ancestor::label').click();
  expect(await answer.isChecked()).toBe(true);
}

/** A day, `YYYY-MM-DD`, as English pages write it. */
export function writeDay(day: string): string {
  const form = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat('en-GB', form).format(new Date(day));
}
