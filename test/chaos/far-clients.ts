import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { SILENT_MILLIS } from '../../api/listen.ts';
import type { Scene } from './play.ts';
import type { Stage } from './stage.ts';
import { undoAtEnd } from './undo-at-end.ts';

/** A machine far away, as a network of its own with one cable to this one. */
export interface FarNetwork {
  /** Clients over there (mute-clients.ts); resolves when they have sent what they send. */
  start(port: number, kinds: Readonly<Record<string, number>>): Promise<void>;
  /** Nobody over there is heard again, and nobody says so. */
  cut(): void;
  /** The processes over there end, as they would by themselves. */
  stop(): Promise<void>;
  /** Connections with it that a process of this machine holds. */
  countSockets(): number;
  remove(): void;
}

/** Two addresses of those set aside for measurements between networks (RFC 2544), for each process others. */
function chooseAddresses(): readonly [here: string, there: string] {
  const first = 4 * (process.pid % 2 ** 14);
  const write = (place: number) => `198.18.${place >> 8}.${place & 255}`;
  return [write(first + 1), write(first + 2)];
}
const BITS = 30;
/** Bytes that lie ready over there before they are read: few, so that the server has to wait. */
const READY_BYTES = 4096;

/** null without the right to make one */
export function createFarNetwork(): FarNetwork | null {
  const name = `tutti-chaos-${process.pid}`;
  const [here, there] = chooseAddresses();
  const [near, far] = [`tcn${process.pid}`, `tcf${process.pid}`];
  const ip = (...words: string[]) => execFileSync('ip', words, { stdio: 'ignore' });
  const children: ChildProcess[] = [];
  try {
    ip('netns', 'add', name);
  } catch {
    return null;
  }
  const remove = undoAtEnd(() => {
    for (const child of children) child.kill('SIGKILL');
    // The network lives as long as anybody over there has something to send: the cable goes by itself.
    for (const words of [
      ['link', 'del', near],
      ['netns', 'del', name],
    ])
      spawnSync('ip', words, { stdio: 'ignore' });
  });
  try {
    ip('link', 'add', near, 'type', 'veth', 'peer', 'name', far, 'netns', name);
    ip('addr', 'add', `${here}/${BITS}`, 'dev', near);
    ip('link', 'set', near, 'up');
    ip('-n', name, 'addr', 'add', `${there}/${BITS}`, 'dev', far);
    ip('-n', name, 'link', 'set', far, 'up');
    const sizes = `${READY_BYTES} ${READY_BYTES} ${READY_BYTES}`;
    const setting = '/proc/sys/net/ipv4/tcp_rmem';
    ip('netns', 'exec', name, 'sh', '-c', `echo '${sizes}' > ${setting}`);
  } catch {
    remove();
    return null;
  }
  return {
    async start(port, kinds) {
      const script = join(import.meta.dirname, 'mute-clients.ts');
      const words = Object.entries(kinds).flatMap(([kind, count]) => [kind, String(count)]);
      const node = [process.execPath, script, here, String(port), ...words];
      const child = spawn('ip', ['netns', 'exec', name, ...node], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      children.push(child);
      const ended = new Promise<never>((_, fail) => {
        child.once('exit', () => fail(new Error('the far clients ended')));
      });
      // It is killed in the end.
      ended.catch(() => undefined);
      await Promise.race([ended, new Promise((done) => child.stdout.once('data', done))]);
    },
    cut: () => ip('-n', name, 'link', 'set', far, 'down'),
    async stop() {
      for (const child of children.splice(0)) {
        const ended = new Promise((done) => child.once('exit', done));
        child.kill('SIGKILL');
        await ended;
      }
    },
    countSockets: () => countSockets(there),
    remove,
  };
}

/** Those that still belong to a process have the number of a file. */
function countSockets(address: string): number {
  const wanted = Buffer.from(address.split('.').map(Number).reverse()).toString('hex');
  return readFileSync('/proc/net/tcp', 'utf8')
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter((fields) => fields[2]?.toLowerCase().startsWith(`${wanted}:`) && fields[9] !== '0')
    .length;
}

const EACH = 120;
/** Of an answer that stops, Node sees only at the second look that nothing has moved since the first. */
const GIVEN_UP_MILLIS = 2 * SILENT_MILLIS + 10_000;
/** Until the server has taken all of them. */
const ACCEPT_MILLIS = 10_000;

export function makeFarScenes(network: FarNetwork): readonly Scene[] {
  return [
    {
      name: `${EACH} clients read their answer byte by byte, one a second`,
      mayMeet: [],
      longestMillis: 5_000,
      begin: (stage) => readSlowly(network, stage),
    },
    {
      name: `${3 * EACH} clients vanish without a word: before a request, amid one, waiting for the answer`,
      mayMeet: [],
      longestMillis: 5_000,
      begin: (stage) => vanish(network, stage),
    },
  ];
}

async function readSlowly(network: FarNetwork, { port }: Stage) {
  await network.start(port, { slow: EACH });
  const faults = await waitForSockets(network, EACH, ACCEPT_MILLIS);
  return async () => {
    await network.stop();
    return [...faults, ...(await waitForSockets(network, 0, ACCEPT_MILLIS))];
  };
}

async function vanish(network: FarNetwork, stage: Stage) {
  const { port } = stage;
  await network.start(port, { silent: EACH, half: EACH, waiting: EACH });
  const faults: string[] = await waitForSockets(network, 3 * EACH, ACCEPT_MILLIS);
  network.cut();
  return async () => {
    faults.push(...(await waitForSockets(network, 0, GIVEN_UP_MILLIS)));
    await network.stop();
    // They are no fault of the server, and their ends no news.
    if (stage.server().read().includes('"code":"internal"'))
      faults.push('the log calls it a fault');
    return faults;
  };
}

async function waitForSockets(network: FarNetwork, expected: number, millis: number) {
  const until = performance.now() + millis;
  while (performance.now() < until) {
    if (network.countSockets() === expected) return [];
    await sleep(500);
  }
  const count = network.countSockets();
  return [`${count} connections where ${expected} were to be, after ${millis / 1000} s`];
}
