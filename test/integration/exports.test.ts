import { read, utils, type WorkBook } from '@e965/xlsx';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { simulateAnswers } from '../../api/demo/answers.ts';
import { createRespondents, runEach } from '../../api/demo/respondent.ts';
import type { ExportFormat, ExportView, ReportView, SessionsView } from '../../api/app.ts';
import type { StaffClient } from '../../api/demo/staff-client.ts';
import { findInstrument } from '../../surveys/catalogue.ts';
import { CLOSES_ON, SMALL_COMPANY, writeRoster, writeUnits } from '../support/company.ts';
import { readTaggedPdf } from '../support/pdf.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

describe('files of a report', () => {
  let server: TestServer;
  let round: string;
  let hr: StaffClient;
  let manager: StaffClient;

  beforeAll(async () => {
    server = await startTestServer();
    await server.hr.importOrganisation(writeUnits(SMALL_COMPANY), writeRoster(SMALL_COMPANY));
    round = await server.hr.launchRound({
      title: 'Spring',
      instrument: 'full@1',
      closesOn: CLOSES_ON,
    });
    const messages = await server.hr.readOutbox(round);
    const sheets = simulateAnswers(findInstrument('full@1')!, messages, 5);
    const respondents = createRespondents(server.url);
    await runEach(messages, 4, async (message, index) => {
      const sheet = sheets[index];
      if (sheet != null) await respondents.answer(message.link.split('#')[1]!, sheet);
    });
    await server.hr.closeRound(round);
    await server.addManager('manager@example.org', 'north');
    hr = server.hr;
    manager = await server.signIn('manager@example.org');
  });
  afterAll(() => server.close());

  const ask = (asker: StaffClient, order: object): Promise<Response> =>
    asker.send('POST', '/exports', { round, language: 'en', unit: null, ...order });

  async function waitFor(asker: StaffClient, first: ExportView): Promise<ExportView> {
    let view = first;
    while (view.state === 'waiting' || view.state === 'working') {
      await new Promise((done) => setTimeout(done, 50));
      view = await asker.call<ExportView>('GET', `/exports/${view.id}`);
    }
    return view;
  }

  async function take(
    asker: StaffClient,
    order: { format: ExportFormat; unit?: string; language?: 'fr' },
  ) {
    const view = await waitFor(asker, (await (await ask(asker, order)).json()) as ExportView);
    expect(view.state).toBe('ready');
    const file = await asker.send('GET', `/exports/${view.id}/file`);
    expect(file.status).toBe(200);
    const bytes = Buffer.from(await file.arrayBuffer());
    expect(bytes).toHaveLength(view.bytes!);
    return { bytes, name: file.headers.get('content-disposition')!, view };
  }

  const readReport = (asker: StaffClient) => asker.call<ReportView>('GET', `/reports/${round}`);

  const readTable = (bytes: Buffer) =>
    parse<Record<string, string>>(bytes, {
      bom: true,
      columns: 'id group parent kind code name figure value n margin text'.split(' '),
      from_line: 2,
    });

  /** Every number of the released groups, sorted. */
  const listNumbers = (value: unknown): number[] => {
    if (typeof value === 'number') return [value];
    if (typeof value !== 'object' || value === null) return [];
    return Object.values(value).flatMap(listNumbers);
  };

  const readRows = (book: WorkBook, sheet: string) =>
    utils.sheet_to_json<(string | number)[]>(book.Sheets[sheet]!, { header: 1 }).slice(1);

  describe.each([
    ['HR', () => hr],
    ['a manager', () => manager],
  ])('as %s', (_, who) => {
    test('attack 30: the CSV file holds the figures of the document and no others', async () => {
      const { release } = await readReport(who());
      const table = readTable((await take(who(), { format: 'csv' })).bytes);
      const groups = new Set(table.filter(({ kind }) => kind === 'group').map(({ id }) => id));
      expect(groups).toEqual(new Set(release.groups.map(({ id }) => id)));
      for (const group of release.groups) {
        const rows = table.filter(({ id }) => id === group.id);
        const written = rows.flatMap(({ value, kind, margin }) =>
          kind === 'change' || value === ''
            ? []
            : [Number(value), ...(margin === '' ? [] : [Number(margin)])],
        );
        const { invited, respondents, dimensions, items, recommend, readiness } = group;
        const withoutN = (figures: object | null) => ({ ...figures, n: null });
        const wanted = listNumbers([
          invited,
          respondents,
          Object.values(dimensions).map(withoutN),
          Object.values(items).map(withoutN),
          withoutN(recommend),
          readiness?.probability,
          readiness?.gates,
        ]);
        expect(
          written.toSorted((a, b) => a - b),
          group.id,
        ).toEqual(wanted.toSorted((a, b) => a - b));
      }
    });

    test('attack 30: the workbook holds the same, as figures', async () => {
      const { release, instrument } = await readReport(who());
      const book = read((await take(who(), { format: 'xlsx' })).bytes);
      const items = readRows(book, 'Questions');
      expect(items).toHaveLength(release.groups.length * instrument.items.length);
      for (const group of release.groups) {
        for (const { id } of instrument.items) {
          const figures = group.items[id] ?? null;
          const row = items.find((cells) => cells[1] === group.id && cells[3] === id)!;
          const share = figures?.favourable ?? null;
          expect(row.slice(5, 8), `${group.id} ${id}`).toEqual([
            figures?.n ?? 'withheld',
            figures?.mean ?? 'withheld',
            share === null ? 'withheld' : share / 100,
          ]);
          expect(row.slice(11)).toEqual(figures?.distribution ?? ['withheld']);
        }
      }
      const withheld = readRows(book, 'Withheld').map((cells) => cells[1]);
      expect(withheld).toEqual(release.withheld.map(({ unit }) => unit));
    });

    test('attack 30: the PDF file names the groups of the document and no others', async () => {
      const view = await readReport(who());
      const everything = await readReport(hr);
      const { pages } = readTaggedPdf((await take(who(), { format: 'pdf' })).bytes);
      const text = pages.map((page) => page.join(' ')).join(' ');
      const shown = new Set(view.units.map(({ id }) => id));
      for (const { id, name, parent } of everything.units) {
        // Everybody may see the company.
        if (parent !== null) expect(text.includes(name), name).toBe(shown.has(id));
      }
      for (const { dimensions } of view.release.groups)
        for (const figures of Object.values(dimensions))
          if (figures !== null) expect(text).toContain(`${figures.mean} ± `);
    });
  });

  test('a manager gets no file about a team that the report does not show', async () => {
    expect((await ask(manager, { format: 'csv', unit: 'south' })).status).toBe(404);
    expect((await ask(hr, { format: 'csv', unit: 'south' })).status).toBe(201);
    expect((await ask(hr, { format: 'csv', unit: 'nowhere' })).status).toBe(404);
  });

  test('nobody fetches, watches or cancels the file of somebody else', async () => {
    const { view } = await take(hr, { format: 'csv' });
    expect((await manager.send('GET', `/exports/${view.id}`)).status).toBe(404);
    expect((await manager.send('GET', `/exports/${view.id}/file`)).status).toBe(404);
    expect((await manager.send('DELETE', `/exports/${view.id}`)).status).toBe(404);
    expect((await hr.send('DELETE', `/exports/${view.id}`)).status).toBe(204);
    expect((await hr.send('GET', `/exports/${view.id}/file`)).status).toBe(404);
  });

  test('a file is forgotten when its owner signs out', async () => {
    const passing = await server.signIn('hr@example.org');
    const { view } = await take(passing, { format: 'csv' });
    await passing.send('POST', '/staff/sign-out');
    expect((await hr.send('GET', `/exports/${view.id}/file`)).status).toBe(404);
  });

  test('so it is when the session in use is ended by its number; ending another one leaves it', async () => {
    const [one, two] = [
      await server.signIn('hr@example.org'),
      await server.signIn('hr@example.org'),
    ];
    const findHere = async (client: StaffClient) =>
      (await client.call<SessionsView>('GET', '/staff/sessions')).sessions.find(
        (session) => session.here,
      )!.id;
    const [own, other] = [await findHere(one), await findHere(two)];
    const { view } = await take(one, { format: 'csv' });
    await one.call('DELETE', `/staff/sessions/${other}`);
    expect((await one.send('GET', `/exports/${view.id}/file`)).status).toBe(200);
    await one.call('DELETE', `/staff/sessions/${own}`);
    expect((await hr.send('GET', `/exports/${view.id}/file`)).status).toBe(404);
  });

  test('and when an administrator removes the account, though it comes back', async () => {
    const [PASSING, BOSS] = ['passing@example.org', 'boss@example.org'];
    await server.addAccount(PASSING, 'hr');
    await server.addAccount(BOSS, 'administrator');
    const { view } = await take(await server.signIn(PASSING), { format: 'csv' });
    const boss = await server.signIn(BOSS);
    expect((await boss.send('DELETE', `/staff/accounts/${PASSING}`)).status).toBe(200);
    await server.addAccount(PASSING, 'hr');
    const again = await server.signIn(PASSING);
    expect((await again.send('GET', `/exports/${view.id}/file`)).status).toBe(404);
  });

  test('the name of a file says what it is, and bad orders are refused by field', async () => {
    const one = await take(hr, { format: 'csv-comments', unit: 'north', language: 'fr' });
    expect(one.name).toMatch(/^attachment; filename="spring-[a-z0-9-]+-comments-fr\.csv"$/);
    const bad = await ask(hr, { format: 'docx', language: 'de' });
    expect(bad.status).toBe(422);
    const { fields } = (await bad.json()) as { fields: { field: string }[] };
    expect(fields.map(({ field }) => field)).toEqual(['format', 'language']);
    expect((await hr.send('GET', '/exports/not-an-id')).status).toBe(404);
  });

  test('the audit log keeps who exported what, and nothing of it', async () => {
    const rows = await server.database.as(
      'staff',
      (sql) =>
        sql<{ account: string; detail: Record<string, string> }[]>`
          select account, detail from staff.audit where action = 'report-exported'`,
    );
    const of = rows.filter(({ account }) => account === 'manager@example.org');
    expect(of.map(({ detail }) => detail)).toContainEqual({
      round,
      scope: 'everything',
      format: 'pdf',
      language: 'en',
    });
    expect(rows.length).toBeGreaterThan(6);
  });
});
