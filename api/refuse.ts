import { StartupError } from '../db/startup-error.ts';
import { describeUnexpected } from './log.ts';

/** Say in one sentence why nothing starts, and exit with status 1. */
export function refuseToStart(error: unknown): never {
  if (error instanceof StartupError) {
    process.stderr.write(`${error.message}\n`);
  } else {
    const { kind, place } = describeUnexpected(error);
    process.stderr.write(
      `Tutti could not start because of an unexpected error (${kind} at ${place}).\n`,
    );
  }
  process.exit(1);
}
