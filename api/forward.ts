import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import { request, type IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';

export type Forward = (context: Context) => Promise<Response>;

/** Of one connection only. */
const HOP_HEADERS = new Set(['connection', 'keep-alive', 'transfer-encoding']);
const WITHOUT_BODY = [204, 304];

/**
 * Hands a request on to the first process of several, as it came: what staff do (imports, exports, sign-in)
 * keeps its state in one process.
 */
export function createForward(port: number): Forward {
  return (context) => {
    const { incoming, outgoing } = context.env as HttpBindings;
    const { method, url, headers } = incoming;
    return new Promise((done, fail) => {
      const onward = request({ host: '127.0.0.1', port, method, path: url, headers });
      onward.once('response', (reply) => done(toResponse(reply)));
      onward.once('error', fail);
      outgoing.once('close', () => onward.destroy());
      incoming.pipe(onward);
    });
  };
}

function toResponse(reply: IncomingMessage): Response {
  const status = reply.statusCode!;
  const headers = new Headers();
  for (let at = 0; at < reply.rawHeaders.length; at += 2) {
    const [name, value] = [reply.rawHeaders[at]!, reply.rawHeaders[at + 1]!];
    if (!HOP_HEADERS.has(name.toLowerCase())) headers.append(name, value);
  }
  const isEmpty = WITHOUT_BODY.includes(status);
  if (isEmpty) reply.resume();
  const body = isEmpty ? null : (Readable.toWeb(reply) as ReadableStream<Uint8Array>);
  return new Response(body as BodyInit | null, { status, headers });
}
