import { Hono } from 'hono';
import { z } from 'zod';
import type { Database } from '../../db/connect.ts';
import { findInstrument } from '../../surveys/catalogue.ts';
import type { Instrument } from '../../surveys/instrument.ts';
import { exportItems } from '../../surveys/questionnaire/export-items.ts';
import { exportSurveyJs } from '../../surveys/questionnaire/export-surveyjs.ts';
import type { AccountVariables } from '../account.ts';
import { AppError } from '../problem.ts';
import { limitBody, readJson, readUuid } from '../request.ts';
import { readForm, readFormFile } from '../upload.ts';
import { addQuestionnaire } from './add-questionnaire.ts';
import * as drafts from './drafts.ts';
import { importDraft } from './import-draft.ts';
import { describe, listUsable, readHistory, readLibrary } from './library.ts';
import * as store from './store.ts';
import type { QuestionnaireView } from './views.ts';

const FILE_BYTES = 1024 * 1024;
const TITLE_MAX_CHARACTERS = 100;

export const archivedSchema = z.strictObject({ archived: z.boolean() });

/** The questionnaire `<id>@<version>`: one that ships, or one's own; null where there is none. */
export async function findQuestionnaire(
  database: Database,
  ref: string,
): Promise<Instrument | null> {
  return (
    findInstrument(ref) ?? (await database.as('rounds', (sql) => store.findQuestionnaire(sql, ref)))
  );
}

type Audit = (
  account: string,
  action: string,
  detail: Readonly<Record<string, string>>,
) => Promise<void>;

export function questionnaireRoutes(database: Database, audit: Audit) {
  return new Hono<AccountVariables>()
    .get('/', async (context) => context.json(await listUsable(database)))
    .post('/', limitBody(FILE_BYTES), async (context) => {
      const form = await readForm(context.req.raw);
      const title = form.get('title');
      if (typeof title !== 'string' || title.trim() === '' || title.length > TITLE_MAX_CHARACTERS) {
        throw new AppError('invalid-fields', {
          fields: [{ field: 'title', message: `1 to ${TITLE_MAX_CHARACTERS} characters` }],
        });
      }
      const added = await addQuestionnaire(
        database,
        title.trim(),
        await readFormFile(form, 'items'),
      );
      await audit(context.get('account').email, 'questionnaire-added', { ref: added.ref });
      return context.json(describe(added), 201);
    })
    .get('/library', async (context) => context.json(await readLibrary(database)))
    .get('/history/:id', async (context) =>
      context.json(await readHistory(database, context.req.param('id'))),
    )
    .post('/imports', limitBody(FILE_BYTES), async (context) => {
      const form = await readForm(context.req.raw);
      return context.json(await importDraft(database, await readFormFile(form, 'file')), 201);
    })
    .route('/drafts', draftRoutes(database, audit))
    .route('/', publishedRoutes(database, audit));
}

function draftRoutes(database: Database, audit: Audit) {
  return new Hono<AccountVariables>()
    .use(limitBody(FILE_BYTES))
    .post('/', async (context) => {
      const wish = await readJson(context, drafts.newDraftSchema);
      return context.json(await drafts.createDraft(database, wish), 201);
    })
    .get('/:id', async (context) =>
      context.json(await drafts.readDraft(database, readUuid(context.req.param('id')))),
    )
    .put('/:id', async (context) => {
      const id = readUuid(context.req.param('id'));
      const save = await readJson(context, drafts.saveSchema);
      return context.json({ revision: await drafts.saveDraft(database, id, save) });
    })
    .delete('/:id', async (context) => {
      const id = readUuid(context.req.param('id'));
      const found = await database.as('rounds', (sql) => store.deleteDraft(sql, id));
      if (!found) throw new AppError('not-found');
      return context.body(null, 204);
    })
    .post('/:id/publish', async (context) => {
      const id = readUuid(context.req.param('id'));
      const { revision } = await readJson(context, drafts.publishSchema);
      const published = await drafts.publishDraft(database, id, revision);
      await audit(context.get('account').email, 'questionnaire-added', { ref: published.ref });
      return context.json(describe(published), 201);
    });
}

function publishedRoutes(database: Database, audit: Audit) {
  const require = async (ref: string): Promise<Instrument> => {
    const instrument = await findQuestionnaire(database, ref);
    if (instrument === null) throw new AppError('not-found');
    return instrument;
  };
  return new Hono<AccountVariables>()
    .get('/:ref', async (context) =>
      context.json(viewWhole(await require(context.req.param('ref')))),
    )
    .get('/:ref/survey.json', async (context) => {
      const instrument = await require(context.req.param('ref'));
      const { ref } = instrument;
      await audit(context.get('account').email, 'questionnaire-downloaded', { ref });
      return context.body(JSON.stringify(exportSurveyJs(instrument), null, 2), 200, {
        'content-type': 'application/json',
        'content-disposition': `attachment; filename="${instrument.ref}.survey.json"`,
      });
    })
    .get('/:ref/items.csv', async (context) => {
      const instrument = await require(context.req.param('ref'));
      const { ref } = instrument;
      await audit(context.get('account').email, 'questionnaire-downloaded', { ref });
      return context.body(exportItems(instrument), 200, {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="${instrument.ref}.items.csv"`,
      });
    })
    .put('/:ref/archived', limitBody(1024), async (context) => {
      const ref = context.req.param('ref');
      const { archived } = await readJson(context, archivedSchema);
      const found = await database.as('rounds', (sql) => store.archive(sql, ref, archived));
      if (!found) throw new AppError('not-found');
      const action = archived ? 'questionnaire-archived' : 'questionnaire-restored';
      await audit(context.get('account').email, action, { ref });
      return context.json({ archived });
    })
    .delete('/:ref', async (context) => {
      const ref = context.req.param('ref');
      const own = await database.as('rounds', (sql) => store.findQuestionnaire(sql, ref));
      if (own === null) throw new AppError('not-found');
      const deleted = await database.as('rounds', (sql) => store.deleteUnused(sql, ref));
      if (!deleted) throw new AppError('questionnaire-used');
      await audit(context.get('account').email, 'questionnaire-deleted', { ref });
      return context.body(null, 204);
    });
}

function viewWhole(instrument: Instrument): QuestionnaireView {
  const { ref, id, version, title, minutes, survey, items, dimensions, comments } = instrument;
  return { ref, id, version, title, minutes, survey, items, dimensions, comments };
}
