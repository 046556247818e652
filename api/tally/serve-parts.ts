import { parentPort } from 'node:worker_threads';
import type { PartsOrder, PartsReply } from './parts-thread.ts';

export interface PartsBuilder<Part, Piece> {
  add(part: Part): void | Promise<void>;
  /** Pieces are handed over one by one: a hundred megabytes in one go would hold the server up. */
  finish(): Iterable<Piece> | AsyncIterable<Piece>;
}

/** What a thread does that `startPartsThread` started: it takes a task and parts, gives back pieces, and ends. */
export function serveParts<Part, Piece>(begin: (task: never) => PartsBuilder<Part, Piece>): void {
  const port = parentPort;
  if (port === null) throw new Error('this runs in a worker thread only');
  const reply = (message: PartsReply<Piece>) => port.postMessage(message);
  let builder: PartsBuilder<Part, Piece>;
  let work = Promise.resolve();
  port.on('message', (order: PartsOrder<unknown, Part>) => {
    work = work.then(() => carryOut(order));
  });

  async function carryOut(order: PartsOrder<unknown, Part>): Promise<void> {
    if (order === 'end') await finish();
    else if ('task' in order) builder = begin(order.task as never);
    else await builder.add(order.part);
  }

  async function finish(): Promise<void> {
    for await (const piece of builder.finish()) reply({ piece });
    reply('end');
    port!.close();
  }
}
