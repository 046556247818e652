import type { Browser } from 'playwright-core';
import { createRespondents, runEach } from '../../api/demo/respondent.ts';
import { launchBrowser } from '../support/browser.ts';
import { CLOSES_ON, SMALL_COMPANY, writeRoster, writeUnits } from '../support/company.ts';
import { readChoice, readCount, readOptions } from '../support/options.ts';
import { startTestServer } from '../support/server.ts';
import { writeResults } from './keep.ts';
import { servePlainPage } from './web/baseline.ts';
import { visitAndRead, visitInHurry } from './web/employee.ts';
import { isMissed, summarise, toRecord, writeTable } from './web/figures.ts';
import type { Figure } from './web/figures.ts';
import { scrollHeatmap } from './web/heatmap.ts';
import { insertLargeReport, LARGE_UNITS } from './web/large-report.ts';
import { visitStaffPage, type StaffPage, type StaffVisit } from './web/staff.ts';
import { CONDITIONS } from './web/throttle.ts';

/**
 * `npm run bench:web [-- --runs 7] [-- --only employee] [-- --keep]`: how long a person waits, an employee on a slow
 * phone and the staff on a slow line. Real Chromium, real server with the built pages, a cold cache on every
 * visit. The last line is every figure as JSON. Ends with status 1 when the median of a figure misses its goal.
 */
const MEASURES = {
  employee: { title: 'Employee', take: measureEmployee },
  staff: { title: 'Staff', take: measureStaff },
  report: { title: `Report of ${LARGE_UNITS} units`, take: measureLargeReport },
} as const;
const options = readOptions({
  runs: { type: 'string', default: '7' },
  only: { type: 'string' },
  keep: { type: 'boolean', default: false },
});
const runs = readCount('runs', options.runs);
const only = readChoice('only', options.only, Object.keys(MEASURES));
const say = (line: string) => process.stdout.write(`${line}\n`);
const sections: { readonly title: string; readonly figures: readonly Figure[] }[] = [];

const server = await startTestServer();
const browser = await launchBrowser();
try {
  await server.hr.importOrganisation(writeUnits(SMALL_COMPANY), writeRoster(SMALL_COMPANY));
  for (const [name, { title, take }] of Object.entries(MEASURES)) {
    if (only === undefined || only === name) sections.push({ title, figures: await take(browser) });
  }
} finally {
  await browser.close();
  await server.close();
}

const title = 'What a person on a slow phone waits for';
const command = `npm run bench:web -- --runs ${runs} --keep`;
// A part of the figures would take the place of all of them.
const kept = options.keep && only === undefined ? 'web' : null;
say(writeResults({ title, command, tables: describeSections() }, kept));
const missed = sections.flatMap(({ figures }) => figures).filter(isMissed);
for (const { name } of missed) say(`goal missed: ${name}`);
say(
  JSON.stringify({
    runs,
    missed: missed.length,
    ...Object.fromEntries(sections.map(({ title, figures }) => [title, toRecord(figures)])),
  }),
);
process.exitCode = missed.length === 0 ? 0 : 1;

async function measureEmployee(visitor: Browser): Promise<readonly Figure[]> {
  const link = await openRound();
  const plain = await servePlainPage(visitor, link);
  // A first visit pays for starting the browser's own processes.
  await visitInHurry(visitor, link);
  await plain.visit();
  const hurried = [];
  const read = [];
  const baseline = [];
  // In turn, so that other work on the machine falls on all of them alike.
  for (let run = 0; run < runs; run += 1) {
    hurried.push(await visitInHurry(visitor, link));
    read.push(await visitAndRead(visitor, link));
    baseline.push(await plain.visit());
  }
  await plain.close();
  say(`largest element: ${[...new Set(read.map((visit) => visit.largestElement))].join(' / ')}`);
  const all = [...hurried, ...read];
  // Of those who pressed nothing: the largest element of another page does not count.
  const largest = read.map((visit) => visit.largestPaintMillis);
  const plainLargest = summarise(
    'plain page: largest paint',
    'ms',
    baseline.map((visit) => visit.largestPaintMillis),
  );
  const kilobytes = (bytes: number) => bytes / 1000;
  return [
    summarise(
      'JavaScript before the first page is usable',
      'KB',
      all.map((visit) => kilobytes(visit.scriptBytesBeforeFirstPage)),
      90,
    ),
    summarise(
      'first paint',
      'ms',
      all.map((visit) => visit.firstPaintMillis),
    ),
    summarise('largest paint', 'ms', largest, 1500),
    plainLargest,
    summarise(
      'largest paint, as a multiple of the plain page',
      'ratio',
      largest.map((value) => value / plainLargest.median),
    ),
    summarise(
      'first page usable',
      'ms',
      all.map((visit) => visit.firstPageMillis),
    ),
    summarise(
      'first question usable, Start pressed at once',
      'ms',
      hurried.map((visit) => visit.questionMillis),
      4000,
    ),
    summarise(
      'first question usable after Start, five seconds read',
      'ms',
      read.map((visit) => visit.questionAfterStartMillis),
      200,
    ),
    summarise(
      'first answer shown after the tap',
      'ms',
      all.map((visit) => visit.answerMillis),
    ),
    summarise(
      'layout shift',
      'ratio',
      all.map((visit) => visit.shift),
      0.1,
    ),
    summarise(
      'total transfer',
      'KB',
      all.map((visit) => kilobytes(visit.totalBytes)),
      600,
    ),
    summarise(
      'requests',
      'count',
      all.map((visit) => visit.requests),
    ),
  ];
}

/** An open round; the personal link of someone who reads the language of the browser. */
async function openRound(): Promise<string> {
  const round = await server.hr.launchRound({
    title: 'Spring survey',
    instrument: 'full@1',
    closesOn: CLOSES_ON,
  });
  const messages = await server.hr.readOutbox(round);
  return messages.find(({ language }) => language === 'en')!.link;
}

async function measureStaff(visitor: Browser): Promise<readonly Figure[]> {
  const released = await releaseRound();
  const pages: readonly StaffPage[] = [
    { name: 'rounds', path: '/rounds', ready: 'main a[href*="/rounds/"]' },
    { name: 'organisation', path: '/organisation', ready: 'main [role="treegrid"]' },
    { name: 'new round', path: '/rounds/new', ready: 'main form button[type="submit"]' },
    { name: 'report', path: `/rounds/${released}/report`, ready: '#dimensions' },
    { name: 'all teams', path: `/rounds/${released}/teams`, ready: 'main [role="treegrid"]' },
  ];
  return measurePages(visitor, pages);
}

/** The first visit and the next ones, of each page. */
async function measurePages(
  visitor: Browser,
  pages: readonly StaffPage[],
): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const page of pages) {
    const visits: StaffVisit[] = [];
    for (let run = 0; run < runs; run += 1)
      visits.push(await visitStaffPage(visitor, server, page));
    const summariseVisits = (
      what: string,
      unit: Figure['unit'],
      pick: (visit: StaffVisit) => number,
      goal: number | null,
    ) => summarise(`${page.name}: ${what}`, unit, visits.map(pick), goal);
    figures.push(
      summariseVisits('first visit', 'ms', (visit) => visit.firstMillis, 2500),
      summariseVisits('afterwards', 'ms', (visit) => visit.againMillis, 500),
      summariseVisits('transfer', 'KB', (visit) => visit.bytes / 1000, null),
    );
  }
  return figures;
}

/** What takes longest in a large company: its report, and scrolling through all of its teams. */
async function measureLargeReport(visitor: Browser): Promise<readonly Figure[]> {
  const round = await insertLargeReport(server);
  const at = `/rounds/${round}`;
  const figures = await measurePages(visitor, [
    { name: 'overview', path: `${at}/overview`, ready: '#dimensions' },
    { name: 'heatmap', path: `${at}/teams`, ready: 'main [role="treegrid"]' },
    { name: 'readiness map', path: `${at}/readiness`, ready: '.map-team' },
    { name: 'one team', path: `${at}/report/U1`, ready: '#dimensions' },
  ]);
  const scroll = async (slowdown: number): Promise<readonly number[]> => {
    const times: number[] = [];
    for (let run = 0; run < runs; run += 1)
      times.push(await scrollHeatmap(visitor, server, round, slowdown));
    return times;
  };
  return [
    ...figures,
    summarise('heatmap: a frame while scrolling (20 ms = 50 a second)', 'ms', await scroll(1), 20),
    summarise(
      `heatmap: the same, processor ${CONDITIONS.cpuSlowdown} times slower`,
      'ms',
      await scroll(CONDITIONS.cpuSlowdown),
    ),
  ];
}

/** A round that everybody has answered, closed and released. */
async function releaseRound(): Promise<string> {
  const title = 'Autumn survey';
  const round = await server.hr.launchRound({ title, instrument: 'full@1', closesOn: CLOSES_ON });
  const respondents = createRespondents(server.url);
  await runEach(await server.hr.readOutbox(round), 4, async ({ link }, person) => {
    const answers = { WB1: 1 + (person % 5), TV1: 1 + (person % 4), WV1: 2 + (person % 4), REC: 8 };
    await respondents.answer(link.split('#')[1]!, { answers, comments: {} });
  });
  await server.hr.closeRound(round);
  return round;
}

function describeSections(): string {
  const { downloadBitsPerSecond, latencyMillis, cpuSlowdown } = CONDITIONS;
  return [
    `Visits of each kind: ${runs}, with a cold cache, Chromium throttled to ${downloadBitsPerSecond / 1e6} Mbit/s, ${latencyMillis} ms per request and a processor ${cpuSlowdown} times slower. Goals are held against the median. KB are 1000 bytes on the wire.`,
    '',
    ...sections.map(({ title, figures }) => writeTable(title, figures)),
  ].join('\n');
}
