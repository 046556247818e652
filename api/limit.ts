import { AppError } from './problem.ts';

/**
 * A bucket of attempts that fills up again with time. It belongs to the process and knows no address: a
 * whole company sits behind one.
 * @returns takes one attempt out of it. Throws AppError too-many-requests when it is empty
 */
export function createLimit(
  { size, perMinute }: { readonly size: number; readonly perMinute: number },
  nowMillis: () => number,
): () => void {
  const millisEach = 60_000 / perMinute;
  let left = size;
  let filledAt = nowMillis();
  return () => {
    const now = nowMillis();
    left = Math.min(size, left + (now - filledAt) / millisEach);
    filledAt = now;
    if (left < 1) {
      const seconds = ((1 - left) * millisEach) / 1000;
      throw new AppError('too-many-requests', { retryAfter: Math.max(1, Math.ceil(seconds)) });
    }
    left -= 1;
  };
}
