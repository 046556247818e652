import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createRespondents } from '../../api/demo/respondent.ts';
import { PUBLIC_BODY_BYTES } from '../../api/request.ts';
import { CLOSES_ON, SMALL_COMPANY, writeRoster, writeUnits } from '../support/company.ts';
import { judgeRaw, sendRaw } from '../fuzz/raw-requests.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

const JSON_TYPE = { 'content-type': 'application/json' };

describe('bad input gets a clear problem and loses nothing', () => {
  let server: TestServer;
  let round: string;
  let secrets: string[];

  beforeAll(async () => {
    server = await startTestServer();
    await server.hr.importOrganisation(writeUnits(SMALL_COMPANY), writeRoster(SMALL_COMPANY));
    round = await server.hr.launchRound({
      title: 'Pulse',
      instrument: 'pulse@1',
      closesOn: CLOSES_ON,
    });
    secrets = (await server.hr.readOutbox(round)).map((message) => message.link.split('#')[1]!);
  });
  afterAll(() => server.close());

  async function send(path: string, init: RequestInit): Promise<{ status: number; code: string }> {
    const response = await fetch(`${server.url}${path}`, init);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    const problem = (await response.json()) as { status: number; code: string; type: string };
    expect(problem.status).toBe(response.status);
    expect(problem.type).toBe(`/problems/${problem.code}`);
    return { status: response.status, code: problem.code };
  }
  /** Status and code of what HR is refused, with everything the problem says. */
  async function refusedToHr(method: string, path: string, body?: unknown): Promise<string> {
    return server.hr.call(method, path, body).then(
      () => 'accepted',
      (error: unknown) => (error as Error).message.split(': ')[1]!,
    );
  }

  test.each([
    [
      '413 body-too-large: more than 256 KB',
      413,
      'body-too-large',
      JSON_TYPE,
      'x'.repeat(PUBLIC_BODY_BYTES + 1),
    ],
    [
      '415 wrong-content-type: a form',
      415,
      'wrong-content-type',
      { 'content-type': 'text/plain' },
      '{}',
    ],
    ['400 malformed-body: half a JSON', 400, 'malformed-body', JSON_TYPE, '{"secret":'],
    ['422 invalid-fields: nothing in it', 422, 'invalid-fields', JSON_TYPE, '{}'],
    [
      '422 invalid-fields: an unknown field',
      422,
      'invalid-fields',
      JSON_TYPE,
      '{"secret":"a","more":1}',
    ],
    [
      '404 invitation-unknown: a link that nobody was sent',
      404,
      'invitation-unknown',
      JSON_TYPE,
      '{"secret":"AAAAAAAAAAAAAAAAAAAAAA"}',
    ],
    [
      '404 invitation-unknown: text that no link holds',
      404,
      'invitation-unknown',
      JSON_TYPE,
      '{"secret":"\\u0000"}',
    ],
  ])('%s', async (_, status, code, headers, body) => {
    expect(await send('/api/registrar/invitation', { method: 'POST', headers, body })).toEqual({
      status,
      code,
    });
  });

  test('413 body-too-large: more than 256 KB of which nobody told the length', async () => {
    const part = new TextEncoder().encode('x'.repeat(64 * 1024));
    let parts = 0;
    const body = new ReadableStream({
      pull(stream) {
        if (parts++ < 8) stream.enqueue(part);
        else stream.close();
      },
    });
    const init = { method: 'POST', headers: JSON_TYPE, body, duplex: 'half' } as RequestInit;
    expect(await send('/api/registrar/invitation', init)).toEqual({
      status: 413,
      code: 'body-too-large',
    });
  });

  test('what is refused is never repeated, not even the name of a field', async () => {
    const bodies = ['{"secret":"a","zqmarker":1}', '{"zqmarker":{"zqmarker":[]}}', '["zqmarker"]'];
    for (const body of bodies) {
      const init = { method: 'POST', headers: JSON_TYPE, body };
      const response = await fetch(`${server.url}/api/registrar/invitation`, init);
      expect(response.status).toBe(422);
      expect(await response.text()).not.toContain('zqmarker');
    }
  });

  test.each([
    ['400 malformed-request: no HTTP', 'zqmarker\r\n\r\n'],
    [
      '400 malformed-request: two lengths',
      'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n',
    ],
    [
      '400 malformed-request: a length and chunks',
      'POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nContent-Length: 2\r\n\r\n',
    ],
    ['400 malformed-request: no host', 'GET /health HTTP/1.1\r\n\r\n'],
    [
      '400 malformed-request: a host that is none',
      'GET /health HTTP/1.1\r\nHost: [zqmarker\r\n\r\n',
    ],
    [
      '431 headers-too-large: 20 KB of them',
      `GET /health HTTP/1.1\r\nHost: a\r\nX: ${'y'.repeat(20_000)}\r\n\r\n`,
    ],
  ])('%s', async (name, bytes) => {
    const answer = await sendRaw(Number(new URL(server.url).port), Buffer.from(bytes));
    const [status, code] = name.split(':')[0]!.split(' ');
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status!} `));
    expect(answer).toContain(`"code":"${code!}"`);
    expect(judgeRaw(answer, 'zqmarker')).toEqual([]);
  });

  test('404 not-found: an address that does not exist', async () => {
    expect(await send('/api/nothing', {})).toEqual({ status: 404, code: 'not-found' });
    expect(await send('/api/rounds/no-uuid/manifest', {})).toEqual({
      status: 404,
      code: 'not-found',
    });
  });

  test('404 not-found: a browser that asks for a page gets one, in both languages and without what it asked for', async () => {
    const get = (path: string, accept: string, method = 'GET') =>
      fetch(`${server.url}${path}`, { method, headers: { accept }, redirect: 'manual' });
    const browser = 'text/html,application/xhtml+xml,*/*;q=0.8';
    for (const path of ['/cod', '/code/marker', '/marker?marker', '/a/marker', '/Staff/marker']) {
      const answer = await get(path, browser);
      expect(answer.status, path).toBe(404);
      expect(answer.headers.get('content-type')).toMatch(/^text\/html/);
      expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
      const page = await answer.text();
      for (const words of ['Cette adresse n’est pas connue', 'This address is not known'])
        expect(page).toContain(words);
      expect(page).not.toMatch(/marker|<script|<style/);
      expect((await get(path, browser, 'HEAD')).status).toBe(404);
    }
    for (const path of ['/api/cod', '/api', '/API/cod', '/api/Rounds/'])
      expect((await send(path, { headers: { accept: browser } })).code).toBe('not-found');
    for (const [path, init] of [
      ['/cod', { headers: { accept: '*/*' } }],
      ['/assets/gone.js', {}],
      ['/cod', { method: 'POST', headers: { accept: browser } }],
    ] as const)
      expect((await send(path, init)).code).toBe('not-found');
  });

  test('a page is found in other letters and with a slash at the end', async () => {
    for (const [typed, meant] of [
      ['/code/', '/code'],
      ['/Code', '/code'],
      ['/CODE//', '/code'],
      ['/code/?next=https://evil.example', '/code'],
      ['/kiosk/', '/kiosk'],
      ['/A/', '/a'],
      ['/check/', '/check'],
      ['/Results', '/results'],
      ['/VOLUNTEER/', '/volunteer'],
      ['/Staff', '/staff'],
    ]) {
      const answer = await fetch(`${server.url}${typed}`, { redirect: 'manual' });
      expect([answer.status, answer.headers.get('location')], typed).toEqual([308, meant]);
    }
  });

  test('401 and 403: staff addresses without a session, and with too small a role', async () => {
    for (const path of [
      '/api/rounds',
      '/api/organisation',
      `/api/reports/${round}`,
      '/api/staff/me',
      `/api/rounds/${round}/outbox`,
    ]) {
      expect(await send(path, {})).toEqual({ status: 401, code: 'sign-in-required' });
    }
    await server.addManager('manager@example.org', 'south');
    const manager = await server.signIn('manager@example.org');
    for (const [method, path] of [
      ['GET', '/organisation'],
      ['POST', `/rounds/${round}/close`],
      ['GET', `/rounds/${round}/outbox`],
      ['GET', `/rounds/${round}/plan`],
    ] as const) {
      await expect(manager.call(method, path)).rejects.toThrow('not-allowed');
    }
  });

  test('409 invitation-used: the same link can not be used for a second ballot', async () => {
    const respondents = createRespondents(server.url);
    await respondents.answer(secrets[0]!, { answers: { WB2: 4 }, comments: {} });
    await expect(
      respondents.answer(secrets[0]!, { answers: { WB2: 1 }, comments: {} }),
    ).rejects.toThrow('invitation-used');
  });

  test('422 answers-invalid: an answer out of scale, named by its item and never repeated', async () => {
    const respondents = createRespondents(server.url);
    await expect(
      respondents.answer(secrets[1]!, { answers: { WB2: 77 }, comments: {} }),
    ).rejects.toThrow('answers-invalid');
  });

  test('422 instrument-unknown, policy under the floor, a closing day in the past', async () => {
    const good = { title: 'X', instrument: 'pulse@1', closesOn: CLOSES_ON };
    expect(await refusedToHr('POST', '/rounds', { ...good, instrument: 'none@1' })).toBe(
      'instrument-unknown',
    );
    expect(await refusedToHr('POST', '/rounds', { ...good, policy: { groupMin: 4 } })).toBe(
      'invalid-fields',
    );
    expect(await refusedToHr('POST', '/rounds', { ...good, policy: { groupmin: 9 } })).toBe(
      'invalid-fields',
    );
    expect(await refusedToHr('POST', '/rounds', { ...good, closesOn: '2020-01-01' })).toBe(
      'invalid-fields',
    );
    expect(await refusedToHr('POST', '/rounds', { ...good, closesOn: 'soon' })).toBe(
      'invalid-fields',
    );
  });

  test('422 faulty-files: every fault of both files with line and column, and nothing changes', async () => {
    const before = await server.hr.call('GET', '/organisation');
    const form = new FormData();
    form.set(
      'units',
      new File(['unit_id,parent_id,name\nA,,One\nA,,Two\nB,C,Three\n'], 'units.csv'),
    );
    form.set('roster', new File(['employee_id,unit_id\nE1,A\nE1,A\n'], 'people.csv'));
    form.set('apply', 'true');
    const { cookie } = server.hr;
    const response = await fetch(`${server.url}/api/organisation`, {
      method: 'POST',
      headers: { cookie, origin: server.url },
      body: form,
    });
    const problem = (await response.json()) as {
      code: string;
      faults: { file: string; line: number; column: string }[];
    };
    expect(response.status).toBe(422);
    expect(problem.code).toBe('faulty-files');
    const places = problem.faults.map(({ file, line, column }) => `${file}:${line}:${column}`);
    expect(places).toEqual(
      expect.arrayContaining([
        'units.csv:3:parent_id',
        'units.csv:4:parent_id',
        'people.csv:3:employee_id',
      ]),
    );
    expect(await server.hr.call('GET', '/organisation')).toEqual(before);
  });

  test('409 settings-frozen: nothing but the programme check list changes after launch', async () => {
    const before = await server.hr.readRound(round);
    for (const change of [
      { title: 'New' },
      { policy: { groupMin: 6 } },
      { closesOn: CLOSES_ON },
      { instrument: 'full@1' },
    ]) {
      expect(await refusedToHr('PATCH', `/rounds/${round}`, change)).toBe('settings-frozen');
    }
    expect(await server.hr.readRound(round)).toEqual(before);
  });

  test('403 cross-origin: a form on another site can not act for HR', async () => {
    const { cookie } = server.hr;
    const response = await fetch(`${server.url}/api/rounds/${round}/close`, {
      method: 'POST',
      headers: {
        cookie,
        origin: 'https://evil.example',
        'content-type': 'application/x-www-form-urlencoded',
      },
    });
    expect(response.status).toBe(403);
    expect((await server.hr.readRound(round)).state).toBe('open');
  });

  test('410 round-closed: after the close a link opens nothing any more', async () => {
    await server.hr.closeRound(round);
    const respondents = createRespondents(server.url);
    await expect(
      respondents.answer(secrets[2]!, { answers: { WB2: 4 }, comments: {} }),
    ).rejects.toThrow('round-closed');
  });
});
