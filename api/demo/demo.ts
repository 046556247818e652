import { readConfig } from '../config.ts';
import { createLog } from '../log.ts';
import { startServer, type RunningServer } from '../server.ts';
import { HANDED_MINUTES } from '../staff/link-token.ts';
import { makeLinkToken, writeLink } from '../staff/links.ts';
import { countAccounts, findAccount, saveAccount } from '../staff/store.ts';
import { findInstrument } from '../../surveys/catalogue.ts';
import { simulateAnswers } from './answers.ts';
import { inventCompany } from './company.ts';
import { createRespondents, RefusedByServer, runEach } from './respondent.ts';
import { createStaffClient, type StaffClient } from './staff-client.ts';

export interface DemoOptions {
  readonly port: number;
  /** Directory of the demonstration's data; kept between starts. */
  readonly data: string;
  /** How many simulated employees answer the open round now. */
  readonly answers: number;
}

/** Beside the managers: one account of every other role. */
const STAFF = [
  { email: 'hr@verdier.example', name: 'Claire Aubry', role: 'hr', unit: null },
  { email: 'admin@verdier.example', name: 'Marc Vidal', role: 'administrator', unit: null },
  { email: 'analyst@verdier.example', name: 'Inès Caron', role: 'analyst', unit: null },
  { email: 'auditor@verdier.example', name: 'Paul Lenoir', role: 'auditor', unit: null },
] as const;
const HR = STAFF[0];
/** Teams whose managers can sign in: one with a report, one too small for one. */
const MANAGED_UNITS = ['V008', 'V012'];
/** Simulated employees at work at the same time. */
const WIDTH = 8;
const DAY_MILLIS = 86_400_000;

/** A running product with an invented company: one round with its reports, one to answer. */
export async function runDemo(options: DemoOptions): Promise<void> {
  const say = (line: string) => process.stdout.write(`${line}\n`);
  const config = readConfig({ ...process.env, PORT: String(options.port), DATA_DIR: options.data });
  const server = await startServer(
    { ...config, demo: true },
    createLog(() => undefined),
  );
  const stop = () => {
    void server.close().then(() => process.exit(0));
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);

  const company = inventCompany();
  const isNew = (await server.database.as('staff', countAccounts)) === 0;
  await addAccounts(server, company.managers);
  const staff = await createStaffClient(server.url, HR.email, await makeLink(server, HR.email));
  if (isNew) await fillCompany(staff, server, company, say);
  const rounds = await staff.listRounds();
  const open = rounds.find((round) => round.state === 'open');
  if (options.answers > 0 && open !== undefined) {
    const answered = await answerRound(staff, server, open.id, {
      seed: Date.now(),
      limit: options.answers,
      say,
    });
    say(`${answered} simulated employees answered “${open.title}”`);
  }
  await describeEntrances(staff, server, open?.id ?? null, company.managers, say);
  say(`ready ${server.url}`);
}

/** Those that are missing: a demonstration of an earlier version had fewer roles. */
async function addAccounts(
  server: RunningServer,
  managers: ReturnType<typeof inventCompany>['managers'],
): Promise<void> {
  const accounts = [
    ...STAFF,
    ...managers
      .filter((manager) => MANAGED_UNITS.includes(manager.unit))
      .map((manager) => ({ ...manager, role: 'manager' as const })),
  ];
  await server.database.as('staff', async (sql) => {
    for (const account of accounts)
      if ((await findAccount(sql, account.email)) === null) await saveAccount(sql, account);
  });
}

function makeLink(server: RunningServer, email: string): Promise<string> {
  return makeLinkToken(server.database, email, Date.now(), HANDED_MINUTES);
}

/** Everything by the same HTTP interface that HR's browser and the employees' phones use. */
async function fillCompany(
  staff: StaffClient,
  server: RunningServer,
  company: ReturnType<typeof inventCompany>,
  say: (line: string) => void,
): Promise<void> {
  say(
    'inventing a company: units, roster, a first round and its answers (once, about half a minute)',
  );
  await staff.importOrganisation(company.unitsCsv, company.rosterCsv);
  const setup = {
    goals: true,
    guidelines: true,
    voluntariness: true,
    training: true,
    leader: true,
  };
  const closesOn = (days: number) =>
    new Date(Date.now() + days * DAY_MILLIS).toISOString().slice(0, 10);
  const round = { instrument: 'full@1', setup, breakdowns: ['seniority', 'contract'] };
  const first = await staff.launchRound({
    ...round,
    title: 'Baromètre de printemps',
    closesOn: closesOn(14),
  });
  // The keys of the second round are made on the core that answering leaves free.
  await Promise.all([
    answerRound(staff, server, first, { seed: 7, limit: Infinity, say }),
    staff.launchRound({ ...round, title: 'Baromètre d’automne', closesOn: closesOn(21) }),
  ]);
  await staff.closeRound(first);
}

/** Let simulated employees with unused links answer, at most `limit` of them. */
async function answerRound(
  staff: StaffClient,
  server: RunningServer,
  round: string,
  { seed, limit, say }: { seed: number; limit: number; say: (line: string) => void },
): Promise<number> {
  const { instrument } = await staff.readRound(round);
  const messages = await staff.readOutbox(round);
  const answers = simulateAnswers(findInstrument(instrument)!, messages, seed);
  const willing = messages.flatMap((message, index) => {
    const sheet = answers[index];
    return sheet == null ? [] : [{ secret: message.link.split('#')[1]!, sheet }];
  });
  const chosen = willing.slice(0, limit);
  const respondents = createRespondents(server.url);
  let answered = 0;
  await runEach(chosen, WIDTH, async ({ secret, sheet }) => {
    try {
      await respondents.answer(secret, sheet);
    } catch (error) {
      if (error instanceof RefusedByServer && error.message.endsWith(': invitation-used')) return;
      throw error;
    }
    answered += 1;
    if (answered % 100 === 0) say(`${answered} of ${chosen.length} have answered`);
  });
  return answered;
}

async function describeEntrances(
  staff: StaffClient,
  server: RunningServer,
  open: string | null,
  managers: ReturnType<typeof inventCompany>['managers'],
  say: (line: string) => void,
): Promise<void> {
  say('');
  if (open !== null) {
    const messages = await staff.readOutbox(open);
    const samples = [
      messages.find((message) => message.language === 'fr'),
      messages.find((message) => message.language === 'en'),
    ];
    for (const message of samples) {
      if (message !== undefined)
        say(`employee (${message.language}, ${message.unit}):  ${message.link}`);
    }
  }
  say('');
  const enter = async (who: string, { email }: { readonly email: string }) =>
    say(`${who.padEnd(15)}${writeLink(server.url, await makeLink(server, email))}`);
  await enter('HR:', HR);
  for (const manager of managers.filter(({ unit }) => MANAGED_UNITS.includes(unit)))
    await enter('manager:', manager);
  for (const account of STAFF.slice(1)) await enter(`${account.role}:`, account);
  say('');
  say(
    `These links work once, within 24 hours. Afterwards enter an address at ${server.url}/staff:`,
  );
  say('the demonstration shows the link that would be in the mail. More links to answer: Outbox.');
  say(`addresses:     ${STAFF.map(({ email }) => email).join(', ')},`);
  say(`               ${listManagers(managers)}`);
}

function listManagers(managers: ReturnType<typeof inventCompany>['managers']): string {
  const shown = managers.filter(({ unit }) => MANAGED_UNITS.includes(unit));
  return shown.map(({ email }) => email).join(', ');
}
