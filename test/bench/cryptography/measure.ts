import { monitorEventLoopDelay, performance } from 'node:perf_hooks';

/** Figures per core count processor time of all threads, so that other work on the machine disturbs them little. */
export interface Measured {
  readonly perSecond: number;
  readonly perCore: number;
  /** How long the event loop kept others waiting meanwhile, in ms; null where it never turned. */
  readonly delay: { readonly median: number; readonly p99: number; readonly most: number } | null;
}

/** Runs `work`, which does `count` of something. */
export async function measureOnce(count: number, work: () => Promise<unknown>): Promise<Measured> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const start = performance.now();
  const cpuStart = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(cpuStart);
  const seconds = (performance.now() - start) / 1000;
  delay.disable();
  // The timer itself waits for its resolution.
  const millis = (nanos: number) => Math.max(0, Math.round(nanos / 1e5 - 10) / 10);
  return {
    perSecond: count / seconds,
    perCore: (1e6 * count) / (user + system),
    delay:
      delay.count === 0
        ? null
        : {
            median: millis(delay.percentile(50)),
            p99: millis(delay.percentile(99)),
            most: millis(delay.max),
          },
  };
}

/** Runs `work` in batches of `batch` until `seconds` have gone by, after one to warm up. */
export async function measure(
  seconds: number,
  batch: number,
  work: (batch: number) => Promise<unknown>,
): Promise<Measured> {
  await work(batch);
  let batches = 0;
  const start = performance.now();
  const measured = await measureOnce(1, async () => {
    while (performance.now() - start < 1000 * seconds) {
      await work(batch);
      batches += 1;
    }
  });
  const count = batches * batch;
  return {
    perSecond: measured.perSecond * count,
    perCore: measured.perCore * count,
    delay: measured.delay,
  };
}

/** `once` many times at the same time. */
export function together(once: () => Promise<unknown>): (batch: number) => Promise<unknown> {
  return (batch) => Promise.all(Array.from({ length: batch }, once));
}

/** `once` many times, one after the other. */
export function inTurn(once: () => unknown): (batch: number) => Promise<void> {
  return async (batch) => {
    for (let i = 0; i < batch; i++) await once();
  };
}
