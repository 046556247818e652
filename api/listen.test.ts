import { Hono } from 'hono';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listen, type Listening } from './listen.ts';

const SILENT_MILLIS = 300;
/** More than lies ready on the way: the server has to wait until it is read. */
const LARGE = 'x'.repeat(2 ** 25);

let server: Listening;
beforeAll(async () => {
  const app = new Hono()
    .get('/large', (context) => context.text(LARGE))
    .post('/', async (context) => context.text(await context.req.text()));
  server = await listen(app, { port: 0, host: '127.0.0.1' }, SILENT_MILLIS);
});
afterAll(() => server.close());

async function open(text: string): Promise<Socket> {
  const socket = connect(server.port, '127.0.0.1');
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  socket.write(text);
  return socket;
}

test('whoever says nothing, or no more, is given up; others are served meanwhile', async () => {
  const half = 'POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\nhalf';
  const silent = await Promise.all([open(''), open('POST / HTTP/1.1\r\n'), open(half)]);
  const closed = silent.map((socket) => once(socket.resume(), 'close'));
  const response = await fetch(`http://127.0.0.1:${server.port}/`, { method: 'POST', body: 'all' });
  expect(await response.text()).toBe('all');
  await Promise.all(closed);
});

test('so is whoever takes nothing of the answer', async () => {
  const socket = await open('GET /large HTTP/1.1\r\nHost: localhost\r\n\r\n');
  socket.pause();
  // Long: where the machine is busy the server notices late.
  await sleep(10 * SILENT_MILLIS);
  let bytes = 0;
  socket.on('data', (chunk) => (bytes += chunk.length)).resume();
  await once(socket, 'close');
  expect(bytes).toBeLessThan(LARGE.length);
});

test('between two requests a connection is kept, longer than by the five seconds of Node', async () => {
  const app = new Hono().get('/', (context) => context.text('here'));
  const patient = await listen(app, { port: 0, host: '127.0.0.1' }, 20_000);
  const socket = connect(patient.port, '127.0.0.1');
  const ask = async () => {
    socket.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n');
    const [answer] = (await once(socket, 'data')) as [Buffer];
    return answer.toString();
  };
  expect(await ask()).toContain('here');
  await sleep(6_500);
  expect(await ask()).toContain('here');
  socket.destroy();
  await patient.close();
});

test('whoever goes on, however slowly, is waited for', async () => {
  const socket = await open('POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 8\r\n\r\n');
  for (const letter of 'slowly..') {
    await sleep(SILENT_MILLIS / 3);
    socket.write(letter);
  }
  const [answer] = (await once(socket, 'data')) as [Buffer];
  expect(answer.toString()).toContain('slowly..');
  socket.destroy();
});
