import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { RoundView } from '../../api/rounds/views.ts';
import { SMALL_COMPANY, writeRoster, writeUnits } from '../support/company.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

/** What happens to rounds while something else happens to them, to others, or to the database. */

const isEmbedded = process.env['TUTTI_TEST_DATABASE'] !== 'postgresql';
const PULSE = { instrument: 'pulse@1' };
const TIMES = 12;

let day = '2090-01-01';
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({}, { today: () => day });
});
afterAll(() => server.close());
beforeEach(async () => {
  day = '2090-01-01';
  await server.hr.importOrganisation(writeUnits(SMALL_COMPANY), writeRoster(SMALL_COMPANY));
});

/** Another day of the calendar, on which sessions of before are over. */
async function goTo(next: string): Promise<TestServer['hr']> {
  day = next;
  return server.signIn('hr@example.org');
}

const draft = async (settings: object, hr = server.hr) =>
  (await hr.call<RoundView>('POST', '/rounds', { ...PULSE, closesOn: '2090-02-01', ...settings }))
    .id;

/** Status and code of a move. */
async function move(id: string, verb: string, body?: object, hr = server.hr) {
  const response = await hr.send('POST', `/rounds/${id}/${verb}`, body);
  const { code } = (await response.json()) as { code?: string };
  return { status: response.status, ...(code === undefined ? {} : { code }) };
}

const read = async (id: string) => {
  const [row] = await server.database.owner<{ state: string; held: string | null }[]>`
    select state, held_back as held from rounds.round where id = ${id}`;
  return row ?? null;
};

async function closeAll(): Promise<void> {
  const hr = await server.signIn('hr@example.org');
  for (const { id, state } of await hr.call<RoundView[]>('GET', '/rounds'))
    if (state === 'open') await hr.closeRound(id);
}

describe('the strict setting looks back, so such a round runs by itself', () => {
  beforeEach(closeAll);

  test.each([
    [true, false],
    [false, true],
    [true, true],
  ])('409: launched while another is open (strict: %s, then %s)', async (first, second) => {
    await server.hr.launchRound({
      title: 'First',
      ...PULSE,
      closesOn: '2090-02-01',
      strict: first,
    });
    const id = await draft({ title: 'Second', strict: second });
    expect(await move(id, 'launch')).toEqual({ status: 409, code: 'strict-overlap' });
    expect(await read(id)).toEqual({ state: 'draft', held: null });
    await closeAll();
    expect(await move(id, 'launch')).toEqual({ status: 202 });
    await server.rounds.settle();
    expect(await read(id)).toMatchObject({ state: 'open' });
  });

  test('two of which neither is strict may overlap', async () => {
    for (const title of ['One', 'Two'])
      await server.hr.launchRound({ title, ...PULSE, closesOn: '2090-02-01' });
  });

  test('of two that are launched at the same moment one is refused', async () => {
    const ids = [await draft({ title: 'A', strict: true }), await draft({ title: 'B' })];
    const replies = await Promise.all(ids.map((id) => move(id, 'launch')));
    expect(replies.map(({ status }) => status).sort()).toEqual([202, 409]);
    await server.rounds.settle();
  });

  test('by date: it waits for one that is being closed, and says what is in its way when one is open', async () => {
    const launch = (closesOn: string) =>
      server.hr.launchRound({ title: 'Before', ...PULSE, closesOn, strict: true });
    await launch('2090-01-02');
    const next = await draft({ title: 'Next', opensOn: '2090-01-03' });
    expect(await move(next, 'launch')).toEqual({ status: 202 });
    await goTo('2090-01-03');
    // Closed and due in the same minute: whichever comes first, the next look opens it.
    for (let look = 0; look < 2; look += 1) {
      await server.rounds.keepDates();
      await server.rounds.settle();
    }
    expect(await read(next)).toEqual({ state: 'open', held: null });
    const hr = await server.signIn('hr@example.org');
    const last = await draft({ title: 'Last', strict: true, opensOn: '2090-01-04' }, hr);
    expect(await move(last, 'launch', undefined, hr)).toEqual({ status: 202 });
    await goTo('2090-01-04');
    await server.rounds.keepDates();
    expect(await read(last)).toEqual({ state: 'draft', held: 'strict-overlap' });
  });
});

test('a draft is launched or deleted, never both', async () => {
  for (let time = 0; time < TIMES; time += 1) {
    const id = await draft({ title: 'Both' });
    const launching = server.hr.send('POST', `/rounds/${id}/launch`);
    await sleep(time / 3);
    const deleted = await server.hr.send('DELETE', `/rounds/${id}`);
    const launched = await launching;
    await server.rounds.settle();
    const isThere = (await read(id)) !== null;
    expect({ launched: launched.status === 202, deleted: deleted.status === 204 }).toEqual({
      launched: isThere,
      deleted: !isThere,
    });
  }
});

test('a round that is scheduled has a day on which it opens, whatever is changed meanwhile', async () => {
  for (let time = 0; time < TIMES; time += 1) {
    const id = await draft({ title: 'When', opensOn: '2090-01-20' });
    const launching = server.hr.send('POST', `/rounds/${id}/launch`);
    await sleep(time / 3);
    await server.hr.send('PATCH', `/rounds/${id}`, { opensOn: null });
    await launching;
    await server.rounds.settle();
    const { state, opensOn } = await server.hr.readRound(id);
    if (state === 'scheduled') expect(opensOn).toBe('2090-01-20');
    if (opensOn !== null) expect(state).not.toBe('open');
  }
});

describe.skipIf(isEmbedded)('while the database has something else to do', () => {
  /** Holds a table for a moment, as a long import does. */
  const hold = async (table: string, millis: number) => {
    const holding = server.database.owner.begin(async (sql) => {
      await sql.unsafe(`lock table ${table} in row exclusive mode`);
      await sleep(millis);
    });
    await sleep(100);
    return { over: holding };
  };

  /** Ends the connections that wait for it. */
  async function endWaiting(): Promise<number> {
    const ended = await server.database.owner`select pg_terminate_backend(pid)
      from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
    return ended.length;
  }

  test('a last day that is moved while dates are looked at keeps the round open', async () => {
    const due = await draft({ title: 'Due', opensOn: '2090-01-03' });
    await move(due, 'launch');
    const over = await server.hr.launchRound({ title: 'Over', ...PULSE, closesOn: '2090-01-02' });
    const hr = await goTo('2090-01-03');
    const { over: imported } = await hold('registrar.employee', 1200);
    const looking = server.rounds.keepDates();
    await sleep(400);
    const moved = await move(over, 'extend', { closesOn: '2090-01-20' }, hr);
    await Promise.all([imported, looking]);
    await server.rounds.settle();
    expect(moved).toEqual({ status: 200 });
    expect(await read(over)).toMatchObject({ state: 'open' });
    expect(await read(due)).toMatchObject({ state: 'open' });
  });

  test('a close that loses its connection goes on at the next look, without a restart', async () => {
    const id = await server.hr.launchRound({ title: 'Cut', ...PULSE, closesOn: '2090-02-01' });
    const { over } = await hold('ballotbox.inbox', 1200);
    expect(await move(id, 'close')).toEqual({ status: 202 });
    await sleep(500);
    expect(await endWaiting()).toBeGreaterThan(0);
    await over;
    await server.rounds.settle();
    expect(await read(id)).toMatchObject({ state: 'closing' });
    await server.rounds.keepDates();
    await server.rounds.settle();
    expect(await read(id)).toMatchObject({ state: 'released' });
  });

  test('so does a launch, whose request was told to look', async () => {
    const id = await draft({ title: 'Cut short' });
    const { over } = await hold('registrar.employee', 1200);
    const launching = move(id, 'launch');
    await sleep(500);
    expect(await endWaiting()).toBeGreaterThan(0);
    expect(await launching).toEqual({ status: 503, code: 'unavailable' });
    await over;
    expect(await read(id)).toMatchObject({ state: 'preparing' });
    await server.rounds.keepDates();
    await server.rounds.settle();
    expect(await read(id)).toMatchObject({ state: 'open' });
  });
});
