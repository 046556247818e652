import { StartupError } from '../db/startup-error.ts';
import { describeUnexpected } from './log.ts';

/** What PostgreSQL, or the system, says of a full disk. */
function isFull(error: unknown): boolean {
  const { code } = (error ?? {}) as { code?: unknown };
  return code === '53100' || code === 'ENOSPC';
}

/** Say in one sentence why nothing starts, and exit with status 1. */
export function refuseToStart(error: unknown): never {
  if (error instanceof StartupError) {
    process.stderr.write(`${error.message}\n`);
  } else if (isFull(error)) {
    process.stderr.write('There is no room left on the disk: make room, then start again.\n');
  } else {
    const { kind, place } = describeUnexpected(error);
    process.stderr.write(
      `Tutti could not start because of an unexpected error (${kind} at ${place}).\n`,
    );
  }
  process.exit(1);
}
