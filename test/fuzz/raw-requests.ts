import { connect } from 'node:net';
import type { Chance } from './chance.ts';

/** Bytes that no HTTP client would write: for the server’s own parser, and what a proxy could be fooled with. */
export function drawRawRequest(chance: Chance, host: string, marker: string): Buffer {
  const body = `{"secret":"${marker}"}`;
  const post = (headers: string, content: string) =>
    `POST /api/registrar/invitation HTTP/1.1\r\nHost: ${host}\r\nContent-Type: application/json\r\n${headers}\r\n\r\n${content}`;
  const smuggled = `GET /api/staff/accounts HTTP/1.1\r\nHost: ${host}\r\nX-Smuggled: ${marker}\r\n\r\n`;
  const text = chance.pick([
    post(`Content-Length: 5\r\nTransfer-Encoding: chunked`, `0\r\n\r\n${smuggled}`),
    post(`Transfer-Encoding: chunked\r\nContent-Length: ${body.length}`, body),
    post(`Content-Length: ${body.length}\r\nContent-Length: 3`, body),
    post(`Content-Length: +${body.length}`, body),
    post(`Content-Length: -1`, body),
    post(`Content-Length: 99999999999999999999`, body),
    post(`Content-Length: 10, 10`, body),
    post(`Transfer-Encoding: xchunked`, body),
    post(`Transfer-Encoding : chunked`, `0\r\n\r\n${smuggled}`),
    post(`Transfer-Encoding: chunked, identity`, `0\r\n\r\n${smuggled}`),
    post(`Transfer-Encoding:\u000bchunked`, `0\r\n\r\n${smuggled}`),
    post(`Transfer-Encoding: chunked`, `zz\r\n${body}\r\n0\r\n\r\n`),
    post(`Transfer-Encoding: chunked`, `ffffffffffffffff1\r\n${body}`),
    post(`Transfer-Encoding: chunked`, `1;${marker}\r\na\r\n0\r\nX-Trailer: ${marker}\r\n\r\n`),
    post(`X-A: b\n${marker}: c`, ''),
    post(`${marker} no colon`, ''),
    post(`X-${marker}: \u0000`, ''),
    post(` folded: ${marker}`, ''),
    `GET /api/staff/me HTTP/1.1\r\nHost: ${host}\r\nHost: ${marker}\r\n\r\n`,
    `GET /api/staff/me HTTP/1.1\r\n\r\n`,
    `GET http://${marker}.example/api/staff/me HTTP/1.1\r\nHost: ${host}\r\n\r\n`,
    `GET //${marker}/..%2f.. HTTP/1.1\r\nHost: ${host}\r\n\r\n`,
    `GET /a b ${marker} HTTP/1.1\r\nHost: ${host}\r\n\r\n`,
    `GET /\u0000${marker} HTTP/1.1\r\nHost: ${host}\r\n\r\n`,
    `GET ${marker} HTTP/1.1\r\nHost: ${host}\r\n\r\n`,
    `GET * HTTP/1.1\r\nHost: ${host}\r\n\r\n`,
    `OPTIONS * HTTP/1.1\r\nHost: ${host}\r\n\r\n`,
    `CONNECT ${marker}.example:443 HTTP/1.1\r\nHost: ${host}\r\n\r\n`,
    `TRACE /api/staff/me HTTP/1.1\r\nHost: ${host}\r\nX-Secret: ${marker}\r\n\r\n`,
    `${marker.toUpperCase()} / HTTP/1.1\r\nHost: ${host}\r\n\r\n`,
    `GET / HTTP/9.9\r\nHost: ${host}\r\n\r\n`,
    `GET /${marker}\r\n\r\n`,
    `PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n`,
    `GET / HTTP/1.0\r\n\r\n`,
    `GET /${'a'.repeat(20_000)}${marker} HTTP/1.1\r\nHost: ${host}\r\n\r\n`,
    `GET / HTTP/1.1\r\nHost: ${host}\r\n${`X-${marker}: b\r\n`.repeat(2_500)}\r\n`,
    `GET / HTTP/1.1\r\nHost: ${host}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n`,
    `\u0016\u0003\u0001\u0002\u0000\u0001${marker}\r\n\r\n`,
    `${smuggled}${smuggled}GET /health HTTP/1.1\r\nHost: ${host}\r\n\r\n`,
  ]);
  return Buffer.from(text, 'latin1');
}

/** What comes back within a second or until the server hangs up. */
export function sendRaw(port: number, bytes: Buffer): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const chunks: Buffer[] = [];
    const end = () => {
      socket.destroy();
      resolve(Buffer.concat(chunks).toString('latin1'));
    };
    socket.setTimeout(300, end);
    socket.on('data', (chunk: Buffer) => chunks.push(chunk));
    socket.on('end', end);
    socket.on('close', end);
    socket.on('error', end);
    socket.write(bytes);
  });
}

/** What is wrong with the answers on one connection. */
export function judgeRaw(text: string, marker: string): string[] {
  const faults: string[] = [];
  const answers = text.split(/(?=HTTP\/1\.1 \d{3} )/).filter((one) => one !== '');
  for (const answer of answers) {
    const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1] ?? 0);
    if (status === 0) faults.push('bytes that are no answer');
    if (status >= 500) faults.push(`status ${status}`);
    if (status === 100) continue;
    if (status >= 400 && !/content-type: application\/problem\+json/i.test(answer))
      faults.push(`${status} without a problem`);
    if (!/x-content-type-options: nosniff/i.test(answer)) faults.push(`${status} without nosniff`);
    if (status === 200 && /"email"/.test(answer)) faults.push('a smuggled request was let in');
  }
  if (text.includes(marker)) faults.push('what was sent comes back');
  return faults;
}
