/**
 * Joins look-ups that come at the same time into one: while one is under way, those who come wait for the next,
 * which is for all of them. Each answer is as fresh as if it had been looked up alone, because the look-up
 * that gives it begins after it was asked for; nothing is kept.
 * @param lookUp the values of some keys; a key without a value may be left out
 */
export function joinLookUps<Value>(
  lookUp: (keys: readonly string[]) => Promise<ReadonlyMap<string, Value>>,
): (key: string) => Promise<Value | undefined> {
  let waiting: Set<string> | null = null;
  let next: Promise<ReadonlyMap<string, Value>> | null = null;
  let underWay: Promise<unknown> = Promise.resolve();
  return async (key) => {
    if (waiting === null || next === null) {
      const keys = (waiting = new Set());
      next = underWay.then(() => {
        waiting = next = null;
        return lookUp([...keys]);
      });
      // Whatever becomes of it, the next one may begin.
      underWay = next.then(
        () => undefined,
        () => undefined,
      );
    }
    waiting.add(key);
    return (await next).get(key);
  };
}
