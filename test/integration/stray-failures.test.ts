import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createDatabase } from '../support/database.ts';
import { launchServer } from '../support/process.ts';

/** What the driver asks of each new connection by itself. */
const ASKS_FOR_TYPES = 'typcategory';

test('the engine survives a database that goes away while the driver asks a new connection for types', async ({
  skip,
}) => {
  const own = await createDatabase();
  if (own.url === null)
    return skip('the driver opens one connection, to a database in the process');
  const directory = mkdtempSync(join(tmpdir(), 'tutti-stray-'));
  const proxy = await startProxy(new URL(own.url));
  const server = await launchServer([], {
    PORT: '0',
    DATA_DIR: directory,
    DATABASE_URL: proxy.url,
  });
  const ask = async () => (await fetch(`${server.url}/api/staff/entrance`)).status;
  try {
    expect(await ask()).toBe(200);
    proxy.breakOff();
    const statuses = new Set<number>();
    for (let asked = 0; asked < 20 && proxy.broken() < 3; asked += 1) {
      statuses.add(await ask());
      await sleep(200);
    }
    expect(proxy.broken()).toBeGreaterThanOrEqual(3);
    expect(statuses).toEqual(new Set([503]));
    proxy.letThrough();
    await expect.poll(ask, { timeout: 20_000, interval: 200 }).toBe(200);
    expect(server.read()).not.toContain('triggerUncaughtException');
  } finally {
    await server.kill();
    proxy.close();
    await own.drop();
    rmSync(directory, { recursive: true, force: true });
  }
  return undefined;
});

/** Before PostgreSQL; when told so it ends every connection, and each new one in the midst of that question. */
async function startProxy(target: URL) {
  const sockets = new Set<Socket>();
  let breaksOff = false;
  let broken = 0;
  const proxy = createServer((client) => {
    const database = connect(Number(target.port || 5432), target.hostname);
    for (const socket of [client, database]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        sockets.delete(socket);
        client.destroy();
        database.destroy();
      });
    }
    client.on('data', (bytes) => {
      if (breaksOff && bytes.includes(ASKS_FOR_TYPES)) {
        broken += 1;
        client.resetAndDestroy();
      } else database.write(bytes);
    });
    database.on('data', (bytes) => client.write(bytes));
  });
  await new Promise<void>((done) => proxy.listen(0, '127.0.0.1', done));
  const url = new URL(target);
  url.hostname = '127.0.0.1';
  url.port = String((proxy.address() as AddressInfo).port);
  const endAll = () => sockets.forEach((socket) => socket.destroy());
  return {
    url: url.href,
    broken: () => broken,
    breakOff() {
      breaksOff = true;
      endAll();
    },
    letThrough() {
      breaksOff = false;
    },
    close() {
      endAll();
      proxy.close();
    },
  };
}
