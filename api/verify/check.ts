/** One thing that was looked at, in plain words. */
export interface Check {
  readonly id: string;
  /** What has to be the case. */
  readonly promise: string;
  /** null: there is nothing to look at yet, and `found` says why. */
  readonly held: boolean | null;
  /** What was found; may be ''. */
  readonly found: string;
}

export function check(id: string, promise: string, held: boolean | null, found = ''): Check {
  return { id, promise, held, found };
}
