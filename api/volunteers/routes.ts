import { Hono } from 'hono';
import { z } from 'zod';
import type { Database } from '../../db/connect.ts';
import type { AccountVariables } from '../account.ts';
import { createLimit } from '../limit.ts';
import { AppError } from '../problem.ts';
import { limitBody, readJson, readUuid } from '../request.ts';
import * as store from './store.ts';

const BODY_BYTES = 16 * 1024;
/** For the whole company behind one address: nobody is told apart. */
const LIMIT = { size: 60, perMinute: 60 };

export const volunteerSchema = z.strictObject({
  name: z.string().trim().min(1).max(200),
  email: z.email().max(320),
  message: z.string().trim().max(2000),
  /** The person says so on the form; without it nothing is kept. */
  consent: z.literal(true),
});

/**
 * For everyone: put one's own name forward, and take it back with the address that this answers. It knows
 * of no round and no invitation, and is told of none.
 */
export function volunteerRoutes(database: Database, today: () => string) {
  const takeAttempt = createLimit(LIMIT, () => performance.now());
  return new Hono()
    .use(limitBody(BODY_BYTES))
    .post('/', async (context) => {
      takeAttempt();
      const { name, email, message } = await readJson(context, volunteerSchema);
      const id = await database.as('programme', (sql) =>
        store.insertVolunteer(sql, { name, email, message, joinedOn: today() }),
      );
      return context.json({ id }, 201);
    })
    .delete('/:id', async (context) => {
      takeAttempt();
      const id = readUuid(context.req.param('id'));
      const found = await database.as('programme', (sql) => store.deleteVolunteer(sql, id));
      if (!found) throw new AppError('not-found');
      return context.body(null, 204);
    });
}

/** For HR. */
export function volunteerListRoutes(database: Database) {
  return new Hono<AccountVariables>().get('/', async (context) =>
    context.json(await database.as('programme', store.readVolunteers)),
  );
}
