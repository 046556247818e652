import { Worker } from 'node:worker_threads';
import type { BuiltRelease, ReleasePart, ReleaseTask } from './release-builder.ts';

/** A million ballots of ten thousand units take half of it. */
const MEMORY_MAX_MB = 1500;

/** The document piece by piece, then the rest. */
export type ReleaseReply = { readonly piece: string } | Omit<BuiltRelease, 'document'>;

export interface ReleaseThread {
  /** In any order; nothing is answered. */
  add(part: ReleasePart): void;
  /** After the last part. Rejects when the thread failed. */
  finish(): Promise<BuiltRelease>;
  stop(): Promise<void>;
}

/** A thread that makes one release. */
export function startReleaseThread(task: ReleaseTask): ReleaseThread {
  const worker = new Worker(new URL('./release-worker.ts', import.meta.url), {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MAX_MB },
  });
  const built = Promise.withResolvers<BuiltRelease>();
  // It may fail before anybody waits for it.
  built.promise.catch(() => undefined);
  const document: string[] = [];
  worker.on('message', (reply: ReleaseReply) => {
    if ('piece' in reply) document.push(reply.piece);
    else built.resolve({ document, ...reply });
  });
  worker.on('error', built.reject);
  worker.on('exit', () => built.reject(new Error('the thread ended without a release')));
  return {
    add: (part) => worker.postMessage(part),
    finish() {
      worker.postMessage('end');
      return built.promise;
    },
    async stop() {
      await worker.terminate();
    },
  };
}
