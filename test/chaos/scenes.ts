import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect as openSocket, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';
import { findFreePort, launchServer, type LaunchedServer } from '../support/process.ts';
import { readStored } from '../support/stored.ts';
import { openRound, type OpenRound } from './company.ts';
import { createPeople } from './people.ts';
import { createPostgresql, type PrivatePostgresql } from './private-postgresql.ts';

/**
 * What goes wrong without anybody being killed: PostgreSQL takes no more connections, hundreds of clients send
 * half a request and wait, the disk of the database is full. People answer meanwhile; they may have to wait, but
 * all of them are acknowledged in the end, and counted once.
 */
export interface SceneFigures {
  readonly scene: string;
  readonly acknowledged: number;
  /** Requests that met no answer or one that says "later", by status (0: none). */
  readonly waited: Readonly<Record<number, number>>;
  /** Of another request, one after the other. */
  readonly longestMillis: number;
  readonly faults: readonly string[];
}

interface Stage extends OpenRound {
  readonly postgresql: PrivatePostgresql;
  readonly server: LaunchedServer;
}

interface Scene {
  readonly name: string;
  /** Another request may take as long; null: it may be refused meanwhile. */
  readonly longestMillis: number | null;
  /** @returns what ends the trouble */
  begin(stage: Stage): Promise<() => Promise<void>>;
}

const PEOPLE_PER_SCENE = 24;
const WIDTH = 8;
/** How long the trouble lasts. */
const TROUBLE_MILLIS = 4_000;
/** From the end of the trouble until everybody must have been acknowledged. */
const RECOVERY_MILLIS = 40_000;
const SLOW_CLIENTS = 300;
const DISK = { size: '220m', bytes: 220 * 2 ** 20 } as const;

const SCENES: readonly Scene[] = [
  { name: 'PostgreSQL takes no more connections', longestMillis: null, begin: takeConnections },
  {
    name: `${SLOW_CLIENTS} clients send half a request and wait`,
    longestMillis: 2_000,
    begin: stall,
  },
  { name: 'the disk of PostgreSQL is full', longestMillis: null, begin: fillDisk },
];

/** @returns null where no PostgreSQL is installed or no small disk can be made */
export async function runScenes(
  say: (line: string) => void,
): Promise<readonly SceneFigures[] | null> {
  const disk = mkdtempSync(join(tmpdir(), 'tutti-chaos-disk-'));
  if (!mountDisk(disk)) {
    rmSync(disk, { recursive: true });
    return null;
  }
  const data = mkdtempSync(join(tmpdir(), 'tutti-chaos-'));
  let postgresql: PrivatePostgresql | null = null;
  let server: LaunchedServer | null = null;
  try {
    postgresql = await createPostgresql(disk);
    if (postgresql === null) return null;
    const environment = {
      PORT: String(await findFreePort()),
      DATA_DIR: data,
      DATABASE_URL: postgresql.url,
    };
    const opened = await openRound(environment, SCENES.length * PEOPLE_PER_SCENE);
    server = opened.server;
    const results: SceneFigures[] = [];
    let acknowledged = 0;
    for (const scene of SCENES) {
      const figures = await play(scene, { ...opened, postgresql, server });
      acknowledged += figures.acknowledged;
      const faults = [...figures.faults];
      if (await hasEnded(server)) {
        faults.push('the server ended');
        server = await launchServer([], environment);
      }
      const [stored] = await readStored(postgresql.url, data, [opened.round]);
      for (const [name, number] of Object.entries(stored!))
        if (number !== acknowledged)
          faults.push(`${name}: ${number} where ${acknowledged} were acknowledged`);
      results.push({ ...figures, faults });
      say(`  ${scene.name}: ${figures.acknowledged} acknowledged`);
    }
    return results;
  } finally {
    await server?.kill();
    await postgresql?.stop();
    execFileSync('umount', [disk]);
    for (const directory of [disk, data]) rmSync(directory, { recursive: true, force: true });
  }
}

async function play(scene: Scene, stage: Stage): Promise<SceneFigures> {
  const { server, secrets } = stage;
  const people = createPeople(server.url);
  const faults: string[] = [];
  let acknowledged = 0;
  const waiting = secrets.splice(0, PEOPLE_PER_SCENE);
  const end = await scene.begin(stage);
  const probe = startProbe(server.url);
  const lane = async () => {
    for (let secret = waiting.shift(); secret !== undefined; secret = waiting.shift())
      try {
        await people.answer(secret);
        acknowledged += 1;
      } catch (error) {
        faults.push(String(error));
      }
  };
  const lanes = Promise.all(Array.from({ length: WIDTH }, lane));
  await sleep(TROUBLE_MILLIS);
  await end();
  const inTime = await Promise.race([
    lanes.then(() => true),
    sleep(RECOVERY_MILLIS, false, { ref: false }),
  ]);
  if (!inTime) faults.push(`not everybody is acknowledged ${RECOVERY_MILLIS / 1000} s later`);
  const longestMillis = await probe.stop();
  if (scene.longestMillis !== null && longestMillis > scene.longestMillis)
    faults.push(`another request took ${longestMillis} ms`);
  return {
    scene: scene.name,
    acknowledged,
    waited: Object.fromEntries(people.waited),
    longestMillis,
    faults,
  };
}

/** Every connection that PostgreSQL still has to give. */
async function takeConnections({ postgresql }: Stage): Promise<() => Promise<void>> {
  const taken: postgres.Sql[] = [];
  for (;;) {
    const sql = postgres(postgresql.url, { max: 1, onnotice: () => undefined });
    try {
      await sql`select 1`;
      taken.push(sql);
    } catch {
      await sql.end({ timeout: 1 });
      break;
    }
  }
  return async () => {
    await Promise.all(taken.map((sql) => sql.end({ timeout: 1 })));
  };
}

/** Sockets on which half a request came; at the end some are closed, and of some nothing is heard again. */
async function stall({ server }: Stage): Promise<() => Promise<void>> {
  const port = Number(new URL(server.url).port);
  const half =
    'POST /api/ballotbox/ballots HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9000\r\n';
  const sockets: Socket[] = [];
  for (let index = 0; index < SLOW_CLIENTS; index += 1) {
    const socket = openSocket(port, '127.0.0.1');
    socket.on('error', () => undefined);
    await new Promise((done) => socket.once('connect', done));
    socket.write(index % 2 === 0 ? half : `${half}Content-Type: application/json\r\n\r\n{"round":`);
    sockets.push(socket);
  }
  return () => {
    for (const [index, socket] of sockets.entries())
      if (index % 3 === 0) socket.resetAndDestroy();
      else if (index % 3 === 1) socket.destroy();
      else socket.unref();
    return Promise.resolve();
  };
}

/** PostgreSQL may end itself where it can not write its log; then whoever runs it makes room and starts it. */
function fillDisk({ postgresql }: Stage): Promise<() => Promise<void>> {
  const filler = join(postgresql.directory, 'filler');
  for (let bytes = 2 ** 24; bytes >= 2 ** 12; bytes /= 2)
    for (let part = 0; ; part += 1)
      try {
        writeFileSync(`${filler}-${bytes}-${part}`, Buffer.alloc(bytes));
      } catch {
        break;
      }
  return Promise.resolve(async () => {
    for (let bytes = 2 ** 24; bytes >= 2 ** 12; bytes /= 2)
      for (let part = 0; part <= DISK.bytes / bytes; part += 1)
        rmSync(`${filler}-${bytes}-${part}`, { force: true });
    if (!(await postgresql.isRunning())) await postgresql.start();
  });
}

function mountDisk(directory: string): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${DISK.size}`, 'tmpfs', directory]);
    return true;
  } catch {
    return false;
  }
}

function startProbe(url: string) {
  let longest = 0;
  const asking = new AbortController();
  const work = (async () => {
    while (!asking.signal.aborted) {
      const asked = performance.now();
      await fetch(`${url}/api/staff/entrance`).then(
        (response) => response.arrayBuffer(),
        () => undefined,
      );
      longest = Math.max(longest, performance.now() - asked);
      await sleep(20);
    }
  })();
  return {
    async stop(): Promise<number> {
      asking.abort();
      await work;
      return Math.round(longest);
    },
  };
}

async function hasEnded({ exit }: LaunchedServer): Promise<boolean> {
  return Promise.race([exit.then(() => true), sleep(50, false)]);
}
