import { ballotSchema, commentSchema } from '../ballotbox/deposit.ts';
import { claimSchema, lookUpSchema } from '../registrar/routes.ts';
import { volunteerSchema } from '../volunteers/routes.ts';
import type { Operations } from './operation.ts';

/** For employees, who come with a secret or a token, and for everyone. */
export const EMPLOYEE_OPERATIONS = {
  'GET /api/openapi.json': { summary: 'This document' },

  'POST /api/registrar/invitation': {
    summary: 'What the holder of an invitation may know',
    body: lookUpSchema,
    problems: ['invitation-unknown', 'too-many-requests'],
  },
  'POST /api/registrar/claim': {
    summary: 'Exchange an invitation for blind signatures, once',
    body: claimSchema,
    problems: [
      ...(['invitation-unknown', 'invitation-used', 'claim-mismatch'] as const),
      ...(['round-not-open', 'round-closed', 'too-many-requests'] as const),
    ],
  },
  'POST /api/ballotbox/ballots': {
    summary: 'Put a ballot into the box; answers with the receipt',
    body: ballotSchema,
    status: 201,
    problems: ['round-not-open', 'round-closed', 'token-invalid', 'token-spent', 'answers-invalid'],
  },
  'POST /api/ballotbox/comments': {
    summary: 'Put a comment into the box; answers with the receipt',
    body: commentSchema,
    status: 201,
    problems: ['round-not-open', 'round-closed', 'token-invalid', 'token-spent', 'answers-invalid'],
  },
  'GET /api/rounds/:id/manifest': { summary: 'The signed manifest of a round' },
  'GET /api/rounds/:id/instrument': { summary: 'The questionnaire of a round' },
  'GET /api/rounds/:id/extensions': {
    summary: 'Signed extensions of a round, and the day on which it was closed',
  },
  'GET /api/rounds/:id/receipts': {
    summary: 'Root and parts of the list of receipts, after the release',
    problems: ['not-released'],
  },
  'GET /api/rounds/:id/receipts/:part{[0-9]{1,6}}': {
    summary: 'One part of the list of receipts',
    problems: ['not-released'],
  },
  'GET /api/rounds/:id/results': {
    summary: 'Results that HR has shared with everyone',
    problems: ['not-released'],
  },
  'POST /api/volunteers': {
    summary: 'Put one’s own name forward',
    body: volunteerSchema,
    status: 201,
    problems: ['too-many-requests'],
  },
  'DELETE /api/volunteers/:id': {
    summary: 'Take one’s own name back',
    status: 204,
    problems: ['too-many-requests'],
  },
} satisfies Operations;
