import { newDraftSchema, publishSchema, saveSchema } from '../questionnaires/drafts.ts';
import { archivedSchema } from '../questionnaires/routes.ts';
import { renameSchema } from '../registrar/routes.ts';
import type { Operations } from './operation.ts';

const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The organisation, questionnaires and volunteers. */
export const PREPARATION_OPERATIONS = {
  'GET /api/organisation': { summary: 'Units, head counts and attributes' },
  'POST /api/organisation': {
    summary:
      'Check the lists of units and people and, with `apply` = `true`, replace the organisation',
    form: { roster: 'file', units: 'file?', mapping: 'text?', apply: 'text?' },
    problems: ['faulty-files'],
  },
  'POST /api/organisation/columns': {
    summary: 'What a file holds, and what its columns probably mean',
    form: { file: 'file', sheet: 'text?', headerLine: 'text?' },
    problems: ['faulty-files'],
  },
  'PATCH /api/organisation/units/:id': { summary: 'Rename a unit', body: renameSchema },
  'GET /api/organisation/template/:name': {
    summary: 'An example of a list of people',
    types: ['text/csv', WORKBOOK],
  },
  'GET /api/volunteers': { summary: 'Who put their own name forward' },

  'GET /api/instruments': { summary: 'Questionnaires that a round can use' },
  'POST /api/instruments': {
    summary: 'Add a questionnaire from a file of items',
    form: { title: 'text', items: 'file' },
    status: 201,
    problems: ['faulty-files'],
  },
  'GET /api/instruments/library': { summary: 'Every questionnaire, and drafts' },
  'GET /api/instruments/history/:id': { summary: 'Versions of a questionnaire' },
  'GET /api/instruments/:ref': { summary: 'A questionnaire' },
  'GET /api/instruments/:ref/survey.json': { summary: 'A questionnaire as SurveyJS' },
  'GET /api/instruments/:ref/items.csv': { summary: 'Its items as a file', types: ['text/csv'] },
  'PUT /api/instruments/:ref/archived': {
    summary: 'Archive a questionnaire, or bring it back',
    body: archivedSchema,
  },
  'DELETE /api/instruments/:ref': {
    summary: 'Delete a questionnaire that no round uses',
    status: 204,
    problems: ['questionnaire-used'],
  },
  'POST /api/instruments/imports': {
    summary: 'Make a draft of a SurveyJS or items file',
    form: { file: 'file' },
    status: 201,
    problems: ['faulty-files'],
  },
  'POST /api/instruments/drafts': {
    summary: 'Begin a draft',
    body: newDraftSchema,
    status: 201,
    problems: ['instrument-unknown'],
  },
  'GET /api/instruments/drafts/:id': { summary: 'A draft' },
  'PUT /api/instruments/drafts/:id': {
    summary: 'Save a draft on top of the revision that was read',
    body: saveSchema,
    problems: ['draft-changed'],
  },
  'DELETE /api/instruments/drafts/:id': { summary: 'Throw a draft away', status: 204 },
  'POST /api/instruments/drafts/:id/publish': {
    summary: 'Make a questionnaire of a draft, for good',
    body: publishSchema,
    status: 201,
    problems: ['draft-changed'],
  },
} satisfies Operations;
