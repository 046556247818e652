import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ColumnsView, ImportView, OrganisationView } from '../../api/app.ts';
import type { Fault } from '../../surveys/organisation/fault.ts';
import type { ImportMapping } from '../../surveys/organisation/mapping-schema.ts';
import type { PeopleUse } from '../../surveys/organisation/mapping.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { writeEncryptedWorkbook, writeWorkbook } from '../support/workbooks.ts';

const TITLES = ['Matricule', 'E-mail', 'Direction', 'Service', 'Sexe'];
const MANY = 100_000;

function listPeople(count: number): string[][] {
  return Array.from({ length: count }, (_, at) => [
    String(at).padStart(6, '0'),
    `p${at}@example.org`,
    `Direction ${at % 50}`,
    `Service ${at % 5_000}`,
    at % 2 === 0 ? 'F' : 'H',
  ]);
}

function writeCsv(rows: readonly (readonly string[])[]): string {
  return [TITLES, ...rows].map((row) => row.join(';')).join('\r\n');
}

interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly faults: readonly Fault[];
  readonly faultCount: number;
}

describe('an organisation from one list', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer();
  });
  afterAll(() => server.close());

  const send = (path: string, fields: Readonly<Record<string, string | File>>) => {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    return server.hr.send('POST', path, form);
  };
  async function readColumns(file: File): Promise<ColumnsView> {
    const response = await send('/organisation/columns', { file });
    expect(response.status).toBe(200);
    return (await response.json()) as ColumnsView;
  }
  function explain(view: ColumnsView, company = 'Acme'): ImportMapping {
    const columns = view.columns.map(({ title, people }) => ({ title, use: people }));
    const { sheet, headerLine } = view;
    return { people: { sheet, headerLine, columns }, units: null, company, language: 'en' };
  }
  const importList = (roster: File, mapping: ImportMapping, apply: boolean) =>
    send('/organisation', { roster, mapping: JSON.stringify(mapping), apply: String(apply) });
  async function refusalOf(response: Response): Promise<Refusal> {
    return { ...((await response.json()) as Refusal), status: response.status };
  }

  test('a check changes nothing, applying does, once, and is in the audit log', async () => {
    const file = new File([writeCsv(listPeople(40))], 'people.csv');
    const view = await readColumns(file);
    expect(view).toMatchObject({ rows: 40, remembered: false, list: 'people', sheet: null });
    const mapping = explain(view);
    const checked = (await (await importList(file, mapping, false)).json()) as ImportView;
    expect(checked.employees).toMatchObject({ before: 0, total: 40, added: 40, removed: 0 });
    expect(checked.preview?.units.find(({ parent }) => parent === null)?.name).toBe('Acme');
    expect(await server.hr.call('GET', '/organisation')).toMatchObject({ employees: 0 });
    const applied = (await (await importList(file, mapping, true)).json()) as ImportView;
    expect(applied).toMatchObject({ applied: true, preview: null });
    expect(await server.hr.call('GET', '/organisation')).toMatchObject({ employees: 40 });
    const [entry] = await server.database.as(
      'staff',
      (sql) => sql<{ detail: object }[]>`
        select detail from staff.audit where action = 'organisation-imported'`,
    );
    expect(entry?.detail).toMatchObject({ employees: 40, added: 40 });
  });

  test('what columns mean is remembered by their titles, and no cell of a file is', async () => {
    const file = new File([writeCsv(listPeople(40))], 'other.csv');
    const view = await readColumns(file);
    expect(view.remembered).toBe(true);
    const uses: PeopleUse[] = ['employee', 'email', 'level-1', 'level-2', 'attribute'];
    const columns = view.columns.map(({ title }, at) => ({ title, use: uses[at]! }));
    const mapping = explain(view);
    await importList(file, { ...mapping, people: { ...mapping.people, columns } }, true);
    expect((await readColumns(file)).columns.map(({ people }) => people)).toEqual(uses);
    const kept = await server.database.as(
      'registrar',
      (sql) => sql`select * from registrar.column_mapping`,
    );
    expect(kept).toHaveLength(1);
    expect(JSON.stringify(kept)).not.toMatch(/Matricule|Direction|example/);
  });

  test('who moves, who leaves and what changes is counted and named', async () => {
    const people = listPeople(40).slice(4);
    people[0]![3] = 'Service 5';
    people[1]![1] = 'new@example.org';
    const file = new File([writeCsv(people)], 'people.csv');
    const view = (await (
      await importList(file, explain(await readColumns(file)), false)
    ).json()) as ImportView;
    expect(view.employees).toMatchObject({ before: 40, removed: 4, moved: 1, edited: 1, added: 0 });
    expect(view.preview?.left[0]).toEqual({ id: '000000', from: 'Service 0' });
    expect(view.preview?.moved).toEqual([{ id: '000004', from: 'Service 4', to: 'Service 5' }]);
    expect(view.preview?.removedUnits).toContain('Service 0');
  });

  test('a unit and the company are renamed one by one, audited; blank and unknown ones are refused', async () => {
    const rename = (id: string, name: unknown) =>
      server.hr.send('PATCH', `/organisation/units/${encodeURIComponent(id)}`, { name });
    expect((await rename('company', ' Acme  Europe ')).status).toBe(200);
    const { units } = await server.hr.call<OrganisationView>('GET', '/organisation');
    expect(units.find(({ id }) => id === 'company')?.name).toBe('Acme Europe');
    for (const name of ['', '  ', 'x'.repeat(201), 7]) {
      expect((await rename('company', name)).status).toBe(422);
    }
    expect((await rename('nowhere', 'X')).status).toBe(404);
    const entries = await server.database.as(
      'staff',
      (sql) => sql`select detail from staff.audit where action = 'unit-renamed'`,
    );
    expect(entries.map(({ detail }) => detail as unknown)).toEqual([
      { unit: 'company', name: 'Acme Europe' },
    ]);
  });

  test('a mapping that is none is refused field by field; a file that is none, as a fault', async () => {
    const roster = new File([writeCsv(listPeople(3))], 'people.csv');
    for (const mapping of ['{', '{}', '[]', '{"people":{"columns":[{"use":"spy"}]}}']) {
      const refusal = await refusalOf(await send('/organisation', { roster, mapping }));
      expect([refusal.status, refusal.code]).toEqual([422, 'invalid-fields']);
    }
    const secret = new File([Uint8Array.from(writeEncryptedWorkbook())], 'secret.xlsx');
    for (const response of [
      await send('/organisation/columns', { file: secret }),
      await importList(secret, explain(await readColumns(roster)), true),
    ]) {
      const refusal = await refusalOf(response);
      expect([refusal.status, refusal.code]).toEqual([422, 'faulty-files']);
      expect(refusal.faults[0]?.problem.fr).toMatch(/mot de passe/);
    }
    expect((await send('/organisation/columns', { file: 'text' })).status).toBe(422);
    expect(await server.hr.call('GET', '/organisation')).toMatchObject({ employees: 40 });
  });

  test('workbooks that are cut off anywhere: a fault, never an internal error', async () => {
    const whole = writeWorkbook([{ name: 'S', rows: [TITLES, ...listPeople(5)] }]);
    for (let cut = 1; cut <= 6; cut++) {
      const bytes = Uint8Array.from(whole.subarray(0, Math.floor((whole.length * cut) / 7)));
      const response = await send('/organisation/columns', { file: new File([bytes], 'cut.xlsx') });
      expect((await refusalOf(response)).code).toBe('faulty-files');
    }
  });

  test(`${MANY} rows in 5,000 units: read and checked while the server answers others within a second`, async () => {
    const file = new File([writeCsv(listPeople(MANY))], 'many.csv');
    let slowest = 0;
    let asked = 0;
    let done = false;
    const ask = async (): Promise<void> => {
      while (!done) {
        const start = performance.now();
        expect((await fetch(`${server.url}/health`)).status).toBe(200);
        slowest = Math.max(slowest, performance.now() - start);
        asked += 1;
        await new Promise((next) => setTimeout(next, 20));
      }
    };
    const asking = ask();
    const start = performance.now();
    const mapping = explain(await readColumns(file));
    const checked = (await (await importList(file, mapping, false)).json()) as ImportView;
    done = true;
    await asking;
    console.log(
      `columns and check of ${MANY} rows: ${Math.round(performance.now() - start)} ms; slowest of ${asked} other requests: ${Math.round(slowest)} ms`,
    );
    expect(checked.employees.total).toBe(MANY);
    expect(checked.units.total).toBe(5_051);
    expect(asked).toBeGreaterThan(5);
    expect(slowest).toBeLessThan(1_000);
  });

  test(`${MANY} faults of one kind are counted, and some of them are sent`, async () => {
    const people = listPeople(MANY).map((row) => row.with(1, 'no address'));
    const file = new File([writeCsv(people)], 'many.csv');
    const refusal = await refusalOf(
      await importList(file, explain(await readColumns(file)), false),
    );
    expect(refusal).toMatchObject({ code: 'faulty-files', faultCount: MANY });
    expect(refusal.faults).toHaveLength(10_000);
    expect(refusal.faults.filter(({ row }) => row !== undefined)).toHaveLength(5);
  });
});
