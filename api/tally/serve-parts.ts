import { parentPort } from 'node:worker_threads';
import type { PartsOrder, PartsReply } from './parts-thread.ts';

export interface PartsBuilder<Part, Piece> {
  add(part: Part): void | Promise<void>;
  /** Pieces are handed over one by one: a hundred megabytes in one go would hold the server up. */
  finish(): Iterable<Piece> | AsyncIterable<Piece>;
}

/** What a thread does that `startPartsThread` started: it takes parts, gives back pieces, and ends. */
export function serveParts<Part, Piece>(builder: PartsBuilder<Part, Piece>): void {
  const port = parentPort;
  if (port === null) throw new Error('this runs in a worker thread only');
  const reply = (message: PartsReply<Piece>) => port.postMessage(message);
  let work = Promise.resolve();
  port.on('message', (order: PartsOrder<Part>) => {
    work = work.then(order === 'end' ? finish : () => builder.add(order.part));
  });

  async function finish(): Promise<void> {
    for await (const piece of builder.finish()) reply({ piece });
    reply('end');
    port!.close();
  }
}
