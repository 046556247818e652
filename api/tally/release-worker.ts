import { parentPort, workerData } from 'node:worker_threads';
import { createReleaseBuilder, type ReleasePart, type ReleaseTask } from './release-builder.ts';
import type { ReleaseReply } from './release-thread.ts';

/** Counts and releases one round in a thread of its own, so that the server goes on answering, and ends. */
const port = parentPort;
if (port === null) throw new Error('releases are made in a worker thread only');

const builder = createReleaseBuilder(workerData as ReleaseTask);
let work = Promise.resolve();

port.on('message', (part: ReleasePart | 'end') => {
  work = work.then(part === 'end' ? finish : () => builder.add(part));
});

async function finish(): Promise<void> {
  const { document, ...rest } = await builder.finish();
  for (const piece of document) port!.postMessage({ piece } satisfies ReleaseReply);
  port!.postMessage(rest satisfies ReleaseReply);
  port!.close();
}
