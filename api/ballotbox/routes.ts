import { Hono } from 'hono';
import type { Database } from '../../db/connect.ts';
import { limitBody, PUBLIC_BODY_BYTES, readJson } from '../request.ts';
import { createBox } from './box.ts';
import { ballotSchema, commentSchema, depositBallot, depositComment } from './deposit.ts';
import { createFindBox } from './find-box.ts';
import type { VerifyToken } from './verifier.ts';

/** The ballot box: takes ballots and comments, and nothing else. It does not know who sends them. */
export function ballotboxRoutes(database: Database, verify: VerifyToken) {
  const depositing = { findBox: createFindBox(database), verify, box: createBox(database) };
  return new Hono()
    .use(limitBody(PUBLIC_BODY_BYTES))
    .post('/ballots', async (context) => {
      const body = await readJson(context, ballotSchema);
      return context.json({ receipt: await depositBallot(depositing, body) }, 201);
    })
    .post('/comments', async (context) => {
      const body = await readJson(context, commentSchema);
      return context.json({ receipt: await depositComment(depositing, body) }, 201);
    });
}
