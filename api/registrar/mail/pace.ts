/**
 * Lets one message after the other pass, evenly, at most so many a minute.
 * @param perMinute null: as fast as the mail server takes them
 */
export function createPace(
  perMinute: number | null,
  nowMillis: () => number,
): { wait(signal: AbortSignal): Promise<void> } {
  const millisEach = perMinute === null ? 0 : 60_000 / perMinute;
  let next = 0;
  return {
    async wait(signal) {
      const now = nowMillis();
      const turn = Math.max(now, next);
      next = turn + millisEach;
      if (turn > now) await sleep(turn - now, signal);
    },
  };
}

function sleep(millis: number, signal: AbortSignal): Promise<void> {
  return new Promise((done) => {
    if (signal.aborted) {
      done();
      return;
    }
    const finish = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', finish);
      done();
    };
    const timer = setTimeout(finish, millis);
    signal.addEventListener('abort', finish);
  });
}
