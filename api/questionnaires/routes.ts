import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Database } from '../../db/connect.ts';
import { findInstrument, listInstruments } from '../../surveys/catalogue.ts';
import type { Instrument } from '../../surveys/instrument.ts';
import type { AccountVariables } from '../account.ts';
import { AppError } from '../problem.ts';
import { readForm, readFormFile } from '../upload.ts';
import { addQuestionnaire } from './add-questionnaire.ts';
import * as store from './store.ts';
import type { InstrumentView } from './views.ts';

const ITEMS_BYTES = 1024 * 1024;
const TITLE_MAX_CHARACTERS = 100;

/** The questionnaire `<id>@<version>`: one that ships, or one's own; null where there is none. */
export async function findQuestionnaire(
  database: Database,
  ref: string,
): Promise<Instrument | null> {
  return (
    findInstrument(ref) ?? (await database.as('rounds', (sql) => store.findQuestionnaire(sql, ref)))
  );
}

export function questionnaireRoutes(
  database: Database,
  audit: (
    account: string,
    action: string,
    detail: Readonly<Record<string, string>>,
  ) => Promise<void>,
) {
  return new Hono<AccountVariables>()
    .get('/', async (context) => {
      const own = await database.as('rounds', store.readQuestionnaires);
      return context.json([...listInstruments(), ...own].map(describe));
    })
    .post('/', bodyLimit({ maxSize: ITEMS_BYTES }), async (context) => {
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
    .get('/:ref', async (context) => {
      const instrument = await findQuestionnaire(database, context.req.param('ref'));
      if (instrument === null) throw new AppError('not-found');
      const { ref, title, minutes, survey, items } = instrument;
      return context.json({ ref, title, minutes, survey, items });
    });
}

function describe(instrument: Instrument): InstrumentView {
  const { ref, title, items, minutes, labelled } = instrument;
  return { ref, title, items: items.length, minutes, labelled };
}
