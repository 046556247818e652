import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { VolunteerView } from '../../api/app.ts';
import { createRespondents } from '../../api/demo/respondent.ts';
import { CLOSES_ON, SMALL_COMPANY, writeRoster, writeUnits } from '../support/company.ts';
import { ALLOWED, listTables } from '../support/allowed.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

/** The form for volunteers is named, the survey is not: nothing may lead from one to the other. */
describe('volunteers for the programme', () => {
  let server: TestServer;

  beforeAll(async () => {
    server = await startTestServer();
  });
  afterAll(() => server.close());

  const grace = { name: 'Grace H.', email: 'grace@example.org', message: '', consent: true };
  const send = (body: object, path = '', method = 'POST') =>
    fetch(`${server.url}/api/volunteers${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(method === 'POST' ? { body: JSON.stringify(body) } : {}),
    });

  test('201 for whoever agrees, without signing in; 422 without consent, name or address', async () => {
    const reply = await send(grace);
    expect(reply.status).toBe(201);
    expect(reply.headers.get('set-cookie')).toBeNull();
    for (const wrong of [
      { ...grace, consent: false },
      { ...grace, name: '  ' },
      { ...grace, email: 'grace' },
      { ...grace, round: crypto.randomUUID() },
      { name: 'Grace', email: 'g@example.org', message: '' },
    ]) {
      expect((await send(wrong)).status).toBe(422);
    }
  });

  test('HR reads the list by name; 403 for a manager, 401 without an account', async () => {
    await send({ ...grace, name: 'Ada L.' });
    const list = await server.hr.call<VolunteerView[]>('GET', '/volunteers');
    expect(list.map(({ name }) => name)).toEqual(['Ada L.', 'Grace H.']);
    expect(list[0]!.joinedOn).toMatch(/^\d{4}-\d\d-\d\d$/);
    await server.addManager('south@example.org', 'south');
    const manager = await server.signIn('south@example.org');
    await expect(manager.call('GET', '/volunteers')).rejects.toThrow('not-allowed');
    expect((await fetch(`${server.url}/api/volunteers`)).status).toBe(401);
  });

  test('whoever has the address of an entry takes it back, and it is gone', async () => {
    const { id } = (await (await send({ ...grace, name: 'Zoé' })).json()) as { id: string };
    expect((await send({}, `/${id}`, 'DELETE')).status).toBe(204);
    expect((await send({}, `/${id}`, 'DELETE')).status).toBe(404);
    const list = await server.hr.call<VolunteerView[]>('GET', '/volunteers');
    expect(list.map(({ name }) => name)).not.toContain('Zoé');
  });

  test('an entry shares no value with anything the survey stores of the same person at the same time', async () => {
    await server.hr.importOrganisation(writeUnits(SMALL_COMPANY), writeRoster(SMALL_COMPANY));
    const round = await server.hr.launchRound({
      title: 'Spring',
      instrument: 'pulse@1',
      closesOn: CLOSES_ON,
    });
    const [person] = await server.hr.readOutbox(round);
    await createRespondents(server.url).answer(person!.link.split('#')[1]!, {
      answers: { TV1: 4 },
      comments: {},
    });
    await send({ ...grace, name: person!.employee, email: person!.to! });
    const { owner } = server.database;
    const [entry] = await owner<Record<string, unknown>[]>`
      select * from programme.volunteer where email = ${person!.to}`;
    // All there is: a name, an address, a message, a day, and a random key of its own.
    expect(Object.keys(entry!).sort()).toEqual(['email', 'id', 'joined_on', 'message', 'name']);
    const values = [entry!['id'], entry!['name'], entry!['email'], entry!['joined_on']].map(String);
    for (const table of (await listTables(owner)).filter((name) =>
      /^(ballotbox|tally)\./.test(name),
    )) {
      const text = JSON.stringify(await owner.unsafe(`select * from ${table}`));
      for (const value of values) expect(text, table).not.toContain(value);
    }
  });

  test('its role sees nothing of the survey, and no role of the survey sees it', async () => {
    expect(Object.keys(ALLOWED.programme).filter((table) => !table.startsWith('meta.'))).toEqual([
      'programme.volunteer',
    ]);
    for (const role of ['registrar', 'ballotbox', 'tally', 'rounds', 'reader', 'staff'] as const) {
      await expect(
        server.database.as(role, (sql) => sql`select name from programme.volunteer`),
      ).rejects.toThrow(/permission denied/);
    }
    for (const table of ['registrar.invitation', 'ballotbox.inbox', 'rounds.round']) {
      await expect(
        server.database.as('programme', (sql) => sql.unsafe(`select * from ${table}`)),
      ).rejects.toThrow(/permission denied/);
    }
  });

  test('nothing of an entry is logged', () => {
    expect(server.logged.join('\n')).not.toMatch(/grace|Ada|Zo/i);
  });

  test('429 when too many come at once', async () => {
    const replies = await Promise.all(Array.from({ length: 70 }, () => send({})));
    expect(replies.map(({ status }) => status)).toContain(429);
  });
});
