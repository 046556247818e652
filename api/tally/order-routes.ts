import { Hono } from 'hono';
import type { Database } from '../../db/connect.ts';
import { AppError } from '../problem.ts';
import { limitBody, readJson, readUuid } from '../request.ts';
import { checkOpening, checkRelease, openingSchema, releaseSchema } from './check-orders.ts';
import { createOrderGuard } from './order-guard.ts';
import { hashBody } from './order-seal.ts';
import type { createTally, RoundToRelease } from './port.ts';
import * as store from './store.ts';

/** The plan of a million people in ten thousand units, with a few breakdowns. */
const ORDER_BYTES = 256 * 1024 * 1024;

export interface OrderDependencies {
  readonly database: Database;
  readonly tally: ReturnType<typeof createTally>;
  /** Base64url Ed25519 public key. */
  readonly registrarKey: string;
  /** How long an order to release is held open before the registrar is told to ask again. */
  readonly holdMillis: number;
}

/**
 * What the registrar may order of a ballot box that is a process of its own: open, close, release,
 * forget. Every order can be given again; none can be given by anybody else, or twice with one seal.
 */
export function orderRoutes(dependencies: OrderDependencies) {
  const { database, tally, registrarKey, holdMillis } = dependencies;
  const guard = createOrderGuard(registrarKey);
  const releasing = new Map<string, Promise<unknown>>();

  /** A large round takes longer than a connection should stay silent: it goes on between two requests. */
  async function releaseFor(round: RoundToRelease): Promise<boolean> {
    const work = releasing.get(round.id) ?? tally.release(round);
    releasing.set(round.id, work);
    const forget = () => releasing.delete(round.id);
    work.then(forget, forget);
    return Promise.race([work.then(() => true), wait(holdMillis).then(() => false)]);
  }

  return new Hono<{ Variables: { bodyHash: string } }>()
    .post('/challenge', (context) => context.json({ challenge: guard.giveChallenge() }))
    .use('/rounds/*', async (context, next) => {
      const { method, path } = context.req;
      const authorization = context.req.header('authorization');
      const bodyHash = guard.admit({ authorization, method, path });
      if (bodyHash === null) throw new AppError('not-allowed');
      context.set('bodyHash', bodyHash);
      await next();
    })
    .use('/rounds/*', limitBody(ORDER_BYTES), async (context, next) => {
      const body = await context.req.text();
      if (hashBody(body) !== context.get('bodyHash')) throw new AppError('not-allowed');
      await next();
    })
    .post('/rounds/:id/open', async (context) => {
      const opening = await readJson(context, openingSchema);
      await checkOpening(opening, registrarKey);
      if (opening.signed.manifest.round.id !== context.req.param('id'))
        throw new AppError('settings-frozen');
      await tally.openBox(opening.signed, opening.instrument);
      return context.body(null, 204);
    })
    .post('/rounds/:id/close', async (context) => {
      await tally.closeBox(readUuid(context.req.param('id')));
      return context.body(null, 204);
    })
    .post('/rounds/:id/release', async (context) => {
      const id = readUuid(context.req.param('id'));
      const ordered = await readJson(context, releaseSchema);
      const { round } = ordered;
      const box = await database.as('tally', (sql) => store.findBox(sql, id));
      if (box?.state !== 'closed') throw new AppError('round-state');
      if (round.id !== id) throw new AppError('settings-frozen');
      await checkRelease(ordered, box.manifest_root);
      const past = await database.as('tally', (sql) => store.findReleaseHash(sql, id));
      if (past === null && !(await releaseFor(round))) return context.body(null, 202);
      return context.json(await database.as('tally', (sql) => store.findRelease(sql, id)));
    })
    .post('/rounds/:id/forget', async (context) => {
      await tally.forgetBallots(readUuid(context.req.param('id')));
      return context.body(null, 204);
    });
}

function wait(millis: number): Promise<void> {
  return new Promise((done) => setTimeout(done, millis).unref());
}
