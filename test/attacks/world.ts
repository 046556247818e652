import { createRandom } from '../../api/demo/random.ts';
import { createRespondents, runEach } from '../../api/demo/respondent.ts';
import type { NewRound } from '../../api/rounds/views.ts';
import { findInstrument } from '../../surveys/catalogue.ts';
import type { GroundTruth } from '../../surveys/disclosure/audit-truth.ts';
import type { Instrument } from '../../surveys/instrument.ts';
import type { ReleaseDocument } from '../../surveys/release-document.ts';
import { packAnswer } from '../../surveys/tabulation.ts';
import { CLOSES_ON } from '../support/company.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { createAttacker, type Attacker } from './attacker.ts';
import {
  COMPANY,
  drawSheets,
  HALL,
  JOINED,
  listPeople,
  TWINS,
  writeRosterFile,
  writeUnitsFile,
  type Sheets,
  type TestTeam,
} from './company.ts';

/** A closed round of which the attacker knows what everybody really answered. */
export interface PlayedRound {
  readonly id: string;
  readonly instrument: Instrument;
  readonly truth: GroundTruth;
  /** Employees in the order in which their ballots were sent. */
  readonly arrival: readonly string[];
  readonly sheets: Sheets;
  readonly receipts: readonly string[];
  /** As HR gets it over HTTP. */
  readonly release: ReleaseDocument;
  readonly hash: string;
}

interface OpenRound {
  readonly id: string;
  readonly instrument: Instrument;
  /** Secrets of invitations by unit; attacks take them with `shift` and never use one twice. */
  readonly secrets: ReadonlyMap<string, string[]>;
}

export interface World {
  readonly server: TestServer;
  readonly attacker: Attacker;
  /** The company of company.ts, closed and released. */
  readonly closed: PlayedRound;
  /** The same company, open. */
  readonly open: OpenRound;
  /** Rounds of a small company that differ in one respect only. */
  readonly twins: Readonly<
    Record<
      'plain' | 'permuted' | 'unanimous' | 'neighbour' | 'insiders' | 'joined' | 'strict',
      PlayedRound
    >
  >;
  /** 61 people, with three attributes declared that must never all be released. */
  readonly filters: PlayedRound;
  close(): Promise<void>;
}

/** People at work at the same time. */
const WIDTH = 4;

/** Start one server and play all rounds over HTTP. */
export async function prepareWorld(): Promise<World> {
  const server = await startTestServer();
  try {
    return { server, ...(await playEverything(server)), close: () => server.close() };
  } catch (error) {
    await server.close();
    throw error;
  }
}

async function playEverything(server: TestServer): Promise<Omit<World, 'server' | 'close'>> {
  await importTeams(server, TWINS);
  const pulse = findInstrument('pulse@1')!;
  const plain = drawSheets(TWINS, pulse, 8);
  plain.set('six-p1', { answers: without(plain.get('six-p1')!.answers, 'TV1'), comments: {} });
  const unanimous = withAnswers(plain, listNames('choir', 7), { WB2: 5 });
  const neighbour = withAnswers(unanimous, ['choir-p3'], { WB2: 4 });
  const settings = { title: 'Twin', instrument: 'pulse@1', closesOn: CLOSES_ON };
  const play = (sheets: Sheets) => playRound(server, TWINS, settings, sheets);
  const twins = {
    plain: await play(plain),
    permuted: await play(permuteAnswers(unanimous)),
    unanimous: await play(unanimous),
    neighbour: await play(neighbour),
    // Two insiders are declared: the minimum is five and two.
    insiders: await playRound(server, TWINS, { ...settings, policy: { groupMin: 7 } }, plain),
    ...(await playJoiner(server, settings)),
  };
  await importTeams(server, HALL);
  const filters = await playRound(
    server,
    HALL,
    { ...settings, title: 'Filters', breakdowns: ['gender', 'site', 'shift'] },
    drawSheets(HALL, pulse, 61),
  );

  await importTeams(server, COMPANY);
  const full: NewRound = {
    title: 'Round',
    instrument: 'full@1',
    closesOn: CLOSES_ON,
    breakdowns: ['gender', 'unit_depth_1*site', 'shift'],
  };
  const closed = await playRound(server, COMPANY, full, answerCompany());
  const id = await server.hr.launchRound({ ...full, title: 'Open round' });
  const secrets = new Map<string, string[]>();
  for (const { employee, link } of await server.hr.readOutbox(id)) {
    const unit = employee.replace(/-p\d+$/, '');
    secrets.set(unit, [...(secrets.get(unit) ?? []), readSecret(link)]);
  }
  const open = { id, instrument: findInstrument('full@1')!, secrets };
  return { attacker: createAttacker(server.url), closed, open, twins, filters };
}

/** One person joins a team, and answers: a round in the strict setting, and one without. */
async function playJoiner(
  server: TestServer,
  settings: NewRound,
): Promise<Record<'joined' | 'strict', PlayedRound>> {
  await importTeams(server, JOINED);
  const sheets = drawSheets(JOINED, findInstrument('pulse@1')!, 9);
  // Strict first: a round looks back on the last release.
  const strict = await playRound(server, JOINED, { ...settings, strict: true }, sheets);
  return { strict, joined: await playRound(server, JOINED, settings, sheets) };
}

export async function importTeams(server: TestServer, teams: readonly TestTeam[]): Promise<void> {
  await server.hr.importOrganisation(writeUnitsFile(teams), writeRosterFile(listPeople(teams)));
}

/** Launch, answer in a random order, close, read the report. */
async function playRound(
  server: TestServer,
  teams: readonly TestTeam[],
  settings: NewRound,
  sheets: Sheets,
): Promise<PlayedRound> {
  const id = await server.hr.launchRound(settings);
  const secretOf = new Map(
    (await server.hr.readOutbox(id)).map(({ employee, link }) => [employee, readSecret(link)]),
  );
  const arrival = shuffle([...sheets.keys()], 20);
  const respondents = createRespondents(server.url);
  const receipts: string[] = [];
  await runEach(arrival, WIDTH, async (employee) => {
    receipts.push(await respondents.answer(secretOf.get(employee)!, sheets.get(employee)!));
  });
  await server.hr.closeRound(id);
  const { release, hash } = await server.hr.call<{ release: ReleaseDocument; hash: string }>(
    'GET',
    `/reports/${id}`,
  );
  const instrument = findInstrument(settings.instrument)!;
  const truth = describeTruth(teams, instrument, sheets);
  return { id, instrument, truth, arrival, sheets, receipts, release, hash };
}

/** Random answers with what the company of company.ts is about: one mind, skipped questions, comments. */
function answerCompany(): Sheets {
  let sheets: Sheets = drawSheets(COMPANY, findInstrument('full@1')!, 3);
  sheets = withAnswers(sheets, listNames('choir', 7), { WB1: 5 });
  const answered = new Map(sheets);
  for (const employee of ['six-p2', 'five-p2']) {
    const { answers } = answered.get(employee)!;
    answered.set(employee, { answers: without(answers, 'WB2'), comments: {} });
  }
  const writers = [...answered.keys()].filter(
    (employee, index) => index % 2 === 0 || /^(six|duo)/.test(employee),
  );
  for (const [index, employee] of writers.entries()) {
    const { answers } = answered.get(employee)!;
    answered.set(employee, { answers, comments: { COM: `Remark ${(index * 37) % 101} on work` } });
  }
  return answered;
}

function describeTruth(
  teams: readonly TestTeam[],
  instrument: Instrument,
  sheets: Sheets,
): GroundTruth {
  const people = listPeople(teams);
  const { items } = instrument;
  const answers = new Uint8Array(people.length * items.length);
  const comments: GroundTruth['comments'][number][] = [];
  for (const [person, { id }] of people.entries()) {
    const sheet = sheets.get(id);
    if (sheet === undefined) continue;
    for (const [index, item] of items.entries()) {
      const value = sheet.answers[item.id];
      if (value !== undefined) answers[person * items.length + index] = packAnswer(item, value)!;
    }
    for (const [item, text] of Object.entries(sheet.comments))
      comments.push({ person, item, text });
  }
  return {
    key: instrument,
    units: teams.map(({ id, parent }) => ({ id, parent: parent === '' ? null : parent })),
    unitOf: Int32Array.from(people, ({ unit }) => teams.findIndex(({ id }) => id === unit)),
    attributes: Object.fromEntries(
      Object.keys(people[0]!.attributes).map((name) => [
        name,
        people.map((person) => person.attributes[name]!),
      ]),
    ),
    answers,
    comments,
  };
}

/** The answers to each question, dealt out anew among those who gave one. */
function permuteAnswers(sheets: Sheets): Sheets {
  const permuted = new Map([...sheets].map(([id, { answers }]) => [id, { ...answers }]));
  const items = new Set([...permuted.values()].flatMap((answers) => Object.keys(answers)));
  for (const [index, item] of [...items].entries()) {
    const holders = [...permuted.values()].filter((answers) => answers[item] !== undefined);
    const values = shuffle(
      holders.map((answers) => answers[item]!),
      100 + index,
    );
    for (const [position, answers] of holders.entries()) answers[item] = values[position]!;
  }
  return new Map([...permuted].map(([id, answers]) => [id, { answers, comments: {} }]));
}

function withAnswers(
  sheets: Sheets,
  employees: readonly string[],
  answers: Readonly<Record<string, number>>,
): Map<string, Sheets extends ReadonlyMap<string, infer Sheet> ? Sheet : never> {
  const changed = new Map(sheets);
  for (const employee of employees) {
    const sheet = changed.get(employee)!;
    changed.set(employee, { ...sheet, answers: { ...sheet.answers, ...answers } });
  }
  return changed;
}

function without(answers: Readonly<Record<string, number>>, item: string): Record<string, number> {
  return Object.fromEntries(Object.entries(answers).filter(([id]) => id !== item));
}

function listNames(unit: string, heads: number): string[] {
  return Array.from({ length: heads }, (_, member) => `${unit}-p${member + 1}`);
}

function readSecret(link: string): string {
  return link.split('#')[1]!;
}

function shuffle<T>(list: readonly T[], seed: number): T[] {
  const random = createRandom(seed);
  return list
    .map((value) => ({ value, place: random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ value }) => value);
}
