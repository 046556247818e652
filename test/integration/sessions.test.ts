import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { SessionsView } from '../../api/app.ts';
import { createStaffClient } from '../../api/demo/staff-client.ts';
import { describeAgent } from '../../api/staff/device.ts';
import { hashToken } from '../../api/staff/link-token.ts';
import { drawSessionToken } from '../../api/staff/session.ts';
import { insertSession, takeLink } from '../../api/staff/store.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

const EMAIL = 'owner@example.org';
const FIREFOX = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0';
const PHONE = 'Mozilla/5.0 (iPhone) Version/18.5 Mobile/15E148 Safari/604.1';

describe('sessions are seen by those whose they are, and ended by them and by administrators', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer();
    await server.addAccount(EMAIL, 'analyst');
    await server.addAccount('boss@example.org', 'administrator');
  });
  afterAll(() => server.close());
  beforeEach(async () => {
    await server.database.owner`delete from staff.session`;
  });

  const ask = (method: string, path: string, headers: Record<string, string>, body?: unknown) =>
    fetch(`${server.url}/api/staff${path}`, {
      method,
      headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin', ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  /** Sign in with a browser that says this of itself. @returns its cookie */
  const open = async (agent: string, email = EMAIL) => {
    const token = await server.makeLink(email);
    const reply = await ask('POST', '/sign-in', { 'user-agent': agent }, { token });
    return reply.headers.getSetCookie().at(-1)!.split(';')[0]!;
  };
  const isIn = async (cookie: string) => (await ask('GET', '/me', { cookie })).status === 200;
  const readList = async (reply: Response) => ((await reply.json()) as SessionsView).sessions;
  const list = async (cookie: string) => readList(await ask('GET', '/sessions', { cookie }));
  const end = (cookie: string, id: string) => ask('DELETE', `/sessions/${id}`, { cookie });

  test('they are listed by kind of browser and by day; no agent, address or time is kept', async () => {
    const { owner } = server.database;
    const phone = await open(PHONE);
    await owner`update staff.session set expires_on = expires_on - 1, seen_on = seen_on - 1`;
    const here = await open(FIREFOX);
    const [days] = await owner`select current_date as today, current_date - 1 as yesterday`;
    const sessions = await list(here);
    const of = (day: unknown) => ({ id: expect.any(String) as string, beganOn: day, seenOn: day });
    expect(sessions).toEqual([
      { ...of(days!['today']), browser: 'firefox', system: 'windows', here: true },
      { ...of(days!['yesterday']), browser: 'safari', system: 'ios', here: false },
    ]);
    expect((await list(phone)).map(({ browser, here: isHere }) => [browser, isHere])).toEqual([
      ['safari', true],
      ['firefox', false],
    ]);
    const [stored] = await owner`
      select string_agg(row_to_json(session)::text, ' ') as text from staff.session as session`;
    expect(stored!['text']).not.toMatch(/Mozilla|Gecko|\b140\b|127\.0\.0\.1|:\d\d:/);
    expect(server.logged.join('')).not.toMatch(/Mozilla|firefox/i);
    await expect(owner`update staff.session set browser = ${FIREFOX}`).rejects.toThrow('check');
  });

  test('one is ended alone, at once, and that is in the audit log', async () => {
    const [here, there, elsewhere] = [await open(FIREFOX), await open(PHONE), await open(PHONE)];
    const { id } = (await list(there)).find((session) => session.here)!;
    expect(await readList(await end(here, id))).toHaveLength(2);
    expect(await Promise.all([here, there, elsewhere].map(isIn))).toEqual([true, false, true]);
    expect((await end(here, id)).status).toBe(404);
    const entries = await server.database.owner`
      select account, detail from staff.audit where action = 'session-ended'`;
    expect([...entries]).toEqual([{ account: EMAIL, detail: {} }]);
  });

  test('those of somebody else are neither listed nor ended, whatever the role', async () => {
    const mine = await open(FIREFOX);
    const [own] = await list(mine);
    const boss = await open(FIREFOX, 'boss@example.org');
    expect((await list(boss)).map(({ id }) => id)).not.toContain(own!.id);
    expect((await end(boss, own!.id)).status).toBe(404);
    expect((await end(mine, 'no-session')).status).toBe(404);
    expect(await isIn(mine)).toBe(true);
  });

  test('an administrator ends all those of an account, with its links and nobody else’s; nobody else may', async () => {
    const [here, phone] = [await open(FIREFOX), await open(PHONE)];
    const boss = await open(FIREFOX, 'boss@example.org');
    const link = await server.makeLink(EMAIL);
    const endAll = async (cookie: string, email: string) =>
      (await ask('DELETE', `/accounts/${email}/sessions`, { cookie })).status;
    expect(await endAll(here, 'boss@example.org')).toBe(403);
    expect(await endAll(here, EMAIL)).toBe(403);
    expect(await endAll(boss, 'nobody@example.org')).toBe(404);
    expect(await Promise.all([here, phone, boss].map(isIn))).toEqual([true, true, true]);
    expect(await endAll(boss, EMAIL)).toBe(204);
    expect(await Promise.all([here, phone, boss].map(isIn))).toEqual([false, false, true]);
    await expect(createStaffClient(server.url, EMAIL, link)).rejects.toThrow('sign-in: 410');
    const entries = await server.database.owner`
      select account, detail from staff.audit where action = 'account-signed-out'`;
    expect([...entries]).toEqual([{ account: 'boss@example.org', detail: { account: EMAIL } }]);
    expect(await isIn(await open(FIREFOX))).toBe(true);
  });

  const signsOut = (reply: Response) => ({
    clears: reply.headers.get('clear-site-data'),
    cookie: reply.headers.getSetCookie().at(-1)?.split(';').slice(0, 2).join(),
  });
  const SIGNED_OUT = { clears: '"cache"', cookie: 'tutti_session=, Max-Age=0' };
  const STAYS = { clears: null, cookie: undefined };

  test('one’s own is ended as by signing out, by its number and with all others', async () => {
    const [here, there] = [await open(FIREFOX), await open(PHONE)];
    const [own, other] = await list(here);
    expect([own!.here, other!.here]).toEqual([true, false]);
    const first = await end(there, own!.id);
    expect([first.status, signsOut(first)]).toEqual([200, STAYS]);
    const second = await end(there, other!.id);
    expect([second.status, signsOut(second)]).toEqual([200, SIGNED_OUT]);
    expect(await readList(second)).toEqual([]);
    expect(await Promise.all([here, there].map(isIn))).toEqual([false, false]);
    const boss = await open(FIREFOX, 'boss@example.org');
    const others = await ask('DELETE', `/accounts/${EMAIL}/sessions`, { cookie: boss });
    expect([others.status, signsOut(others)]).toEqual([204, STAYS]);
    const mine = await ask('DELETE', '/accounts/boss@example.org/sessions', { cookie: boss });
    expect([mine.status, signsOut(mine)]).toEqual([204, SIGNED_OUT]);
    expect(await isIn(boss)).toBe(false);
  });

  test('whoever removes their own account is signed out as well', async () => {
    const LEAVER = 'leaver@example.org';
    await server.addAccount(LEAVER, 'administrator');
    const cookie = await open(FIREFOX, LEAVER);
    const reply = await ask('DELETE', `/accounts/${LEAVER}`, { cookie });
    expect([reply.status, signsOut(reply)]).toEqual([200, SIGNED_OUT]);
  });

  // The embedded database has one connection: nobody waits for anybody in it.
  test.runIf(process.env['TUTTI_TEST_DATABASE'] === 'postgresql')(
    'whoever is signing in while all are ended is not left signed in',
    async () => {
      const { owner } = server.database;
      const boss = await open(FIREFOX, 'boss@example.org');
      const link = await server.makeLink(EMAIL);
      const waits = Promise.withResolvers<undefined>();
      const held = Promise.withResolvers<undefined>();
      const signIn = server.database.as('staff', async (sql) => {
        await takeLink(sql, hashToken(link));
        const session = { tokenHash: hashToken(drawSessionToken()), email: EMAIL };
        const today = new Date().toISOString().slice(0, 10);
        await insertSession(sql, { ...session, device: describeAgent(PHONE) }, today);
        held.resolve(undefined);
        await waits.promise;
      });
      await held.promise;
      const ended = ask('DELETE', `/accounts/${EMAIL}/sessions`, { cookie: boss });
      await expect
        .poll(async () => {
          const [row] = await owner`
            select count(*)::int as count from pg_stat_activity
            where datname = current_database() and wait_event_type = 'Lock'`;
          return row!['count'] as number;
        })
        .toBe(1);
      waits.resolve(undefined);
      await signIn;
      expect((await ended).status).toBe(204);
      const left = await owner`select browser from staff.session where email = ${EMAIL}`;
      expect([...left]).toEqual([]);
    },
  );

  test('one that is over is not listed, though its row is not swept away yet', async () => {
    const { owner } = server.database;
    await open(FIREFOX);
    await owner`update staff.session set seen_on = current_date - 2`;
    const here = await open(FIREFOX);
    await open(PHONE);
    await owner`update staff.session set expires_on = current_date - 1 where browser = 'safari'`;
    expect(await list(here)).toHaveLength(1);
  });
});
