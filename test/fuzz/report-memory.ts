/** Loaded before the server (`node --import`): tells how much memory is in use when it is asked. */
export interface MemorySample {
  /** Resident memory of the whole process, MB. */
  readonly rss: number;
  /** JavaScript objects and buffers after a collection, MB. */
  readonly live: number;
}

const MEGABYTE = 1024 * 1024;

process.on('message', () => {
  // Twice: what finalisers let go of is collected by the second one.
  globalThis.gc?.();
  globalThis.gc?.();
  const { rss, heapUsed, external } = process.memoryUsage();
  const sample: MemorySample = {
    rss: Math.round(rss / MEGABYTE),
    live: Math.round((heapUsed + external) / MEGABYTE),
  };
  process.send?.(sample);
});
// A server whose fuzzer is gone stops.
process.on('disconnect', () => process.exit(1));
// The channel alone does not keep a server that stops.
process.channel?.unref();
