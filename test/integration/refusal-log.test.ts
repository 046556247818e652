import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createRespondents } from '../../api/demo/respondent.ts';
import { CLOSES_ON, SMALL_COMPANY, writeRoster, writeUnits } from '../support/company.ts';
import { startMailServer } from '../support/mail-server.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

const NO_LINK = { token: `${'A'.repeat(43)}.zzzzzz` };

describe('refusals are logged for staff, by kind and number, and never for employees', () => {
  let server: TestServer;
  let mail: Awaited<ReturnType<typeof startMailServer>>;
  beforeAll(async () => {
    mail = await startMailServer();
    server = await startTestServer({}, { demo: true });
    await server.hr.importOrganisation(writeUnits(SMALL_COMPANY), writeRoster(SMALL_COMPANY));
    await server.addAccount('analyst@example.org', 'analyst');
  });
  afterAll(async () => {
    await server.close();
    await mail.close();
  });
  beforeEach(() => {
    server.logged.length = 0;
  });

  const EVENTS = ['sign-in-failed', 'refused', 'limit-reached'];
  const read = (from: TestServer = server) =>
    from.logged
      .map((line) => JSON.parse(line) as Readonly<Record<string, string | number>>)
      .filter(({ event }) => EVENTS.includes(String(event)))
      .map(({ event, route, code, status, count }) =>
        [event, route, code, status, count].filter((part) => part !== undefined).join(' '),
      );
  const send = (method: string, path: string, body?: unknown, from: TestServer = server) =>
    fetch(`${from.url}/api${path}`, {
      method,
      headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });

  test('a sign-in that fails, a visitor, a wrong role, another’s object, a body that is none', async () => {
    const analyst = await server.signIn('analyst@example.org');
    await send('POST', '/staff/sign-in', NO_LINK);
    await send('POST', '/staff/links/read', NO_LINK);
    await send('GET', '/staff/me');
    await send('GET', '/staff/accounts');
    await analyst.send('GET', '/staff/audit?account=hr@example.org');
    await analyst.send('GET', '/exports/00000000-0000-4000-8000-000000000000/file');
    await analyst.send('POST', '/exports', { round: 'no round' });
    await fetch(`${server.url}/api/organisation`, { method: 'POST', body: 'x' });
    expect(read()).toEqual([
      'sign-in-failed POST /api/staff/sign-in link-unusable 410 1',
      'sign-in-failed POST /api/staff/links/read link-unusable 410 1',
      'refused GET /api/staff/accounts sign-in-required 401 1',
      'refused GET /api/staff/audit not-allowed 403 1',
      'refused GET /api/exports/:id/file not-found 404 1',
      'refused POST /api/exports invalid-fields 422 1',
      'refused POST /api/organisation cross-origin 403 1',
    ]);
    const text = server.logged.join('');
    expect(text).not.toMatch(/example\.org|analyst|00000000|\d\d:\d\d|127\.0\.0|AAAA|no round/);
  });

  test('a flood is a few lines, and so is what comes over a limit', async () => {
    for (let times = 0; times < 45; times += 1)
      await send('POST', '/staff/set-up', {
        ...NO_LINK,
        name: 'N',
        email: 'n@example.org',
      });
    expect(read()).toEqual([
      'sign-in-failed POST /api/staff/set-up link-unusable 410 1',
      'sign-in-failed POST /api/staff/set-up link-unusable 410 10',
      expect.stringMatching(/^limit-reached POST \/api\/staff\/set-up too-many-requests 429 1$/),
      expect.stringMatching(/^limit-reached POST \/api\/staff\/set-up too-many-requests 429 10$/),
    ]);
  });

  test('a link that is asked for with an address without an account counts, without the address', async () => {
    const other = await startTestServer({ SMTP_URL: mail.url }, { demo: false });
    for (const email of ['nobody@example.org', 'no-one@example.org', 'hr@example.org'])
      await send('POST', '/staff/links', { email, language: 'en', to: null }, other);
    await other.settle();
    expect(read(other)).toEqual(['sign-in-failed POST /api/staff/links account-unknown 1']);
    await other.close();
  });

  test('employees: whatever they are refused, not a line; guessing secrets is one line a day', async () => {
    const round = await server.hr.launchRound({
      ...{ title: 'Quiet', instrument: 'pulse@1', closesOn: CLOSES_ON },
    });
    const [first] = await server.hr.readOutbox(round);
    const secret = first!.link.split('#')[1]!;
    const sheet = { answers: { WB2: 4 }, comments: {} };
    await createRespondents(server.url).answer(secret, sheet);
    server.logged.length = 0;
    await expect(createRespondents(server.url).answer(secret, sheet)).rejects.toThrow();
    await send('POST', '/registrar/invitation', { secret: 'B'.repeat(22) });
    await send('POST', '/registrar/claim', { secret, claims: [] });
    await send('POST', '/ballotbox/ballots', { token: 'none' });
    await send('POST', '/ballotbox/comments', {});
    await send('POST', '/volunteers', {});
    await send('GET', `/rounds/${round}/results`);
    await send('GET', '/rounds/none/manifest');
    expect(server.logged).toEqual([]);
    const codes = new Set<number>();
    for (let times = 0; times < 200; times += 1)
      codes.add((await send('POST', '/registrar/invitation', { secret: 'B'.repeat(22) })).status);
    expect(codes).toEqual(new Set([404, 429]));
    const [line, ...more] = read();
    expect(line).toBe('limit-reached POST /api/registrar/invitation too-many-requests 429');
    expect(more).toEqual([]);
    expect(server.logged).toHaveLength(1);
    server.logged.length = 0;
    for (let times = 0; times < 80; times += 1) await send('POST', '/volunteers', {});
    expect(read()).toEqual(['limit-reached POST /api/volunteers too-many-requests 429']);
  });
});
