import { getRequestListener } from '@hono/node-server';
import type { Hono } from 'hono';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { StartupError } from '../db/startup-error.ts';
import { answerUnreadable, refuseUnreadable } from './unreadable.ts';

/**
 * A connection on which nothing moves in either direction is given up: the other end may have vanished without a
 * word, and then nobody else would notice. Longer than the minute after which reverse proxies give up.
 */
export const SILENT_MILLIS = 75_000;

export interface Listening {
  /** The port asked for, or the one that was free. */
  readonly port: number;
  close(): Promise<void>;
}

/** @throws StartupError when the port can not be used */
export async function listen(
  app: Pick<Hono, 'fetch'>,
  { port, host }: { readonly port: number; readonly host: string },
  silentMillis = SILENT_MILLIS,
): Promise<Listening> {
  const answer = getRequestListener(app.fetch, { errorHandler: answerUnreadable });
  // Without a host the request is refused like every other that makes no sense (`unreadable.ts`).
  const server = createServer({ requireHostHeader: false }, (incoming, outgoing) => {
    void answer(incoming, outgoing);
  });
  server.on('clientError', refuseUnreadable);
  server.setTimeout(silentMillis);
  // Between two requests as well: a reverse proxy that sends one on a connection which is just being closed loses it.
  server.keepAliveTimeout = silentMillis;
  await new Promise<void>((done, fail) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      fail(
        new StartupError(`Port ${port} on ${host} can not be used (${error.code ?? 'unknown'}).`),
      );
    });
    server.listen(port, host, done);
  });
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}
