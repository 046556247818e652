import { device, fetchHere } from './early.ts';
import { keepTab } from './entry.ts';
import type { Keep } from './keep.ts';
import { createRetryTimer } from './retry-timer.ts';
import { dispatch } from './store.ts';
import type { Progress, SubmitInput, submit as Submit } from './submit.ts';

/** One for the whole visit. */
export const retryTimer = createRetryTimer();

const PAUSE_FROM_MILLISECONDS = 1_000;
const PAUSE_TO_MILLISECONDS = 5_000;

/** What an earlier visit on this device had begun to send. */
export function resumeSubmission(name: string): Promise<void> {
  dispatch({ type: 'resumed', name, lasts: device.lasts });
  return runSubmission(device, name, null);
}

export async function runSubmission(
  keep: Keep,
  name: string,
  input: SubmitInput | null,
): Promise<void> {
  const submit = await insistOnSubmit();
  const ports = {
    fetch: fetchHere,
    keep,
    random: (length: number) => window.crypto.getRandomValues(new Uint8Array(length)),
    waitForRetry: retryTimer.wait,
    pause: pauseBriefly,
    report: (progress: Progress) => dispatch({ type: 'progressed', progress }),
  };
  try {
    const outcome = await withLock(name, () => submit(ports, name, input));
    if (outcome.kind !== 'key-fault') keepTab(window, 'secret', null);
    dispatch({ type: 'finished', outcome });
  } catch {
    dispatch({ type: 'ended', end: { why: 'server' } });
  }
}

/** A stored submission may go on before its code could be loaded. */
async function insistOnSubmit(): Promise<typeof Submit> {
  for (let attempt = 0; ; attempt++) {
    try {
      return (await import('./submit.ts')).submit;
    } catch {
      dispatch({ type: 'progressed', progress: { step: 'check', waiting: 'offline' } });
      await retryTimer.wait(attempt);
    }
  }
}

/** Two tabs with the same link take turns; where a browser has no locks, the server still refuses twice. */
async function withLock<Result>(name: string, run: () => Promise<Result>): Promise<Result> {
  if (!('locks' in window.navigator)) return run();
  return window.navigator.locks.request(`tutti/${name}`, run);
}

function pauseBriefly(): Promise<void> {
  const [draw = 0] = window.crypto.getRandomValues(new Uint32Array(1));
  const spread = PAUSE_TO_MILLISECONDS - PAUSE_FROM_MILLISECONDS;
  const milliseconds = PAUSE_FROM_MILLISECONDS + (spread * draw) / 2 ** 32;
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
