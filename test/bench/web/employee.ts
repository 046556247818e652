import type { Browser } from 'playwright-core';
import type { Mark } from './probe.ts';
import { countBytes, openSlowPage } from './throttle.ts';
import type { SlowPage } from './throttle.ts';

/** What one visit by a personal link costs. Bytes are those on the wire. */
export interface EmployeeVisit {
  readonly firstPaintMillis: number;
  readonly largestPaintMillis: number;
  readonly largestElement: string;
  readonly shift: number;
  /** The first page can be used: "Start" is there and reacts. */
  readonly firstPageMillis: number;
  readonly scriptBytesBeforeFirstPage: number;
  /** From opening the link to the first question, shown and ready for a tap. */
  readonly questionMillis: number;
  /** From the click on "Start" to the first question, shown and ready for a tap. */
  readonly questionAfterStartMillis: number;
  /** From the tap on an answer until it shows as chosen. */
  readonly answerMillis: number;
  readonly totalBytes: number;
  readonly requests: number;
}

const START = '.actions button.primary';
const READING_MILLIS = 5_000;

const start = (click: boolean): Mark => ({ name: 'start', selector: START, click });
const ANSWER = '.survey-page input[type="radio"]';
const QUESTIONS: readonly Mark[] = [
  { name: 'question', selector: ANSWER, click: false },
  { name: 'answer', selector: ANSWER, click: true },
];

/** Presses "Start" the moment it is there. */
export async function visitInHurry(browser: Browser, link: string): Promise<EmployeeVisit> {
  const slow = await openSlowPage(browser, 'en-GB', [start(true), ...QUESTIONS]);
  try {
    await slow.page.goto(link);
    return await finishVisit(slow);
  } finally {
    await slow.close();
  }
}

/** Reads the first page for five seconds, then presses "Start". */
export async function visitAndRead(browser: Browser, link: string): Promise<EmployeeVisit> {
  const slow = await openSlowPage(browser, 'en-GB', [start(false), ...QUESTIONS]);
  try {
    await slow.page.goto(link);
    const button = slow.page.getByRole('button', { name: 'Start', exact: true });
    await button.waitFor();
    await slow.page.waitForTimeout(READING_MILLIS);
    await button.tap();
    return await finishVisit(slow);
  } finally {
    await slow.close();
  }
}

async function finishVisit(slow: SlowPage): Promise<EmployeeVisit> {
  const { page, transfers, readTimes } = slow;
  await page.waitForFunction(
    () => 'answer' in (window as unknown as { probe: { shown: object } }).probe.shown,
    null,
    { timeout: 60_000 },
  );
  await page.waitForLoadState('networkidle');
  const times = await readTimes();
  const firstPageMillis = times.marks['start']!;
  const questionMillis = times.marks['question']!;
  const all = transfers();
  const scripts = all.filter(({ url }) => url.endsWith('.js'));
  return {
    firstPaintMillis: times.firstPaintMillis,
    largestPaintMillis: times.largestPaintMillis,
    largestElement: times.largestElement,
    shift: times.shift,
    firstPageMillis,
    scriptBytesBeforeFirstPage: countBytes(scripts, times.openedAt + firstPageMillis),
    questionMillis,
    questionAfterStartMillis: questionMillis - times.clicks['start']!,
    answerMillis: times.shown['answer']! - times.clicks['answer']!,
    totalBytes: countBytes(all),
    requests: all.length,
  };
}
