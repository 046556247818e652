import { Hono } from 'hono';
import { compress } from 'hono/compress';
import { z } from 'zod';
import type { Database } from '../../db/connect.ts';
import type { ReleaseDocument } from '../../surveys/release-document.ts';
import type { AccountVariables } from '../account.ts';
import { AppError } from '../problem.ts';
import { daySchema, readJson, readUuid } from '../request.ts';
import { describeResults } from './results.ts';
import * as store from './store.ts';
import type { SharingView } from './views.ts';

export interface SharingDependencies {
  readonly database: Database;
  readonly today: () => string;
  /** Writes to the audit log who did what. */
  readonly audit: (
    account: string,
    action: string,
    detail: Readonly<Record<string, string | number>>,
  ) => Promise<void>;
}

const shareSchema = z.strictObject({ shared: z.boolean() });
const text = z.string().trim().min(1);
const actionSchema = z.strictObject({
  unit: text.max(300),
  heard: text.max(500),
  done: text.max(1000),
  owner: text.max(200),
  dueOn: daySchema.nullable(),
});

/** For HR: share the results of a round with everyone, and say what was decided. */
export function sharingRoutes({ database, today, audit }: SharingDependencies) {
  return new Hono<AccountVariables>()
    .get('/rounds/:id/sharing', async (context) =>
      context.json(await viewSharing(database, readUuid(context.req.param('id')))),
    )
    .post('/rounds/:id/share', async (context) => {
      const id = readUuid(context.req.param('id'));
      const { shared } = await readJson(context, shareSchema);
      await findReleased(database, id);
      await database.as('rounds', (sql) => store.setShared(sql, id, shared ? today() : null));
      const action = shared ? 'round-shared' : 'round-unshared';
      await audit(context.get('account').email, action, { round: id });
      return context.json(await viewSharing(database, id));
    })
    .post('/rounds/:id/actions', async (context) => {
      const id = readUuid(context.req.param('id'));
      const action = await readJson(context, actionSchema);
      await requireUnit(database, id, action.unit);
      const added = await database.as('rounds', (sql) => store.insertAction(sql, id, action));
      await audit(context.get('account').email, 'action-added', { round: id, action: added });
      return context.json(await viewSharing(database, id), 201);
    })
    .put('/rounds/:id/actions/:action', async (context) => {
      const id = readUuid(context.req.param('id'));
      const name = readUuid(context.req.param('action'));
      const action = await readJson(context, actionSchema);
      await requireUnit(database, id, action.unit);
      const found = await database.as('rounds', (sql) => store.updateAction(sql, id, name, action));
      if (!found) throw new AppError('not-found');
      await audit(context.get('account').email, 'action-changed', { round: id, action: name });
      return context.json(await viewSharing(database, id));
    })
    .delete('/rounds/:id/actions/:action', async (context) => {
      const id = readUuid(context.req.param('id'));
      const name = readUuid(context.req.param('action'));
      const found = await database.as('rounds', (sql) => store.deleteAction(sql, id, name));
      if (!found) throw new AppError('not-found');
      await audit(context.get('account').email, 'action-removed', { round: id, action: name });
      return context.json(await viewSharing(database, id));
    });
}

/** For everyone, without signing in, and only what HR has shared. Takes no filter. */
export function resultsRoutes(database: Database) {
  return new Hono().use('/:id/results', compress()).get('/:id/results', async (context) => {
    const id = readUuid(context.req.param('id'));
    const row = await findReleased(database, id);
    if (row.shared_on === null) throw new AppError('not-released');
    const actions = await database.as('reader', (sql) => store.readActions(sql, id));
    return context.json(describeResults(row, actions));
  });
}

/** @throws AppError not-released, for a round that is not known as well: its id is not worth telling */
async function findReleased(database: Database, id: string): Promise<store.ReleasedRow> {
  const row = await database.as('reader', (sql) => store.findReleased(sql, id));
  if (row === null) throw new AppError('not-released');
  return row;
}

async function viewSharing(database: Database, id: string): Promise<SharingView> {
  const row = await findReleased(database, id);
  const actions = await database.as('reader', (sql) => store.readActions(sql, id));
  return { sharedOn: row.shared_on, actions, units: listUnits(row) };
}

/** @throws AppError invalid-fields where the unit has no figures of its own */
async function requireUnit(database: Database, id: string, unit: string): Promise<void> {
  const units = listUnits(await findReleased(database, id));
  if (units.some((known) => known.id === unit)) return;
  const message = 'a unit with a report of its own';
  throw new AppError('invalid-fields', { fields: [{ field: 'unit', message }] });
}

function listUnits({ document, units }: store.ReleasedRow): SharingView['units'] {
  const { groups } = JSON.parse(document) as ReleaseDocument;
  return units
    .filter(({ id }) => groups.some((group) => group.id === `unit:${id}`))
    .map(({ id, name }) => ({ id, name }));
}
