import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import {
  createReleaseThreads,
  startThreads,
  stopThreads,
  type ReleaseThreads,
} from './release-threads.ts';

/** Whether they still do what they are for. */
async function works({ listing }: ReleaseThreads): Promise<boolean> {
  listing.begin({ groupMin: 1 });
  listing.add(new Uint8Array(32));
  try {
    return (await listing.finish())?.count === 1;
  } catch {
    return false;
  }
}

test('threads that were started beforehand are taken once, and then others', async () => {
  const threads = createReleaseThreads();
  threads.prepare();
  threads.prepare();
  const [first, second] = [threads.take(), threads.take()];
  expect(second.listing).not.toBe(first.listing);
  expect(await Promise.all([works(first), works(second)])).toEqual([true, true]);
  await Promise.all([stopThreads(first), stopThreads(second)]);
});

test('threads that nobody took are given up, and whoever comes later has new ones', async () => {
  const started: ReleaseThreads[] = [];
  const threads = createReleaseThreads(100, () => {
    started.push(startThreads());
    return started.at(-1)!;
  });
  threads.prepare();
  await sleep(1_000);
  const taken = threads.take();
  expect(started).toHaveLength(2);
  expect(taken).toBe(started[1]);
  expect(await Promise.all(started.map(works))).toEqual([false, true]);
  await stopThreads(taken);
});

test('those that were taken in time are kept', async () => {
  const threads = createReleaseThreads(500);
  threads.prepare();
  const taken = threads.take();
  await sleep(1_000);
  expect(await works(taken)).toBe(true);
  await stopThreads(taken);
});
