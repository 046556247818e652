import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { STAFF_ROLES, type StaffRole } from '../../api/account.ts';
import type { StaffClient } from '../../api/demo/staff-client.ts';
import { createRespondents, runEach } from '../../api/demo/respondent.ts';
import type { AuditView, ExportView, RoundView } from '../../api/app.ts';
import { STAFF_BODY_BYTES } from '../../api/request.ts';
import { writeDocument, type ApiDocument } from '../../api/openapi/write-document.ts';
import type { ReleaseDocument } from '../../surveys/release-document.ts';
import { CLOSES_ON, SMALL_COMPANY, writeRoster, writeUnits } from '../support/company.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

/**
 * The promise: every address of the API, and who may ask it. One column per role: administrator, hr,
 * analyst, manager, auditor. `anyone` needs no account. The engine's own table is api/access.ts.
 */
const PROMISE: Readonly<Record<string, string>> = {
  'GET /api/openapi.json': 'anyone',
  'POST /api/registrar/invitation': 'anyone',
  'POST /api/registrar/claim': 'anyone',
  'POST /api/ballotbox/ballots': 'anyone',
  'POST /api/ballotbox/comments': 'anyone',
  'GET /api/rounds/:id/manifest': 'anyone',
  'GET /api/rounds/:id/instrument': 'anyone',
  'GET /api/rounds/:id/extensions': 'anyone',
  'GET /api/rounds/:id/receipts': 'anyone',
  'GET /api/rounds/:id/receipts/:part{[0-9]{1,6}}': 'anyone',
  'GET /api/rounds/:id/results': 'anyone',
  'POST /api/volunteers': 'anyone',
  'DELETE /api/volunteers/:id': 'anyone',
  'GET /api/staff/entrance': 'anyone',
  'POST /api/staff/links': 'anyone',
  'POST /api/staff/links/read': 'anyone',
  'POST /api/staff/sign-in': 'anyone',
  'POST /api/staff/set-up': 'anyone',
  'POST /api/staff/sign-out': 'anyone',
  'POST /api/staff/sign-out-everywhere': 'A H N M U',
  'GET /api/staff/me': 'A H N M U',
  'GET /api/staff/sessions': 'A H N M U',
  'DELETE /api/staff/sessions/:id': 'A H N M U',
  'GET /api/staff/accounts': 'A . . . .',
  'POST /api/staff/accounts': 'A . . . .',
  'POST /api/staff/accounts/import': 'A . . . .',
  'PUT /api/staff/accounts/:email': 'A . . . .',
  'DELETE /api/staff/accounts/:email': 'A . . . .',
  'DELETE /api/staff/accounts/:email/sessions': 'A . . . .',
  'POST /api/staff/accounts/:email/link': 'A . . . .',
  'GET /api/staff/audit': 'A . . . U',
  'GET /api/staff/audit/log.csv': 'A . . . U',
  'GET /api/organisation': 'A H . . .',
  'POST /api/organisation': 'A H . . .',
  'POST /api/organisation/columns': 'A H . . .',
  'PATCH /api/organisation/units/:id': 'A H . . .',
  'GET /api/organisation/template/:name': 'A H . . .',
  'GET /api/volunteers': 'A H . . .',
  'GET /api/instruments': 'A H N . U',
  'GET /api/instruments/:ref': 'A H N . U',
  'POST /api/instruments': 'A H . . .',
  'GET /api/instruments/library': 'A H N . U',
  'GET /api/instruments/history/:id': 'A H N . U',
  'GET /api/instruments/:ref/survey.json': 'A H N . U',
  'GET /api/instruments/:ref/items.csv': 'A H N . U',
  'PUT /api/instruments/:ref/archived': 'A H . . .',
  'DELETE /api/instruments/:ref': 'A H . . .',
  'POST /api/instruments/imports': 'A H . . .',
  'POST /api/instruments/drafts': 'A H . . .',
  'GET /api/instruments/drafts/:id': 'A H . . .',
  'PUT /api/instruments/drafts/:id': 'A H . . .',
  'DELETE /api/instruments/drafts/:id': 'A H . . .',
  'POST /api/instruments/drafts/:id/publish': 'A H . . .',
  'GET /api/rounds': 'A H N M U',
  'GET /api/rounds/clock': 'A H . . .',
  'GET /api/rounds/:id': 'A H . . U',
  'POST /api/rounds': 'A H . . .',
  'PATCH /api/rounds/:id': 'A H . . .',
  'DELETE /api/rounds/:id': 'A H . . .',
  'GET /api/rounds/:id/plan': 'A H . . .',
  'GET /api/rounds/:id/plan/told/:unit': 'A H . . .',
  'POST /api/rounds/:id/launch': 'A H . . .',
  'POST /api/rounds/:id/call-back': 'A H . . .',
  'POST /api/rounds/:id/extend': 'A H . . .',
  'POST /api/rounds/:id/close': 'A H . . .',
  'GET /api/rounds/:id/outbox': 'A H . . .',
  'GET /api/rounds/:id/outbox/people': 'A H . . .',
  'POST /api/rounds/:id/outbox/link': 'A H . . .',
  'GET /api/rounds/:id/outbox/links.csv': 'A H . . .',
  'GET /api/rounds/:id/mail': 'A H . . .',
  'PUT /api/rounds/:id/mail/texts': 'A H . . .',
  'PUT /api/rounds/:id/mail/reminders': 'A H . . .',
  'POST /api/rounds/:id/mail/retry': 'A H . . .',
  'GET /api/rounds/:id/codes': 'A H . . .',
  'GET /api/rounds/:id/codes/units': 'A H . . .',
  'GET /api/rounds/:id/sharing': 'A H . . .',
  'POST /api/rounds/:id/share': 'A H . . .',
  'GET /api/rounds/:id/results-preview': 'A H . . .',
  'GET /api/decisions': 'A H . M .',
  'GET /api/decisions/decisions.csv': 'A H . M .',
  'GET /api/decisions/round/:round': 'A H . M .',
  'POST /api/decisions/round/:round': 'A H . M .',
  'PUT /api/decisions/:decision': 'A H . M .',
  'DELETE /api/decisions/:decision': 'A H . M .',
  'GET /api/reports/:round': 'A H N M .',
  'GET /api/reports/:round/summary': 'A H N M .',
  'GET /api/reports/:round/units/:unit': 'A H N M .',
  'GET /api/reports/:round/changes/:earlier': 'A H N M .',
  'GET /api/reports/:round/trend': 'A H N M .',
  'GET /api/reports/:round/release.json': 'A H N M .',
  'POST /api/exports': 'A H N M .',
  'GET /api/exports/:id': 'A H N M .',
  'DELETE /api/exports/:id': 'A H N M .',
  'GET /api/exports/:id/file': 'A H N M .',
};

/** Pages and the health check: the same for everyone, they hold nothing of anybody. */
const PAGES = [
  '/',
  '/a',
  '/assets/*',
  '/check',
  '/code',
  '/health',
  '/kiosk',
  '/results',
  '/staff',
  '/staff/*',
  '/volunteer',
];

/** Whoever asks these has no session afterwards, and signs in again. */
const ENDS_SESSIONS = ['POST /api/staff/sign-out', 'POST /api/staff/sign-out-everywhere'];

const mayPass = (promise: string, role: StaffRole) =>
  promise.split(' ')[STAFF_ROLES.indexOf(role)] !== '.';

describe('who may do what', () => {
  let server: TestServer;
  let asked: number;
  const clients = new Map<StaffRole, StaffClient>();
  const emailOf = (role: StaffRole) => `an-${role}@example.org`;

  beforeAll(async () => {
    asked = 0;
    server = await startTestServer();
    await server.hr.importOrganisation(writeUnits(SMALL_COMPANY), writeRoster(SMALL_COMPANY));
    for (const role of STAFF_ROLES) {
      await server.addAccount(emailOf(role), role, role === 'manager' ? 'south' : null);
      clients.set(role, await server.signIn(emailOf(role)));
    }
  });
  afterAll(() => server.close());

  const listApi = () =>
    server.routes
      .filter(({ method, path }) => method !== 'ALL' && path.startsWith('/api/'))
      .map(({ method, path }) => `${method} ${path}`);

  /** What is asked for need not exist: who is asking is looked at first. */
  function fillIn(path: string): string {
    return path
      .slice('/api'.length)
      .replace(/:part\{.*\}/, '0')
      .replace(/:ref\b/, 'pulse@1')
      .replace(/:email\b/, 'nobody@example.org')
      .replace(/:\w+/g, '00000000-0000-4000-8000-000000000000');
  }

  async function readCode(response: Response): Promise<string> {
    const text = await response.text();
    return response.ok ? 'ok' : (/"code":"([\w-]+)"/.exec(text)?.[1] ?? String(response.status));
  }

  test('the promise names every address of the running server, and none that is not there', () => {
    expect([...new Set(listApi())].sort()).toEqual(Object.keys(PROMISE).sort());
    const pages = server.routes.filter(
      ({ method, path }) => method !== 'ALL' && !path.startsWith('/api/'),
    );
    expect([...new Set(pages.map(({ path }) => path))].sort()).toEqual(PAGES);
    expect(new Set(pages.map(({ method }) => method))).toEqual(new Set(['GET']));
  });

  test('the OpenAPI document names the same addresses with the same roles, and is told to everyone', async () => {
    const document = (await (await fetch(`${server.url}/api/openapi.json`)).json()) as ApiDocument;
    expect(document).toEqual(writeDocument(null));
    const described = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, { 'x-roles': roles }]) => {
        const promise = STAFF_ROLES.map((role) => (roles?.includes(role) ? 'x' : '.')).join(' ');
        return `${method.toUpperCase()} ${path}: ${roles === undefined ? 'anyone' : promise}`;
      }),
    );
    const promised = Object.entries(PROMISE).map(([name, promise]) => {
      const path = name.replace(/:(\w+)(?:\{.*\})?/g, '{$1}');
      return `${path}: ${promise === 'anyone' ? promise : promise.replace(/[A-Z]/g, 'x')}`;
    });
    expect(described.sort()).toEqual(promised.sort());
    const ids = Object.values(document.paths).flatMap((methods) =>
      Object.values(methods).map(({ operationId }) => operationId),
    );
    expect(new Set(ids).size).toBe(described.length);
    // A reference into a part of a schema would lead nowhere in the document as a whole.
    const references = JSON.stringify(document).match(/"\$ref":"[^"]*"/g);
    expect(new Set(references)).toEqual(new Set(['"$ref":"#/components/schemas/Problem"']));
  });

  test('a visitor is asked to sign in by every address that is not for everyone', async () => {
    for (const [name, promise] of Object.entries(PROMISE)) {
      const [method, path] = name.split(' ') as [string, string];
      const response = await fetch(`${server.url}/api${fillIn(path)}`, {
        method,
        headers: { 'content-type': 'application/json', origin: server.url },
        ...(method === 'GET' ? {} : { body: '{}' }),
      });
      const code = await readCode(response);
      const isRefused = code === 'sign-in-required';
      expect(`${name}: ${isRefused ? 'refused' : 'passed'}`).toBe(
        `${name}: ${promise === 'anyone' ? 'passed' : 'refused'}`,
      );
      asked += 1;
    }
  });

  test.each(STAFF_ROLES)('%s passes where the promise says so, and nowhere else', async (role) => {
    for (const [name, promise] of Object.entries(PROMISE)) {
      const [method, path] = name.split(' ') as [string, string];
      const body = method === 'GET' ? undefined : {};
      const code = await readCode(await clients.get(role)!.send(method, fillIn(path), body));
      expect(code, name).not.toBe('sign-in-required');
      const isRefused = code === 'not-allowed';
      expect(`${name}: ${isRefused ? 'refused' : 'passed'}`).toBe(
        `${name}: ${mayPass(promise, role) ? 'passed' : 'refused'}`,
      );
      if (ENDS_SESSIONS.includes(name)) clients.set(role, await server.signIn(emailOf(role)));
      asked += 1;
    }
  });

  test('it has asked every address as everyone', () => {
    const addresses = Object.keys(PROMISE).length;
    expect(asked).toBe((1 + STAFF_ROLES.length) * addresses);
    expect(addresses).toBeGreaterThan(30);
  });

  describe('within an address that a role may ask', () => {
    let open: string;
    let closed: string;
    const settings = { title: 'Scope', instrument: 'pulse@1', closesOn: CLOSES_ON };
    const as = (role: StaffRole) => clients.get(role)!;

    beforeAll(async () => {
      closed = await server.hr.launchRound(settings);
      const respondents = createRespondents(server.url);
      await runEach(await server.hr.readOutbox(closed), 4, async ({ link }, index) => {
        const answers = { WB2: 1 + (index % 5) };
        await respondents.answer(link.split('#')[1]!, { answers, comments: {} });
      });
      await server.hr.closeRound(closed);
      open = await server.hr.launchRound(settings);
    });

    test('a manager gets the company and the own unit, and no other unit in any form', async () => {
      for (const path of [`/reports/${closed}`, `/reports/${closed}?unit=north`]) {
        const view = await as('manager').call<{ release: ReleaseDocument }>('GET', path);
        expect(view.release.groups.map(({ id }) => id).sort()).toEqual(['unit:root', 'unit:south']);
        expect(JSON.stringify(view)).not.toContain('north');
      }
      const file = await as('manager').send('GET', `/reports/${closed}/release.json`);
      expect(await file.text()).not.toContain('north');
      expect((await as('manager').send('GET', `/rounds/${closed}`)).status).toBe(403);
    });

    test('a manager of a unit that was not part of the round gets no report', async () => {
      await server.addManager('elsewhere@example.org', 'elsewhere');
      const manager = await server.signIn('elsewhere@example.org');
      await expect(manager.call('GET', `/reports/${closed}`)).rejects.toThrow('not-released');
    });

    test('whatever a manager asks of another unit, by whatever address, is not there', async () => {
      const manager = as('manager');
      const decision = {
        ...{ unit: 'north', topic: null, heard: 'a', done: 'b', owner: 'c' },
        ...{ dueOn: null, state: 'planned' },
      };
      const theirs = await server.hr.call<{ decisions: { id: string }[] }>(
        'POST',
        `/decisions/round/${closed}`,
        decision,
      );
      const foreign = theirs.decisions.at(-1)!.id;
      const refusedFor = async (method: string, path: string, body?: unknown) =>
        `${method} ${await readCode(await manager.send(method, path, body))}`;
      expect(await refusedFor('GET', `/reports/${closed}/units/north`)).toBe('GET not-found');
      expect(await refusedFor('GET', `/reports/${closed}/units/north-a`)).toBe('GET not-found');
      const wish = { round: closed, format: 'csv', language: 'en', unit: 'north' };
      expect(await refusedFor('POST', '/exports', wish)).toBe('POST not-found');
      expect(await refusedFor('PUT', `/decisions/${foreign}`, decision)).toBe('PUT not-found');
      const own = { ...decision, unit: 'south' };
      expect(await refusedFor('PUT', `/decisions/${foreign}`, own)).toBe('PUT not-found');
      expect(await refusedFor('DELETE', `/decisions/${foreign}`)).toBe('DELETE not-found');
      expect(await refusedFor('POST', `/decisions/round/${closed}`, decision)).toBe(
        'POST not-allowed',
      );
      for (const path of ['/decisions', `/decisions/round/${closed}`, '/decisions/decisions.csv'])
        expect(await (await manager.send('GET', path)).text()).not.toContain('north');
      // Nor is a decision of one's own handed to another unit.
      const mine = await manager.call<{ decisions: { id: string }[] }>(
        'POST',
        `/decisions/round/${closed}`,
        own,
      );
      const kept = mine.decisions.at(-1)!.id;
      expect(await refusedFor('PUT', `/decisions/${kept}`, decision)).toBe('PUT not-allowed');
    });

    test('the file of one account is for no other one, of whatever role', async () => {
      const wish = { round: closed, format: 'csv', language: 'en', unit: null };
      const { id } = await as('analyst').call<{ id: string }>('POST', '/exports', wish);
      for (const role of ['administrator', 'hr', 'manager'] as const) {
        for (const [method, path] of [
          ['GET', `/exports/${id}`],
          ['GET', `/exports/${id}/file`],
          ['DELETE', `/exports/${id}`],
        ] as const)
          expect(await readCode(await as(role).send(method, path))).toBe('not-found');
      }
      const isReady = async () =>
        (await as('analyst').call<ExportView>('GET', `/exports/${id}`)).state === 'ready';
      while (!(await isReady())) await new Promise((done) => setTimeout(done, 100));
      expect((await as('analyst').send('GET', `/exports/${id}/file`)).status).toBe(200);
    });

    test('every file that is taken leaves an entry in the audit log, and names who took it', async () => {
      const { paths } = writeDocument(null);
      const files = Object.entries(paths).flatMap(([path, { get }]) => {
        const types = Object.keys((get?.responses['200']?.['content'] as object | undefined) ?? {});
        const isFile = types.some((type) => type !== 'application/json') || path.endsWith('.json');
        return isFile ? [path] : [];
      });
      // Without data of this company: this document, and an example to be filled in.
      const exempt = ['/api/openapi.json', '/api/organisation/template/{name}'];
      // Asked for with an entry before: `POST /api/exports`.
      const asked = ['/api/exports/{id}/file'];
      const own = files.filter((path) => ![...exempt, ...asked].includes(path));
      expect(own.length).toBeGreaterThan(6);
      const last = async () => {
        const { entries } = await as('administrator').call<AuditView>('GET', '/staff/audit');
        return entries[0]!;
      };
      for (const path of own) {
        const before = await last();
        const round = path.includes('/reports/') ? closed : open;
        const at = path
          .slice('/api'.length)
          .replace(/\{(?:id|round)\}/, round)
          .replace('{ref}', 'pulse@1');
        const response = await as('administrator').send('GET', at);
        // Everybody of this company has an address, so there are no codes to print.
        if (path.endsWith('/codes')) {
          expect(response.status, path).toBe(404);
          continue;
        }
        expect(response.status, path).toBe(200);
        await response.arrayBuffer();
        const after = await last();
        expect(after.number, path).toBe(before.number + 1);
        expect(after.account).toBe(emailOf('administrator'));
        expect(after.action).toMatch(/-(downloaded|printed)$/);
      }
    });

    test('each JSON body is held against the schema that the document names, and more than that schema has is refused', async () => {
      const decision = {
        ...{ unit: 'south', topic: null, heard: 'a', done: 'b', owner: 'c' },
        ...{ dueOn: null, state: 'planned' },
      };
      const { decisions } = await server.hr.call<{ decisions: { id: string }[] }>(
        'POST',
        `/decisions/round/${closed}`,
        decision,
      );
      const draft = await server.hr.call<{ id: string }>('POST', '/rounds', settings);
      const ids: Readonly<Record<string, string>> = {
        ...{ decision: decisions[0]!.id, round: closed, id: open, ref: 'pulse@1' },
        ...{ email: emailOf('auditor'), unit: 'south' },
      };
      let bodies = 0;
      for (const [path, methods] of Object.entries(writeDocument(null).paths)) {
        for (const [method, operation] of Object.entries(methods)) {
          const schema = operation.requestBody?.content['application/json']?.schema;
          if (schema === undefined) continue;
          bodies += 1;
          const at = path
            .replace('/units/{id}', '/units/south')
            .replace('/api/rounds/{id}/mail', `/api/rounds/${draft.id}/mail`)
            .replace(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? '')
            .slice('/api'.length);
          const response = await as('administrator').send(method.toUpperCase(), at, {
            surplus: true,
          });
          const problem = (await response.json()) as {
            code: string;
            fields: { field: string; message: string }[];
          };
          expect(`${method} ${path} ${problem.code}`).toBe(`${method} ${path} invalid-fields`);
          const named = problem.fields.map(({ field }) => field);
          const { required = [], anyOf } = schema as { required?: string[]; anyOf?: unknown };
          if (anyOf === undefined) expect(named.sort(), path).toEqual([...required, ''].sort());
          expect(JSON.stringify(problem)).not.toContain('surplus');
        }
      }
      expect(bodies).toBeGreaterThan(20);
      await server.hr.send('DELETE', `/rounds/${draft.id}`);
    });

    test('413: no address takes a body without end, whoever sends it', async () => {
      const large = { title: 'x'.repeat(STAFF_BODY_BYTES) };
      for (const path of [
        '/rounds',
        '/decisions/round/' + closed,
        '/exports',
        `/rounds/${open}/share`,
      ])
        expect(await readCode(await server.hr.send('POST', path, large))).toBe('body-too-large');
    });

    test('managers and analysts are listed what is released; an analyst reads all of it', async () => {
      for (const role of ['manager', 'analyst'] as const) {
        const rounds = await as(role).call<RoundView[]>('GET', '/rounds');
        expect(rounds.map(({ id }) => id)).toEqual([closed]);
      }
      const read = (client: StaffClient) => client.call('GET', `/reports/${closed}`);
      expect(await read(as('analyst'))).toEqual(await read(server.hr));
      await expect(as('analyst').call('GET', `/reports/${open}`)).rejects.toThrow('not-released');
    });

    test('an auditor sees rounds with their rules, and neither results nor participation', async () => {
      const rounds = await as('auditor').call<RoundView[]>('GET', '/rounds');
      expect(rounds.map(({ id }) => id).sort()).toEqual([open, closed].sort());
      const seenByHr = await server.hr.call<RoundView>('GET', `/rounds/${open}`);
      expect(seenByHr.participation).not.toBeNull();
      const seen = await as('auditor').call<RoundView>('GET', `/rounds/${open}`);
      expect(seen).toEqual({ ...seenByHr, participation: null });
      expect(rounds.every(({ participation }) => participation === null)).toBe(true);
      for (const path of [`/reports/${closed}`, `/reports/${closed}/release.json`])
        await expect(as('auditor').call('GET', path)).rejects.toThrow('not-allowed');
    });
  });
});

describe('another site', () => {
  let server: TestServer;
  let cookie: string;
  beforeAll(async () => {
    server = await startTestServer();
    cookie = server.hr.cookie;
  });
  afterAll(() => server.close());

  const ask = async (headers: Readonly<Record<string, string>>, method = 'POST') => {
    const response = await fetch(`${server.url}/api/rounds`, {
      method,
      headers: { cookie, ...headers },
      ...(method === 'GET' ? {} : { body: '{}' }),
    });
    const { code } = (await response.json()) as { code?: string };
    return code ?? response.status;
  };
  const JSON_TYPE = { 'content-type': 'application/json' };

  test.each([
    ['from another origin', { origin: 'https://evil.example' }],
    ['from a sandboxed frame', { origin: 'null' }],
    ['with an origin that is none', { origin: 'localhost' }],
    ['that tells neither origin nor site', {}],
    ['said to be cross-site by the browser', { 'sec-fetch-site': 'cross-site' }],
    ['from a neighbouring name', { 'sec-fetch-site': 'same-site' }],
    ['typed by hand', { 'sec-fetch-site': 'none' }],
  ])('403 cross-origin: a JSON request, a form and a bare one %s', async (_, headers) => {
    for (const type of [JSON_TYPE, { 'content-type': 'text/plain' }, {}])
      expect(await ask({ ...headers, ...type })).toBe('cross-origin');
  });

  test('403 cross-origin: the browser’s word on the site counts more than an origin', async () => {
    expect(await ask({ origin: server.url, 'sec-fetch-site': 'cross-site' })).toBe('cross-origin');
  });

  test('our own pages pass, also behind a proxy that speaks https', async () => {
    const { host } = new URL(server.url);
    for (const headers of [
      { 'sec-fetch-site': 'same-origin' },
      { origin: server.url },
      { origin: `https://${host}` },
    ])
      expect(await ask({ ...headers, ...JSON_TYPE })).toBe('invalid-fields');
  });

  test('signing in and out are asked from our own pages too', async () => {
    for (const path of ['sign-in', 'sign-out']) {
      const response = await fetch(`${server.url}/api/staff/${path}`, {
        method: 'POST',
        headers: { cookie, origin: 'https://evil.example', ...JSON_TYPE },
        body: '{}',
      });
      expect(response.status).toBe(403);
    }
    expect(await ask({ origin: server.url, ...JSON_TYPE })).toBe('invalid-fields');
  });
});
