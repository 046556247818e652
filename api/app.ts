import { Hono, type Context, type MiddlewareHandler } from 'hono';
import type { Database } from '../db/connect.ts';
import type { SignedExtension } from '../surveys/ballot/extension.ts';
import type { Manifest, SignedManifest } from '../surveys/ballot/manifest.ts';
import type { AccountVariables, CurrentAccount } from './account.ts';
import { decisionRoutes } from './decisions/routes.ts';
import { readDecisions } from './decisions/store.ts';
import type { Forward } from './forward.ts';
import { createFrame } from './frame.ts';
import { createGuard, requireRules } from './guard.ts';
import { createExportJobs } from './exports/jobs.ts';
import { exportRoutes } from './exports/routes.ts';
import { describeUnexpected, type Log } from './log.ts';
import { documentRoutes } from './openapi/routes.ts';
import { findQuestionnaire, questionnaireRoutes } from './questionnaires/routes.ts';
import type { BlindSign } from './registrar/claim.ts';
import type { MailServerView } from './registrar/mail/dependencies.ts';
import type { KeyMaker } from './registrar/make-keys.ts';
import { createRefusals } from './refusal-log.ts';
import { createRegistrar } from './registrar/port.ts';
import { organisationRoutes, registrarRoutes } from './registrar/routes.ts';
import { createSecretHasher } from './registrar/secret-hash.ts';
import { limitBody, STAFF_BODY_BYTES } from './request.ts';
import { createReportReader } from './reports/report-reader.ts';
import { reportRoutes } from './reports/routes.ts';
import { findReleaseHash, readReleasedUnits } from './reports/store.ts';
import type { TallyPort } from './rounds/ports.ts';
import { createRounds } from './rounds/lifecycle.ts';
import { moveRoutes } from './rounds/move-routes.ts';
import { publicRoundRoutes, roundRoutes } from './rounds/routes.ts';
import { createSharing } from './sharing/routes.ts';
import type { MailMessage } from './mail.ts';
import { staffRoutes } from './staff/routes.ts';
import { createSessions } from './staff/session.ts';
import { insertAudit } from './staff/store.ts';
import { volunteerListRoutes, volunteerRoutes } from './volunteers/routes.ts';
import { servePages } from './pages.ts';

export type { ExportFormat, ExportView } from './exports/views.ts';
export type {
  ChangesSince,
  ReportView,
  SummaryView,
  TrendView,
  UnitView,
} from './reports/views.ts';
export type {
  ClaimView,
  CodesView,
  ColumnsView,
  ImportPreview,
  ImportView,
  InvitationView,
  OrganisationView,
} from './registrar/views.ts';
export type { MailView, OutboxLinkView, OutboxPeopleView } from './registrar/mail/views.ts';
export type {
  DraftEntry,
  DraftView,
  HistoryView,
  ImportedView,
  InstrumentView,
  LibraryView,
  QuestionnaireView,
  VersionView,
} from './questionnaires/views.ts';
export type { ClockView, PlanView, RoundView, ToldView } from './rounds/views.ts';
export type {
  DecisionsView,
  DecisionView,
  ListedDecision,
  RoundDecisionsView,
} from './decisions/views.ts';
export type { GroupResults, ResultsView, SharingView } from './sharing/views.ts';
export type {
  AccountsView,
  AccountView,
  AuditEntry,
  AuditView,
  EntranceView,
  HandedLinkView,
  LinkRequestView,
  LinkView,
  ManagersImportView,
  SessionsView,
} from './staff/views.ts';
export type { VolunteerView } from './volunteers/views.ts';
export type { ProblemCode } from './problem-codes.ts';

export interface AppDependencies {
  readonly database: Database;
  readonly log: Log;
  /** The day, `YYYY-MM-DD`: the engine knows no finer time. */
  readonly today: () => string;
  /** Zone at whose midnight a day begins. */
  readonly timeZone: string;
  /** Milliseconds since 1970, for how long a sign-in link is good and nothing else. */
  readonly nowMillis: () => number;
  /** Sends mail to staff; null without a mail server. */
  readonly sendMail: ((message: MailMessage) => Promise<void>) | null;
  readonly later: (work: () => Promise<void>) => void;
  readonly random: () => number;
  readonly sign: BlindSign;
  readonly ballotbox: BallotboxSide;
  readonly keys: KeyMaker;
  readonly forgetKeys: () => void;
  readonly signManifest: (manifest: Manifest) => Promise<SignedManifest>;
  readonly signExtension: (root: string, closesOn: string) => Promise<SignedExtension>;
  /** Address at which employees and staff reach this server. */
  readonly publicUrl: () => string;
  /** Address of the page where one answers, without the secret. */
  readonly answerPage: () => string;
  /** null where there is no mail server. */
  readonly mailServer: MailServerView | null;
  readonly demo: boolean;
  /** null where this process serves staff itself. */
  readonly forward: Forward | null;
}

/** The ballot box as the rest sees it: in this process, or in another one. */
export interface BallotboxSide {
  readonly tally: TallyPort;
  /** Deposits and receipts, where they are served here; null: this process refuses them. */
  readonly routes: Hono | null;
  /** Origin where they are served, if not here. */
  readonly origin: string | null;
}

/** Where a route sets no smaller limit, this one holds. Lists of people may be larger, and say so themselves. */
const limitStaff = limitBody(STAFF_BODY_BYTES);
const limitMost: MiddlewareHandler = (context, next) =>
  context.req.path.startsWith('/api/organisation') ? next() : limitStaff(context, next);

/** Where the slices meet: each is given what it needs of the others, and imports none of them. */
export function createApp(dependencies: AppDependencies) {
  const { database, log, today, demo, ballotbox } = dependencies;
  const registrar = createRegistrar({
    database,
    keys: dependencies.keys,
    signManifest: dependencies.signManifest,
    signExtension: dependencies.signExtension,
    forgetKeys: dependencies.forgetKeys,
    random: dependencies.random,
  });
  const audit = (
    account: string,
    action: string,
    detail: Readonly<Record<string, string | number>>,
  ) => database.as('staff', (sql) => insertAudit(sql, { day: today(), account, action }, detail));
  const roundsDependencies = {
    database,
    registrar,
    tally: ballotbox.tally,
    ballotbox: ballotbox.origin,
    log,
    today,
    timeZone: dependencies.timeZone,
    audit,
    findQuestionnaire: (ref: string) => findQuestionnaire(database, ref),
    findReleaseHash: (round: string) => database.as('reader', (sql) => findReleaseHash(sql, round)),
    readReleasedUnits: (round: string) =>
      database.as('reader', (sql) => readReleasedUnits(sql, round)),
  };
  const rounds = createRounds(roundsDependencies);
  const reports = createReportReader(database);
  const sharing = createSharing({
    ...{ database, today, audit, hasFigures: reports.hasFigures },
    readDecisions: (round: string) => database.as('reader', (sql) => readDecisions(sql, round)),
  });
  const exports = createExportJobs({
    onFailure: (error) => log({ event: 'export-failed', ...describeUnexpected(error) }),
  });
  const readReport = async (round: string, account: CurrentAccount) =>
    reports.view(await reports.open(round, account));

  const staff = new Hono<AccountVariables>()
    .route('/instruments', questionnaireRoutes(database, audit))
    .route('/', roundRoutes(roundsDependencies))
    .route('/', moveRoutes(roundsDependencies, rounds))
    .route(
      '/',
      organisationRoutes({
        database,
        demo,
        audit,
        links: { masterKey: dependencies.keys.masterKey, answerPage: dependencies.answerPage },
        mailServer: dependencies.mailServer,
      }),
    )
    .route('/', sharing.routes)
    .route('/decisions', decisionRoutes({ database, today, audit }))
    .route('/volunteers', volunteerListRoutes(database))
    .route('/reports', reportRoutes(reports, audit))
    .route('/exports', exportRoutes({ jobs: exports, readReport, audit }));

  const { publicUrl, nowMillis, sendMail, later } = dependencies;
  const secure = publicUrl().startsWith('https:');
  const sessions = createSessions({ database, today, secure, onEnd: exports.forgetAllOf });
  const { listUnits, nameOrganisation } = registrar;
  const { watchRefusals, onUnknownAddress } = createRefusals(log, today);
  const staffDependencies = {
    ...{ database, today, nowMillis, demo, secure, publicUrl },
    ...{ sendMail, later, listUnits, nameOrganisation, audit, onUnknownAddress },
  };
  const { forward } = dependencies;
  const hashSecret = createSecretHasher(dependencies.keys.masterKey);
  const findAccount = (context: Context) => sessions.find(context);
  const guard = createGuard({ findAccount, publicUrl, forward });
  // Who may ask what is one table, access.ts: nothing below checks roles.
  const app = createFrame(log, ballotbox.origin)
    .use('/api/*', watchRefusals)
    .use('/api/*', guard)
    .use('/api/*', limitMost)
    .route('/api', documentRoutes(ballotbox.origin))
    .route('/api', ballotbox.routes ?? new Hono())
    .route('/api/registrar', registrarRoutes(database, dependencies.sign, hashSecret))
    .route('/api/rounds', publicRoundRoutes(database))
    .route('/api/rounds', sharing.publicRoutes)
    .route('/api/volunteers', volunteerRoutes(database, today))
    .route('/api/staff', staffRoutes(staffDependencies, sessions))
    .route('/api', staff)
    .route('/', servePages());
  requireRules(app.routes);
  return { app, rounds, registrar };
}
