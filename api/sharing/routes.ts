import { Hono } from 'hono';
import { compress } from 'hono/compress';
import { z } from 'zod';
import type { Database } from '../../db/connect.ts';
import type { AccountVariables } from '../account.ts';
import { AppError } from '../problem.ts';
import { readJson, readUuid } from '../request.ts';
import { describeResults } from './results.ts';
import * as store from './store.ts';
import type { DecidedView, SharingView } from './views.ts';

export interface SharingDependencies {
  readonly database: Database;
  readonly today: () => string;
  /** Writes to the audit log who did what. */
  readonly audit: (
    account: string,
    action: string,
    detail: Readonly<Record<string, string | number>>,
  ) => Promise<void>;
  readonly readDecisions: ReadDecisions;
}

/** What was decided after a round, in the order in which it was written down. */
type ReadDecisions = (round: string) => Promise<readonly DecidedView[]>;

export const shareSchema = z.strictObject({ shared: z.boolean() });

/** For HR: share the results of a round with everyone, after a look at what they will see. */
export function sharingRoutes(dependencies: SharingDependencies) {
  const { database, today, audit, readDecisions } = dependencies;
  return new Hono<AccountVariables>()
    .get('/rounds/:id/sharing', async (context) =>
      context.json(await viewSharing(database, readUuid(context.req.param('id')))),
    )
    .get('/rounds/:id/results-preview', async (context) => {
      const id = readUuid(context.req.param('id'));
      const row = await findReleased(database, id);
      return context.json(describeResults(row, await readDecisions(id)));
    })
    .post('/rounds/:id/share', async (context) => {
      const id = readUuid(context.req.param('id'));
      const { shared } = await readJson(context, shareSchema);
      await findReleased(database, id);
      await database.as('rounds', (sql) => store.setShared(sql, id, shared ? today() : null));
      const action = shared ? 'round-shared' : 'round-unshared';
      await audit(context.get('account').email, action, { round: id });
      return context.json(await viewSharing(database, id));
    });
}

/** For everyone, without signing in, and only what HR has shared. Takes no filter. */
export function resultsRoutes({
  database,
  readDecisions,
}: Pick<SharingDependencies, 'database' | 'readDecisions'>) {
  return new Hono().use('/:id/results', compress()).get('/:id/results', async (context) => {
    const id = readUuid(context.req.param('id'));
    const row = await findReleased(database, id);
    if (row.shared_on === null) throw new AppError('not-released');
    return context.json(describeResults(row, await readDecisions(id)));
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
  return { sharedOn: row.shared_on };
}
