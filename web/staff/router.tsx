import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import type { AccountView } from './api.ts';
import { accountQuery, organisationQuery, summaryQuery } from './http/queries.ts';
import { ApiProblem } from './http/request.ts';
import { PAGES, type PageAddress } from './pages.ts';
import { may, type Part } from './shell/may.ts';
import { NotFoundPage } from './shell/NotFoundPage.tsx';
import { RouteFailure } from './shell/RouteFailure.tsx';
import { Shell } from './shell/Shell.tsx';
import { loadTexts } from './text.ts';

/** Below this address everything belongs to the staff application. */
const BASE_PATH = '/staff';

/** Where a page is, and its code, which comes together with its texts. */
function page<
  const Address extends PageAddress,
  Module extends Readonly<Record<string, unknown>>,
  Name extends keyof Module,
>(path: Address, load: () => Promise<Module>, name: Name) {
  const loadAll = async (): Promise<Module> => {
    const [module] = await Promise.all([load(), loadTexts(PAGES[path].texts)]);
    return module;
  };
  return { path, component: lazyRouteComponent(loadAll, name) };
}

const rootRoute = createRootRouteWithContext<{ queryClient: QueryClient }>()({});

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  ...page('sign-in', () => import('./sign-in/SignInPage.tsx'), 'SignInPage'),
  validateSearch: (search: Record<string, unknown>): { to?: string; ended?: boolean } => ({
    ...(typeof search['to'] === 'string' ? { to: search['to'] } : {}),
    ...(search['ended'] === true ? { ended: true } : {}),
  }),
});

const setUpRoute = createRoute({
  getParentRoute: () => rootRoute,
  ...page('set-up', () => import('./sign-in/SetUpPage.tsx'), 'SetUpPage'),
});

/** Everything that needs an account. */
const signedInRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'signed-in',
  beforeLoad: async ({ context, location }) => {
    const account = await context.queryClient.query({ ...accountQuery, staleTime: 'static' });
    if (account === null) redirect({ to: '/sign-in', search: { to: location.href }, throw: true });
    // The redirect has thrown where there is no account; the compiler can not see it.
    return { account: account! };
  },
  component: Shell,
});

const homeRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/',
  beforeLoad: async ({ context }) => {
    if (context.account.role === 'manager')
      redirect({ to: '/team/{-$roundId}/{-$unit}', throw: true });
    if (may(context.account, 'inspectRounds')) redirect({ to: '/audit', throw: true });
    if (!may(context.account, 'run')) redirect({ to: '/rounds', throw: true });
    const organisation = await context.queryClient.query(organisationQuery);
    redirect({ to: organisation === null ? '/organisation' : '/rounds', throw: true });
  },
});

/** Pages of accounts that may do something; the server refuses the others as well. */
const refuseUnless = (part: Part) => ({
  beforeLoad: ({ context }: { context: { account: AccountView } }) => {
    if (!may(context.account, part)) throw new ApiProblem('not-allowed', 403);
  },
});

/** Pages of human resources and administrators. */
const hrRoute = createRoute({
  getParentRoute: () => signedInRoute,
  id: 'hr',
  ...refuseUnless('run'),
});

/** Pages that show a whole release. */
const allReportsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  id: 'all-reports',
  ...refuseUnless('readAll'),
});

/** Pages of those who read reports: their own unit's, or all. */
const reportsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  id: 'reports',
  ...refuseUnless('readReports'),
});

/** Decisions and the page of a team: those who decide something after a round. */
const decideRoute = createRoute({
  getParentRoute: () => signedInRoute,
  id: 'decide',
  ...refuseUnless('decide'),
});

const accountsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  ...page('accounts', () => import('./accounts/AccountsPage.tsx'), 'AccountsPage'),
  ...refuseUnless('accounts'),
});

const ownAccountRoute = createRoute({
  getParentRoute: () => signedInRoute,
  ...page('account', () => import('./accounts/OwnAccountPage.tsx'), 'OwnAccountPage'),
});

const auditRoute = createRoute({
  getParentRoute: () => signedInRoute,
  ...page('audit', () => import('./audit/AuditPage.tsx'), 'AuditPage'),
  ...refuseUnless('audit'),
});

const roundRulesRoute = createRoute({
  getParentRoute: () => signedInRoute,
  ...page('audit/rounds', () => import('./audit/RoundRulesPage.tsx'), 'RoundRulesPage'),
  ...refuseUnless('inspectRounds'),
});

const organisationRoute = createRoute({
  getParentRoute: () => hrRoute,
  ...page('organisation', () => import('./organisation/OrganisationPage.tsx'), 'OrganisationPage'),
});

const volunteersRoute = createRoute({
  getParentRoute: () => hrRoute,
  ...page('volunteers', () => import('./volunteers/VolunteersPage.tsx'), 'VolunteersPage'),
});

/** Published questionnaires; whoever may not run surveys can still read what is asked. */
const questionnairesRoute = createRoute({
  getParentRoute: () => signedInRoute,
  id: 'questionnaires',
  ...refuseUnless('readQuestionnaires'),
});

const libraryRoute = createRoute({
  getParentRoute: () => questionnairesRoute,
  ...page('questionnaires', () => import('./questionnaires/LibraryPage.tsx'), 'LibraryPage'),
});

const questionnaireRoute = createRoute({
  getParentRoute: () => questionnairesRoute,
  ...page(
    'questionnaires/$ref',
    () => import('./questionnaires/QuestionnairePage.tsx'),
    'QuestionnairePage',
  ),
});

const importQuestionnaireRoute = createRoute({
  getParentRoute: () => hrRoute,
  ...page('questionnaires/import', () => import('./questionnaires/ImportPage.tsx'), 'ImportPage'),
});

const questionnaireDraftRoute = createRoute({
  getParentRoute: () => hrRoute,
  ...page(
    'questionnaires/drafts/$draftId',
    () => import('./questionnaires/DraftPage.tsx'),
    'DraftPage',
  ),
  validateSearch: (search: Record<string, unknown>): { view?: 'scoring' } =>
    search['view'] === 'scoring' ? { view: 'scoring' } : {},
});

const roundsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  ...page('rounds', () => import('./rounds/RoundsPage.tsx'), 'RoundsPage'),
  ...refuseUnless('readReports'),
});

const newRoundRoute = createRoute({
  getParentRoute: () => hrRoute,
  ...page('rounds/new', () => import('./rounds/NewRoundPage.tsx'), 'NewRoundPage'),
  validateSearch: (search: Record<string, unknown>): { from?: string } =>
    typeof search['from'] === 'string' ? { from: search['from'] } : {},
});

const roundRoute = createRoute({
  getParentRoute: () => hrRoute,
  ...page('rounds/$roundId', () => import('./rounds/RoundPage.tsx'), 'RoundPage'),
});

const editRoundRoute = createRoute({
  getParentRoute: () => hrRoute,
  ...page('rounds/$roundId/edit', () => import('./rounds/EditRoundPage.tsx'), 'EditRoundPage'),
});

const outboxRoute = createRoute({
  getParentRoute: () => hrRoute,
  ...page('rounds/$roundId/outbox', () => import('./outbox/OutboxPage.tsx'), 'OutboxPage'),
});

const mailRoute = createRoute({
  getParentRoute: () => hrRoute,
  ...page('rounds/$roundId/mail', () => import('./mail/MailPage.tsx'), 'MailPage'),
});

/** The figures are asked for while the code of the page is still on its way; the page tells of a refusal. */
function askForReport(queryClient: QueryClient, round: string): void {
  queryClient.query(summaryQuery(round)).catch(() => undefined);
}

const reportRoute = createRoute({
  getParentRoute: () => reportsRoute,
  ...page('rounds/$roundId/report/{-$unit}', () => import('./report/ReportPage.tsx'), 'ReportPage'),
  loader: ({ context, params }) => askForReport(context.queryClient, params.roundId),
});

const commentsRoute = createRoute({
  getParentRoute: () => reportsRoute,
  ...page('rounds/$roundId/comments', () => import('./comments/CommentsPage.tsx'), 'CommentsPage'),
});

const teamRoute = createRoute({
  getParentRoute: () => decideRoute,
  ...page('team/{-$roundId}/{-$unit}', () => import('./team/TeamPage.tsx'), 'TeamPage'),
});

const decisionsRoute = createRoute({
  getParentRoute: () => decideRoute,
  ...page('decisions', () => import('./decisions/DecisionsPage.tsx'), 'DecisionsPage'),
});

const readinessGuideRoute = createRoute({
  getParentRoute: () => signedInRoute,
  ...page(
    'readiness',
    () => import('./readiness-guide/ReadinessGuidePage.tsx'),
    'ReadinessGuidePage',
  ),
});

const teamsRoute = createRoute({
  getParentRoute: () => allReportsRoute,
  ...page('rounds/$roundId/teams', () => import('./heatmap/HeatmapPage.tsx'), 'HeatmapPage'),
  loader: ({ context, params }) => askForReport(context.queryClient, params.roundId),
});

const overviewRoute = createRoute({
  getParentRoute: () => allReportsRoute,
  ...page('rounds/$roundId/overview', () => import('./overview/OverviewPage.tsx'), 'OverviewPage'),
  loader: ({ context, params }) => askForReport(context.queryClient, params.roundId),
});

const readinessMapRoute = createRoute({
  getParentRoute: () => allReportsRoute,
  ...page(
    'rounds/$roundId/readiness',
    () => import('./readiness-map/ReadinessMapPage.tsx'),
    'ReadinessMapPage',
  ),
  loader: ({ context, params }) => askForReport(context.queryClient, params.roundId),
});

const comparisonRoute = createRoute({
  getParentRoute: () => allReportsRoute,
  ...page(
    'rounds/$roundId/comparison',
    () => import('./comparison/ComparisonPage.tsx'),
    'ComparisonPage',
  ),
  loader: ({ context, params }) => askForReport(context.queryClient, params.roundId),
  validateSearch: (search: Record<string, unknown>): { with?: string } =>
    typeof search['with'] === 'string' ? { with: search['with'] } : {},
});

/** Every other address: whoever mistyped one keeps the navigation, and so finds the way back. */
const notFoundRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '$',
  component: NotFoundPage,
});

const routeTree = rootRoute.addChildren([
  signInRoute,
  setUpRoute,
  signedInRoute.addChildren([
    homeRoute,
    accountsRoute,
    ownAccountRoute,
    auditRoute,
    roundRulesRoute,
    roundsRoute,
    reportsRoute.addChildren([reportRoute, commentsRoute]),
    allReportsRoute.addChildren([overviewRoute, teamsRoute, readinessMapRoute, comparisonRoute]),
    decideRoute.addChildren([teamRoute, decisionsRoute]),
    readinessGuideRoute,
    questionnairesRoute.addChildren([libraryRoute, questionnaireRoute]),
    hrRoute.addChildren([
      organisationRoute,
      importQuestionnaireRoute,
      questionnaireDraftRoute,
      volunteersRoute,
      newRoundRoute,
      roundRoute,
      editRoundRoute,
      outboxRoute,
      mailRoute,
    ]),
    notFoundRoute,
  ]),
]);

export function createStaffRouter(queryClient: QueryClient) {
  return createRouter({
    routeTree,
    basepath: BASE_PATH,
    context: { queryClient },
    scrollRestoration: true,
    defaultPreload: false,
    defaultErrorComponent: RouteFailure,
  });
}
