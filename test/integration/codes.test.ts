import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CodesView } from '../../api/app.ts';
import { createRespondents } from '../../api/demo/respondent.ts';
import { findInstrument } from '../../surveys/catalogue.ts';
import { CLOSES_ON, SMALL_COMPANY, writeRoster, writeUnits } from '../support/company.ts';
import { readPdfPages } from '../support/pdf.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

const CODE = /^(?:[0-9A-HJKMNP-TV-Z]{4}-){4}[0-9A-HJKMNP-TV-Z]{4}$/;
const COMMENT_BOXES = findInstrument('full@1')!.comments;
const NOBODY = '00000000-0000-4000-8000-000000000000';
const ANSWERS = { answers: { WB1: 4 }, comments: {} };

/** Nobody in North A has an e-mail address, and only the ninth of South. */
const ROSTER = writeRoster(SMALL_COMPANY).replaceAll(
  /(?:south-[1-8]|north-a-\d)@example\.org/g,
  '',
);

describe('people without an e-mail address get a printed code', () => {
  let server: TestServer;
  let round: string;

  beforeAll(async () => {
    server = await startTestServer();
    await server.hr.importOrganisation(writeUnits(SMALL_COMPANY), ROSTER);
    round = await server.hr.launchRound({
      title: 'Spring',
      instrument: 'full@1',
      closesOn: CLOSES_ON,
    });
  });
  afterAll(() => server.close());

  const path = (query = '') => `/rounds/${round}/codes${query}`;

  async function download(query = ''): Promise<Buffer> {
    const response = await server.hr.send('GET', path(query));
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/pdf');
    expect(response.headers.get('cache-control')).toBe('no-store');
    return Buffer.from(await response.arrayBuffer());
  }

  const post = (address: string, body: unknown) =>
    fetch(`${server.url}/api${address}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });

  /** What the holder of a code is told. */
  const lookAt = async (secret: string) => {
    const response = await post('/registrar/invitation', { secret });
    return (await response.json()) as unknown;
  };

  const readCodes = (file: Buffer) =>
    readPdfPages(file).flatMap((page) => page.texts.filter((text) => CODE.test(text)));

  async function refusal(response: Promise<Response>): Promise<string> {
    const { status, code } = (await (await response).json()) as { status: number; code: string };
    return `${status} ${code}`;
  }

  const countAudited = async () => {
    const rows = await server.database.as(
      'staff',
      (sql) => sql<{ account: string; detail: Record<string, unknown> }[]>`
        select account, detail from staff.audit where action = 'codes-printed' order by number`,
    );
    return rows.map(({ account, detail }) => ({ account, ...detail }));
  };

  test('HR sees how many there are in which unit', async () => {
    const view = await server.hr.call<CodesView>('GET', path('/units'));
    expect(view).toEqual({
      people: 16,
      units: [
        { id: 'north-a', name: 'Team north-a', people: 8 },
        { id: 'south', name: 'Team south', people: 8 },
      ],
    });
  });

  test('all codes, or those of one unit, come as a PDF; each printing is in the audit log', async () => {
    const all = readCodes(await download());
    expect(new Set(all).size).toBe(16);
    const pages = readPdfPages(await download('?unit=south&language=en'));
    const texts = pages.flatMap((page) => page.texts.map((text) => text.trim()));
    expect(texts).toContain('8 people without e-mail');
    for (let person = 1; person <= 8; person += 1) expect(texts).toContain(`south-${person}`);
    expect(texts).not.toContain('south-9');
    expect(texts.join(' ')).not.toContain('north-a');
    expect(await countAudited()).toEqual([
      { account: 'hr@example.org', round, unit: '', codes: 16 },
      { account: 'hr@example.org', round, unit: 'south', codes: 8 },
    ]);
  });

  test('those with an address have a link of 128 bits, and no printed code', async () => {
    for (const { to, link } of await server.hr.readOutbox(round)) {
      expect(link.split('#')[1]).toMatch(to === null ? CODE : /^[\w-]{22}$/);
    }
  });

  test('a printed code claims and deposits a ballot, once; the sheets stay the same afterwards', async () => {
    const before = readCodes(await download());
    const respondents = createRespondents(server.url);
    expect(await respondents.answer(before[3]!, ANSWERS)).toMatch(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){5}$/);
    await expect(respondents.answer(before[3]!, ANSWERS)).rejects.toThrow('invitation-used');
    // Whoever holds the codes or prints again does not learn who has answered: not by looking, not by a claim
    // that could not count. Only a whole claim tells, and that uses a code up.
    expect(await lookAt(before[3]!)).toEqual(await lookAt(before[4]!));
    for (const code of [before[3]!, before[4]!]) {
      const claim = { secret: code, round, blinded: [{ key: 'k', message: 'A'.repeat(342) }] };
      expect(await refusal(post('/registrar/claim', claim))).toBe('422 claim-mismatch');
      const { keys } = (await lookAt(code)) as {
        keys: { ballot: string; comment: string; breakdowns: string[] };
      };
      // The right keys, and messages that are no number below the modulus.
      const blinded = [keys.ballot, ...COMMENT_BOXES.map(() => keys.comment)].map((key) => ({
        key,
        message: `${'_'.repeat(341)}w`,
      }));
      const unsound = { secret: code, round, blinded };
      expect(await refusal(post('/registrar/claim', unsound))).toBe('400 malformed-body');
    }
    expect(readCodes(await download())).toEqual(before);
    expect(await server.hr.call<CodesView>('GET', path('/units'))).toMatchObject({ people: 16 });
  });

  test('bad input is refused: another language, an unknown unit, round or field', async () => {
    const get = (query: string) => refusal(server.hr.send('GET', query));
    expect(await get(path('?language=de'))).toBe('422 invalid-fields');
    expect(await get(path('?format=csv'))).toBe('422 invalid-fields');
    expect(await get(path('?unit=nowhere'))).toBe('404 not-found');
    // Everyone there has an address.
    expect(await get(path('?unit=north-b'))).toBe('404 not-found');
    expect(await get(`/rounds/${NOBODY}/codes`)).toBe('404 not-found');
    expect(await get(`/rounds/${NOBODY}/codes/units`)).toBe('404 not-found');
    expect(await get('/rounds/x/codes')).toBe('404 not-found');
    const draft = await server.hr.call<{ id: string }>('POST', '/rounds', {
      title: 'Draft',
      instrument: 'full@1',
      closesOn: CLOSES_ON,
    });
    expect(await get(`/rounds/${draft.id}/codes`)).toBe('409 round-state');
    expect(await get(`/rounds/${draft.id}/codes/units`)).toBe('409 round-state');
    expect(await countAudited()).toHaveLength(4);
  });

  test('a manager and a visitor are refused', async () => {
    await server.addManager('south@example.org', 'south');
    const manager = await server.signIn('south@example.org');
    for (const query of ['', '/units', '?unit=south']) {
      expect(await refusal(manager.send('GET', path(query)))).toBe('403 not-allowed');
      expect(await refusal(fetch(`${server.url}/api${path(query)}`))).toBe('401 sign-in-required');
    }
    expect(await countAudited()).toHaveLength(4);
  });

  test('whoever guesses is told to wait, and a right code passes all the same', async () => {
    const [, , , , , right] = readCodes(await download());
    const ask = (secret: string) => post('/registrar/invitation', { secret });
    const statuses: number[] = [];
    let waiting: string | null = null;
    for (let guess = 0; guess < 400 && waiting === null; guess += 1) {
      const response = await ask(`guess ${guess}`);
      statuses.push(response.status);
      if (response.status === 429) waiting = response.headers.get('retry-after');
    }
    expect(statuses.filter((status) => status === 404).length).toBeGreaterThanOrEqual(120);
    expect(Number(waiting)).toBe(1);
    for (let attempt = 0; attempt < 5; attempt += 1) {
      expect((await ask(right!)).status).toBe(200);
    }
    // Claims are guesses as well, and a right one passes too.
    const claim = { secret: 'guess', round, blinded: [{ key: 'k', message: 'A'.repeat(342) }] };
    expect([404, 429]).toContain((await post('/registrar/claim', claim)).status);
    expect(await createRespondents(server.url).answer(right!, ANSWERS)).toMatch(/^[0-9A-Z]{4}-/);
    expect(server.logged.join('')).not.toContain(right!);
  });

  test('after the close nothing can be printed and no code is left', async () => {
    await server.hr.closeRound(round);
    expect(await refusal(server.hr.send('GET', path()))).toBe('409 round-state');
    expect(await refusal(server.hr.send('GET', path('/units')))).toBe('409 round-state');
  });
});
