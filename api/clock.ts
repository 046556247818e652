import type { Log } from './log.ts';
import { createSteadyTime } from './steady-time.ts';

/** What the engine knows of the time. Days begin and end at midnight in a time zone. */
export interface Clock {
  /** The day, `YYYY-MM-DD`: nothing finer is ever written down. */
  readonly today: () => string;
  /** 0 to 23: only so that nobody is written to at night. */
  readonly hour: () => number;
  /** Milliseconds since 1970, for how long a sign-in link is good and nothing else. */
  readonly nowMillis: () => number;
}

/** The clock of this machine, which may be set to something else while the engine runs (steady-time.ts). */
export function startClock(timeZone: string, log: Log): Clock {
  const readMillis = createSteadyTime({
    wallMillis: Date.now,
    elapsedMillis: () => performance.now(),
    onStep: (what, millis) =>
      log({ event: `clock-${what}`, day: createClock(timeZone, () => new Date(millis)).today() }),
  });
  return createClock(timeZone, () => new Date(readMillis()));
}

export function createClock(timeZone: string, now: () => Date): Clock {
  const day = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  const hour = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', hourCycle: 'h23' });
  return {
    today: () => day.format(now()),
    hour: () => Number(hour.format(now())),
    nowMillis: () => now().getTime(),
  };
}

/** The zone of this machine. */
export function findTimeZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

export function isTimeZone(name: string): boolean {
  try {
    Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
