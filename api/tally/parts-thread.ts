import { on } from 'node:events';
import { Worker } from 'node:worker_threads';

/** A million ballots of ten thousand units take half of it. */
const MEMORY_MAX_MB = 1500;
/** Room for new objects. V8 would take four times as much, which is seldom cleared and saves little time. */
const YOUNG_MAX_MB = 48;

/** A thread that is told its task, takes parts, makes something of them, and gives it back in pieces. */
export interface PartsThread<Task, Part, Piece> {
  /** First of all, once. Until then it keeps no process running. */
  begin(task: Task): void;
  /** In any order; nothing is answered. */
  add(part: Part): void;
  /** After the last part. @returns the pieces, in order, as they are made. Fails when the thread failed. */
  finish(): AsyncIterableIterator<Piece>;
  stop(): Promise<void>;
}

/** @param script in this folder; it calls `serveParts` */
export function startPartsThread<Task, Part, Piece>(
  script: string,
): PartsThread<Task, Part, Piece> {
  const worker = new Worker(new URL(`./${script}`, import.meta.url), {
    resourceLimits: {
      maxOldGenerationSizeMb: MEMORY_MAX_MB,
      maxYoungGenerationSizeMb: YOUNG_MAX_MB,
    },
  });
  worker.unref();
  // Listens from the start: a thread may fail before anybody waits for it, and after the last one has gone.
  const replies = on(worker, 'message', { close: ['exit'] });
  worker.on('error', () => undefined);
  const post = (order: PartsOrder<Task, Part>) => worker.postMessage(order);
  return {
    begin(task) {
      worker.ref();
      post({ task });
    },
    add: (part) => post({ part }),
    finish() {
      post('end');
      return readPieces(replies as AsyncIterable<[PartsReply<Piece>]>);
    },
    async stop() {
      await worker.terminate();
    },
  };
}

async function* readPieces<Piece>(replies: AsyncIterable<[PartsReply<Piece>]>) {
  for await (const [reply] of replies) {
    if (reply === 'end') return;
    yield reply.piece;
  }
  throw new Error('the thread ended before its work did');
}

export type PartsOrder<Task, Part> = { readonly task: Task } | { readonly part: Part } | 'end';
export type PartsReply<Piece> = { readonly piece: Piece } | 'end';
