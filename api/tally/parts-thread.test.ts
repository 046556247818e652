import { expect, test } from 'vitest';
import { startPartsThread } from './parts-thread.ts';
import type { ReceiptTask } from './receipt-lister.ts';

const startThread = () => startPartsThread<ReceiptTask, Uint8Array, unknown>('receipt-worker.ts');

test('a thread gives back what it made and ends', async () => {
  const thread = startThread();
  thread.begin({ groupMin: 1 });
  thread.add(new Uint8Array(32));
  expect(await thread.finish()).toMatchObject({ count: 1 });
  await thread.stop();
});

test('one that fails before anybody waits for it is noticed by whoever waits', async () => {
  const thread = startPartsThread('receipt-worker.ts');
  thread.begin(null);
  await new Promise((done) => setTimeout(done, 1_000));
  await expect(thread.finish()).rejects.toThrow(/groupMin/);
  await thread.stop();
});

test('one that is stopped amid its work has not done it', async () => {
  const thread = startThread();
  thread.begin({ groupMin: 1 });
  const asked = thread.finish();
  await thread.stop();
  await expect(asked).rejects.toThrow('the thread ended before its work did');
});
