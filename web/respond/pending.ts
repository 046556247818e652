import type { Keep } from './keep.ts';

const PREFIX = 'tutti/submission/';

/**
 * Names of invitations whose submission is under way on this device. Apart from `submission.ts`, which
 * brings the cryptography along: the first page asks only whether there is one.
 */
export function listPending(keep: Keep): readonly string[] {
  return keep
    .names()
    .filter((name) => name.startsWith(PREFIX))
    .map((name) => name.slice(PREFIX.length));
}

/** Where the device keeps the submission of an invitation. */
export function submissionKey(name: string): string {
  return PREFIX + name;
}
