import { decisionSchema } from '../decisions/routes.ts';
import { exportSchema } from '../exports/routes.ts';
import type { Operations } from './operation.ts';

/** Reports, files made of them, and what is decided after a round. */
export const READING_OPERATIONS = {
  'GET /api/reports/:round': {
    summary: 'The report, as far as the account may see it',
    problems: ['not-released'],
  },
  'GET /api/reports/:round/summary': {
    summary: 'The report without its details',
    problems: ['not-released'],
  },
  'GET /api/reports/:round/units/:unit': {
    summary: 'The report of one unit',
    problems: ['not-released'],
  },
  'GET /api/reports/:round/changes/:earlier': {
    summary: 'What changed since an earlier round',
    problems: ['not-released'],
  },
  'GET /api/reports/:round/trend': {
    summary: 'The company over all rounds of the same audience',
    problems: ['not-released'],
  },
  'GET /api/reports/:round/release.json': {
    summary: 'The frozen document, as far as the account may see it',
    problems: ['not-released'],
  },

  'POST /api/exports': {
    summary: 'Ask for a file of a report',
    body: exportSchema,
    status: 201,
    problems: ['not-released', 'not-found', 'too-many-requests'],
  },
  'GET /api/exports/:id': { summary: 'How far a file is' },
  'DELETE /api/exports/:id': { summary: 'Cancel or forget a file', status: 204 },
  'GET /api/exports/:id/file': {
    summary: 'The file',
    types: [
      'text/csv',
      'application/pdf',
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    ],
  },

  'GET /api/decisions': { summary: 'Decisions after all rounds' },
  'GET /api/decisions/decisions.csv': { summary: 'The same as a file', types: ['text/csv'] },
  'GET /api/decisions/round/:round': {
    summary: 'Decisions after a round',
    problems: ['not-released'],
  },
  'POST /api/decisions/round/:round': {
    summary: 'Write a decision down',
    body: decisionSchema,
    status: 201,
    problems: ['not-released'],
  },
  'PUT /api/decisions/:decision': { summary: 'Change a decision', body: decisionSchema },
  'DELETE /api/decisions/:decision': { summary: 'Take a decision back' },
} satisfies Operations;
