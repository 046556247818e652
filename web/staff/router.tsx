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
import { may, type Part } from './shell/may.ts';
import { NotFoundPage } from './shell/NotFoundPage.tsx';
import { RootLayout } from './shell/RootLayout.tsx';
import { RouteFailure } from './shell/RouteFailure.tsx';
import { Shell } from './shell/Shell.tsx';
import { SetUpPage } from './sign-in/SetUpPage.tsx';
import { SignInPage } from './sign-in/SignInPage.tsx';

/** Below this address everything belongs to the staff application. */
const BASE_PATH = '/staff';

const rootRoute = createRootRouteWithContext<{ queryClient: QueryClient }>()({
  component: RootLayout,
});

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: 'sign-in',
  validateSearch: (search: Record<string, unknown>): { to?: string; ended?: boolean } => ({
    ...(typeof search['to'] === 'string' ? { to: search['to'] } : {}),
    ...(search['ended'] === true ? { ended: true } : {}),
  }),
  component: SignInPage,
});

const setUpRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: 'set-up',
  component: SetUpPage,
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
  path: 'accounts',
  ...refuseUnless('accounts'),
  component: lazyRouteComponent(() => import('./accounts/AccountsPage.tsx'), 'AccountsPage'),
});

const ownAccountRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: 'account',
  component: lazyRouteComponent(() => import('./accounts/OwnAccountPage.tsx'), 'OwnAccountPage'),
});

const auditRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: 'audit',
  ...refuseUnless('audit'),
  component: lazyRouteComponent(() => import('./audit/AuditPage.tsx'), 'AuditPage'),
});

const roundRulesRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: 'audit/rounds',
  ...refuseUnless('inspectRounds'),
  component: lazyRouteComponent(() => import('./audit/RoundRulesPage.tsx'), 'RoundRulesPage'),
});

const organisationRoute = createRoute({
  getParentRoute: () => hrRoute,
  path: 'organisation',
  component: lazyRouteComponent(
    () => import('./organisation/OrganisationPage.tsx'),
    'OrganisationPage',
  ),
});

const volunteersRoute = createRoute({
  getParentRoute: () => hrRoute,
  path: 'volunteers',
  component: lazyRouteComponent(() => import('./volunteers/VolunteersPage.tsx'), 'VolunteersPage'),
});

/** Published questionnaires; whoever may not run surveys can still read what is asked. */
const questionnairesRoute = createRoute({
  getParentRoute: () => signedInRoute,
  id: 'questionnaires',
  ...refuseUnless('readQuestionnaires'),
});

const libraryRoute = createRoute({
  getParentRoute: () => questionnairesRoute,
  path: 'questionnaires',
  component: lazyRouteComponent(() => import('./questionnaires/LibraryPage.tsx'), 'LibraryPage'),
});

const questionnaireRoute = createRoute({
  getParentRoute: () => questionnairesRoute,
  path: 'questionnaires/$ref',
  component: lazyRouteComponent(
    () => import('./questionnaires/QuestionnairePage.tsx'),
    'QuestionnairePage',
  ),
});

const importQuestionnaireRoute = createRoute({
  getParentRoute: () => hrRoute,
  path: 'questionnaires/import',
  component: lazyRouteComponent(() => import('./questionnaires/ImportPage.tsx'), 'ImportPage'),
});

const questionnaireDraftRoute = createRoute({
  getParentRoute: () => hrRoute,
  path: 'questionnaires/drafts/$draftId',
  validateSearch: (search: Record<string, unknown>): { view?: 'scoring' } =>
    search['view'] === 'scoring' ? { view: 'scoring' } : {},
  component: lazyRouteComponent(() => import('./questionnaires/DraftPage.tsx'), 'DraftPage'),
});

const roundsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: 'rounds',
  ...refuseUnless('readReports'),
  component: lazyRouteComponent(() => import('./rounds/RoundsPage.tsx'), 'RoundsPage'),
});

const newRoundRoute = createRoute({
  getParentRoute: () => hrRoute,
  path: 'rounds/new',
  validateSearch: (search: Record<string, unknown>): { from?: string } =>
    typeof search['from'] === 'string' ? { from: search['from'] } : {},
  component: lazyRouteComponent(() => import('./rounds/NewRoundPage.tsx'), 'NewRoundPage'),
});

const roundRoute = createRoute({
  getParentRoute: () => hrRoute,
  path: 'rounds/$roundId',
  component: lazyRouteComponent(() => import('./rounds/RoundPage.tsx'), 'RoundPage'),
});

const editRoundRoute = createRoute({
  getParentRoute: () => hrRoute,
  path: 'rounds/$roundId/edit',
  component: lazyRouteComponent(() => import('./rounds/EditRoundPage.tsx'), 'EditRoundPage'),
});

const outboxRoute = createRoute({
  getParentRoute: () => hrRoute,
  path: 'rounds/$roundId/outbox',
  component: lazyRouteComponent(() => import('./outbox/OutboxPage.tsx'), 'OutboxPage'),
});

const mailRoute = createRoute({
  getParentRoute: () => hrRoute,
  path: 'rounds/$roundId/mail',
  component: lazyRouteComponent(() => import('./mail/MailPage.tsx'), 'MailPage'),
});

/** The figures are asked for while the code of the page is still on its way; the page tells of a refusal. */
function askForReport(queryClient: QueryClient, round: string): void {
  queryClient.query(summaryQuery(round)).catch(() => undefined);
}

const reportRoute = createRoute({
  getParentRoute: () => reportsRoute,
  path: 'rounds/$roundId/report/{-$unit}',
  loader: ({ context, params }) => askForReport(context.queryClient, params.roundId),
  component: lazyRouteComponent(() => import('./report/ReportPage.tsx'), 'ReportPage'),
});

const commentsRoute = createRoute({
  getParentRoute: () => reportsRoute,
  path: 'rounds/$roundId/comments',
  component: lazyRouteComponent(() => import('./comments/CommentsPage.tsx'), 'CommentsPage'),
});

const teamRoute = createRoute({
  getParentRoute: () => decideRoute,
  path: 'team/{-$roundId}/{-$unit}',
  component: lazyRouteComponent(() => import('./team/TeamPage.tsx'), 'TeamPage'),
});

const decisionsRoute = createRoute({
  getParentRoute: () => decideRoute,
  path: 'decisions',
  component: lazyRouteComponent(() => import('./decisions/DecisionsPage.tsx'), 'DecisionsPage'),
});

const readinessGuideRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: 'readiness',
  component: lazyRouteComponent(
    () => import('./readiness-guide/ReadinessGuidePage.tsx'),
    'ReadinessGuidePage',
  ),
});

const teamsRoute = createRoute({
  getParentRoute: () => allReportsRoute,
  path: 'rounds/$roundId/teams',
  loader: ({ context, params }) => askForReport(context.queryClient, params.roundId),
  component: lazyRouteComponent(() => import('./heatmap/HeatmapPage.tsx'), 'HeatmapPage'),
});

const overviewRoute = createRoute({
  getParentRoute: () => allReportsRoute,
  path: 'rounds/$roundId/overview',
  loader: ({ context, params }) => askForReport(context.queryClient, params.roundId),
  component: lazyRouteComponent(() => import('./overview/OverviewPage.tsx'), 'OverviewPage'),
});

const readinessMapRoute = createRoute({
  getParentRoute: () => allReportsRoute,
  path: 'rounds/$roundId/readiness',
  loader: ({ context, params }) => askForReport(context.queryClient, params.roundId),
  component: lazyRouteComponent(
    () => import('./readiness-map/ReadinessMapPage.tsx'),
    'ReadinessMapPage',
  ),
});

const comparisonRoute = createRoute({
  getParentRoute: () => allReportsRoute,
  path: 'rounds/$roundId/comparison',
  loader: ({ context, params }) => askForReport(context.queryClient, params.roundId),
  validateSearch: (search: Record<string, unknown>): { with?: string } =>
    typeof search['with'] === 'string' ? { with: search['with'] } : {},
  component: lazyRouteComponent(() => import('./comparison/ComparisonPage.tsx'), 'ComparisonPage'),
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
    defaultNotFoundComponent: NotFoundPage,
  });
}
