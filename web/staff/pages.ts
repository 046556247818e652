import type { Slice } from './slices.ts';

interface PageNeeds {
  /** The file with the page in it, below this folder. */
  readonly file: string;
  /** The parts whose texts it shows, beside those of the shell. */
  readonly texts: readonly Slice[];
  /** What it asks the server for at once; `$name` stands for a part of the address. */
  readonly data?: readonly string[];
}

const SUMMARY = '/api/reports/$roundId/summary';

/**
 * Every page by its address below /staff, as the router writes it. The build makes a page of HTML from
 * each line (../write-staff-pages.ts) that names all of this, so that a browser asks for code, texts and
 * figures at once rather than one after the other. Where two addresses fit, the first counts.
 */
export const PAGES = {
  'sign-in': { file: 'sign-in/SignInPage.tsx', texts: ['signIn'], data: ['/api/staff/entrance'] },
  'set-up': { file: 'sign-in/SetUpPage.tsx', texts: ['signIn'], data: ['/api/staff/entrance'] },
  account: {
    file: 'accounts/OwnAccountPage.tsx',
    texts: ['accounts'],
    data: ['/api/staff/sessions'],
  },
  accounts: {
    file: 'accounts/AccountsPage.tsx',
    texts: ['accounts', 'organisation'],
    data: ['/api/staff/accounts'],
  },
  audit: { file: 'audit/AuditPage.tsx', texts: ['audit'] },
  'audit/rounds': {
    file: 'audit/RoundRulesPage.tsx',
    texts: ['audit', 'rounds'],
    data: ['/api/rounds'],
  },
  organisation: {
    file: 'organisation/OrganisationPage.tsx',
    texts: ['organisation'],
    data: ['/api/organisation'],
  },
  volunteers: {
    file: 'volunteers/VolunteersPage.tsx',
    texts: ['volunteers'],
    data: ['/api/volunteers'],
  },
  decisions: {
    file: 'decisions/DecisionsPage.tsx',
    texts: ['decisions'],
    data: ['/api/decisions'],
  },
  readiness: { file: 'readiness-guide/ReadinessGuidePage.tsx', texts: ['guide', 'report'] },
  questionnaires: {
    file: 'questionnaires/LibraryPage.tsx',
    texts: ['questionnaires'],
    data: ['/api/instruments/library'],
  },
  'questionnaires/import': { file: 'questionnaires/ImportPage.tsx', texts: ['questionnaires'] },
  'questionnaires/drafts/$draftId': {
    file: 'questionnaires/DraftPage.tsx',
    texts: ['questionnaires'],
    data: ['/api/instruments/drafts/$draftId'],
  },
  'questionnaires/$ref': {
    file: 'questionnaires/QuestionnairePage.tsx',
    texts: ['questionnaires'],
    data: ['/api/instruments/$ref', '/api/instruments/library'],
  },
  rounds: { file: 'rounds/RoundsPage.tsx', texts: ['rounds'], data: ['/api/rounds'] },
  'rounds/new': {
    file: 'rounds/NewRoundPage.tsx',
    texts: ['rounds'],
    data: ['/api/instruments', '/api/organisation', '/api/rounds/clock'],
  },
  'rounds/$roundId': {
    file: 'rounds/RoundPage.tsx',
    texts: ['rounds', 'launch', 'mail', 'sharing', 'decisions', 'codes'],
    data: ['/api/rounds/$roundId'],
  },
  'rounds/$roundId/edit': {
    file: 'rounds/EditRoundPage.tsx',
    texts: ['rounds'],
    data: ['/api/rounds/$roundId', '/api/instruments', '/api/organisation', '/api/rounds/clock'],
  },
  'rounds/$roundId/outbox': { file: 'outbox/OutboxPage.tsx', texts: ['outbox', 'mail'] },
  'rounds/$roundId/mail': {
    file: 'mail/MailPage.tsx',
    texts: ['mail'],
    data: ['/api/rounds/$roundId/mail'],
  },
  'rounds/$roundId/report/{-$unit}': {
    file: 'report/ReportPage.tsx',
    texts: ['report'],
    data: [SUMMARY, '/api/reports/$roundId/units/$unit'],
  },
  'rounds/$roundId/comments': {
    file: 'comments/CommentsPage.tsx',
    texts: ['comments', 'report'],
    data: ['/api/reports/$roundId'],
  },
  'rounds/$roundId/teams': {
    file: 'heatmap/HeatmapPage.tsx',
    texts: ['heatmap', 'report'],
    data: [SUMMARY],
  },
  'rounds/$roundId/overview': {
    file: 'overview/OverviewPage.tsx',
    texts: ['overview', 'report', 'map'],
    data: [SUMMARY],
  },
  'rounds/$roundId/readiness': {
    file: 'readiness-map/ReadinessMapPage.tsx',
    texts: ['map', 'report'],
    data: [SUMMARY],
  },
  'rounds/$roundId/comparison': {
    file: 'comparison/ComparisonPage.tsx',
    texts: ['comparison', 'report'],
    data: [SUMMARY, '/api/reports/$roundId/trend', '/api/rounds'],
  },
  'team/{-$roundId}/{-$unit}': {
    file: 'team/TeamPage.tsx',
    texts: ['team', 'report', 'decisions', 'sharing'],
    data: ['/api/rounds', SUMMARY, '/api/reports/$roundId/units/$unit'],
  },
} as const satisfies Readonly<Record<string, PageNeeds>>;

export type PageAddress = keyof typeof PAGES;
