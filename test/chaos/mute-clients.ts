import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * `node mute-clients.ts HOST PORT KIND COUNT …`: clients that hold their connection, each of a kind. Says `ready` when
 * all have sent what they send, and stays until it is killed.
 */
const [host = '', port = '', ...wanted] = process.argv.slice(2);

/** A large answer, several times: more than lies ready on the way. */
const ASK = 'GET /api/openapi.json HTTP/1.1\r\nHost: localhost\r\n\r\n'.repeat(4);
const HALF =
  'POST /api/ballotbox/ballots HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n' +
  'Content-Length: 9000\r\n\r\n{"round":';
const READ_MILLIS = 1_000;

const kinds: Readonly<Record<string, (socket: Socket) => void>> = {
  /** Before a request. */
  silent: () => undefined,
  /** Amid the body of one. */
  half: (socket) => socket.write(HALF),
  /** Waiting for the answer, of which it takes nothing. */
  waiting: (socket) => socket.write(ASK),
  /** Taking it byte by byte. */
  slow: (socket) => {
    socket.write(ASK);
    setInterval(() => socket.resume(), READ_MILLIS);
  },
};

for (let place = 0; place < wanted.length; place += 2) {
  const begin = kinds[wanted[place]!]!;
  const count = Number(wanted[place + 1]);
  for (let made = 0; made < count; made += 1) {
    const socket = connect({
      host,
      port: Number(port),
      // One byte at a time, and then no more until asked.
      onread: { buffer: Buffer.alloc(1), callback: () => false },
    });
    socket.on('error', () => undefined);
    await new Promise((done) => socket.once('connect', done));
    socket.pause();
    begin(socket);
  }
}
await sleep(READ_MILLIS);
process.stdout.write('ready\n');
await new Promise(() => setInterval(() => undefined, 60_000));
