import { handLinkSchema } from '../staff/account-routes.ts';
import { accountSchema } from '../staff/add-account.ts';
import { auditQuerySchema } from '../staff/audit-routes.ts';
import { linkRequestSchema, setUpSchema, tokenSchema } from '../staff/entry-routes.ts';
import type { Operations } from './operation.ts';

/** Signing in and out, accounts, audit log. */
export const STAFF_OPERATIONS = {
  'GET /api/staff/entrance': { summary: 'What the sign-in page says before anyone is known' },
  'POST /api/staff/links': {
    summary: 'Ask for a link by e-mail; the same answer for every address',
    body: linkRequestSchema,
    problems: ['too-many-requests'],
  },
  'POST /api/staff/links/read': {
    summary: 'Whom a link signs in; does not use it up',
    body: tokenSchema,
    problems: ['link-unusable', 'too-many-requests'],
  },
  'POST /api/staff/sign-in': {
    summary: 'Use up a link, begin a session',
    body: tokenSchema,
    problems: ['link-unusable', 'too-many-requests'],
  },
  'POST /api/staff/set-up': {
    summary: 'Make the first administrator with the link that the start of the server prints',
    body: setUpSchema,
    problems: ['link-unusable', 'too-many-requests'],
  },
  'POST /api/staff/sign-out': { summary: 'End this session', status: 204 },
  'POST /api/staff/sign-out-everywhere': {
    summary: 'End every session and link of this account',
    status: 204,
  },
  'GET /api/staff/me': { summary: 'Who is signed in' },
  'GET /api/staff/sessions': {
    summary: 'Where this account is signed in: kinds of browser, and days',
  },
  'DELETE /api/staff/sessions/:id': { summary: 'End one session of this account' },

  'GET /api/staff/accounts': { summary: 'All accounts' },
  'POST /api/staff/accounts': { summary: 'Add an account', body: accountSchema, status: 201 },
  'POST /api/staff/accounts/import': {
    summary: 'Check a file of managers and, with `apply` = `true`, add their accounts',
    form: { managers: 'file', apply: 'text?' },
    problems: ['faulty-files'],
  },
  'PUT /api/staff/accounts/:email': {
    summary: 'Change an account',
    body: accountSchema,
    problems: ['last-administrator'],
  },
  'DELETE /api/staff/accounts/:email': {
    summary: 'Remove an account, its sessions and links',
    problems: ['last-administrator'],
  },
  'DELETE /api/staff/accounts/:email/sessions': {
    summary: 'End every session and link of an account',
    status: 204,
  },
  'POST /api/staff/accounts/:email/link': {
    summary: 'Make a link that signs an account in once, to be mailed or handed over',
    body: handLinkSchema,
    problems: ['mail-failed'],
  },
  'GET /api/staff/audit': {
    summary: 'Who did what on which day, newest first',
    query: auditQuerySchema,
    problems: ['invalid-fields'],
  },
  'GET /api/staff/audit/log.csv': {
    summary: 'The audit log as a file',
    query: auditQuerySchema,
    types: ['text/csv'],
    problems: ['invalid-fields'],
  },
} satisfies Operations;
