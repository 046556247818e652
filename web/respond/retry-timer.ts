/** Waits between attempts: longer each time, cut short by a connection, a return to the page or a press. */
export interface RetryTimer {
  readonly wait: (attempt: number) => Promise<void>;
  readonly tryNow: () => void;
}

const FIRST_MILLISECONDS = 1_000;
const LONGEST_MILLISECONDS = 60_000;

/** Doubles from one second to a minute; spread by half, so that a whole company does not knock at once. */
export function planWait(attempt: number, spread: number): number {
  const whole = Math.min(LONGEST_MILLISECONDS, FIRST_MILLISECONDS * 2 ** Math.min(attempt, 10));
  return whole * (0.5 + spread / 2);
}

export function createRetryTimer(): RetryTimer {
  let wake: (() => void) | null = null;
  const tryNow = (): void => wake?.();
  window.addEventListener('online', tryNow);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') tryNow();
  });
  return {
    tryNow,
    wait: (attempt) =>
      new Promise((resolve) => {
        const timer = setTimeout(() => wake?.(), planWait(attempt, Math.random()));
        wake = () => {
          clearTimeout(timer);
          wake = null;
          resolve();
        };
      }),
  };
}
