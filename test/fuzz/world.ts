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
import { createRespondents, runEach } from '../../api/demo/respondent.ts';
import { createStaffClient, type StaffClient } from '../../api/demo/staff-client.ts';
import { CLOSES_ON, SMALL_COMPANY, writeUnits } from '../support/company.ts';
import { ROSTER } from './uploads.ts';

/** Who asks: nobody, or an account of a role. */
export type Asker = 'nobody' | StaffRole;
export const ASKERS: readonly Asker[] = ['nobody', ...STAFF_ROLES];

/** What exists on the server, so that requests can be about something. */
export interface World {
  readonly keeper: StaffClient;
  /** Cookie of an account of each role. */
  readonly cookies: Map<StaffRole, string>;
  readonly ids: Record<IdKind, string[]>;
  readonly draftContent: unknown;
  readonly mailTexts: unknown;
  readonly invitations: { readonly secret: string; readonly view: InvitationView }[];
  /** Sign an account in again whose session a request has ended. */
  signInAgain(role: StaffRole): Promise<void>;
  /** Look what exists by now, and make what is used up. */
  refresh(): Promise<void>;
}

export type IdKind =
  'round' | 'released' | 'draft' | 'decision' | 'volunteer' | 'export' | 'ref' | 'token';

const KEEPER = 'keeper@example.org';
const roleEmail = (role: StaffRole) => `${role}@example.org`;
/** Accounts that requests may change and remove. */
export const VICTIMS = ['one@example.org', 'two@example.org', 'three@example.org'];
const ROUND = { title: 'Fuzzed', instrument: 'pulse@1', closesOn: CLOSES_ON };

/** Sets up an organisation with accounts of every role, a released round, an open one and a draft. */
export async function createWorld(base: string, setUpToken: string): Promise<World> {
  const keeper = await setUp(base, setUpToken);
  const handLink = async (email: string): Promise<string> => {
    const path = `/staff/accounts/${email}/link`;
    const view = await keeper.call<{ link: string }>('POST', path, { send: false, language: 'en' });
    return view.link.split('#')[1]!;
  };
  await keeper.importOrganisation(writeUnits(SMALL_COMPANY), ROSTER.toString());
  const cookies = new Map<StaffRole, string>();
  const signInOnce = async (role: StaffRole) => {
    const client = await createStaffClient(base, roleEmail(role), await handLink(roleEmail(role)));
    cookies.set(role, client.cookie);
  };
  const underWay = new Map<StaffRole, Promise<void>>();
  // Another request may end sessions and links of the same account meanwhile.
  const signInAgain = (role: StaffRole): Promise<void> => {
    const signing =
      underWay.get(role) ??
      signInOnce(role)
        .catch(() => signInOnce(role))
        .catch(() => signInOnce(role))
        .finally(() => underWay.delete(role));
    underWay.set(role, signing);
    return signing;
  };
  for (const role of STAFF_ROLES) {
    const unit = role === 'manager' ? 'south' : null;
    await keeper.call('POST', '/staff/accounts', {
      email: roleEmail(role),
      name: role,
      role,
      unit,
    });
    await signInAgain(role);
  }
  const world: World = {
    keeper,
    cookies,
    ids: {
      round: [],
      released: [],
      draft: [],
      decision: [],
      volunteer: [],
      export: [],
      ref: [],
      token: [],
    },
    draftContent: await readDraftContent(keeper),
    mailTexts: await readMailTexts(keeper),
    invitations: [],
    signInAgain,
    refresh: () => refresh(world, base, handLink),
  };
  await releaseOne(keeper, base);
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

/** A round with answers of half the people. */
async function releaseOne(keeper: StaffClient, base: string): Promise<void> {
  const round = await keeper.launchRound(ROUND);
  const secrets = await readSecrets(keeper, round);
  const respondents = createRespondents(base);
  await runEach(secrets.slice(0, 20), 4, async (secret, index) => {
    await respondents.answer(secret, { answers: { WB2: 1 + (index % 5) }, comments: {} });
  });
  await keeper.closeRound(round);
}

async function readSecrets(keeper: StaffClient, round: string): Promise<string[]> {
  const file = await (await keeper.send('GET', `/rounds/${round}/outbox/links.csv`)).text();
  return Array.from(file.matchAll(/#([\w-]{22})/g), ([, secret]) => secret!);
}

async function refresh(
  world: World,
  base: string,
  handLink: (email: string) => Promise<string>,
): Promise<void> {
  const { keeper, ids } = world;
  const rounds = await keeper.listRounds();
  const inState = (state: RoundView['state']) => rounds.filter((one) => one.state === state);
  // Few at a time: each has keys to be made, and lists grow with them.
  for (const old of inState('draft').slice(6)) await keeper.send('DELETE', `/rounds/${old.id}`);
  if (inState('draft').length === 0) await keeper.call('POST', '/rounds', ROUND);
  if (inState('open').length === 0) await openOne(world, base);
  ids.round = (await keeper.listRounds()).map(({ id }) => id);
  ids.released = inState('released').map(({ id }) => id);
  const library = await keeper.call<LibraryView>('GET', '/instruments/library');
  for (const { id } of library.drafts.slice(8))
    await keeper.send('DELETE', `/instruments/drafts/${id}`);
  ids.draft = library.drafts.slice(0, 8).map(({ id }) => id);
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
  ids.export = [await askForExport(world, base)];
  ids.token = await Promise.all(VICTIMS.map(handLink));
}

async function openOne(world: World, base: string): Promise<void> {
  const round = await world.keeper.launchRound(ROUND);
  const secrets = (await readSecrets(world.keeper, round)).slice(0, 12);
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
async function askForExport({ cookies, ids }: World, base: string): Promise<string> {
  const wish = { round: ids.released[0], format: 'csv', language: 'en', unit: 'south' };
  const response = await fetch(`${base}/api/exports`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: base, cookie: cookies.get('hr')! },
    body: JSON.stringify(wish),
  });
  const { id } = (await response.json()) as { id?: string };
  return id ?? '00000000-0000-4000-8000-000000000000';
}
