import { Agent, request } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import type { FuzzRequest } from './make-request.ts';

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  readonly millis: number;
}

/** How long a request may take before it is given up. */
const PATIENCE_MILLIS = 20_000;

/** null: the request was given up, or cut off without an answer. */
export type Send = (asked: FuzzRequest) => Promise<Answer | null | 'not-sendable'>;

/** @param url of the server; connections are kept and used again, as browsers do */
export function createSender(url: string, connections: number): { send: Send; close(): void } {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const { hostname, port } = new URL(url);
  const send: Send = (asked) =>
    new Promise((resolve) => {
      const started = performance.now();
      const end = (answer: Answer | null | 'not-sendable') => {
        clearTimeout(timer);
        resolve(answer);
      };
      const { method, path, body, isChunked } = asked;
      const headers = {
        ...asked.headers,
        ...writeLength(body, isChunked),
      };
      let timer: NodeJS.Timeout | undefined;
      try {
        const sent = request({ agent, hostname, port, method, path, headers }, (answer) => {
          const chunks: Buffer[] = [];
          answer.on('data', (chunk: Buffer) => chunks.push(chunk));
          answer.on('error', () => end(null));
          answer.on('end', () =>
            end({
              status: answer.statusCode ?? 0,
              headers: answer.headers,
              text: Buffer.concat(chunks).toString('latin1'),
              millis: performance.now() - started,
            }),
          );
        });
        timer = setTimeout(() => sent.destroy(), PATIENCE_MILLIS);
        sent.on('error', () => {
          // A kept connection may be closed just when it is used again: browsers ask again as well.
          if (sent.reusedSocket) void send(asked).then(end);
          else end(null);
        });
        sent.on('upgrade', (_, socket) => socket.destroy());
        sent.end(body ?? undefined);
      } catch {
        // What Node’s client refuses to write goes through a bare socket (`raw-requests.ts`).
        end('not-sendable');
      }
    });
  return { send, close: () => agent.destroy() };
}

function writeLength(body: Buffer | null, isChunked: boolean): Record<string, string> {
  if (body === null) return {};
  return isChunked ? { 'transfer-encoding': 'chunked' } : { 'content-length': String(body.length) };
}
