import { Hono } from 'hono';
import { cors } from 'hono/cors';
import type { Database } from '../db/connect.ts';
import { ballotboxRoutes } from './ballotbox/routes.ts';
import type { VerifyToken } from './ballotbox/verifier.ts';
import { createFrame } from './frame.ts';
import type { Log } from './log.ts';
import { createRefusals } from './refusal-log.ts';
import { orderRoutes } from './tally/order-routes.ts';
import { createTally } from './tally/port.ts';
import { receiptRoutes } from './tally/receipts.ts';

export interface BallotboxDependencies {
  readonly database: Database;
  readonly verify: VerifyToken;
  /** Masks the sums of breakdowns; the registrar never has this one. */
  readonly masterKey: Uint8Array;
  readonly log: Log;
  /** `YYYY-MM-DD`, for lines of the log. */
  readonly today: () => string;
  /** Base64url Ed25519 public key: whose orders count. */
  readonly registrarKey: string;
  /** Origin of the pages from which employees deposit. */
  readonly pagesOrigin: string;
  /** How long an order that takes its time is held open. */
  readonly holdMillis: number;
}

/** What anyone may ask of the ballot box, under the same paths in a process of its own or not. */
export function publicBallotboxRoutes(database: Database, verify: VerifyToken) {
  const routes = new Hono();
  routes.route('/ballotbox', ballotboxRoutes(database, verify));
  routes.route('/rounds', receiptRoutes(database));
  return routes;
}

/** A day: browsers ask less often, so fewer requests stand beside the deposits. */
const PREFLIGHT_SECONDS = 86_400;

/** The ballot box as a process of its own: deposits, receipts and the registrar's orders, nothing else. */
export function createBallotboxApp(dependencies: BallotboxDependencies) {
  const { database, verify, masterKey, log, today, pagesOrigin, ...orders } = dependencies;
  // Without credentials: there is nothing that a browser could send along.
  const fromPages = cors({
    origin: pagesOrigin,
    allowMethods: ['GET', 'POST'],
    allowHeaders: ['content-type'],
    maxAge: PREFLIGHT_SECONDS,
  });
  const tally = createTally(database, masterKey);
  const app = createFrame(log, null);
  app.use('/api/*', fromPages);
  app.route('/api', publicBallotboxRoutes(database, verify));
  app.use('/orders/*', createRefusals(log, today).watchRefusals);
  app.route('/orders', orderRoutes({ database, tally, ...orders }));
  return app;
}
