import { Worker } from 'node:worker_threads';

/** A million ballots of ten thousand units take half of it. */
const MEMORY_MAX_MB = 1500;
/** Room for new objects. Four times as much saves no time that can be measured. */
const YOUNG_MAX_MB = 48;

/** A thread that is told its task, takes parts, and gives back what it makes of them. */
export interface PartsThread<Task, Part, Result> {
  /** First of all, once. Until then it keeps no process running. */
  begin(task: Task): void;
  /** In any order; nothing is answered. */
  add(part: Part): void;
  /** After the last part. Fails when the thread failed, whenever that was. */
  finish(): Promise<Result>;
  stop(): Promise<void>;
}

/** @param script in this folder; it calls `serveParts` */
export function startPartsThread<Task, Part, Result>(
  script: string,
): PartsThread<Task, Part, Result> {
  const worker = new Worker(new URL(`./${script}`, import.meta.url), {
    resourceLimits: {
      maxOldGenerationSizeMb: MEMORY_MAX_MB,
      maxYoungGenerationSizeMb: YOUNG_MAX_MB,
    },
  });
  worker.unref();
  const result = new Promise<Result>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('the thread ended before its work did')));
  });
  // It may fail before anybody waits for it, and after the last one has gone.
  result.catch(() => undefined);
  const post = (order: PartsOrder<Task, Part>) => worker.postMessage(order);
  return {
    begin(task) {
      worker.ref();
      post({ task });
    },
    add: (part) => post({ part }),
    finish() {
      post('end');
      return result;
    },
    async stop() {
      await worker.terminate();
    },
  };
}

export type PartsOrder<Task, Part> = { readonly task: Task } | { readonly part: Part } | 'end';
