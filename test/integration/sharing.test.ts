import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ResultsView } from '../../api/app.ts';
import { simulateAnswers } from '../../api/demo/answers.ts';
import { createRespondents, runEach } from '../../api/demo/respondent.ts';
import { findInstrument } from '../../surveys/catalogue.ts';
import type { ReleaseDocument } from '../../surveys/release-document.ts';
import { CLOSES_ON, SMALL_COMPANY, writeRoster, writeUnits } from '../support/company.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

describe('results are shared with employees', () => {
  let server: TestServer;
  let round: string;
  let release: ReleaseDocument;

  beforeAll(async () => {
    server = await startTestServer();
    await server.hr.importOrganisation(writeUnits(SMALL_COMPANY), writeRoster(SMALL_COMPANY));
    round = await server.hr.launchRound({
      title: 'Spring',
      instrument: 'full@1',
      closesOn: CLOSES_ON,
    });
    const messages = await server.hr.readOutbox(round);
    const sheets = simulateAnswers(findInstrument('full@1')!, messages, 5);
    const respondents = createRespondents(server.url);
    await runEach(messages, 4, async ({ link }, index) => {
      const sheet = sheets[index];
      if (sheet != null) await respondents.answer(link.split('#')[1]!, sheet);
    });
  });
  afterAll(() => server.close());

  const readResults = (query = '') => fetch(`${server.url}/api/rounds/${round}/results${query}`);

  test('409 while the round is open, 409 after the close until HR shares it', async () => {
    expect((await readResults()).status).toBe(409);
    await expect(
      server.hr.call('POST', `/rounds/${round}/share`, { shared: true }),
    ).rejects.toThrow('not-released');
    await server.hr.closeRound(round);
    ({ release } = await server.hr.call<{ release: ReleaseDocument }>('GET', `/reports/${round}`));
    expect((await readResults()).status).toBe(409);
    expect((await fetch(`${server.url}/api/rounds/nothing/results`)).status).toBe(404);
  });

  test('only HR may share: 401 without an account, 403 for a manager', async () => {
    await server.addManager('south@example.org', 'south');
    const manager = await server.signIn('south@example.org');
    await expect(manager.call('POST', `/rounds/${round}/share`, { shared: true })).rejects.toThrow(
      'not-allowed',
    );
    await expect(manager.call('GET', `/rounds/${round}/results-preview`)).rejects.toThrow(
      'not-allowed',
    );
    const stranger = await fetch(`${server.url}/api/rounds/${round}/share`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: server.url },
      body: '{"shared":true}',
    });
    expect(stranger.status).toBe(401);
    expect((await readResults()).status).toBe(409);
  });

  test('what is shared is a cut of the frozen release: no comment, no readiness, every unit', async () => {
    await server.hr.call('POST', `/rounds/${round}/share`, { shared: true });
    const reply = await readResults();
    expect(reply.status).toBe(200);
    const text = await reply.text();
    const results = JSON.parse(text) as ResultsView;
    expect(results.groups[0]).toMatchObject({ id: 'unit:root' });
    for (const group of results.groups) {
      const original = release.groups.find(({ id }) => id === group.id)!;
      expect(group.respondents).toBe(original.respondents);
      for (const [id, figures] of Object.entries(group.dimensions)) {
        expect(figures?.mean).toBe(original.dimensions[id]?.mean);
      }
      for (const [id, mean] of Object.entries(group.items)) {
        expect(mean).toBe(original.items[id]?.mean ?? null);
      }
    }
    expect(release.comments.length + release.withheld.length).toBeGreaterThan(0);
    for (const comment of release.comments.flatMap(({ texts }) => texts)) {
      expect(text).not.toContain(JSON.stringify(comment));
    }
    expect(text).not.toMatch(/readiness|distribution|favourable|breakdown:/);
    // Each team finds the group that stands for it, and a withheld one the reason.
    expect(results.teams.map(({ id }) => id).sort()).toEqual(
      SMALL_COMPANY.map(([id]) => id).sort(),
    );
    for (const team of results.teams) {
      expect(results.groups.map(({ id }) => id)).toContain(team.group);
      expect(team.withheld === null).toBe(team.group === `unit:${team.id}`);
    }
    expect(results.teams.find(({ id }) => id === 'tiny')!.withheld).not.toBeNull();
  });

  test('no filter changes a byte, and nobody is told who reads', async () => {
    const whole = await (await readResults()).text();
    for (const query of ['?unit=tiny', '?team=south&gender=woman', '?group=pool:root']) {
      expect(await (await readResults(query)).text()).toBe(whole);
    }
    expect((await readResults()).headers.get('set-cookie')).toBeNull();
  });

  test('what was decided is shown to everyone, with where it stands, and HR sees the page before', async () => {
    const decision = {
      unit: 'root',
      heard: 'Too much at once',
      done: 'One goal',
      owner: 'Ada',
      dueOn: '2100-02-01',
      state: 'under-way',
    };
    await server.hr.call('POST', `/decisions/round/${round}`, { ...decision, topic: 'WB' });
    const shared = (await (await readResults()).json()) as ResultsView;
    expect(shared.decisions).toEqual([decision]);
    expect(await server.hr.call('GET', `/rounds/${round}/results-preview`)).toEqual(shared);
    const stranger = await fetch(`${server.url}/api/rounds/${round}/results-preview`);
    expect(stranger.status).toBe(401);
  });

  test('they are made once, however many ask for them, and known again by browsers', async () => {
    const first = await readResults();
    const etag = first.headers.get('etag')!;
    // Whoever would look into the release again finds none.
    await server.database.owner`alter table tally.release_piece rename to put_away`;
    const again = await Promise.all(Array.from({ length: 20 }, () => readResults()));
    await server.database.owner`alter table tally.put_away rename to release_piece`;
    expect(again.map(({ status, headers }) => [status, headers.get('etag')])).toEqual(
      again.map(() => [200, etag]),
    );
    const address = `${server.url}/api/rounds/${round}/results`;
    expect((await fetch(address, { headers: { 'if-none-match': etag } })).status).toBe(304);
  });

  test('HR can take it back', async () => {
    await server.hr.call('POST', `/rounds/${round}/share`, { shared: false });
    expect((await readResults()).status).toBe(409);
  });
});
