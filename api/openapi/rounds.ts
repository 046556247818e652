import { codesQuerySchema } from '../registrar/codes/routes.ts';
import {
  outboxFileSchema,
  outboxLinkSchema,
  outboxSearchSchema,
} from '../registrar/mail/outbox.ts';
import { remindersSchema, textsSchema } from '../registrar/mail/routes.ts';
import { changeSchema, extensionSchema, newRoundSchema } from '../rounds/settings.ts';
import { shareSchema } from '../sharing/routes.ts';
import type { Operations } from './operation.ts';

/** What the roster can make impossible. */
const ROSTER_PROBLEMS = ['no-organisation', 'organisation-too-small', 'audience-refused'] as const;

/** Rounds: settings, moves, invitations, sharing. */
export const ROUND_OPERATIONS = {
  'GET /api/rounds': { summary: 'Rounds, as far as the role may know of them' },
  'GET /api/rounds/clock': { summary: 'The day, and the time zone in which days begin' },
  'GET /api/rounds/:id': { summary: 'A round' },
  'POST /api/rounds': {
    summary: 'Draft a round',
    body: newRoundSchema,
    status: 201,
    problems: ['instrument-unknown', ...ROSTER_PROBLEMS],
  },
  'PATCH /api/rounds/:id': {
    summary: 'Change a round; from the launch on its programme check list only',
    body: changeSchema,
    problems: ['instrument-unknown', 'settings-frozen', ...ROSTER_PROBLEMS],
  },
  'DELETE /api/rounds/:id': {
    summary: 'Delete a draft',
    status: 204,
    problems: ['round-state'],
  },
  'GET /api/rounds/:id/plan': {
    summary: 'Which groups a launch would make',
    problems: ['round-state', ...ROSTER_PROBLEMS],
  },
  'GET /api/rounds/:id/plan/told/:unit': {
    summary: 'What the people of a unit would be told',
    problems: ['round-state', ...ROSTER_PROBLEMS],
  },
  'POST /api/rounds/:id/launch': {
    summary: 'Launch, or schedule; everything is frozen',
    status: 202,
    problems: ['round-state', 'strict-overlap', 'invalid-fields', ...ROSTER_PROBLEMS],
  },
  'POST /api/rounds/:id/call-back': {
    summary: 'Make a scheduled round a draft again',
    problems: ['round-state'],
  },
  'POST /api/rounds/:id/extend': {
    summary: 'Move the last day later, signed and public',
    body: extensionSchema,
    problems: ['round-state'],
  },
  'POST /api/rounds/:id/close': {
    summary: 'Close, count and release',
    status: 202,
    problems: ['round-state'],
  },
  'GET /api/rounds/:id/outbox': { summary: 'Messages of the demonstration; none elsewhere' },
  'GET /api/rounds/:id/outbox/people': {
    summary: 'Who is invited, where there is no mail server',
    query: outboxSearchSchema,
    problems: ['invalid-fields', 'round-state', 'mail-server'],
  },
  'POST /api/rounds/:id/outbox/link': {
    summary: 'The link of one person, where there is no mail server',
    body: outboxLinkSchema,
    problems: ['round-state', 'mail-server', 'links-lost'],
  },
  'GET /api/rounds/:id/outbox/links.csv': {
    summary: 'All links, where there is no mail server',
    query: outboxFileSchema,
    types: ['text/csv'],
    problems: ['invalid-fields', 'round-state', 'mail-server', 'links-lost'],
  },
  'GET /api/rounds/:id/mail': { summary: 'Texts, reminders, and how far the invitations are' },
  'PUT /api/rounds/:id/mail/texts': {
    summary: 'Change the texts of a draft',
    body: textsSchema,
    problems: ['settings-frozen'],
  },
  'PUT /api/rounds/:id/mail/reminders': {
    summary: 'Change the days of reminders',
    body: remindersSchema,
    problems: ['settings-frozen'],
  },
  'POST /api/rounds/:id/mail/retry': {
    summary: 'Try refused addresses again',
    problems: ['round-state'],
  },
  'GET /api/rounds/:id/codes': {
    summary: 'Printed codes of people without an e-mail address',
    query: codesQuerySchema,
    types: ['application/pdf'],
    problems: ['invalid-fields', 'round-state'],
  },
  'GET /api/rounds/:id/codes/units': {
    summary: 'Units with people who get a printed code',
    problems: ['round-state'],
  },
  'GET /api/rounds/:id/sharing': {
    summary: 'Whether employees may read the results',
    problems: ['not-released'],
  },
  'POST /api/rounds/:id/share': {
    summary: 'Share the results with everyone, or take that back',
    body: shareSchema,
    problems: ['not-released'],
  },
  'GET /api/rounds/:id/results-preview': {
    summary: 'What employees would read',
    problems: ['not-released'],
  },
} satisfies Operations;
