import { request } from 'node:http';
import { gunzipSync, brotliDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createRespondents, runEach } from '../../api/demo/respondent.ts';
import type {
  ChangesSince,
  ReportView,
  SummaryView,
  TrendView,
  UnitView,
} from '../../api/reports/views.ts';
import { compareReleases } from '../../surveys/scoring/change.ts';
import { CLOSES_ON, SMALL_COMPANY, writeRoster, writeUnits } from '../support/company.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

const ITEMS = ['WB', 'JS', 'CB', 'TV', 'PP'].flatMap((code) =>
  [1, 2, 3, 4].map((number) => `${code}${number}`),
);
const ROUNDS = [
  ['First', 4],
  ['Second', 2],
  ['Third', 4],
] as const;

/** Three rounds of one questionnaire; the team south falls and comes back. */
describe('reports over HTTP', () => {
  let server: TestServer;
  const ids: string[] = [];
  let last: string;

  beforeAll(async () => {
    server = await startTestServer();
    await server.hr.importOrganisation(writeUnits(SMALL_COMPANY), writeRoster(SMALL_COMPANY));
    await server.addManager('north@example.org', 'north');
    for (const [title, south] of ROUNDS) ids.push(await runRound(title, south));
    last = ids.at(-1)!;
  });
  afterAll(() => server.close());

  async function runRound(title: string, south: number): Promise<string> {
    const id = await server.hr.launchRound({
      title,
      instrument: 'satisfaction-baseline@1',
      closesOn: CLOSES_ON,
    });
    const respondents = createRespondents(server.url);
    await runEach(await server.hr.readOutbox(id), 4, async (message, index) => {
      const level = message.unit === 'Team south' ? south : 4;
      const answers = Object.fromEntries(
        ITEMS.map((item, at) => [
          item,
          Math.min(Math.max(level - 1 + ((index + (at % 4 === 3 ? 1 : 0)) % 3), 1), 5),
        ]),
      );
      await respondents.answer(message.link.split('#')[1]!, { answers, comments: {} });
    });
    await server.hr.closeRound(id);
    return id;
  }

  const readReport = (round: string) => server.hr.call<ReportView>('GET', `/reports/${round}`);

  test('a summary says nothing else than the report, and leaves out what it promises to leave out', async () => {
    const report = await readReport(last);
    const summary = await server.hr.call<SummaryView>('GET', `/reports/${last}/summary`);
    const { release, since, earlier, ...rest } = summary;
    expect(rest).toEqual({
      hash: report.hash,
      instrument: report.instrument,
      units: report.units,
      start: report.start,
    });
    const { groups, comments, ...frame } = release;
    expect({ ...frame, groups: report.release.groups, comments: report.release.comments }).toEqual(
      report.release,
    );
    expect(comments).toEqual([]);
    expect(earlier.map(({ title }) => title)).toEqual(['Second', 'First']);
    expect(Object.keys(since!.changes)).toEqual(['unit:root']);
    expect(groups.map(({ id }) => id)).toEqual(report.release.groups.map(({ id }) => id));
    for (const [index, group] of groups.entries()) {
      const whole = report.release.groups[index]!;
      if (group.id === 'unit:root') {
        expect(group).toEqual(whole);
        continue;
      }
      expect(group.items).toEqual({});
      expect(Object.keys(whole.items).length).toBeGreaterThan(0);
      for (const [dimension, figures] of Object.entries(group.dimensions)) {
        const { n, mean, margin } = whole.dimensions[dimension]!;
        expect(figures).toEqual({
          n,
          mean,
          margin,
          favourable: null,
          estimate: null,
          estimateMargin: null,
        });
      }
    }
  });

  test('a unit comes whole, with what lies above it and what changed; a withheld one as what stands in for it', async () => {
    const report = await readReport(last);
    const find = (id: string) => report.release.groups.find((group) => group.id === id)!;
    const read = (unit: string) =>
      server.hr.call<UnitView>('GET', `/reports/${last}/units/${encodeURIComponent(unit)}`);
    const south = await read('south');
    expect(south.groups).toEqual([find('unit:south'), find('unit:root')]);
    expect(south.changes).toEqual(report.since!.changes['unit:south']);
    const withheld = report.release.withheld;
    expect(withheld.length).toBeGreaterThan(0);
    for (const { unit, seeInstead } of withheld)
      expect((await read(unit)).groups[0]!.id, unit).toBe(seeInstead);
    await expect(read('nowhere')).rejects.toThrow('not-found');
  });

  test('two rounds that do not follow each other can be compared; the verdicts are those of the whole releases', async () => {
    const [first, , third] = await Promise.all(ids.map(readReport));
    const since = await server.hr.call<ChangesSince>('GET', `/reports/${last}/changes/${ids[0]!}`);
    expect(since.round.title).toBe('First');
    expect(since.changes).toEqual(
      compareReleases(first!.release, third!.release, third!.instrument.dimensions),
    );
    const before = await server.hr.call<ChangesSince>('GET', `/reports/${last}/changes/${ids[1]!}`);
    expect(before.changes['unit:south']!['WB']!.verdict).toBe('higher');
    // A later round is nothing to compare an earlier one with.
    await expect(server.hr.call('GET', `/reports/${ids[0]!}/changes/${last}`)).rejects.toThrow(
      'not-found',
    );
  });

  test('the trend holds every round up to this one, as it was released', async () => {
    const { rounds } = await server.hr.call<TrendView>('GET', `/reports/${ids[1]!}/trend`);
    expect(rounds.map(({ round }) => round.title)).toEqual(['First', 'Second']);
    for (const [index, { company }] of rounds.entries()) {
      const { release } = await readReport(ids[index]!);
      const root = release.groups.find(({ id }) => id === 'unit:root')!;
      expect(company!.dimensions).toEqual(root.dimensions);
    }
  });

  test('a manager gets the own unit and those below it from every address, and no other', async () => {
    const manager = await server.signIn('north@example.org');
    const summary = await manager.call<SummaryView>('GET', `/reports/${last}/summary`);
    const own = ['unit:root', 'unit:north', 'unit:north-a', 'unit:north-b'];
    expect(own).toEqual(expect.arrayContaining(summary.release.groups.map(({ id }) => id)));
    expect(summary.units.map(({ id }) => id)).toEqual(['north', 'north-a', 'north-b']);
    await expect(manager.call('GET', `/reports/${last}/units/south`)).rejects.toThrow('not-found');
    await expect(manager.call('GET', `/reports/${last}/units/tiny`)).rejects.toThrow('not-found');
    const { changes } = await manager.call<ChangesSince>(
      'GET',
      `/reports/${last}/changes/${ids[1]!}`,
    );
    expect(Object.keys(changes)).not.toContain('unit:south');
  });

  /** As a browser asks: `fetch` would undo the compression. */
  function ask(headers: Record<string, string>) {
    const { cookie } = server.hr;
    return new Promise<{ status: number; headers: NodeJS.Dict<string | string[]>; body: Buffer }>(
      (resolve, reject) => {
        request(
          `${server.url}/api/reports/${last}/summary`,
          { headers: { cookie, ...headers } },
          (response) => {
            const pieces: Buffer[] = [];
            response.on('data', (piece: Buffer) => pieces.push(piece));
            response.on('end', () =>
              resolve({
                status: response.statusCode!,
                headers: response.headers,
                body: Buffer.concat(pieces),
              }),
            );
          },
        )
          .on('error', reject)
          .end();
      },
    );
  }

  test('it is sent as small as the browser can read it, and not again where the browser has it', async () => {
    const plain = await ask({});
    const brotli = await ask({ 'accept-encoding': 'gzip, deflate, br' });
    const gzip = await ask({ 'accept-encoding': 'gzip' });
    const refused = await ask({ 'accept-encoding': 'br;q=0, gzip' });
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(brotli.headers['content-encoding']).toBe('br');
    expect(brotliDecompressSync(brotli.body)).toEqual(plain.body);
    expect(gunzipSync(gzip.body)).toEqual(plain.body);
    expect(refused.headers['content-encoding']).toBe('gzip');
    expect(brotli.body.length * 2).toBeLessThan(plain.body.length);
    for (const { headers } of [plain, brotli, gzip]) {
      expect(headers['cache-control']).toBe('private, no-cache');
      expect(headers['vary']).toContain('accept-encoding');
      expect(headers['etag']).toBe(plain.headers['etag']);
    }
    const again = await ask({ 'if-none-match': String(plain.headers['etag']) });
    expect([again.status, again.body.length]).toEqual([304, 0]);
    expect((await ask({ 'if-none-match': 'W/"another"' })).status).toBe(200);
  });
});
