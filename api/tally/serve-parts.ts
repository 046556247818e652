import { parentPort } from 'node:worker_threads';
import type { PartsOrder } from './parts-thread.ts';

export interface PartsBuilder<Part, Result> {
  add(part: Part): void | Promise<void>;
  finish(): Promise<Result>;
}

/** What a thread does that `startPartsThread` started: it takes a task and parts, gives back what it made, and ends. */
export function serveParts<Part, Result>(begin: (task: never) => PartsBuilder<Part, Result>): void {
  const port = parentPort;
  if (port === null) throw new Error('this runs in a worker thread only');
  let builder: PartsBuilder<Part, Result>;
  let work = Promise.resolve();
  port.on('message', (order: PartsOrder<unknown, Part>) => {
    work = work.then(() => carryOut(order));
  });

  async function carryOut(order: PartsOrder<unknown, Part>): Promise<void> {
    if (order === 'end') {
      port!.postMessage(await builder.finish());
      port!.close();
    } else if ('task' in order) builder = begin(order.task as never);
    else await builder.add(order.part);
  }
}
