import { describeUnexpected, type Log } from './log.ts';

/**
 * Failures that nobody waits for end the process, but not that of a lost connection: the database driver asks each new
 * connection for the types of arrays by itself (`fetchArrayTypes` of postgres 3.4) and lets nobody wait for it, so that
 * when PostgreSQL stops in that moment only the process hears of it. Whoever wanted the connection is answered apart.
 */
export function surviveLostConnections(log: Log, source: NodeJS.EventEmitter = process): void {
  source.on('unhandledRejection', (error: unknown) => {
    if (!isLostConnection(error)) throw error;
    log({ event: 'problem', ...describeUnexpected(error) });
  });
}

/** As the driver names them (CONNECTION_CLOSED, CONNECT_TIMEOUT …), or the system (ECONNREFUSED, ECONNRESET …). */
function isLostConnection(error: unknown): boolean {
  const { code } = (error ?? {}) as { code?: unknown };
  return /^(?:CONNECT(?:ION)?_[A-Z_]+|ECONN[A-Z]+|EPIPE|ETIMEDOUT)$/.test(String(code));
}
