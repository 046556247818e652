import { describeUnexpected, type Log } from './log.ts';

/**
 * Failures that nobody waits for end the process, but not that of a lost connection: the database driver asks each new
 * connection for the types of arrays by itself, and when PostgreSQL stops in that moment nobody but the process
 * hears of it. Every request that met the loss is answered by itself.
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
