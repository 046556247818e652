import { Hono } from 'hono';
import { secureHeaders, type ContentSecurityPolicyOptionHandler } from 'hono/secure-headers';
import { importMapHashes } from './import-maps.ts';
import type { Log } from './log.ts';
import { AppError, toProblem } from './problem.ts';

/**
 * What every process answers with, whatever it serves: headers, and problems for what it refuses.
 * @param ballotbox origin that the pages may call beside their own; null where there is none
 */
export function createFrame(log: Log, ballotbox: string | null) {
  const app = new Hono();
  app.use(secureHeaders(writeHeaders(ballotbox)));
  app.use('*', async (context, next) => {
    await next();
    // What may be kept says so itself.
    if (!context.res.headers.has('cache-control')) context.header('cache-control', 'no-store');
  });
  app.get('/health', (context) => context.json({ status: 'ok' }));
  app.notFound((context) => toProblem(new AppError('not-found'), context, log));
  app.onError((error, context) => toProblem(error, context, log));
  return app;
}

/**
 * The one script inside a page: its import map, allowed by its hash. It holds the hashes of what may be
 * loaded later, and runs nothing.
 */
const nameImportMap: ContentSecurityPolicyOptionHandler = (context) =>
  importMapHashes(context.req.path).join(' ');

/** Nothing but our own files runs, nothing else is called, and no page tells another where one came from. */
function writeHeaders(ballotbox: string | null) {
  return {
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'", nameImportMap],
      styleSrc: ["'self'"],
      styleSrcAttr: ["'unsafe-inline'"],
      imgSrc: ["'self'", 'data:'],
      fontSrc: ["'self'"],
      connectSrc: ["'self'", ...(ballotbox === null ? [] : [ballotbox])],
      manifestSrc: ["'self'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
    referrerPolicy: 'no-referrer',
    crossOriginOpenerPolicy: 'same-origin',
    // A year; browsers heed it where they came by https.
    strictTransportSecurity: 'max-age=31536000; includeSubDomains',
    permissionsPolicy: { camera: [], geolocation: [], microphone: [], payment: [], usb: [] },
  };
}
