import { describeUnexpected, type Log } from './log.ts';

/** Work that nobody waits for, one piece after the other. */
export interface Later {
  readonly later: (work: () => Promise<void>) => void;
  /** Resolves when all of it is done. */
  readonly settle: () => Promise<void>;
}

export function createLater(log: Log): Later {
  let last = Promise.resolve();
  return {
    later(work) {
      last = last.then(work).catch((error: unknown) => {
        // The code of the mail server's refusal; never its words, which name the address.
        const { code } = (error ?? {}) as { code?: unknown };
        if (typeof code === 'string') log({ event: 'mail-failed', code });
        else log({ event: 'problem', ...describeUnexpected(error) });
      });
    },
    settle: () => last,
  };
}
