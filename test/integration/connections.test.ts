import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer as createHttp } from 'node:http';
import { createServer as createHttps } from 'node:https';
import { connect as connectSocket, createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TLSSocket } from 'node:tls';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { createLog } from '../../api/log.ts';
import { createRemoteTally } from '../../api/tally/remote-tally.ts';
import { connect } from '../../db/connect.ts';
import { startEmbedded } from '../../db/embedded.ts';
import { makeCertificate } from '../support/certificate.ts';
import { copyEmbedded } from '../support/embedded-template.ts';

const NAMED = makeCertificate(['localhost'], []);
const NUMBERED = makeCertificate([], ['127.0.0.1']);
const FOREIGN = makeCertificate(['db.example.org'], []);

const listen = async (server: Server): Promise<number> => {
  server.listen(0, 'localhost');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
};

describe('a database that is reached by TLS', () => {
  let embedded: Awaited<ReturnType<typeof startEmbedded>>;
  let directory: string;
  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'tutti-tls-'));
    copyEmbedded(directory);
    embedded = await startEmbedded(directory);
    writeFileSync(join(directory, 'named.pem'), NAMED.cert);
    writeFileSync(join(directory, 'numbered.pem'), NUMBERED.cert);
    writeFileSync(join(directory, 'foreign.pem'), FOREIGN.cert);
  });
  afterAll(async () => {
    await embedded.stop();
    rmSync(directory, { recursive: true });
  });

  /** In front of the database as PostgreSQL itself does it: asked whether it speaks TLS, it says so and begins. */
  async function open(certificate: { key: string; cert: string } | null) {
    const heard: Buffer[] = [];
    const server = createServer((socket) => {
      socket.on('error', () => socket.destroy());
      socket.once('data', (request) => {
        heard.push(request);
        socket.write(certificate === null ? 'N' : 'S');
        if (certificate === null) {
          socket.on('data', (more) => heard.push(more));
          return;
        }
        const secure = new TLSSocket(socket, { isServer: true, ...certificate });
        const database = connectSocket(embedded.socketPath);
        secure.on('error', () => database.destroy());
        secure.pipe(database).pipe(secure);
      });
    });
    const port = await listen(server);
    return { port, heard, stop: () => server.close() };
  }

  const root = (name: string) => `sslrootcert=${join(directory, `${name}.pem`)}`;
  /** `yes`, or why it was not used. */
  async function use(host: string, port: number, query: string): Promise<string> {
    try {
      const place = host === '' ? '' : `postgres@${host}:${port}`;
      const url = `postgres://${place}/postgres?${query}`;
      const database = await connect({ url, directory });
      const [row] = await database.owner`select 40 + 2 as answer`;
      await database.close();
      return row!['answer'] === 42 ? 'yes' : 'no';
    } catch (error) {
      return (error as Error).message;
    }
  }

  test('is used where its certificate is believed and is for its host, and nowhere else', async () => {
    const [named, numbered, foreign] = [
      await open(NAMED),
      await open(NUMBERED),
      await open(FOREIGN),
    ];
    const full = 'sslmode=verify-full';
    expect(await use('localhost', named.port, `${full}&${root('named')}`)).toBe('yes');
    expect(await use('localhost', named.port, root('named'))).toBe('yes');
    expect(await use('localhost', named.port, `sslmode=verify-ca&${root('named')}`)).toBe('yes');
    expect(await use('127.0.0.1', numbered.port, `${full}&${root('numbered')}`)).toBe('yes');
    const refused = (code: string) =>
      `The database can not be reached (${code}); check DATABASE_URL.`;
    expect(await use('localhost', named.port, full)).toBe(refused('DEPTH_ZERO_SELF_SIGNED_CERT'));
    expect(await use('localhost', named.port, `${full}&${root('foreign')}`)).toBe(
      refused('DEPTH_ZERO_SELF_SIGNED_CERT'),
    );
    const other = refused('ERR_TLS_CERT_ALTNAME_INVALID');
    expect(await use('localhost', foreign.port, `${full}&${root('foreign')}`)).toBe(other);
    expect(await use('127.0.0.1', named.port, `${full}&${root('named')}`)).toBe(other);
    // What the driver does with it: TLS with whoever answers. So no other machine is reached by it alone.
    expect(await use('localhost', foreign.port, 'sslmode=require')).toBe('yes');
    for (const { stop } of [named, numbered, foreign]) stop();
  });

  test('the name that is checked is that of the host, where it comes from PGHOST as well', async () => {
    const [named, numbered] = [await open(NAMED), await open(NUMBERED)];
    const ask = (host: string, port: number, name: string) => {
      vi.stubEnv('PGHOST', host);
      vi.stubEnv('PGPORT', String(port));
      return use('', port, `sslmode=verify-full&${root(name)}`);
    };
    vi.stubEnv('PGUSER', 'postgres');
    expect(await ask('127.0.0.1', named.port, 'named')).toContain('ERR_TLS_CERT_ALTNAME_INVALID');
    expect(await ask('127.0.0.1', numbered.port, 'numbered')).toBe('yes');
    expect(await ask('localhost', named.port, 'named')).toBe('yes');
    vi.unstubAllEnvs();
    for (const { stop } of [named, numbered]) stop();
  });

  test('that speaks no TLS is told nothing', async () => {
    const plain = await open(null);
    expect(await use('localhost', plain.port, 'sslmode=verify-full')).toContain(
      'can not be reached',
    );
    const said = Buffer.concat(plain.heard).toString('latin1');
    expect(said).not.toContain('postgres');
    plain.stop();
  });

  test('a mode or a file that is none is said in one sentence', async () => {
    expect(await use('localhost', 1, 'sslmode=verify')).toBe(
      'sslmode=verify is not known; the one that protects is verify-full.',
    );
    expect(await use('localhost', 1, root('none'))).toContain('none.pem, can not be read');
  });
});

test('a ballot box with a certificate that nobody vouches for is sent no order', async () => {
  let asked = 0;
  const server = createHttps(NAMED, (_, response) => {
    asked += 1;
    response.end('{}');
  });
  const port = await listen(server);
  const directory = mkdtempSync(join(tmpdir(), 'tutti-no-order-'));
  copyEmbedded(directory);
  const database = await connect({ url: null, directory });
  const lines: string[] = [];
  const away = new Promise<void>((done) => {
    const tally = createRemoteTally({
      database,
      url: `https://localhost:${port}`,
      sign: () => new Uint8Array(64),
      log: createLog((line) => {
        lines.push(line);
        tally.stop();
        done();
      }),
    });
    tally.closeBox('00000000-0000-4000-8000-000000000000').catch(() => undefined);
  });
  await away;
  expect(lines).toEqual([expect.stringContaining('"ballotbox-away"')]);
  expect(asked).toBe(0);
  await database.close();
  rmSync(directory, { recursive: true });
  server.close();
});

test('a ballot box that sends an order on to another address is not followed', async () => {
  const asked: string[] = [];
  const other = createHttp(({ url = '' }, response) => {
    asked.push(`other ${url}`);
    response.end('{}');
  });
  const target = await listen(other);
  const box = createHttp(({ url = '' }, response) => {
    asked.push(url);
    // The challenge is given, so that it is the sealed order that is sent on.
    if (url.endsWith('/challenge')) response.end(JSON.stringify({ challenge: 'A'.repeat(43) }));
    else response.writeHead(307, { location: `http://localhost:${target}${url}` }).end();
  });
  const port = await listen(box);
  const directory = mkdtempSync(join(tmpdir(), 'tutti-not-followed-'));
  copyEmbedded(directory);
  const database = await connect({ url: null, directory });
  const tally = createRemoteTally({
    database,
    url: `http://localhost:${port}`,
    sign: () => new Uint8Array(64),
    log: createLog(() => undefined),
  });
  const round = '00000000-0000-4000-8000-000000000000';
  await expect(tally.forgetBallots(round)).rejects.toThrow();
  expect(asked).toEqual(['/orders/challenge', `/orders/rounds/${round}/forget`]);
  await database.close();
  rmSync(directory, { recursive: true });
  for (const server of [box, other]) server.close();
});
