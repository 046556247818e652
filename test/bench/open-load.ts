import { Agent, request } from 'node:http';
import { fork } from 'node:child_process';
import { once } from 'node:events';

/**
 * Load from a process of its own. Requests start by the clock, whether or not earlier ones were answered,
 * and the wait counts from when a request was due: a server that stalls is not spared the queue.
 */
export interface LoadOrder {
  readonly url: string;
  /** Asked in turn. */
  readonly paths: readonly string[];
  readonly headers: Readonly<Record<string, string>>;
  readonly perSecond: number;
  readonly seconds: number;
  readonly expected: number;
}

export interface LoadFigures {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  readonly most: number;
  /** Answers of another status, and requests without an answer. */
  readonly failed: number;
  /** Bytes of a body, on average. */
  readonly bytes: number;
}

/** Runs the order in a new process. */
export async function load(order: LoadOrder): Promise<LoadFigures> {
  const child = fork(import.meta.filename, ['run']);
  child.send(order);
  const [figures] = (await once(child, 'message')) as [LoadFigures];
  child.disconnect();
  return figures;
}

const SOCKETS = 128;

async function run(order: LoadOrder): Promise<LoadFigures> {
  const agent = new Agent({ keepAlive: true, maxSockets: SOCKETS });
  const total = order.perSecond * order.seconds;
  const waits: number[] = [];
  let bytes = 0;
  let failed = 0;
  const ask = (path: string): Promise<void> =>
    new Promise((done) => {
      const sent = request(`${order.url}${path}`, { agent, headers: order.headers }, (reply) => {
        reply.on('data', (chunk: Buffer) => (bytes += chunk.length));
        reply.on('end', () => {
          if (reply.statusCode !== order.expected) failed += 1;
          done();
        });
      });
      sent.on('error', () => {
        failed += 1;
        done();
      });
      sent.end();
    });
  const started = performance.now();
  const pending: Promise<void>[] = [];
  for (let index = 0; index < total;) {
    const due = Math.min(total, ((performance.now() - started) / 1000) * order.perSecond);
    for (; index < due; index += 1) {
      const dueAt = started + (index / order.perSecond) * 1000;
      const path = order.paths[index % order.paths.length]!;
      pending.push(ask(path).then(() => void waits.push(performance.now() - dueAt)));
    }
    await new Promise((done) => setTimeout(done, 1));
  }
  await Promise.all(pending);
  const seconds = (performance.now() - started) / 1000;
  agent.destroy();
  waits.sort((a, b) => a - b);
  const at = (share: number) => Math.round(10 * waits[Math.floor(share * (total - 1))]!) / 10;
  return {
    perSecond: Math.round(total / seconds),
    p50: at(0.5),
    p99: at(0.99),
    most: at(1),
    failed,
    bytes: Math.round(bytes / total),
  };
}

if (process.argv[2] === 'run' && process.send !== undefined)
  process.once('message', (order) => {
    void run(order as LoadOrder).then((figures) => process.send?.(figures));
  });
