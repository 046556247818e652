import { STAFF_ROLES, type StaffRole } from '../../api/account.ts';
import type {
  DecisionsView,
  DraftView,
  InstrumentView,
  InvitationView,
  LibraryView,
  MailView,
  RoundView,
  VolunteerView,
} from '../../api/app.ts';
import { runEach } from '../../api/demo/respondent.ts';
import { createStaffClient, type StaffClient } from '../../api/demo/staff-client.ts';
import { CLOSES_ON, SMALL_COMPANY, writeUnits } from '../support/company.ts';
import type { Chance } from './chance.ts';
import { isWritten, type Written } from './device.ts';
import type { Ledger } from './ledger.ts';
import { createStaffSessions, roleEmail, type StaffSessions } from './staff-sessions.ts';
import { BREAKDOWN, ROSTER } from './uploads.ts';
import { createVoters, type Voters } from './voters.ts';

/** Who asks: nobody, or an account of a role. */
export type Asker = 'nobody' | StaffRole;
export const ASKERS: readonly Asker[] = ['nobody', ...STAFF_ROLES];

/** What exists on the server, so that requests can be about something. */
export interface World {
  readonly keeper: StaffClient;
  readonly staff: StaffSessions;
  readonly ids: Record<IdKind, string[]>;
  /** Of drafts of questionnaires, when it was last looked. */
  readonly revisions: Map<string, number>;
  readonly draftContent: unknown;
  readonly mailTexts: unknown;
  /** Of people who never answer by themselves: for requests that are made up. */
  readonly invitations: { readonly secret: string; readonly view: InvitationView }[];
  readonly voters: Voters;
  /** Look what exists by now, and make what is used up. */
  refresh(): Promise<void>;
}

export type IdKind =
  'round' | 'open' | 'released' | 'draft' | 'decision' | 'volunteer' | 'export' | 'ref' | 'token';

const KEEPER = 'keeper@example.org';
/** Accounts that requests may change and remove. */
export const VICTIMS = ['one@example.org', 'two@example.org', 'three@example.org'];
const ROUND = { title: 'Fuzzed', instrument: 'pulse@1', closesOn: CLOSES_ON };
/** With all that a ballot can have: a breakdown and a remark. */
const VOTED = { ...ROUND, instrument: 'satisfaction-baseline@1', breakdowns: [BREAKDOWN] };
/** When fewer people than this have not begun, others are invited to another round. */
const FEWEST_LEFT = 12;

/** Sets up an organisation with accounts of every role, two released rounds, an open one and a draft. */
export async function createWorld(
  { url: base, setUpToken }: { readonly url: string; readonly setUpToken: string },
  chance: Chance,
  ledger: Ledger,
): Promise<World> {
  const keeper = await setUp(base, setUpToken);
  const handLink = async (email: string): Promise<string> => {
    const path = `/staff/accounts/${email}/link`;
    const view = await keeper.call<{ link: string }>('POST', path, { send: false, language: 'en' });
    return view.link.split('#')[1]!;
  };
  await keeper.importOrganisation(writeUnits(SMALL_COMPANY), ROSTER.toString());
  const staff = createStaffSessions(base, handLink);
  for (const role of STAFF_ROLES) {
    const unit = role === 'manager' ? 'south' : null;
    await keeper.call('POST', '/staff/accounts', {
      email: roleEmail(role),
      name: role,
      role,
      unit,
    });
    await staff.signInAgain(role);
  }
  const world: World = {
    keeper,
    staff,
    ids: {
      round: [],
      open: [],
      released: [],
      draft: [],
      decision: [],
      volunteer: [],
      export: [],
      ref: [],
      token: [],
    },
    revisions: new Map(),
    draftContent: await readDraftContent(keeper),
    mailTexts: await readMailTexts(keeper),
    invitations: [],
    voters: createVoters(base, chance),
    refresh: () => refresh(world, base, handLink),
  };
  await releaseOne(world, base, ledger);
  await releaseOne(world, base, ledger);
  await world.refresh();
  return world;
}

async function setUp(base: string, token: string): Promise<StaffClient> {
  const post = (path: string, body: unknown, cookie = '') =>
    fetch(`${base}/api/staff${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: base, cookie },
      body: JSON.stringify(body),
    });
  const made = await post('/set-up', { token, name: 'Keeper', email: KEEPER });
  const cookie = made.headers.getSetCookie().at(-1)!.split(';')[0]!;
  const handed = await post(`/accounts/${KEEPER}/link`, { send: false, language: 'en' }, cookie);
  const { link } = (await handed.json()) as { link: string };
  return createStaffClient(base, KEEPER, link.split('#')[1]!);
}

async function readMailTexts(keeper: StaffClient): Promise<unknown> {
  const { id } = await keeper.call<RoundView>('POST', '/rounds', ROUND);
  return (await keeper.call<MailView>('GET', `/rounds/${id}/mail`)).texts;
}

/** A questionnaire of one’s own, which requests may archive and delete. */
async function publishOne(keeper: StaffClient): Promise<string> {
  const draft = await keeper.call<DraftView>('POST', '/instruments/drafts', { copyOf: 'pulse@1' });
  const path = `/instruments/drafts/${draft.id}/publish`;
  const { revision } = draft;
  return (await keeper.call<InstrumentView>('POST', path, { revision })).ref;
}

async function readDraftContent(keeper: StaffClient): Promise<unknown> {
  const draft = await keeper.call<{ content: unknown }>('POST', '/instruments/drafts', {
    copyOf: 'pulse@1',
  });
  return draft.content;
}

/** Of the people of each round that is released, so many have answered; of the others some were too late. */
export const ANSWERED = 40;
const LATE_AT_EACH_STEP = 2;

async function releaseOne({ keeper, voters }: World, base: string, ledger: Ledger): Promise<void> {
  const round = await keeper.launchRound(VOTED);
  await voters.invite(round, await readSecrets(keeper, round));
  const people = Array.from({ length: ANSWERED }, (_, person) => person);
  await runEach(people, 4, async () => {
    let written = await voters.take('claim');
    while (written !== null) written = await sendAlone(base, ledger, written);
  });
  for (let steps = 0; steps < 3; steps += 1)
    for (let person = 0; person < LATE_AT_EACH_STEP; person += 1) {
      let written = (await voters.take('claim'))!;
      for (let step = 0; step < steps; step += 1)
        written = (await sendAlone(base, ledger, written))!;
      voters.put(written);
    }
  await keeper.closeRound(round);
  voters.close(round);
}

/** @returns what the device writes next; null: it is done @throws when it can not go on */
async function sendAlone(base: string, ledger: Ledger, written: Written): Promise<Written | null> {
  const { step, body } = written;
  const response = await fetch(
    `${base}/api/${step === 'claim' ? 'registrar' : 'ballotbox'}/${step}`,
    {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    },
  );
  const text = await response.text();
  const faults = ledger.note(step, body, response.status, text);
  const next = await written.answer(response.status, text);
  if (isWritten(next)) return next;
  if (next.kind !== 'done' || faults.length > 0)
    throw new Error(`${text} ${JSON.stringify(next)} ${faults.join()}`);
  return null;
}

async function readSecrets(keeper: StaffClient, round: string): Promise<string[]> {
  const file = await (await keeper.send('GET', `/rounds/${round}/outbox/links.csv`)).text();
  return Array.from(file.matchAll(/#([\w-]+)/g), ([, secret]) => secret!);
}

async function refresh(
  world: World,
  base: string,
  handLink: (email: string) => Promise<string>,
): Promise<void> {
  const { keeper, ids, revisions, voters } = world;
  const rounds = await keeper.listRounds();
  const inState = (state: RoundView['state']) => rounds.filter((one) => one.state === state);
  // Few at a time: each has keys to be made, and lists grow with them.
  for (const old of inState('draft').slice(6)) await keeper.send('DELETE', `/rounds/${old.id}`);
  if (inState('draft').length === 0) await keeper.call('POST', '/rounds', ROUND);
  for (const { id } of rounds.filter(({ state }) => state === 'closing' || state === 'released'))
    voters.close(id);
  if (inState('open').length === 0 || voters.left() < FEWEST_LEFT) await openOne(world, base);
  if (inState('scheduled').length === 0) await scheduleOne(keeper);
  const present = await keeper.listRounds();
  ids.round = present.map(({ id }) => id);
  ids.open = present.filter(({ state }) => state === 'open').map(({ id }) => id);
  ids.released = inState('released').map(({ id }) => id);
  const library = await keeper.call<LibraryView>('GET', '/instruments/library');
  for (const { id } of library.drafts.slice(8))
    await keeper.send('DELETE', `/instruments/drafts/${id}`);
  ids.draft = library.drafts.slice(0, 8).map(({ id }) => id);
  revisions.clear();
  for (const id of ids.draft) {
    const { revision } = await keeper.call<DraftView>('GET', `/instruments/drafts/${id}`);
    revisions.set(id, revision);
  }
  if (library.own.length < 2) await publishOne(keeper);
  ids.ref = [
    'pulse@1',
    'none@1',
    ...library.own.flatMap(({ versions }) => versions.map(({ ref }) => ref)),
  ];
  const { decisions } = await keeper.call<DecisionsView>('GET', '/decisions');
  for (const { id } of decisions.slice(20)) await keeper.send('DELETE', `/decisions/${id}`);
  ids.decision = decisions.slice(0, 20).map(({ id }) => id);
  const volunteers = await keeper.call<VolunteerView[]>('GET', '/volunteers');
  ids.volunteer = volunteers.slice(0, 20).map(({ id }) => id);
  for (const email of VICTIMS)
    await keeper.send('POST', '/staff/accounts', { email, name: email, role: 'hr', unit: null });
  await world.staff.refresh();
  ids.export = [await askForExport(world, base)];
  ids.token = await Promise.all(VICTIMS.map(handLink));
}

/** It opens on a day that is far ahead, so that it can be called back. */
async function scheduleOne(keeper: StaffClient): Promise<void> {
  const round = { ...ROUND, opensOn: '2099-01-01' };
  const { id } = await keeper.call<RoundView>('POST', '/rounds', round);
  await keeper.call('POST', `/rounds/${id}/launch`);
}

/** How many of its people are for requests that are made up. */
const MADE_UP = 12;

async function openOne(world: World, base: string): Promise<void> {
  const { keeper, voters } = world;
  // Somebody may have changed it meanwhile.
  await keeper.importOrganisation(writeUnits(SMALL_COMPANY), ROSTER.toString());
  const round = await keeper.launchRound(VOTED);
  const all = await readSecrets(keeper, round);
  await voters.invite(round, all.slice(MADE_UP));
  const secrets = all.slice(0, MADE_UP);
  world.invitations.length = 0;
  for (const secret of secrets) {
    const response = await fetch(`${base}/api/registrar/invitation`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ secret }),
    });
    world.invitations.push({ secret, view: (await response.json()) as InvitationView });
  }
}

/** A file belongs to whoever asks for it. */
async function askForExport({ staff, ids }: World, base: string): Promise<string> {
  const wish = { round: ids.released[0], format: 'csv', language: 'en', unit: 'south' };
  const response = await fetch(`${base}/api/exports`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: base, cookie: staff.cookies.get('hr')! },
    body: JSON.stringify(wish),
  });
  const { id } = (await response.json()) as { id?: string };
  return id ?? '00000000-0000-4000-8000-000000000000';
}
