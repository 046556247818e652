import { createRandom } from '../../api/demo/random.ts';

/** What is drawn by lot, the same again for the same seed. */
export interface Chance {
  /** 0 to below 1. */
  next(): number;
  /** Whole, from 0 to below `end`. */
  below(end: number): number;
  pick<T>(list: readonly T[]): T;
  /** True so often, 0 to 1. */
  maybe(share: number): boolean;
  bytes(count: number): Buffer;
}

export function createChance(seed: number): Chance {
  const next = createRandom(seed);
  const below = (end: number) => Math.floor(next() * end);
  return {
    next,
    below,
    pick: <T>(list: readonly T[]): T => list[below(list.length)]!,
    maybe: (share) => next() < share,
    bytes: (count) => Buffer.from(Array.from({ length: count }, () => below(256))),
  };
}
