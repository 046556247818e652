import { Hono } from 'hono';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { AccountView, EntranceView, LinkView } from '../../api/app.ts';
import { MAILED_MINUTES } from '../../api/staff/link-token.ts';
import { makeLinkToken } from '../../api/staff/links.ts';
import { createSessions } from '../../api/staff/session.ts';
import { readText, startMailServer } from '../support/mail-server.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

const HR = 'hr@example.org';
type MailServer = Awaited<ReturnType<typeof startMailServer>>;

interface Reply {
  readonly status: number;
  readonly code: string;
  readonly body: unknown;
  readonly cookie: string | null;
  readonly clears: string | null;
}

/** A browser that shows our own pages, with or without a cookie. */
async function ask(
  server: TestServer,
  method: string,
  path: string,
  { body, cookie }: { readonly body?: unknown; readonly cookie?: string } = {},
): Promise<Reply> {
  const response = await fetch(`${server.url}/api/staff${path}`, {
    method,
    headers: {
      'content-type': 'application/json',
      'sec-fetch-site': 'same-origin',
      ...(cookie === undefined ? {} : { cookie }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const parsed = text === '' ? null : (JSON.parse(text) as unknown);
  return {
    status: response.status,
    code: (parsed as { code?: string } | null)?.code ?? '',
    body: parsed,
    cookie: response.headers.getSetCookie().at(-1) ?? null,
    clears: response.headers.get('clear-site-data'),
  };
}

const requestLink = (server: TestServer, email: string, more: object = {}) =>
  ask(server, 'POST', '/links', { body: { email, language: 'fr', to: null, ...more } });
const signIn = (server: TestServer, token: string, cookie?: string) =>
  ask(server, 'POST', '/sign-in', { body: { token }, ...(cookie === undefined ? {} : { cookie }) });
const nameCookie = (reply: Reply) => reply.cookie!.split(';')[0]!;
const me = (server: TestServer, cookie: string) => ask(server, 'GET', '/me', { cookie });

describe('a link by e-mail is the only way in', () => {
  let server: TestServer;
  let mail: MailServer;
  let person = 0;
  /** Each test has an account of its own: links are counted by address. */
  let email: string;
  beforeAll(async () => {
    mail = await startMailServer();
    server = await startTestServer({ SMTP_URL: mail.url }, { demo: false });
  });
  beforeEach(async () => {
    person += 1;
    email = `person-${person}@example.org`;
    await server.addAccount(email, 'analyst');
    await server.settle();
    mail.received.length = 0;
  });
  afterAll(async () => {
    await server.close();
    await mail.close();
  });

  async function receiveToken(): Promise<string> {
    await server.settle();
    return /#(\S+)/.exec(readText(mail.received.at(-1)!))![1]!;
  }

  test('the answer is the same for every address, is not held up by the mail, and only accounts get one', async () => {
    const open = mail.hold();
    const [known, unknown] = [
      await requestLink(server, ` ${email.toUpperCase()} `),
      await requestLink(server, 'nobody@example.org'),
    ];
    expect(known).toEqual(unknown);
    expect(known).toMatchObject({ status: 200, body: { link: null }, cookie: null });
    expect(mail.received).toEqual([]);
    open();
    await server.settle();
    expect(mail.received.map(({ to }) => to)).toEqual([email]);
  });

  test('the message is in the language of the page and leads back to where one wanted to go', async () => {
    await requestLink(server, email, { to: '/rounds/1/report' });
    await requestLink(server, email, { language: 'en' });
    await server.settle();
    const [french, english] = mail.received.map((message) => readText(message));
    expect(french).toContain(`Bonjour ${email}`);
    expect(french).toMatch(/\/staff\/sign-in\?to=%2Frounds%2F1%2Freport#[\w-]{43}\.\w+/);
    expect(english).toContain('It works once, within 15 minutes');
    expect(english).toMatch(/\/staff\/sign-in#[\w-]{43}\.\w+/);
  });

  test.each([
    '//evil.example',
    'https://evil.example',
    '/\\evil.example',
    '/a#b',
    'rounds',
    '/a b',
  ])('422 invalid-fields: a link does not lead to %s', async (to) => {
    expect((await requestLink(server, email, { to })).code).toBe('invalid-fields');
    await server.settle();
    expect(mail.received).toEqual([]);
  });

  test('it signs in once: looking does not use it up, the second use is refused, and so is a race', async () => {
    await requestLink(server, email);
    const token = await receiveToken();
    for (let looks = 0; looks < 3; looks += 1) {
      const look = await ask(server, 'POST', '/links/read', { body: { token } });
      expect(look.body as LinkView).toEqual({ email, name: email });
      expect(look.cookie).toBeNull();
    }
    const replies = await Promise.all(Array.from({ length: 5 }, () => signIn(server, token)));
    const inside = replies.filter(({ status }) => status === 200);
    expect(inside).toHaveLength(1);
    expect((inside[0]!.body as AccountView).email).toBe(email);
    expect((await me(server, nameCookie(inside[0]!))).status).toBe(200);
    for (const reply of [
      ...replies.filter((one) => one !== inside[0]),
      await signIn(server, token),
    ])
      expect(reply).toMatchObject({ status: 410, code: 'link-unusable', cookie: null });
    const look = await ask(server, 'POST', '/links/read', { body: { token } });
    expect(look.code).toBe('link-unusable');
  });

  test('one that is too old signs nobody in, and can not be made younger', async () => {
    const then = Date.now() - (MAILED_MINUTES + 2) * 60_000;
    const old = await makeLinkToken(server.database, email, then, MAILED_MINUTES);
    expect((await signIn(server, old)).code).toBe('link-unusable');
    const [secret] = old.split('.');
    expect((await signIn(server, `${secret!}.zzzzzz`)).code).toBe('link-unusable');
    expect((await ask(server, 'POST', '/links/read', { body: { token: old } })).status).toBe(410);
  });

  test('neither the database nor the log holds what is in the link, or for whom it is', async () => {
    await requestLink(server, email);
    const token = await receiveToken();
    const reply = await signIn(server, token);
    await requestLink(server, email);
    const waiting = await receiveToken();
    const rows = await server.database.owner`
      select row_to_json(link)::text as text from staff.link as link
      union all select row_to_json(session)::text from staff.session as session
      union all select row_to_json(audit)::text from staff.audit as audit`;
    const stored = rows.map(({ text }) => String(text)).join('\n');
    expect(stored).toContain('link-mailed');
    const session = nameCookie(reply).split('=')[1]!;
    for (const secret of [token, waiting, session]) {
      expect(stored).not.toContain(secret.split('.')[0]);
      expect(server.logged.join('')).not.toContain(secret.split('.')[0]);
    }
    expect(server.logged.join('')).not.toContain('example.org');
  });

  test('a mailbox gets three links in a quarter of an hour; the answer stays the same', async () => {
    const replies = [];
    for (let times = 0; times < 5; times += 1) replies.push(await requestLink(server, email));
    await server.settle();
    expect(mail.received).toHaveLength(3);
    expect(new Set(replies.map((reply) => JSON.stringify(reply))).size).toBe(1);
  });

  test('a mail server that refuses is logged without the address; nobody is told', async () => {
    mail.refuse(true);
    expect(await requestLink(server, email)).toMatchObject({ status: 200, body: { link: null } });
    await server.settle();
    expect(server.logged.join('')).toContain('"event":"mail-failed"');
    expect(server.logged.join('')).not.toContain('example.org');
    mail.refuse(false);
    await requestLink(server, email);
    await server.settle();
    expect(mail.received).toHaveLength(1);
  });

  test('429 too-many-requests: for whoever tries addresses or links, never for a good link', async () => {
    const good = await server.makeLink(email);
    const codes = new Set<string>();
    for (let times = 0; times < 40; times += 1) {
      codes.add((await requestLink(server, `${times}@example.org`)).code);
      codes.add((await signIn(server, `${'A'.repeat(43)}.zzzzzz`)).code);
    }
    expect(codes).toEqual(new Set(['', 'link-unusable', 'too-many-requests']));
    expect((await signIn(server, good)).status).toBe(200);
  });
});

describe('a session', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer({}, { demo: false });
  });
  afterAll(() => server.close());

  const enter = async (cookie?: string) => signIn(server, await server.makeLink(HR), cookie);

  test('its cookie is HttpOnly and SameSite=Strict, for the whole host and until the browser closes', async () => {
    const { cookie } = await enter();
    expect(cookie).toMatch(/^tutti_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
  });

  test('under https the cookie is Secure and no neighbouring host can set it', async () => {
    const today = () => new Date().toISOString().slice(0, 10);
    const sessions = createSessions({
      database: server.database,
      today,
      secure: true,
      onEnd: () => undefined,
    });
    const token = nameCookie(await enter()).split('=')[1]!;
    const app = new Hono()
      .post('/', async (context) => {
        await sessions.begin(context, token);
        return context.body(null, 204);
      })
      .get('/', async (context) => context.json(await sessions.find(context)));
    const reply = await app.request('https://survey.example.org/', { method: 'POST' });
    const cookie = reply.headers.getSetCookie().at(-1)!;
    expect(cookie).toBe(`__Host-tutti_session=${token}; Path=/; HttpOnly; Secure; SameSite=Strict`);
    const find = async (name: string) =>
      (
        await app.request('/', { headers: { cookie: `${name}=${token}` } })
      ).json() as Promise<unknown>;
    expect(await find('__Host-tutti_session')).toMatchObject({ email: HR });
    expect(await find('tutti_session')).toBeNull();
  });

  test('signing in never takes over a session that was there: it ends it', async () => {
    const planted = `tutti_session=${'A'.repeat(43)}`;
    const first = nameCookie(await enter(planted));
    expect(first).not.toBe(planted);
    expect((await me(server, planted)).status).toBe(401);
    const second = nameCookie(await enter(first));
    expect(second).not.toBe(first);
    expect((await me(server, first)).status).toBe(401);
    expect((await me(server, second)).status).toBe(200);
  });

  test('signing out ends this session; signing out everywhere ends all, and the links too', async () => {
    const [here, there] = [nameCookie(await enter()), nameCookie(await enter())];
    const link = await server.makeLink(HR);
    const out = await ask(server, 'POST', '/sign-out', { cookie: here });
    expect([out.status, out.clears]).toEqual([204, '"cache"']);
    expect((await me(server, here)).status).toBe(401);
    expect((await me(server, there)).status).toBe(200);
    const third = nameCookie(await enter());
    await ask(server, 'POST', '/sign-out-everywhere', { cookie: third });
    for (const cookie of [there, third]) expect((await me(server, cookie)).status).toBe(401);
    expect((await signIn(server, link)).code).toBe('link-unusable');
  });

  test('it ends after 7 days, and earlier when a whole day goes by without use', async () => {
    const { owner } = server.database;
    const cookie = nameCookie(await enter());
    await owner`update staff.session set seen_on = current_date - 1`;
    expect((await me(server, cookie)).status).toBe(200);
    const [used] = await owner`select bool_and(seen_on = current_date) as today from staff.session`;
    expect(used!['today']).toBe(true);
    await owner`update staff.session set seen_on = current_date - 2`;
    expect((await me(server, cookie)).status).toBe(401);

    const kept = nameCookie(await enter());
    const [days] = await owner`select max(expires_on) - current_date as days from staff.session`;
    expect(days!['days']).toBe(7);
    await owner`update staff.session set expires_on = current_date - 1`;
    expect((await me(server, kept)).status).toBe(401);
  });

  test('one that began under a clock that was ahead is over when the clock is right', async () => {
    const { owner } = server.database;
    const cookie = nameCookie(await enter());
    await owner`update staff.session
      set expires_on = current_date + 3660, seen_on = current_date + 3653`;
    expect((await me(server, cookie)).status).toBe(401);
    await enter();
    const [left] = await owner`select count(*)::int as count from staff.session`;
    expect(left!['count']).toBe(1);
  });

  test('what is over is swept away: a link with the next link, a session with the next sign-in', async () => {
    const { owner } = server.database;
    await server.makeLink(HR);
    await enter();
    await owner`update staff.link set expires_on = current_date - 2`;
    await owner`update staff.session set expires_on = current_date - 2`;
    await server.makeLink(HR);
    await enter();
    const [links] = await owner`select count(*)::int as count from staff.link`;
    const [sessions] = await owner`select count(*)::int as count from staff.session`;
    expect([links!['count'], sessions!['count']]).toEqual([1, 1]);
  });

  test('an account that is removed is out at once, with its links', async () => {
    await server.addAccount('gone@example.org', 'analyst');
    const client = await server.signIn('gone@example.org');
    const link = await server.makeLink('gone@example.org');
    await server.database.owner`delete from staff.account where email = 'gone@example.org'`;
    expect((await me(server, client.cookie)).status).toBe(401);
    expect((await signIn(server, link)).code).toBe('link-unusable');
  });

  test('no mail server: nothing is sent, and the page is told why', async () => {
    const { body } = await ask(server, 'GET', '/entrance');
    expect(body as EntranceView).toEqual({ demo: false, mail: false, setUp: false });
    expect((await requestLink(server, HR)).body).toEqual({ link: null });
  });
});

describe('the first run', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer({}, { demo: false });
  });
  afterAll(() => server.close());

  const setUp = (token: string, email = 'first@example.org') =>
    ask(server, 'POST', '/set-up', { body: { token, name: 'Ada', email } });

  test('the printed link makes one administrator, once, and only while there is no account', async () => {
    const token = server.setUpLink!.split('#')[1]!;
    expect(server.setUpLink).toBe(`${server.url}/staff/set-up#${token}`);
    expect(server.logged.join('')).not.toContain(token.split('.')[0]);
    expect((await setUp(token)).code).toBe('link-unusable');
    await server.database.owner`delete from staff.account`;
    expect((await ask(server, 'GET', '/entrance')).body).toMatchObject({ setUp: true });

    expect((await signIn(server, token)).code).toBe('link-unusable');
    expect((await setUp(`${'A'.repeat(43)}.zzzzzz`)).code).toBe('link-unusable');
    expect((await setUp(token, 'no address')).code).toBe('invalid-fields');
    const replies = await Promise.all([
      setUp(token, 'one@example.org'),
      setUp(token, 'two@example.org'),
    ]);
    const inside = replies.filter(({ status }) => status === 200);
    expect(inside).toHaveLength(1);
    const account = (await me(server, nameCookie(inside[0]!))).body as AccountView;
    expect(account).toMatchObject({ name: 'Ada', role: 'administrator', unit: null });
    expect((await setUp(token, 'three@example.org')).code).toBe('link-unusable');
    const [row] = await server.database.owner`select count(*)::int as count from staff.account`;
    expect(row!['count']).toBe(1);
  });
});
