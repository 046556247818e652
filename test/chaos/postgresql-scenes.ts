import { connect as openSocket, type Socket } from 'node:net';
import postgres from 'postgres';
import type { Scene } from './play.ts';
import type { Stage } from './stage.ts';

const SLOW_CLIENTS = 300;

/** PostgreSQL takes no more connections, its disk is full; clients of the server stall. */
export const POSTGRESQL_SCENES: readonly Scene[] = [
  {
    name: 'PostgreSQL takes no more connections',
    mayMeet: [503],
    longestMillis: null,
    begin: takeConnections,
  },
  {
    name: `${SLOW_CLIENTS} clients send half a request and wait`,
    mayMeet: [],
    longestMillis: 2_000,
    begin: stall,
  },
  {
    name: 'the disk of PostgreSQL is full',
    mayMeet: [0, 503, 507],
    longestMillis: null,
    begin: fillDisk,
  },
];

/** Every connection that PostgreSQL still has to give. */
async function takeConnections({ postgresql }: Stage) {
  const taken: postgres.Sql[] = [];
  for (;;) {
    const sql = postgres(postgresql!.url, { max: 1, onnotice: () => undefined });
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
    return [];
  };
}

/** Sockets on which half a request came; at the end some are closed, and of some nothing is heard again. */
async function stall({ port }: Stage) {
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
    return Promise.resolve([]);
  };
}

/** PostgreSQL may end itself where it can not write its log; then whoever runs it makes room and starts it. */
function fillDisk({ postgresql, disk }: Stage) {
  disk!.fill();
  return Promise.resolve(async () => {
    disk!.makeRoom();
    if (!(await postgresql!.isRunning())) await postgresql!.start();
    return [];
  });
}
