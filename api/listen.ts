import { createAdaptorServer } from '@hono/node-server';
import type { Hono } from 'hono';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { StartupError } from '../db/startup-error.ts';

export interface Listening {
  /** The port asked for, or the one that was free. */
  readonly port: number;
  close(): Promise<void>;
}

/** @throws StartupError when the port can not be used */
export async function listen(
  app: Pick<Hono, 'fetch'>,
  { port, host }: { readonly port: number; readonly host: string },
): Promise<Listening> {
  const server = createAdaptorServer({ fetch: app.fetch }) as Server;
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
