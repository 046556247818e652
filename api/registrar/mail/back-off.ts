const FIRST_MILLIS = 60_000;
const LONGEST_MILLIS = 3_600_000;

/**
 * How long to leave alone what has just failed: a minute, then twice as long each time, at most an hour. In
 * memory only, as no table holds a time; after a restart everything is tried at once.
 */
export interface BackOff {
  isWaiting(key: string): boolean;
  fail(key: string): void;
  clear(key?: string): void;
}

export function createBackOff(nowMillis: () => number): BackOff {
  const failed = new Map<string, { times: number; until: number }>();
  return {
    isWaiting: (key) => (failed.get(key)?.until ?? 0) > nowMillis(),
    fail(key) {
      const times = (failed.get(key)?.times ?? 0) + 1;
      const millis = Math.min(LONGEST_MILLIS, FIRST_MILLIS * 2 ** (times - 1));
      failed.set(key, { times, until: nowMillis() + millis });
    },
    clear(key) {
      if (key === undefined) failed.clear();
      else failed.delete(key);
    },
  };
}
