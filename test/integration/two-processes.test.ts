import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startServer } from '../../api/server.ts';
import { createRespondents, runEach } from '../../api/demo/respondent.ts';
import { createManifestSigner, createRegistrarKey } from '../../api/registrar/manifest-signer.ts';
import { hashBody, writeOrder, writeSeal } from '../../api/tally/order-seal.ts';
import type { SignedManifest } from '../../surveys/ballot/manifest.ts';
import { countMemberTypes } from '../../api/registrar/store.ts';
import { findRelease } from '../../api/tally/store.ts';
import type { ReleaseDocument } from '../../surveys/release-document.ts';
import { ALLOWED_APART, readGrants } from '../support/allowed.ts';
import { CLOSES_ON, writeUnits, type TestUnit } from '../support/company.ts';
import { startTwoProcesses, type TwoProcesses } from '../support/two-processes.ts';

const TEAMS: readonly TestUnit[] = [
  ['root', '', 2],
  ['north', 'root', 14],
  ['south', 'root', 12],
];
const PEOPLE = TEAMS.flatMap(([unit, , heads]) =>
  Array.from({ length: heads }, (_, member) => ({
    id: `${unit}-${member + 1}`,
    unit,
    gender: member % 2 === 0 ? 'woman' : 'man',
  })),
);
const ANSWERING = 24;
const SETTINGS = {
  title: 'Two processes',
  instrument: 'full@1',
  closesOn: CLOSES_ON,
  breakdowns: ['gender'],
};

const ROSTER = [
  'employee_id,unit_id,gender',
  ...PEOPLE.map(({ id, unit, gender }) => `${id},${unit},${gender}`),
  '',
].join('\n');

describe('registrar and ballot box as two processes', () => {
  let two: TwoProcesses;
  let round: string;
  let secrets: string[];

  beforeAll(async () => {
    two = await startTwoProcesses();
    await two.registrar.hr.importOrganisation(writeUnits(TEAMS), ROSTER);
    round = await two.registrar.hr.launchRound(SETTINGS);
    const outbox = await two.registrar.hr.readOutbox(round);
    secrets = outbox.map(({ link }) => link.split('#')[1]!);
  });
  afterAll(() => two.close());

  const readManifest = async (id: string): Promise<SignedManifest> => {
    const response = await fetch(`${two.registrar.url}/api/rounds/${id}/manifest`);
    return (await response.json()) as SignedManifest;
  };

  /** Status of a request to one of the two processes. */
  async function ask(url: string, method: string, path: string): Promise<number> {
    const response = await fetch(`${url}${path}`, {
      method,
      ...(method === 'POST' ? { headers: { 'content-type': 'application/json' }, body: '{}' } : {}),
    });
    await response.body?.cancel();
    return response.status;
  }

  describe('who answers what', () => {
    test('404: the registrar takes no ballot, no comment and no order, and shows no receipt', async () => {
      for (const path of ['/api/ballotbox/ballots', '/api/ballotbox/comments', '/orders/challenge'])
        expect({ path, status: await ask(two.registrar.url, 'POST', path) }).toEqual({
          path,
          status: 404,
        });
      // Without a session every address below a round asks for one.
      for (const path of [`/rounds/${round}/receipts`, `/rounds/${round}/receipts/0`])
        expect((await two.registrar.hr.send('GET', path)).status).toBe(404);
    });

    test('404: the ballot box knows no invitation, claim, account, round or page', async () => {
      const posts = [
        '/api/registrar/invitation',
        '/api/registrar/claim',
        '/api/staff/sign-in',
        '/api/rounds',
        `/api/rounds/${round}/close`,
        '/api/organisation',
      ];
      for (const path of posts)
        expect({ path, status: await ask(two.box().url, 'POST', path) }).toEqual({
          path,
          status: 404,
        });
      for (const path of [
        '/',
        '/a',
        '/staff',
        `/api/rounds/${round}/manifest`,
        '/api/organisation',
      ])
        expect({ path, status: await ask(two.box().url, 'GET', path) }).toEqual({
          path,
          status: 404,
        });
    });

    test('the manifest names the ballot box, the same for everyone', async () => {
      expect((await readManifest(round)).manifest.ballotbox).toBe(two.box().url);
    });

    test('pages may call the ballot box and nothing else', async () => {
      const { headers } = await fetch(`${two.registrar.url}/health`);
      expect(headers.get('content-security-policy')).toContain(
        `connect-src 'self' ${two.box().url};`,
      );
    });

    test('a browser may deposit from the registrar’s pages, without credentials, and from nowhere else', async () => {
      const preflight = async (origin: string, path: string) => {
        const { headers } = await fetch(`${two.box().url}${path}`, {
          method: 'OPTIONS',
          headers: {
            origin,
            'access-control-request-method': 'POST',
            'access-control-request-headers': 'content-type',
          },
        });
        return {
          origin: headers.get('access-control-allow-origin'),
          credentials: headers.get('access-control-allow-credentials'),
        };
      };
      const ours = two.registrar.url;
      for (const path of ['/api/ballotbox/ballots', '/api/ballotbox/comments']) {
        expect(await preflight(ours, path)).toEqual({ origin: ours, credentials: null });
        const other = await preflight('https://elsewhere.example', path);
        expect(other.origin).toBeNull();
      }
      expect((await preflight(ours, '/orders/challenge')).origin).toBeNull();
      // A refusal has to be readable too: the page says why.
      const refused = await fetch(`${two.box().url}/api/ballotbox/ballots`, {
        method: 'POST',
        headers: { origin: ours, 'content-type': 'application/json' },
        body: '{}',
      });
      expect(refused.status).toBe(422);
      expect(refused.headers.get('access-control-allow-origin')).toBe(ours);
    });
  });

  describe('orders', () => {
    const path = `/orders/rounds/${randomUUID()}/close`;

    async function takeChallenge(): Promise<string> {
      const response = await fetch(`${two.box().url}/orders/challenge`, { method: 'POST' });
      return ((await response.json()) as { challenge: string }).challenge;
    }

    interface Sealed {
      readonly path: string;
      readonly body: string;
      readonly authorization: string;
    }

    async function seal(
      to: string,
      content: unknown,
      { key = two.registrarKey, challenge = '' } = {},
    ): Promise<Sealed> {
      const body = JSON.stringify(content);
      const order = {
        method: 'POST',
        path: to,
        challenge: challenge === '' ? await takeChallenge() : challenge,
        bodyHash: hashBody(body),
      };
      const signature = Buffer.from(key.sign(writeOrder(order)));
      return { path: to, body, authorization: writeSeal({ ...order, signature }) };
    }

    async function send(order: Partial<Sealed> & Pick<Sealed, 'path'>) {
      const response = await fetch(`${two.box().url}${order.path}`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(order.authorization === undefined ? {} : { authorization: order.authorization }),
        },
        body: order.body ?? '{}',
      });
      const text = await response.text();
      const reply = (text === '' ? {} : JSON.parse(text)) as { code?: string; detail?: string };
      return { status: response.status, code: reply.code, detail: reply.detail };
    }

    const REFUSED = { status: 403, code: 'not-allowed', detail: undefined };

    test('403: without a seal, or with a malformed one', async () => {
      expect(await send({ path })).toEqual(REFUSED);
      for (const authorization of ['', 'Bearer x', 'Tutti-Order a.b.c'])
        expect(await send({ path, authorization })).toEqual(REFUSED);
      for (const verb of ['open', 'close', 'release', 'forget'])
        expect(await send({ path: `/orders/rounds/${round}/${verb}` })).toEqual(REFUSED);
    });

    test('403: with another registrar’s key', async () => {
      const key = createRegistrarKey(new Uint8Array(32).fill(7));
      expect(await send(await seal(path, {}, { key }))).toEqual(REFUSED);
    });

    test('403: a second time', async () => {
      const order = await seal(path, {});
      expect((await send(order)).status).toBe(204);
      expect(await send(order)).toEqual(REFUSED);
      const [, challenge] = /^\S+ ([^.]+)/.exec(order.authorization)!;
      expect(await send(await seal(path, {}, { challenge: challenge! }))).toEqual(REFUSED);
    });

    test('403: for another address, another body, or under a challenge of one’s own making', async () => {
      const order = await seal(path, {});
      expect(await send({ ...order, path: path.replace('close', 'forget') })).toEqual(REFUSED);
      const other = await seal(path, {});
      expect(await send({ ...other, body: '{"a":1}' })).toEqual(REFUSED);
      expect(await send(await seal(path, {}, { challenge: 'A'.repeat(43) }))).toEqual(REFUSED);
    });

    test('what is refused is in the log of the ballot box: a few lines, by kind and number, of no round', async () => {
      for (let times = 0; times < 100; times += 1) expect(await send({ path })).toEqual(REFUSED);
      const refused = two.boxLogged
        .map((line) => JSON.parse(line) as Readonly<Record<string, string | number>>)
        .filter(({ event }) => event === 'refused');
      const forged = { event: 'refused', code: 'not-allowed', status: 403 };
      const day = expect.stringMatching(/^\d{4}-\d\d-\d\d$/) as string;
      const of = (verb: string, count: number) => ({
        ...{ ...forged, day, count },
        route: `POST /orders/rounds/:id/${verb}`,
      });
      expect(refused.filter(({ route }) => String(route).endsWith('close'))).toEqual([
        of('close', 1),
        of('close', 10),
        of('close', 100),
      ]);
      for (const verb of ['open', 'release', 'forget']) expect(refused).toContainEqual(of(verb, 1));
    });

    test('the orders above changed nothing: the round still takes answers', async () => {
      await createRespondents(two.registrar.url).answer(secrets.shift()!, {
        answers: { WB1: 4 },
        comments: {},
      });
    });

    async function readInstrument(): Promise<unknown> {
      const response = await fetch(`${two.registrar.url}/api/rounds/${round}/instrument`);
      return response.json();
    }

    test('409: even the registrar can not open a box for a manifest that devices would refuse', async () => {
      const { manifest } = await readManifest(round);
      const sign = createManifestSigner(two.registrarKey);
      const id = randomUUID();
      const instrument = await readInstrument();
      const own = { ...manifest, round: { ...manifest.round, id } };
      const open = async (changed: object, to = id) =>
        send(
          await seal(`/orders/rounds/${to}/open`, {
            signed: await sign({ ...own, ...changed }),
            instrument,
          }),
        );
      const [first, ...keys] = own.keys;
      const policy = { ...own.policy, groupMin: 2 };
      const frozen = { status: 409, code: 'settings-frozen' };
      expect(await open({ policy })).toEqual({ ...frozen, detail: 'policy-too-weak' });
      expect(await open({ keys: [{ ...first!, heads: 1 }, ...keys] })).toEqual({
        ...frozen,
        detail: 'group-too-small',
      });
      expect(await open({ keys })).toEqual({ ...frozen, detail: 'counts-do-not-add-up' });
      expect((await open({}, randomUUID())).code).toBe('settings-frozen');
      const stranger = createManifestSigner(createRegistrarKey(new Uint8Array(32).fill(7)));
      const foreign = { signed: await stranger(own), instrument };
      expect(await send(await seal(`/orders/rounds/${id}/open`, foreign))).toEqual({
        ...frozen,
        detail: 'signature',
      });
      const [rows] = await two.box().database.as(
        'tally',
        (sql) => sql<{ boxes: number }[]>`
          select count(*)::int as boxes from ballotbox.box where round = ${id}`,
      );
      expect(rows!.boxes).toBe(0);
    });

    test('409: nor open the same round again with other keys or thresholds', async () => {
      const { manifest } = await readManifest(round);
      const signed = await createManifestSigner(two.registrarKey)({
        ...manifest,
        policy: { ...manifest.policy, commentMin: manifest.policy.commentMin + 1 },
      });
      const content = { signed, instrument: await readInstrument() };
      expect((await send(await seal(`/orders/rounds/${round}/open`, content))).code).toBe(
        'settings-frozen',
      );
    });

    test('409: nor have answers released while the box is open', async () => {
      const content = await writeRelease();
      expect((await send(await seal(`/orders/rounds/${round}/release`, content))).code).toBe(
        'round-state',
      );
    });

    test('409: nor under other thresholds, groups or head counts than those of the manifest', async () => {
      // A round of its own: closed in the box while the registrar believes it open.
      const id = await two.registrar.hr.launchRound({ ...SETTINGS, title: 'Other' });
      expect((await send(await seal(`/orders/rounds/${id}/close`, {}))).status).toBe(204);
      const honest = await writeRelease(id);
      const release = async (changed: object) => {
        const order = await seal(`/orders/rounds/${id}/release`, { ...honest, ...changed });
        const { code, detail } = await send(order);
        return `${code} ${detail}`;
      };
      const { plan } = honest.frozen;
      const [first, ...others] = plan.cohorts;
      const frozen = (cohorts: object) => ({ ...honest.frozen, plan: { ...plan, ...cohorts } });
      const { manifest } = honest.signed;
      const signed = await createManifestSigner(two.registrarKey)({
        ...manifest,
        policy: { ...manifest.policy, distributionMin: 5 },
      });
      expect(await release({ policy: { ...honest.policy, distributionMin: 5 } })).toBe(
        'settings-frozen policy',
      );
      expect(await release({ signed })).toBe('settings-frozen manifest');
      expect(await release({ signed, policy: signed.manifest.policy })).toBe(
        'settings-frozen manifest',
      );
      expect(
        await release({ frozen: frozen({ cohorts: [{ ...first!, heads: 99 }, ...others] }) }),
      ).toBe('settings-frozen cohorts');
      expect(await release({ frozen: frozen({ cohorts: others }) })).toBe(
        'settings-frozen cohorts',
      );
      expect(await release({ types: [] })).toBe('settings-frozen types');
      const ask = async () =>
        (await send(await seal(`/orders/rounds/${id}/release`, honest))).status;
      // 202: it takes longer than a request is held open; the registrar asks again.
      expect(await ask()).toBe(202);
      await until(async () => (await ask()) === 200);
    });

    /** As the registrar would ask for it. */
    async function writeRelease(id = round) {
      const { database } = two.registrar;
      const [row] = await database.as(
        'rounds',
        (sql) =>
          sql<
            {
              title: string;
              policy: Record<string, number>;
              setup: object;
              frozen: { plan: { cohorts: { heads: number }[] } };
              questionnaire: object;
            }[]
          >`select title, policy, setup, frozen, questionnaire from rounds.round where id = ${id}`,
      );
      const types = await database.as('registrar', (sql) => countMemberTypes(sql, id));
      const { title, policy, setup, frozen, questionnaire } = row!;
      return {
        id,
        signed: await readManifest(id),
        title,
        instrument: questionnaire,
        closedOn: '2026-01-01',
        policy,
        setup,
        frozen,
        types,
        changes: null,
        preferred: [],
      };
    }
  });

  describe('a whole round', () => {
    let receipts: string[];
    let report: { release: ReleaseDocument; hash: string };
    beforeAll(async () => {
      const respondents = createRespondents(two.registrar.url);
      receipts = [];
      // One has answered above.
      await runEach(secrets.slice(0, ANSWERING - 1), 4, async (secret, index) => {
        const comments: Record<string, string> = index % 2 === 0 ? { COM: `Remark ${index}` } : {};
        const answers = { WB1: 1 + (index % 5), WB2: 4 };
        receipts.push(await respondents.answer(secret, { answers, comments }));
      });
      // The ballot box is away when HR closes; the registrar waits for it.
      await two.stopBox();
      await two.registrar.hr.call('POST', `/rounds/${round}/close`);
      await until(() => two.registrar.logged.some((line) => line.includes('ballotbox-away')));
      expect((await two.registrar.hr.readRound(round)).state).toBe('closing');
      await two.startBox();
      await until(async () => (await two.registrar.hr.readRound(round)).state === 'released');
      report = await two.registrar.hr.call('GET', `/reports/${round}`);
    });

    test('everyone is counted, in the breakdown too', () => {
      const { groups } = report.release;
      expect(groups.find(({ id }) => id === 'unit:root')!.respondents).toBe(ANSWERING);
      const byGender = groups.filter(({ id }) => id.startsWith('breakdown:gender='));
      expect(byGender.reduce((sum, { respondents }) => sum + respondents, 0)).toBe(ANSWERING);
    });

    test('registrar and ballot box hold the same document, to the byte', async () => {
      const read = (database: TwoProcesses['registrar']['database']) =>
        database.as('tally', (sql) => findRelease(sql, round));
      const kept = await read(two.registrar.database);
      expect(kept).toEqual(await read(two.box().database as TwoProcesses['registrar']['database']));
      expect(kept!.sha256).toBe(report.hash);
      expect(JSON.parse(kept!.document)).toMatchObject({ round: { id: round } });
    });

    test('the receipts are at the ballot box', async () => {
      const published = await fetch(`${two.box().url}/api/rounds/${round}/receipts/0`);
      expect(await published.json()).toEqual(expect.arrayContaining(receipts));
    });

    test('no person ever is in the database of the ballot box, and no ballot in the registrar’s', async () => {
      const count = async (owner: TwoProcesses['registrar']['database']['owner']) => {
        const rows = await owner<{ schema: string; rows: number }[]>`
          select table_schema as schema, sum((xpath('/row/c/text()', query_to_xml(
            format('select count(*) as c from %I.%I', table_schema, table_name), false, true, '')
          ))[1]::text::int)::int as rows
          from information_schema.tables
          where table_schema in ('registrar', 'ballotbox', 'rounds', 'staff') group by 1`;
        return Object.fromEntries(rows.map(({ schema, rows: found }) => [schema, found]));
      };
      expect(await count(two.registrar.database.owner)).toMatchObject({ ballotbox: 0 });
      expect((await count(two.registrar.database.owner))['registrar']).toBeGreaterThan(28);
      const atBox = await count(two.box().database.owner!);
      expect(atBox).toMatchObject({ registrar: 0, rounds: 0, staff: 0 });
      expect(atBox['ballotbox']).toBeGreaterThan(0);
      const [ballots] = await two.registrar.database.owner`select from tally.ballots`;
      expect(ballots).toBeUndefined();
    });

    test('in each database only the roles of its process may do anything', async () => {
      expect(await readGrants(two.registrar.database.owner)).toEqual(ALLOWED_APART.registrar);
      expect(await readGrants(two.box().database.owner!)).toEqual(ALLOWED_APART.ballotbox);
      for (const role of ['registrar', 'rounds', 'reader', 'staff', 'programme'] as const)
        await expect(
          two.box().database.as(role, (sql) => sql`select cohort from tally.ballots`),
        ).rejects.toThrow(/permission denied/);
      await expect(
        two.registrar.database.as('ballotbox', (sql) => sql`select * from ballotbox.box`),
      ).rejects.toThrow(/permission denied/);
      await expect(
        two.registrar.database.as(
          'tally',
          (sql) => sql`select ballotbox.count_answers(gen_random_uuid(), 'none', '{1}')`,
        ),
      ).rejects.toThrow(/permission denied/);
    });

    test('neither log names a person, an address or a secret', () => {
      const lines = [...two.registrar.logged, ...two.boxLogged].join('');
      for (const trace of [...secrets, ...PEOPLE.map(({ id }) => id), '127.0.0.1', 'undici'])
        expect(lines).not.toContain(trace);
    });

    test('after the retention period the ballots are deleted at the ballot box, once it is there', async () => {
      await two.stopBox();
      await two.registrar.rounds.forget(0);
      expect(two.registrar.logged.at(-1)).toContain('forget-failed');
      await two.startBox();
      await two.registrar.rounds.forget(0);
      const [rows] = await two.box().database.as(
        'tally',
        (sql) => sql<{ ballots: number }[]>`
          select count(*)::int as ballots from tally.ballots where round = ${round}`,
      );
      expect(rows!.ballots).toBe(0);
    });

    test('a database of one process is refused by the others', async () => {
      await two.stopBox();
      const log = () => undefined;
      const shared = { ...two.boxConfig, port: 0 };
      const refusal = /belongs to a ballot box/;
      await expect(startServer({ ...shared, part: 'engine' }, log)).rejects.toThrow(refusal);
      const registrar = { part: 'registrar' as const, ballotboxUrl: 'http://localhost:1' };
      await expect(startServer({ ...shared, ...registrar }, log)).rejects.toThrow(refusal);
      await two.startBox();
    });
  });
});

async function until(isDone: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isDone())) await new Promise((done) => setTimeout(done, 100));
}
