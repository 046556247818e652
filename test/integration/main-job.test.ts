import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createRespondents, runEach } from '../../api/demo/respondent.ts';
import { simulateAnswers } from '../../api/demo/answers.ts';
import { findInstrument } from '../../surveys/catalogue.ts';
import { planCohorts } from '../../surveys/organisation/cohorts.ts';
import { parseRoster } from '../../surveys/organisation/parse-roster.ts';
import { parseUnits } from '../../surveys/organisation/parse-units.ts';
import { DEFAULT_POLICY } from '../../surveys/policy.ts';
import { readDocument } from '../../api/read-document.ts';
import { findReleaseHash } from '../../api/tally/store.ts';
import type { ReleaseDocument } from '../../surveys/release-document.ts';
import { buildRelease } from '../../surveys/release.ts';
import { createTabulator } from '../../surveys/tabulate.ts';
import { packAnswer } from '../../surveys/tabulation.ts';
import { CLOSES_ON, SMALL_COMPANY, writeRoster, writeUnits } from '../support/company.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

const INSTRUMENT = findInstrument('full@1')!;

describe('a roster comes in, people answer, the round closes, a report is read', () => {
  let server: TestServer;
  let round: string;
  let messages: Awaited<ReturnType<TestServer['hr']['readOutbox']>>;
  let report: { release: ReleaseDocument; hash: string };
  const sheets = new Map<string, Record<string, number>>();

  beforeAll(async () => {
    server = await startTestServer();
    await server.hr.importOrganisation(writeUnits(SMALL_COMPANY), writeRoster(SMALL_COMPANY));
    round = await server.hr.launchRound({
      title: 'Spring',
      instrument: 'full@1',
      closesOn: CLOSES_ON,
    });
    messages = await server.hr.readOutbox(round);
    const simulated = simulateAnswers(INSTRUMENT, messages, 5);
    const respondents = createRespondents(server.url);
    await runEach(messages, 4, async (message, index) => {
      const sheet = simulated[index];
      if (sheet == null) return;
      sheets.set(message.employee, { ...sheet.answers });
      await respondents.answer(message.link.split('#')[1]!, sheet);
    });
    await server.hr.closeRound(round);
    report = await server.hr.call('GET', `/reports/${round}`);
  });
  afterAll(() => server.close());

  test('every invited person has one personal link whose secret sits in the fragment', () => {
    expect(messages).toHaveLength(29);
    expect(new Set(messages.map((message) => message.link)).size).toBe(29);
    for (const { link } of messages) expect(link).toMatch(/\/a#[\w-]{22}$/);
  });

  test('the released figures are those of the same answers counted directly', () => {
    const units = parseUnits('units.csv', writeUnits(SMALL_COMPANY));
    if (!units.ok) throw new Error('units');
    const roster = parseRoster('roster.csv', writeRoster(SMALL_COMPANY), units.tree);
    if (!roster.ok) throw new Error('roster');
    const heads = new Int32Array(units.tree.units.length);
    for (const employee of roster.roster.employees)
      heads[units.tree.indexOf.get(employee.unit)!]! += 1;
    const plan = planCohorts(units.tree, heads, DEFAULT_POLICY);
    if ('refused' in plan) throw new Error('plan');
    const tabulator = createTabulator(INSTRUMENT, plan.cohorts.length);
    for (const { id, unit } of roster.roster.employees) {
      const answers = sheets.get(id);
      if (answers === undefined) continue;
      const packed = INSTRUMENT.items.map((item) =>
        answers[item.id] === undefined ? 0 : packAnswer(item, answers[item.id]!)!,
      );
      tabulator.add(
        plan.cohorts.findIndex((cohort) => cohort.units.includes(unit)),
        Uint8Array.from(packed),
      );
    }
    const direct = buildRelease({
      round: report.release.round,
      policy: DEFAULT_POLICY,
      key: INSTRUMENT,
      labelled: true,
      setup: report.release.company.setup,
      tree: units.tree,
      plan,
      tabulation: tabulator.finish([]),
    });
    expect(report.release.groups).toEqual(JSON.parse(JSON.stringify(direct.groups)));
    expect(report.release.withheld).toEqual(direct.withheld);
  });

  test('a team of two has no report and is pointed to the nearest group', () => {
    const tiny = report.release.withheld.find((entry) => entry.unit === 'tiny');
    expect(tiny?.why).toBe('too-few-invited');
    expect(report.release.groups.map((group) => group.id)).toContain(tiny?.seeInstead);
  });

  test('a manager reads the own team, the company, and nothing of another team', async () => {
    await server.addManager('south@example.org', 'south');
    const manager = await server.signIn('south@example.org');
    const view = await manager.call<{ release: ReleaseDocument; start: { unit: string } }>(
      'GET',
      `/reports/${round}`,
    );
    expect(view.start.unit).toBe('south');
    const seen = view.release.groups.map((group) => group.id);
    expect(seen).not.toContain('unit:north-a');
    expect(seen).toContain('unit:root');
  });

  test('the frozen document is served unchanged: its hash is the one of the round', async () => {
    const document = await server.database.as('reader', (sql) => readDocument(sql, round));
    expect(createHash('sha256').update(document).digest('hex')).toBe(report.hash);
    const stored = await server.database.as('reader', (sql) => findReleaseHash(sql, round));
    expect(report.hash).toBe(stored);
    expect((await server.hr.readRound(round)).releaseHash).toBe(report.hash);
  });

  test('after close no blinded message, signature, signing key or link is left', async () => {
    const [left] = await server.database.as(
      'registrar',
      (sql) => sql<{ claims: number; keys: number; links: number }[]>`select
        (select count(*)::int from registrar.claim
          where claim_hash is not null or response is not null) as claims,
        (select count(*)::int from registrar.signing_key where private_key is not null) as keys,
        (select count(*)::int from registrar.message) as links`,
    );
    expect(left).toEqual({ claims: 0, keys: 0, links: 0 });
  });

  test('30 days later ballots, comments and invitations are deleted; the report stays', async () => {
    await server.rounds.forget(30);
    expect(await countLeft()).toEqual({ ballots: sheets.size, invitations: 29 });
    await server.rounds.forget(0);
    expect(await countLeft()).toEqual({ ballots: 0, invitations: 0 });
    expect(await server.hr.call('GET', `/reports/${round}`)).toEqual(report);
  });

  async function countLeft() {
    const [ballots] = await server.database.as(
      'tally',
      (sql) => sql<{ n: number }[]>`select coalesce(sum(count), 0)::int as n from tally.ballots`,
    );
    const [invitations] = await server.database.as(
      'registrar',
      (sql) => sql<{ n: number }[]>`select count(*)::int as n from registrar.invitation`,
    );
    return { ballots: ballots!.n, invitations: invitations!.n };
  }

  test('the log holds no time of day, no address, no secret and no answer', () => {
    const text = server.logged.join('');
    expect(text).toContain('round-released');
    expect(text).not.toMatch(/\d\d:\d\d|127\.0\.0\.1|::1|example\.org/);
    for (const { link } of messages) expect(text).not.toContain(link.split('#')[1]!);
  });
});
