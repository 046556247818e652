import { Worker } from 'node:worker_threads';
import { fileFault } from './file-faults.ts';
import { IMPORT_LIMITS } from './limits.ts';
import type { ReadJob, ReadResult } from './read-jobs.ts';

const waiting: (() => void)[] = [];
let running = 0;

/**
 * Read files in a thread of its own, which is ended afterwards whatever happened in it. A file that takes too
 * long or too much memory is a fault like any other.
 */
export async function readInThread(job: ReadJob): Promise<ReadResult> {
  if (running >= IMPORT_LIMITS.threads) await new Promise<void>((go) => waiting.push(go));
  else running += 1;
  try {
    return await runThread(job);
  } finally {
    const next = waiting.shift();
    if (next === undefined) running -= 1;
    else next();
  }
}

function runThread(job: ReadJob): Promise<ReadResult> {
  const worker = new Worker(new URL('./import-worker.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: IMPORT_LIMITS.heapMegabytes },
  });
  const file = job.kind === 'columns' ? job.file.name : job.roster.name;
  const tooSlow: ReadResult = { kind: 'faults', faults: [fileFault(file, 'too-slow')], total: 1 };
  return new Promise<ReadResult>((resolve, reject) => {
    const timer = setTimeout(() => resolve(tooSlow), IMPORT_LIMITS.millis);
    worker.once('message', (result: ReadResult) => {
      clearTimeout(timer);
      resolve(result);
    });
    worker.once('error', (error: Error & { code?: string }) => {
      clearTimeout(timer);
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') resolve(tooSlow);
      else reject(error);
    });
    worker.once('exit', () => {
      clearTimeout(timer);
      reject(new Error('the thread that reads files ended without a result'));
    });
    worker.postMessage(job);
  }).finally(() => worker.terminate());
}
