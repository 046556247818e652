import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { AccountsView, AuditView, HandedLinkView, ManagersImportView } from '../../api/app.ts';
import { createStaffClient, type StaffClient } from '../../api/demo/staff-client.ts';
import { SMALL_COMPANY, writeRoster, writeUnits } from '../support/company.ts';
import { readText, startMailServer } from '../support/mail-server.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

const ADMIN = 'admin@example.org';

describe('accounts and the audit log', () => {
  let server: TestServer;
  let mail: Awaited<ReturnType<typeof startMailServer>>;
  let admin: StaffClient;

  beforeAll(async () => {
    mail = await startMailServer();
    server = await startTestServer({ SMTP_URL: mail.url });
    await server.hr.importOrganisation(writeUnits(SMALL_COMPANY), writeRoster(SMALL_COMPANY));
    await server.addAccount(ADMIN, 'administrator');
    admin = await server.signIn(ADMIN);
  });
  afterAll(async () => {
    await server.close();
    await mail.close();
  });
  beforeEach(async () => {
    await server.settle();
    mail.received.length = 0;
  });

  const refused = async (client: StaffClient, method: string, path: string, body?: unknown) => {
    const response = await client.send(method, path, body);
    const { code, fields } = (await response.json()) as {
      code: string;
      fields?: { field: string; why?: string }[];
    };
    const [first] = fields ?? [];
    return first === undefined ? code : `${code} ${first.field} ${first.why ?? ''}`.trim();
  };
  const list = async () =>
    (await admin.call<AccountsView>('GET', '/staff/accounts')).accounts.map(
      ({ email, role, unit }) => `${email} ${role} ${unit ?? ''}`.trim(),
    );
  const lead = { email: 'lead@example.org', name: 'Lea D.', role: 'manager', unit: 'south' };

  test('an account is added, changed at once for whoever is signed in, and removed with its sessions', async () => {
    await admin.call('POST', '/staff/accounts', { ...lead, email: ' Lead@Example.org' });
    expect(await list()).toContain('lead@example.org manager south');
    const client = await server.signIn(lead.email);
    expect((await client.send('GET', '/organisation')).status).toBe(403);
    await admin.call('PUT', `/staff/accounts/${lead.email}`, { ...lead, role: 'hr', unit: null });
    expect((await client.send('GET', '/organisation')).status).toBe(200);
    const link = await server.makeLink(lead.email);
    await admin.call('DELETE', `/staff/accounts/${lead.email}`);
    expect((await client.send('GET', '/organisation')).status).toBe(401);
    await expect(createStaffClient(server.url, lead.email, link)).rejects.toThrow('sign-in: 410');
    expect(await list()).not.toContain('lead@example.org hr');
  });

  test('what is not right is refused by field, and nothing changes', async () => {
    const before = await list();
    const post = (change: object) =>
      refused(admin, 'POST', '/staff/accounts', { ...lead, ...change });
    expect(await post({ email: 'hr@example.org' })).toBe('invalid-fields email account-exists');
    expect(await post({ unit: 'nowhere' })).toBe('invalid-fields unit no-such-unit');
    expect(await post({ unit: null })).toBe('invalid-fields unit');
    expect(await post({ role: 'hr' })).toBe('invalid-fields unit');
    expect(await post({ role: 'owner' })).toBe('invalid-fields role');
    expect(await post({ email: 'none' })).toBe('invalid-fields email');
    expect(await post({ name: ' ' })).toBe('invalid-fields name');
    const put = (path: string, body: object) => refused(admin, 'PUT', path, body);
    expect(await put('/staff/accounts/hr@example.org', lead)).toBe('invalid-fields email fixed');
    expect(await put(`/staff/accounts/${lead.email}`, lead)).toBe('not-found');
    expect(await refused(admin, 'DELETE', '/staff/accounts/none@example.org')).toBe('not-found');
    expect(await list()).toEqual(before);
  });

  test('another role or unit holds with the next request of whoever is signed in', async () => {
    await server.addAccount('moved@example.org', 'hr');
    const moved = await server.signIn('moved@example.org');
    expect((await moved.send('GET', '/organisation')).status).toBe(200);
    const body = { email: 'moved@example.org', name: 'M', role: 'auditor', unit: null };
    await admin.call('PUT', '/staff/accounts/moved@example.org', body);
    expect((await moved.send('GET', '/organisation')).status).toBe(403);
    expect((await moved.send('GET', '/staff/audit')).status).toBe(200);
    await admin.call('DELETE', '/staff/accounts/moved@example.org');
    expect((await moved.send('GET', '/staff/me')).status).toBe(401);
    // Removed between two looks: no link is left behind, and nothing breaks.
    await expect(server.makeLink('moved@example.org')).rejects.toThrow('not-found');
  });

  test('409 last-administrator: somebody has to stay, also when two remove each other at once', async () => {
    const own = { email: ADMIN, name: 'A', role: 'hr', unit: null };
    expect(await refused(admin, 'DELETE', `/staff/accounts/${ADMIN}`)).toBe('last-administrator');
    expect(await refused(admin, 'PUT', `/staff/accounts/${ADMIN}`, own)).toBe('last-administrator');
    await server.addAccount('second@example.org', 'administrator');
    const second = await server.signIn('second@example.org');
    const [one, two] = await Promise.all([
      admin.send('DELETE', '/staff/accounts/second@example.org'),
      second.send('DELETE', `/staff/accounts/${ADMIN}`),
    ]);
    expect([one.status, two.status].filter((status) => status === 200)).toHaveLength(1);
    await server.addAccount(ADMIN, 'administrator');
    admin = await server.signIn(ADMIN);
    await admin.send('DELETE', '/staff/accounts/second@example.org');
  });

  test('a link is mailed, or shown to be handed over; both work once and are in the log', async () => {
    await server.addAccount('one@example.org', 'analyst');
    const path = '/staff/accounts/one@example.org/link';
    const sent = await admin.call<HandedLinkView>('POST', path, { send: true, language: 'en' });
    expect(sent.link).toBeNull();
    const text = readText(mail.received.at(-1)!);
    expect(text).toContain('within 24 hours');
    await createStaffClient(server.url, 'one@example.org', /#(\S+)/.exec(text)![1]!);
    const shown = await admin.call<HandedLinkView>('POST', path, { send: false, language: 'en' });
    const token = shown.link!.split('#')[1]!;
    await createStaffClient(server.url, 'one@example.org', token);
    await expect(createStaffClient(server.url, 'one@example.org', token)).rejects.toThrow('410');
    mail.refuse(true);
    expect(await refused(admin, 'POST', path, { send: true, language: 'en' })).toBe('mail-failed');
    mail.refuse(false);
    const { entries } = await admin.call<AuditView>('GET', `/staff/audit?account=${ADMIN}`);
    expect(entries.slice(0, 2).map(({ action, detail }) => [action, detail['account']])).toEqual([
      ['link-made', 'one@example.org'],
      ['link-sent', 'one@example.org'],
    ]);
  });

  describe('managers from a file', () => {
    const send = (text: string, apply: boolean) => {
      const form = new FormData();
      form.set('managers', new File([text], 'managers.csv', { type: 'text/csv' }));
      form.set('apply', String(apply));
      return admin.send('POST', '/staff/accounts/import', form);
    };
    const FILE = 'email,name,unit_id\nn@example.org,Nora,north\nt@example.org,Tim,tiny\n';

    test('the check changes nothing; applied, they can sign in; again, nothing is new', async () => {
      const before = await list();
      const counts = { added: 2, changed: 0, unchanged: 0 };
      expect(await (await send(FILE, false)).json()).toEqual({ applied: false, ...counts });
      expect(await list()).toEqual(before);
      expect(await (await send(FILE, true)).json()).toEqual({ applied: true, ...counts });
      expect(await list()).toContain('t@example.org manager tiny');
      await server.signIn('t@example.org');
      const again = (await (await send(FILE.replace('tiny', 'south'), true)).json()) as unknown;
      expect(again as ManagersImportView).toEqual({
        applied: true,
        added: 0,
        changed: 1,
        unchanged: 1,
      });
    });

    test('two people apply the same file in different orders: both are told that it is done', async () => {
      const lines = Array.from({ length: 200 }, (_, n) => `m${n}@example.org,M ${n},north`);
      const files = [lines, lines.toReversed()].map((rows) =>
        ['email,name,unit_id', ...rows, ''].join('\n'),
      );
      for (let time = 0; time < 3; time += 1) {
        const replies = await Promise.all(files.map((file) => send(file, true)));
        expect(replies.map(({ status }) => status)).toEqual([200, 200]);
      }
    });

    test('422 faulty-files: every fault with its line, and nobody is added', async () => {
      const before = await list();
      const reply = await send(
        'email,name,unit_id\nx@example.org,X,nowhere\nhr@example.org,H,south\n',
        true,
      );
      const { code, faults } = (await reply.json()) as { code: string; faults: { line: number }[] };
      expect([code, faults.map(({ line }) => line)]).toEqual(['faulty-files', [2, 3]]);
      expect(await list()).toEqual(before);
    });
  });

  describe('the audit log', () => {
    const read = (query = '') => admin.call<AuditView>('GET', `/staff/audit${query}`);

    test('newest first, in pages, by action, account and day; it names what can be filtered by', async () => {
      const today = new Date().toISOString().slice(0, 10);
      await server.database.owner`
        insert into staff.audit (day, account, action, detail)
        select '2020-02-29', 'old@example.org', 'round-created', '{}' from generate_series(1, 120)`;
      const numbers: number[] = [];
      let before: number | null = null;
      do {
        const page: AuditView = await read(before === null ? '' : `?before=${before}`);
        expect(page.entries.length).toBeLessThanOrEqual(50);
        numbers.push(...page.entries.map(({ number }) => number));
        before = page.next;
      } while (before !== null);
      const [row] = await server.database.owner`select count(*)::int as n from staff.audit`;
      expect(numbers).toHaveLength(row!['n'] as number);
      expect(numbers).toEqual(numbers.toSorted((a, b) => b - a));
      const old = await read('?day=2020-02-29&account=old@example.org');
      expect(old.entries).toHaveLength(50);
      expect(old.accounts).toContain(ADMIN);
      const signedIn = await read(`?action=signed-in&account=${ADMIN}`);
      expect(new Set(signedIn.entries.map(({ action }) => action))).toEqual(new Set(['signed-in']));
      expect(
        signedIn.entries.every(
          ({ day }) => Math.abs(Date.parse(day) - Date.parse(today)) <= 86_400_000,
        ),
      ).toBe(true);
      for (const query of ['?day=soon', '?before=x', '?who=1'])
        expect((await admin.send('GET', `/staff/audit${query}`)).status).toBe(422);
    });

    test('as a file: no cell is a formula, all that is filtered is in it, and taking it is in the log', async () => {
      await server.database.owner`insert into staff.audit (day, account, action, detail) values
        ('2020-03-01', '=cmd|calc', '+action', '{"a": "@x"}')`;
      const reply = await admin.send('GET', '/staff/audit/log.csv');
      expect(reply.headers.get('content-disposition')).toContain('audit-log.csv');
      const text = await reply.text();
      expect(text).toContain(",2020-03-01,'=cmd|calc,'+action,a: @x");
      for (const cell of text.split(/[\r\n]+/).flatMap((line) => line.split(',')))
        expect(cell).not.toMatch(/^"?[=+\-@]/);
      expect(text.match(/old@example\.org/g)).toHaveLength(120);
      const filtered = await admin.send('GET', '/staff/audit/log.csv?day=2020-03-01');
      expect((await filtered.text()).trim().split('\r\n')).toHaveLength(2);
      const { entries } = await read();
      expect(entries[0]!.action).toBe('audit-downloaded');
    });

    test('nobody changes or deletes an entry: PostgreSQL refuses it to the engine itself', async () => {
      for (const statement of ['update staff.audit set account = $$x$$', 'delete from staff.audit'])
        await expect(server.database.as('staff', (sql) => sql.unsafe(statement))).rejects.toThrow(
          /permission denied/,
        );
    });
  });
});
