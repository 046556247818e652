import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { analyse } from '../../api/analyse/analyse.ts';
import { createRandom } from '../../api/demo/random.ts';
import { createRespondents, runEach } from '../../api/demo/respondent.ts';
import type { InvitationView } from '../../api/registrar/views.ts';
import type { PlanView, RoundView } from '../../api/rounds/views.ts';
import type { ReleaseDocument } from '../../surveys/release-document.ts';
import { CLOSES_ON, writeUnits, type TestUnit } from '../support/company.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

const TEAMS: readonly TestUnit[] = [
  ['root', '', 2],
  ['north', 'root', 40],
  ['south', 'root', 30],
  ['south-a', 'south', 14],
  ['tiny', 'root', 8],
];
const POSSIBLE = ['gender', 'unit_depth_1*gender', 'site'];
/** A live round goes on without the last one and says so; `analyse` refuses to begin. */
const BREAKDOWNS = [...POSSIBLE, 'unit_depth_1*badge'];
const ITEMS = `item,dimension,from,to,best,not_applicable,text_en,text_fr
A1,A,1,5,high,9,First,Premier
A2,A,1,5,high,,Second,Deuxième
B1,B,0,10,low,,Third,Troisième
`;

describe('breakdowns declared in a live round', () => {
  const directory = mkdtempSync(join(tmpdir(), 'tutti-breakdowns-'));
  const people = listPeople();
  let server: TestServer;
  let ref: string;
  let draft: RoundView;
  let plan: PlanView;
  let invitations: InvitationView[];
  let live: ReleaseDocument;
  let offline: ReleaseDocument;

  beforeAll(async () => {
    server = await startTestServer();
    await server.hr.importOrganisation(writeUnits(TEAMS), writeRoster(people));
    const form = new FormData();
    form.set('items', new File([ITEMS], 'items.csv'));
    form.set('title', 'Three questions');
    ({ ref } = await server.hr.call<{ ref: string }>('POST', '/instruments', form));
    draft = await server.hr.call<RoundView>('POST', '/rounds', settings(BREAKDOWNS));
    plan = await server.hr.call<PlanView>('GET', `/rounds/${draft.id}/plan`);
    const id = await server.hr.launchRound(settings(BREAKDOWNS));
    const secrets = new Map(
      (await server.hr.readOutbox(id)).map(({ employee, link }) => [employee, link.split('#')[1]!]),
    );
    invitations = await Promise.all(
      ['root-1', 'north-1', 'tiny-1'].map((employee) => lookUp(server, secrets.get(employee)!)),
    );
    const respondents = createRespondents(server.url);
    await runEach(people, 4, async ({ id: employee, answers }) => {
      if (answers === null) return;
      await respondents.answer(secrets.get(employee)!, { answers, comments: {} });
    });
    await server.hr.closeRound(id);
    live = (await server.hr.call<{ release: ReleaseDocument }>('GET', `/reports/${id}`)).release;
    offline = analyseFiles(directory, people);
  });
  afterAll(async () => {
    await server.close();
    rmSync(directory, { recursive: true, force: true });
  });

  const settings = (breakdowns: readonly string[]) => ({
    title: 'Breakdowns',
    instrument: ref,
    closesOn: CLOSES_ON,
    breakdowns,
  });

  test('before launch HR sees the groups that can be, and why others can not', () => {
    expect(draft.breakdowns).toEqual(BREAKDOWNS);
    expect(plan.breakdowns.map(({ name }) => name)).toEqual(POSSIBLE);
    for (const { groups } of plan.breakdowns)
      for (const { heads } of groups) expect(heads).toBeGreaterThanOrEqual(10);
    const reasons = plan.refusedBreakdowns.map(({ spec, unit, why }) => [spec, unit, why]);
    expect(reasons).toContainEqual(['unit_depth_1*gender', 'Team tiny', 'too-few-invited']);
    expect(reasons).toContainEqual(['unit_depth_1*badge', null, 'value-per-person']);
  });

  test('everybody holds one key of every breakdown, and is told the groups of ten or more', () => {
    for (const { keys } of invitations) {
      expect(keys.breakdowns.map((key) => key.split('=')[0])).toEqual([
        'breakdown:gender',
        'breakdown:unit_depth_1*gender',
        'breakdown:site',
      ]);
    }
    const [atTop, north, tiny] = invitations.map(({ brokenDownBy }) => brokenDownBy);
    expect(north!.map(({ attribute, unit }) => [attribute, unit])).toEqual([
      ['gender', null],
      ['gender', 'Team north'],
      ['site', null],
    ]);
    // Of no unit of that level, or of one that is too small to be split.
    for (const outside of [atTop!, tiny!])
      expect(outside.map(({ unit }) => unit)).toEqual([null, null]);
    for (const { heads } of north!) expect(heads).toBeGreaterThanOrEqual(10);
  });

  test('the release is that of analyse on the same answers', () => {
    const figures = ({ groups, withheld, company }: ReleaseDocument) => ({
      groups,
      withheld,
      reliability: company.reliability,
      refused: company.refusedBreakdowns?.filter(({ why }) => why !== 'value-per-person'),
    });
    const ids = live.groups.map(({ id }) => id);
    expect(ids).toContain('breakdown:gender=woman');
    expect(ids.filter((id) => id.startsWith('breakdown:north:gender='))).toHaveLength(2);
    expect(figures(live)).toEqual(figures(offline));
  });

  test('after the release no sum of a group is left, and no ballot ever named one', async () => {
    const rows = await server.database.owner<{ counters: number; named: number }[]>`select
      (select count(*)::int from ballotbox.counter) as counters,
      (select count(*)::int from tally.ballots where cohort not like 'cohort:%') as named`;
    expect(rows[0]).toEqual({ counters: 0, named: 0 });
  });

  test('what can never be a breakdown is refused by name, with the reason', async () => {
    for (const [spec, why] of [
      ['email', 'never-an-attribute'],
      ['unit_depth_1*employee_id', 'never-an-attribute'],
      ['salary', 'unknown-attribute'],
      ['unit_depth_9*gender', 'unknown-level'],
      ['gender*site', 'malformed'],
    ]) {
      const refusal = await refuse('POST', '/rounds', settings(['gender', spec!]));
      expect(refusal).toMatchObject({
        code: 'invalid-fields',
        fields: [{ field: 'breakdowns.1', why }],
      });
      expect(await refuse('PATCH', `/rounds/${draft.id}`, { breakdowns: [spec] })).toMatchObject({
        fields: [{ field: 'breakdowns.0', why }],
      });
    }
    const unchanged = await server.hr.readRound(draft.id);
    expect(unchanged.breakdowns).toEqual(BREAKDOWNS);
  });

  async function refuse(method: string, path: string, body: unknown): Promise<unknown> {
    const response = await server.hr.send(method, path, body);
    expect(response.status).toBe(422);
    return response.json();
  }
});

interface TestPerson {
  readonly id: string;
  readonly unit: string;
  readonly gender: string;
  readonly site: string;
  readonly answers: Readonly<Record<string, number>> | null;
}

/** Three in four answer; some skip a question or have no opinion. */
function listPeople(): TestPerson[] {
  const random = createRandom(17);
  return TEAMS.flatMap(([unit, , heads]) =>
    Array.from({ length: heads }, (_, member) => {
      const answers: Record<string, number> = {
        A1: random() < 0.1 ? 9 : 1 + Math.floor(5 * random()),
        B1: Math.floor(11 * random()),
      };
      if (random() < 0.9) answers['A2'] = 1 + Math.floor(5 * random());
      return {
        id: `${unit}-${member + 1}`,
        unit,
        gender: ['woman', 'man', 'woman', 'man', ''][member % 5]!,
        site: random() < 0.5 ? 'Lyon' : 'Lille',
        answers: random() < 0.75 ? answers : null,
      };
    }),
  );
}

function writeRoster(people: readonly TestPerson[]): string {
  const lines = people.map(
    ({ id, unit, gender, site }) => `${id},${unit},${gender},${site},badge ${id}`,
  );
  return ['employee_id,unit_id,gender,site,badge', ...lines, ''].join('\n');
}

function analyseFiles(directory: string, people: readonly TestPerson[]): ReleaseDocument {
  const write = (name: string, content: string) => {
    writeFileSync(join(directory, name), content);
    return join(directory, name);
  };
  const sheets = people.flatMap(({ id, answers }) =>
    answers === null
      ? []
      : [`${id},${['A1', 'A2', 'B1'].map((item) => answers[item] ?? '').join()}`],
  );
  analyse({
    units: write('units.csv', writeUnits(TEAMS)),
    roster: write('roster.csv', writeRoster(people)),
    items: write('items.csv', ITEMS),
    answers: write('answers.csv', ['employee_id,A1,A2,B1', ...sheets, ''].join('\n')),
    policy: null,
    out: directory,
    lenient: false,
    breakdowns: POSSIBLE,
    today: '2026-01-01',
  });
  return JSON.parse(readFileSync(join(directory, 'release.json'), 'utf8')) as ReleaseDocument;
}

async function lookUp(server: TestServer, secret: string): Promise<InvitationView> {
  const response = await fetch(`${server.url}/api/registrar/invitation`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ secret }),
  });
  return (await response.json()) as InvitationView;
}
