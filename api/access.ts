import { STAFF_ROLES, type StaffRole } from './account.ts';

/**
 * Who may do what: every address of the API with the roles that may ask it. A server with an address
 * that is not here does not start, and `test/integration/access.test.ts` holds the running server
 * against a table of its own: whoever adds an address writes it into both.
 *
 * - administrator: accounts, audit log, and all that HR may;
 * - hr: organisation, questionnaires, rounds, reports, sharing, volunteers;
 * - analyst: every released report, and the questionnaires;
 * - manager: released reports, cut to the own unit and those below (`reports/scope.ts`), and the decisions there;
 * - auditor: the audit log and the rules of rounds; no result, no comment, no person.
 */
const HR: Rule = ['administrator', 'hr'];
const READERS: Rule = [...HR, 'analyst', 'manager'];
const DECIDERS: Rule = [...HR, 'manager'];
const QUESTIONNAIRES: Rule = [...HR, 'analyst', 'auditor'];
const ADMINISTRATOR: Rule = ['administrator'];
const LOG: Rule = ['administrator', 'auditor'];
const ALL: Rule = STAFF_ROLES;

/** Roles of signed-in accounts, or everybody: employees and visitors, who have no account. */
export type Rule = readonly StaffRole[] | 'anyone';

/** By method and address, written as the routes are. */
export const ACCESS = {
  'GET /api/openapi.json': 'anyone',

  // Employees: they come with a secret or a token, and are never asked who they are.
  'POST /api/registrar/invitation': 'anyone',
  'POST /api/registrar/claim': 'anyone',
  'POST /api/ballotbox/ballots': 'anyone',
  'POST /api/ballotbox/comments': 'anyone',
  'GET /api/rounds/:id/manifest': 'anyone',
  'GET /api/rounds/:id/instrument': 'anyone',
  'GET /api/rounds/:id/extensions': 'anyone',
  'GET /api/rounds/:id/receipts': 'anyone',
  'GET /api/rounds/:id/receipts/:part{[0-9]{1,6}}': 'anyone',
  'GET /api/rounds/:id/results': 'anyone',
  'POST /api/volunteers': 'anyone',
  'DELETE /api/volunteers/:id': 'anyone',

  'GET /api/staff/entrance': 'anyone',
  'POST /api/staff/links': 'anyone',
  'POST /api/staff/links/read': 'anyone',
  'POST /api/staff/sign-in': 'anyone',
  'POST /api/staff/set-up': 'anyone',
  'POST /api/staff/sign-out': 'anyone',
  'POST /api/staff/sign-out-everywhere': ALL,
  'GET /api/staff/me': ALL,
  'GET /api/staff/sessions': ALL,
  'DELETE /api/staff/sessions/:id': ALL,

  'GET /api/staff/accounts': ADMINISTRATOR,
  'POST /api/staff/accounts': ADMINISTRATOR,
  'POST /api/staff/accounts/import': ADMINISTRATOR,
  'PUT /api/staff/accounts/:email': ADMINISTRATOR,
  'DELETE /api/staff/accounts/:email': ADMINISTRATOR,
  'DELETE /api/staff/accounts/:email/sessions': ADMINISTRATOR,
  'POST /api/staff/accounts/:email/link': ADMINISTRATOR,
  'GET /api/staff/audit': LOG,
  'GET /api/staff/audit/log.csv': LOG,

  'GET /api/organisation': HR,
  'POST /api/organisation': HR,
  'POST /api/organisation/columns': HR,
  'PATCH /api/organisation/units/:id': HR,
  'GET /api/organisation/template/:name': HR,
  'GET /api/volunteers': HR,

  'GET /api/instruments': QUESTIONNAIRES,
  'GET /api/instruments/:ref': QUESTIONNAIRES,
  'POST /api/instruments': HR,
  'GET /api/instruments/library': QUESTIONNAIRES,
  'GET /api/instruments/history/:id': QUESTIONNAIRES,
  'GET /api/instruments/:ref/survey.json': QUESTIONNAIRES,
  'GET /api/instruments/:ref/items.csv': QUESTIONNAIRES,
  'PUT /api/instruments/:ref/archived': HR,
  'DELETE /api/instruments/:ref': HR,
  'POST /api/instruments/imports': HR,
  'POST /api/instruments/drafts': HR,
  'GET /api/instruments/drafts/:id': HR,
  'PUT /api/instruments/drafts/:id': HR,
  'DELETE /api/instruments/drafts/:id': HR,
  'POST /api/instruments/drafts/:id/publish': HR,

  // Managers and analysts are listed what is released; auditors see neither participation nor results.
  'GET /api/rounds': ALL,
  'GET /api/rounds/clock': HR,
  'GET /api/rounds/:id': [...HR, 'auditor'],
  'POST /api/rounds': HR,
  'PATCH /api/rounds/:id': HR,
  'DELETE /api/rounds/:id': HR,
  'GET /api/rounds/:id/plan': HR,
  'GET /api/rounds/:id/plan/told/:unit': HR,
  'POST /api/rounds/:id/launch': HR,
  'POST /api/rounds/:id/call-back': HR,
  'POST /api/rounds/:id/extend': HR,
  'POST /api/rounds/:id/close': HR,
  'GET /api/rounds/:id/outbox': HR,
  'GET /api/rounds/:id/outbox/people': HR,
  'POST /api/rounds/:id/outbox/link': HR,
  'GET /api/rounds/:id/outbox/links.csv': HR,
  'GET /api/rounds/:id/mail': HR,
  'PUT /api/rounds/:id/mail/texts': HR,
  'PUT /api/rounds/:id/mail/reminders': HR,
  'POST /api/rounds/:id/mail/retry': HR,
  'GET /api/rounds/:id/codes': HR,
  'GET /api/rounds/:id/codes/units': HR,
  'GET /api/rounds/:id/sharing': HR,
  'POST /api/rounds/:id/share': HR,
  'GET /api/rounds/:id/results-preview': HR,
  'GET /api/decisions': DECIDERS,
  'GET /api/decisions/decisions.csv': DECIDERS,
  'GET /api/decisions/round/:round': DECIDERS,
  'POST /api/decisions/round/:round': DECIDERS,
  'PUT /api/decisions/:decision': DECIDERS,
  'DELETE /api/decisions/:decision': DECIDERS,

  'GET /api/reports/:round': READERS,
  'GET /api/reports/:round/summary': READERS,
  'GET /api/reports/:round/units/:unit': READERS,
  'GET /api/reports/:round/changes/:earlier': READERS,
  'GET /api/reports/:round/trend': READERS,
  'GET /api/reports/:round/release.json': READERS,

  'POST /api/exports': READERS,
  'GET /api/exports/:id': READERS,
  'DELETE /api/exports/:id': READERS,
  'GET /api/exports/:id/file': READERS,
} satisfies Readonly<Record<string, Rule>>;

/** Method and address, as `ACCESS` has them. */
export type AddressName = keyof typeof ACCESS;

/** @returns undefined for an address without a rule: nobody passes there */
export function findRule(name: string): Rule | undefined {
  return Object.hasOwn(ACCESS, name) ? ACCESS[name as AddressName] : undefined;
}
