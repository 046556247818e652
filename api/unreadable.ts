import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { PROBLEMS, type ProblemCode } from './problem-codes.ts';

/** What never becomes a request of the application is refused in the same form as everything else. */
const HEADERS: Readonly<Record<string, string>> = {
  'content-type': 'application/problem+json',
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  connection: 'close',
};

/** An address or a host that is none: there is nothing to route. */
export function answerUnreadable(): Response {
  const code = 'malformed-request';
  return new Response(writeProblem(code), { status: PROBLEMS[code][0], headers: HEADERS });
}

/** For the other end to read the refusal, and to close; it may have vanished. */
const LINGER_MILLIS = 5_000;

/** Bytes that are no HTTP, headers without end, or a request that does not come to its end. */
export function refuseUnreadable(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const code = findCode(error.code);
  const [status] = PROBLEMS[code];
  const body = writeProblem(code);
  const headers = { ...HEADERS, 'content-length': String(Buffer.byteLength(body)) };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  socket.end([`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`, ...lines, '', body].join('\r\n'));
  setTimeout(() => socket.destroy(), LINGER_MILLIS).unref();
}

function findCode(errorCode: string | undefined): ProblemCode {
  if (errorCode === 'HPE_HEADER_OVERFLOW') return 'headers-too-large';
  if (errorCode === 'ERR_HTTP_REQUEST_TIMEOUT') return 'request-timeout';
  return 'malformed-request';
}

function writeProblem(code: ProblemCode): string {
  const [status, title] = PROBLEMS[code];
  return JSON.stringify({ type: `/problems/${code}`, title, status, code });
}
