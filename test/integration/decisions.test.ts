import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DecisionsView, RoundDecisionsView } from '../../api/app.ts';
import type { StaffClient } from '../../api/demo/staff-client.ts';
import { createRespondents, runEach } from '../../api/demo/respondent.ts';
import { CLOSES_ON, SMALL_COMPANY, writeRoster, writeUnits } from '../support/company.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

describe('decisions after a round', () => {
  let server: TestServer;
  let north: StaffClient;
  let tiny: StaffClient;
  let round: string;
  const decision = {
    unit: 'north-a',
    topic: null,
    heard: 'Too much at once',
    done: 'One goal',
    owner: 'Ada',
    dueOn: null,
    state: 'planned',
  };
  const add = (who: StaffClient, part: Readonly<Record<string, unknown>> = {}) =>
    who.call<RoundDecisionsView>('POST', `/decisions/round/${round}`, { ...decision, ...part });

  beforeAll(async () => {
    server = await startTestServer();
    await server.hr.importOrganisation(writeUnits(SMALL_COMPANY), writeRoster(SMALL_COMPANY));
    await server.addManager('north@example.org', 'north');
    await server.addManager('tiny@example.org', 'tiny');
    north = await server.signIn('north@example.org');
    tiny = await server.signIn('tiny@example.org');
    const settings = { title: 'Spring', instrument: 'pulse@1', closesOn: CLOSES_ON };
    round = await server.hr.launchRound(settings);
    const messages = await server.hr.readOutbox(round);
    const respondents = createRespondents(server.url);
    await runEach(messages, 4, async ({ link }) => {
      await respondents.answer(link.split('#')[1]!, {
        answers: { WB2: 3, TV1: 4 },
        comments: {},
      });
    });
  });
  afterAll(() => server.close());

  test('409 not-released before there is anything to decide on', async () => {
    await expect(add(server.hr)).rejects.toThrow('not-released');
    await server.hr.closeRound(round);
  });

  test('a manager decides for the own unit and below, with or without figures of its own', async () => {
    expect((await add(north)).decisions).toHaveLength(1);
    const view = await add(north, { unit: 'north', topic: 'TV1', dueOn: '2020-01-01' });
    expect(view.decisions.map(({ unit }) => unit)).toEqual(['north-a', 'north']);
    expect(view.units.map(({ id }) => id)).toEqual(['north', 'north-a', 'north-b']);
    expect((await add(tiny, { unit: 'tiny' })).decisions).toHaveLength(1);
  });

  test('403 for a sibling, a unit above and the company; 422 for what is not in the round', async () => {
    for (const unit of ['south', 'tiny', 'root'])
      await expect(add(north, { unit })).rejects.toThrow('not-allowed');
    await expect(add(north, { unit: 'nowhere' })).rejects.toThrow('invalid-fields');
    await expect(add(north, { topic: 'XX' })).rejects.toThrow('invalid-fields');
    await expect(add(north, { state: 'forgotten' })).rejects.toThrow('invalid-fields');
    await expect(add(north, { done: ' ' })).rejects.toThrow('invalid-fields');
    await expect(add(north, { heard: 'x'.repeat(501) })).rejects.toThrow('invalid-fields');
    for (const dueOn of ['2020-13-01', '0000-01-01'])
      await expect(add(north, { dueOn })).rejects.toThrow('invalid-fields');
  });

  test('nobody reads, changes, moves or removes what lies outside the own units', async () => {
    const all = await server.hr.call<RoundDecisionsView>('GET', `/decisions/round/${round}`);
    expect(all.decisions).toHaveLength(3);
    const own = all.decisions.find(({ unit }) => unit === 'north')!;
    const path = `/decisions/${own.id}`;
    for (const method of ['PUT', 'DELETE'])
      await expect(tiny.call(method, path, decision)).rejects.toThrow('not-found');
    await expect(north.call('PUT', path, { ...decision, unit: 'south' })).rejects.toThrow(
      'not-allowed',
    );
    const listed = await tiny.call<DecisionsView>('GET', '/decisions');
    expect(listed.decisions.map(({ unitName }) => unitName)).toEqual(['Team tiny']);
    const seen = await tiny.call<RoundDecisionsView>('GET', `/decisions/round/${round}`);
    expect(seen.decisions.map(({ unit }) => unit)).toEqual(['tiny']);
    expect((await fetch(`${server.url}/api/decisions`)).status).toBe(401);
    expect(await server.hr.call<RoundDecisionsView>('GET', `/decisions/round/${round}`)).toEqual(
      all,
    );
  });

  test('a change and a removal stay in the audit log, without the words', async () => {
    const { decisions } = await north.call<RoundDecisionsView>('GET', `/decisions/round/${round}`);
    const { id, ...before } = decisions[0]!;
    await north.call('PUT', `/decisions/${id}`, { ...before, state: 'done', done: 'Two goals' });
    const after = await server.hr.call<RoundDecisionsView>('DELETE', `/decisions/${id}`);
    expect(after.decisions.map((entry) => entry.id)).not.toContain(id);
    await expect(north.call('DELETE', `/decisions/${id}`)).rejects.toThrow('not-found');
    const rows = await server.database.owner`
      select account, action, detail from staff.audit where detail->>'decision' = ${id}`;
    const [added, changed, removed] = rows;
    expect(added).toMatchObject({ account: 'north@example.org', action: 'decision-added' });
    expect(changed).toMatchObject({
      action: 'decision-changed',
      detail: { unit: 'north-a', state: 'done', fields: 'done state' },
    });
    expect(removed).toMatchObject({ account: 'hr@example.org', action: 'decision-removed' });
    expect(JSON.stringify(rows)).not.toMatch(/goal|much/);
  });

  test('the CSV file holds the same, and no cell of it is a formula', async () => {
    await add(tiny, { unit: 'tiny', heard: '=HYPERLINK("http://x")', done: '+1', owner: '@home' });
    const file = await (await tiny.send('GET', '/decisions/decisions.csv')).text();
    const [header, ...rows] = file.trim().split('\r\n');
    expect(header).toContain('round,closed_on,unit_id,unit,topic,heard,done,state,overdue');
    expect(rows).toHaveLength(2);
    expect(rows[1]).toContain(`"'=HYPERLINK(""http://x"")",'+1,planned,no,'@home,`);
    expect(file).not.toContain('north');
    const all = await (await server.hr.send('GET', '/decisions/decisions.csv')).text();
    expect(all).toMatch(/Team north,TV1,.*,planned,yes,Ada,2020-01-01/);
  });
});
