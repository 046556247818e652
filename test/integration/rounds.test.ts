import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ClockView, InvitationView, ReportView, RoundView, ToldView } from '../../api/app.ts';
import { createRespondents, runEach } from '../../api/demo/respondent.ts';
import { verifyRound } from '../../api/verify/verify-round.ts';
import { checkExtensions, type PublishedExtensions } from '../../surveys/ballot/extension.ts';
import type { SignedManifest } from '../../surveys/ballot/manifest.ts';
import { writeRoster, writeUnits, type TestUnit } from '../support/company.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { startTwoProcesses } from '../support/two-processes.ts';

const TEAMS: readonly TestUnit[] = [
  ['root', '', 3],
  ['north', 'root', 6],
  ['north-a', 'north', 8],
  ['north-b', 'north', 7],
  ['south', 'root', 9],
  ['tiny', 'south', 2],
];
const OPENS = '2099-03-01';
const CLOSES = '2099-03-14';
const LATER = '2099-03-21';
const AFTER = '2099-03-22';
const PULSE = { instrument: 'pulse@1', closesOn: CLOSES };

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  await server.hr.importOrganisation(writeUnits(TEAMS), writeRoster(TEAMS));
});
afterAll(() => server.close());

async function refuse(method: string, path: string, body?: object) {
  const reply = await server.hr.send(method, path, body);
  const { code, fields } = (await reply.json()) as {
    code: string;
    fields?: readonly { field: string; why?: string }[];
  };
  return { status: reply.status, code, ...(fields?.[0] === undefined ? {} : { first: fields[0] }) };
}

const create = (settings: object) =>
  server.hr.call<RoundView>('POST', '/rounds', { title: 'Round', ...PULSE, ...settings });
const act = (id: string, verb: string, body?: object) =>
  server.hr.call<RoundView>('POST', `/rounds/${id}/${verb}`, body);
const readState = async (id: string) => (await server.hr.readRound(id)).state;
const countAudit = async (action: string, id: string) => {
  const rows = await server.database.owner<{ account: string }[]>`
    select account from staff.audit where action = ${action} and detail->>'round' = ${id}`;
  return rows.map(({ account }) => account);
};

async function answer(id: string, value: number, url = server.url): Promise<void> {
  const respondents = createRespondents(url);
  await runEach(await server.hr.readOutbox(id), 4, async ({ link }, index) => {
    const answers = { WB2: value, TV1: 1 + (index % 5) };
    await respondents.answer(link.split('#')[1]!, { answers, comments: {} });
  });
}

describe('a round for a part of the company', () => {
  let everybody: string;
  let part: string;

  beforeAll(async () => {
    everybody = await server.hr.launchRound({ title: 'Everybody', ...PULSE });
    await answer(everybody, 2);
    await server.hr.closeRound(everybody);
    part = await server.hr.launchRound({ title: 'North', ...PULSE, audience: ['north'] });
  });

  test('nobody else is invited, and no key is for them', async () => {
    const outbox = await server.hr.readOutbox(part);
    expect(outbox).toHaveLength(21);
    expect(outbox.every(({ employee }) => employee.startsWith('north'))).toBe(true);
    const { manifest } = await server.hr.call<SignedManifest>('GET', `/rounds/${part}/manifest`);
    const ballots = manifest.keys.filter(({ kind }) => kind === 'ballot');
    expect(ballots.map(({ id }) => id)).toEqual([
      'cohort:north',
      'cohort:north-a',
      'cohort:north-b',
    ]);
    expect(ballots.reduce((sum, { heads }) => sum + heads, 0)).toBe(21);
    const rows = await server.database.owner`select employee from registrar.member
      where round = ${part} and employee not like 'north%'`;
    expect(rows).toHaveLength(0);
  });

  test('an employee is told that only a part is asked', async () => {
    const [message] = await server.hr.readOutbox(part);
    const invitation = await lookUp(server.url, message!.link);
    expect(invitation.round.audience).toEqual(['Team north']);
    expect(invitation.countsIn.at(-1)).toMatchObject({ label: 'Team root', heads: 21 });
  });

  test('the release is about the audience, and compares only what was wholly asked both times', async () => {
    await answer(part, 4);
    await server.hr.closeRound(part);
    const { release, since } = await server.hr.call<ReportView>('GET', `/reports/${part}`);
    expect(release.round.audience).toEqual({
      units: [{ id: 'north', name: 'Team north' }],
      partly: ['root'],
      invited: 21,
      company: 35,
    });
    expect(release.groups.map(({ id, respondents }) => `${id} ${respondents}`)).toEqual([
      'unit:root 21',
      'unit:north 21',
      'pool:north 6',
      'unit:north-a 8',
      'unit:north-b 7',
    ]);
    expect(since?.round.title).toBe('Everybody');
    expect(Object.keys(since?.changes ?? {}).sort()).toEqual([
      'pool:north',
      'unit:north',
      'unit:north-a',
      'unit:north-b',
    ]);
  });

  test('422 audience-refused: too few people, few left out, units that are not there', async () => {
    const ask = (audience: readonly string[]) =>
      refuse('POST', '/rounds', { title: 'No', ...PULSE, audience });
    expect(await ask(['tiny'])).toMatchObject({
      status: 422,
      code: 'audience-refused',
      first: { field: 'audience', why: 'too-few' },
    });
    expect(await ask(['north', 'south'])).toMatchObject({ first: { why: 'leaves-few' } });
    expect(await ask(['nowhere'])).toMatchObject({ first: { why: 'unknown' } });
    expect(await ask([])).toMatchObject({ status: 422, code: 'invalid-fields' });
    const { id } = await create({ audience: ['south'] });
    expect(await refuse('PATCH', `/rounds/${id}`, { audience: ['tiny'] })).toMatchObject({
      code: 'audience-refused',
    });
    const raised = {
      policy: { groupMin: 12, distributionMin: 12, commentMin: 12, breakdownMin: 12 },
    };
    expect(await refuse('PATCH', `/rounds/${id}`, raised)).toMatchObject({
      first: { why: 'too-few' },
    });
    expect((await server.hr.readRound(id)).audience).toEqual(['south']);
  });

  test('the preview is about those who would be asked, and says what they would be told', async () => {
    const { id } = await create({ audience: ['south'] });
    const plan = await server.hr.call<object>('GET', `/rounds/${id}/plan`);
    expect(plan).toMatchObject({ invited: 11, company: 35, units: 2, keys: 2 });
    const told = await server.hr.call<ToldView>('GET', `/rounds/${id}/plan/told/tiny`);
    expect(told.countsIn).toMatchObject([{ label: 'Team south', together: 11 }, { heads: 11 }]);
    expect(await refuse('GET', `/rounds/${id}/plan/told/north`)).toMatchObject({ status: 404 });
  });

  test('409 settings-frozen: the audience and the days of a launched round stay', async () => {
    for (const change of [{ audience: null }, { opensOn: null }, { closesOn: LATER }])
      expect(await refuse('PATCH', `/rounds/${part}`, change)).toMatchObject({
        status: 409,
        code: 'settings-frozen',
      });
  });
});

describe('strict setting, rounds for different parts', () => {
  test('a joiner since the last round that asked a team hides it, whoever was asked in between', async () => {
    const strict = { ...PULSE, strict: true };
    const grow = (people: Readonly<Record<string, number>>) =>
      TEAMS.map(([id, parent, heads]): TestUnit => [id, parent, people[id] ?? heads]);
    const present = grow({ root: 6 });
    await server.hr.importOrganisation(writeUnits(present), writeRoster(present));
    const before = await server.hr.launchRound({ title: 'Before', ...strict });
    await answer(before, 3);
    await server.hr.closeRound(before);
    const between = await server.hr.launchRound({ title: 'South', ...strict, audience: ['south'] });
    await answer(between, 3);
    await server.hr.closeRound(between);
    const joined = grow({ root: 6, 'north-a': 9 });
    await server.hr.importOrganisation(writeUnits(joined), writeRoster(joined));
    const after = await server.hr.launchRound({ title: 'After', ...strict });
    await answer(after, 3);
    await server.hr.closeRound(after);
    const { release } = await server.hr.call<ReportView>('GET', `/reports/${after}`);
    const ids = release.groups.map(({ id }) => id);
    expect(ids).toContain('unit:south');
    expect(ids).not.toContain('unit:north-a');
    expect(ids).not.toContain('unit:north');
    const kept = await server.database.owner`select distinct round from registrar.member
      where round in ${server.database.owner([before, between])}`;
    expect(kept).toHaveLength(0);
  });
  afterAll(async () => {
    await server.hr.importOrganisation(writeUnits(TEAMS), writeRoster(TEAMS));
  });
});

describe('a round that opens by itself', () => {
  test('nothing is sent before its day; it can be called back, and is frozen meanwhile', async () => {
    const { id } = await create({ opensOn: OPENS });
    expect((await act(id, 'launch')).state).toBe('scheduled');
    await server.rounds.keepDates('2099-02-28');
    expect(await readState(id)).toBe('scheduled');
    expect(await server.hr.readOutbox(id)).toEqual([]);
    expect(await refuse('PATCH', `/rounds/${id}`, { title: 'Other' })).toMatchObject({
      status: 409,
      code: 'settings-frozen',
    });
    expect(await refuse('DELETE', `/rounds/${id}`)).toMatchObject({ code: 'round-state' });
    expect((await fetch(`${server.url}/api/rounds/${id}/instrument`)).status).toBe(404);
    expect((await act(id, 'call-back')).state).toBe('draft');
    expect(await refuse('POST', `/rounds/${id}/call-back`)).toMatchObject({ code: 'round-state' });
    await server.rounds.keepDates(OPENS);
    expect(await readState(id)).toBe('draft');
  });

  test('on its day it opens once, however many look', async () => {
    const { id } = await create({ opensOn: OPENS });
    await act(id, 'launch');
    await Promise.all([server.rounds.keepDates(OPENS), server.rounds.keepDates(OPENS)]);
    await server.rounds.settle();
    expect(await server.hr.readRound(id)).toMatchObject({ state: 'open', launchedOn: OPENS });
    expect(await countAudit('round-launched', id)).toEqual(['engine']);
    expect(await server.hr.readOutbox(id)).toHaveLength(35);
    expect(await refuse('POST', `/rounds/${id}/call-back`)).toMatchObject({ code: 'round-state' });
  });

  test('what can not open is a draft again and says why', async () => {
    const { id } = await create({ opensOn: OPENS, audience: ['south'] });
    await act(id, 'launch');
    const others = TEAMS.filter(([unit]) => unit !== 'south' && unit !== 'tiny');
    await server.hr.importOrganisation(writeUnits(others), writeRoster(others));
    await server.rounds.keepDates(OPENS);
    expect(await server.hr.readRound(id)).toMatchObject({
      state: 'draft',
      heldBack: 'audience-refused',
      launchedOn: null,
    });
    await server.hr.importOrganisation(writeUnits(TEAMS), writeRoster(TEAMS));
    await act(id, 'launch');
    await server.rounds.keepDates(AFTER);
    expect(await server.hr.readRound(id)).toMatchObject({ state: 'draft', heldBack: 'too-late' });
  });

  test('422: days in the past, and a last day before the first', async () => {
    const ask = (days: object) => refuse('POST', '/rounds', { title: 'No', ...PULSE, ...days });
    expect(await ask({ opensOn: '2020-01-01' })).toMatchObject({ first: { field: 'opensOn' } });
    expect(await ask({ opensOn: LATER })).toMatchObject({ first: { field: 'closesOn' } });
    const clock = await server.hr.call<ClockView>('GET', '/rounds/clock');
    expect(clock.today).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    expect(clock.timeZone).not.toBe('');
  });
});

describe('the last day', () => {
  let id: string;
  beforeAll(async () => {
    id = await server.hr.launchRound({ title: 'Longer', ...PULSE });
  });

  test('moves later only: 422 for the same day or an earlier one', async () => {
    for (const closesOn of [CLOSES, '2099-03-13', '2020-01-01'])
      expect(await refuse('POST', `/rounds/${id}/extend`, { closesOn })).toMatchObject({
        status: 422,
        first: { field: 'closesOn' },
      });
  });

  test('a later one is signed and shown; the rules of the invitations stay as they are', async () => {
    const before = await server.hr.call<SignedManifest>('GET', `/rounds/${id}/manifest`);
    expect(await act(id, 'extend', { closesOn: LATER })).toMatchObject({
      closesOn: LATER,
      extendedFrom: CLOSES,
      manifestRoot: before.root,
    });
    const after = await server.hr.call<SignedManifest>('GET', `/rounds/${id}/manifest`);
    expect(after).toEqual(before);
    const published = await server.hr.call<PublishedExtensions>('GET', `/rounds/${id}/extensions`);
    expect(await checkExtensions(after, published)).toEqual({
      verdict: 'verified',
      closesOn: LATER,
    });
    const [message] = await server.hr.readOutbox(id);
    const { round } = await lookUp(server.url, message!.link);
    expect(round).toMatchObject({ closesOn: LATER, extendedFrom: CLOSES });
    const request = { receipt: null, words: null, root: null, release: null };
    const report = await verifyRound({ address: `${server.url}/check#${id}`, ...request });
    expect(report.closesOn).toBe(LATER);
    expect(report.checks.filter(({ held }) => held === false)).toEqual([]);
    expect(await countAudit('round-extended', id)).toEqual(['hr@example.org']);
  });

  test('answers are taken until its end; then the round closes by itself, once', async () => {
    await server.rounds.keepDates(LATER);
    expect(await readState(id)).toBe('open');
    await answer(id, 3);
    await Promise.all([server.rounds.keepDates(AFTER), server.rounds.keepDates(AFTER)]);
    await server.rounds.settle();
    expect(await server.hr.readRound(id)).toMatchObject({ state: 'released', closedOn: AFTER });
    expect(await countAudit('round-closed', id)).toEqual(['engine']);
    expect(await refuse('POST', `/rounds/${id}/extend`, { closesOn: '2100-01-01' })).toMatchObject({
      status: 409,
      code: 'round-state',
    });
  });

  test('403: managers extend and call back nothing', async () => {
    await server.addManager('south@example.org', 'south');
    const manager = await server.signIn('south@example.org');
    for (const verb of ['extend', 'call-back', 'launch', 'close'])
      expect((await manager.send('POST', `/rounds/${id}/${verb}`, {})).status).toBe(403);
  });
});

test('a ballot box of its own takes ballots until the real close', async () => {
  const two = await startTwoProcesses();
  try {
    const { hr, rounds, url } = two.registrar;
    await hr.importOrganisation(writeUnits(TEAMS), writeRoster(TEAMS));
    const id = await hr.launchRound({ title: 'Apart', ...PULSE, audience: ['north'] });
    await hr.call('POST', `/rounds/${id}/extend`, { closesOn: LATER });
    await rounds.keepDates(LATER);
    const respondents = createRespondents(url);
    await runEach(await hr.readOutbox(id), 4, async ({ link }) => {
      await respondents.answer(link.split('#')[1]!, { answers: { TV1: 3 }, comments: {} });
    });
    await rounds.keepDates(AFTER);
    await rounds.settle();
    const { release } = await hr.call<ReportView>('GET', `/reports/${id}`);
    expect(release.groups[0]).toMatchObject({ id: 'unit:root', respondents: 21 });
  } finally {
    await two.close();
  }
});

async function lookUp(url: string, link: string): Promise<InvitationView> {
  const response = await fetch(`${url}/api/registrar/invitation`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ secret: link.split('#')[1] }),
  });
  return (await response.json()) as InvitationView;
}
