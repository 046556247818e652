import { connect, type Socket } from 'node:net';

export interface Reply {
  readonly status: number;
  readonly body: string;
}

export type Post = (path: string, body: Buffer) => Promise<Reply>;

/** A body as it goes over the line: text, a run of zeros, text. Zeros need no room in the file of people. */
export type Padded = readonly [head: string, zeros: number, tail: string];

export function fill([head, zeros, tail]: Padded): Buffer {
  return Buffer.from(head + '0'.repeat(zeros) + tail);
}

interface Waiting {
  readonly done: (reply: Reply) => void;
  readonly fail: (error: Error) => void;
}

/**
 * Connections that stay open, one request on each at a time, as a reverse proxy keeps them. Written for
 * this measurement: a whole HTTP client would take as much of the processor as what is measured.
 */
export function createConnections(url: string): {
  readonly post: Post;
  readonly close: () => void;
} {
  const { hostname, port } = new URL(url);
  const idle: ((request: Buffer) => Promise<Reply>)[] = [];
  const sockets = new Set<Socket>();

  function open(): (request: Buffer) => Promise<Reply> {
    const socket = connect({ host: hostname, port: Number(port), noDelay: true });
    sockets.add(socket);
    let waiting: Waiting | null = null;
    let received = '';
    const send = (request: Buffer) =>
      new Promise<Reply>((done, fail) => {
        waiting = { done, fail };
        socket.write(request);
      });
    socket.setEncoding('latin1');
    socket.on('data', (chunk: string) => {
      received += chunk;
      const reply = parseReply(received);
      if (reply === null || waiting === null) return;
      const { done } = waiting;
      waiting = null;
      received = '';
      idle.push(send);
      done(reply);
    });
    const end = () => {
      sockets.delete(socket);
      const at = idle.indexOf(send);
      if (at !== -1) idle.splice(at, 1);
      waiting?.fail(new Error('the connection broke'));
    };
    socket.on('error', end);
    socket.on('close', end);
    return send;
  }

  return {
    post(path, body) {
      const head =
        `POST ${path} HTTP/1.1\r\nhost: ${hostname}:${port}\r\n` +
        `content-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n`;
      const send = idle.pop() ?? open();
      return send(Buffer.concat([Buffer.from(head), body]));
    },
    close() {
      for (const socket of sockets) socket.destroy();
    },
  };
}

/** null while it is not whole. Our replies have a length or come in chunks; both are ASCII. */
function parseReply(text: string): Reply | null {
  const end = text.indexOf('\r\n\r\n');
  if (end === -1) return null;
  const head = text.slice(0, end);
  const status = Number(head.slice(9, 12));
  const body = text.slice(end + 4);
  const length = /\r\ncontent-length: (\d+)/i.exec(head);
  if (length !== null) return body.length >= Number(length[1]) ? { status, body } : null;
  return body.endsWith('0\r\n\r\n') ? { status, body: joinChunks(body) } : null;
}

function joinChunks(body: string): string {
  let joined = '';
  for (let at = 0; ;) {
    const end = body.indexOf('\r\n', at);
    const size = parseInt(body.slice(at, end), 16);
    if (size === 0) return joined;
    joined += body.slice(end + 2, end + 2 + size);
    at = end + 2 + size + 2;
  }
}
