import { Hono } from 'hono';
import { z } from 'zod';
import type { Database } from '../../db/connect.ts';
import type { AccountVariables } from '../account.ts';
import { keepLast } from '../keep-last.ts';
import { prepareBody, sendBody, type PreparedBody } from '../prepared-body.ts';
import { AppError } from '../problem.ts';
import { readJson, readUuid } from '../request.ts';
import { describeResults } from './results.ts';
import * as store from './store.ts';
import type { DecidedView, SharingView } from './views.ts';

interface SharingDependencies {
  readonly database: Database;
  readonly today: () => string;
  /** Writes to the audit log who did what. */
  readonly audit: (
    account: string,
    action: string,
    detail: Readonly<Record<string, string | number>>,
  ) => Promise<void>;
  readonly readDecisions: ReadDecisions;
  /** Whether the release of a round holds any figures. */
  readonly hasFigures: (round: string) => Promise<boolean>;
}

/** What was decided after a round, in the order in which it was written down. */
type ReadDecisions = (round: string) => Promise<readonly DecidedView[]>;

export const shareSchema = z.strictObject({ shared: z.boolean() });

/** Sharing for HR, and what everyone may read then. */
export function createSharing(dependencies: SharingDependencies) {
  const readResults = createResults(dependencies);
  return {
    routes: sharingRoutes(dependencies, readResults),
    publicRoutes: resultsRoutes(dependencies.database, readResults),
  };
}

/** Rounds whose results are kept as they are sent. */
const RESULTS_KEPT = 4;

type ReadResults = (round: string) => Promise<PreparedBody>;

/**
 * What employees may read of a round, ready to be sent. Of ten thousand units it takes a second to make, and anybody may
 * ask for it: made once, and again when a decision was written down.
 */
function createResults({
  database,
  readDecisions,
}: Pick<SharingDependencies, 'database' | 'readDecisions'>): ReadResults {
  const kept = keepLast<Promise<PreparedBody>>(RESULTS_KEPT);
  return async (round) => {
    const decisions = await readDecisions(round);
    return kept(`${round} ${JSON.stringify(decisions)}`, async () => {
      const row = await database.as('reader', (sql) => store.findReleased(sql, round));
      if (row === null) throw new AppError('not-released');
      return prepareBody(describeResults(row, decisions));
    });
  };
}

/** For HR: share the results of a round with everyone, after a look at what they will see. */
function sharingRoutes(dependencies: SharingDependencies, readResults: ReadResults) {
  const { database, today, audit, hasFigures } = dependencies;
  const viewSharing = async (id: string): Promise<SharingView> => ({
    sharedOn: await findSharedOn(database, id),
    hasFigures: await hasFigures(id),
  });
  return new Hono<AccountVariables>()
    .get('/rounds/:id/sharing', async (context) =>
      context.json(await viewSharing(readUuid(context.req.param('id')))),
    )
    .get('/rounds/:id/results-preview', async (context) => {
      const id = readUuid(context.req.param('id'));
      return sendBody(context, await readResults(id));
    })
    .post('/rounds/:id/share', async (context) => {
      const id = readUuid(context.req.param('id'));
      const { shared } = await readJson(context, shareSchema);
      await findSharedOn(database, id);
      await database.as('rounds', (sql) => store.setShared(sql, id, shared ? today() : null));
      const action = shared ? 'round-shared' : 'round-unshared';
      await audit(context.get('account').email, action, { round: id });
      return context.json(await viewSharing(id));
    });
}

/** For everyone, without signing in, and only what HR has shared. Takes no filter. */
function resultsRoutes(database: Database, readResults: ReadResults) {
  return new Hono().get('/:id/results', async (context) => {
    const id = readUuid(context.req.param('id'));
    if ((await findSharedOn(database, id)) === null) throw new AppError('not-released');
    return sendBody(context, await readResults(id));
  });
}

/** @throws AppError not-released, for a round that is not known as well: its id is not worth telling */
async function findSharedOn(database: Database, id: string): Promise<string | null> {
  const row = await database.as('reader', (sql) => store.findSharing(sql, id));
  if (row === null) throw new AppError('not-released');
  return row.shared_on;
}
