/** A clock that was put forward or back is believed when it has gone on from there for as long. */
export const BELIEVED_AFTER_MILLIS = 3_600_000;
/** A smaller step is none: clocks are corrected by seconds all the time. */
const STEP_MILLIS = 60_000;

export interface TimeSource {
  /** What the clock of the machine says, milliseconds since 1970. Anybody may set it. */
  readonly wallMillis: () => number;
  /** Milliseconds since any moment, as they went by: nobody can set this one. */
  readonly elapsedMillis: () => number;
  /** The clock was set to something else, or what it was set to is believed from now on. */
  readonly onStep: (what: 'jumped' | 'believed', wallMillis: number) => void;
}

/**
 * The time by which the engine goes. A date closes a round, and with the close its keys are destroyed: what a
 * wrong clock has done in a minute nobody can undo. So when the clock jumps, the engine counts on from where it
 * was, and follows only when the clock has gone on evenly for an hour. Whoever sets it right before loses nothing.
 *
 * Limits: the clock at the start is believed, and so is one that is wrong for longer. A machine that slept looks
 * the same as a clock that was put forward: for an hour the engine lives in the time before.
 * @returns milliseconds since 1970; to be asked at least every minute, so that no step goes unseen
 */
export function createSteadyTime({ wallMillis, elapsedMillis, onStep }: TimeSource): () => number {
  let offset = wallMillis() - elapsedMillis();
  let doubtful: { offset: number; readonly since: number } | null = null;
  return () => {
    const elapsed = elapsedMillis();
    const seen = wallMillis() - elapsed;
    if (isNear(seen, offset)) {
      offset = seen;
      doubtful = null;
    } else if (doubtful === null || !isNear(seen, doubtful.offset)) {
      doubtful = { offset: seen, since: elapsed };
      onStep('jumped', seen + elapsed);
    } else if (elapsed - doubtful.since < BELIEVED_AFTER_MILLIS) {
      doubtful.offset = seen;
    } else {
      offset = seen;
      doubtful = null;
      onStep('believed', seen + elapsed);
    }
    return offset + elapsed;
  };
}

function isNear(one: number, other: number): boolean {
  return Math.abs(one - other) < STEP_MILLIS;
}
