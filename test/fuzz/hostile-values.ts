import type { Chance } from './chance.ts';

/** Texts that have broken something somewhere; each with the marker of its request in it. */
export function drawText(chance: Chance, marker: string): string {
  return chance.pick<() => string>([
    () => `${marker}\u0000end`,
    () => `\ud800${marker}`,
    () => `${marker}\udc00\ud800`,
    () => `\u202e${marker}\u2066`,
    () => `${marker}${'\u0301'.repeat(200)}`,
    () => `<script>${marker}</script><img src=x onerror=${marker}>`,
    () => `'; drop table staff.account; -- ${marker}`,
    () => `\${${marker}}{{${marker}}}%s%n`,
    () => `=cmd|'/c ${marker}'!A1`,
    () => `../../../../etc/passwd#${marker}`,
    () => `${marker}\r\nset-cookie: a=${marker}`,
    () => marker.repeat(2_000),
    () => `${marker}${'🦜'.repeat(300)}`,
    () => `__proto__${marker}`,
    () => ` ${marker} `,
    () => marker,
    () => '',
    () => '\ufeff',
  ])();
}

/** Any value that JSON knows, of the kind that nobody expects at this place. */
export function drawValue(chance: Chance, marker: string): unknown {
  return chance.pick<() => unknown>([
    () => drawText(chance, marker),
    () => null,
    () => true,
    () => -1,
    () => 1e308,
    () => 2 ** 53,
    () => 2 ** 31,
    () => -0.5,
    () => [],
    () => ({}),
    () => [marker, [marker, { [marker]: marker }]],
    () => ({ [marker]: marker, constructor: marker, toString: 1 }),
    () => nest(200, marker),
    () => Array.from({ length: 2_000 }, () => marker),
  ])();
}

function nest(depth: number, inner: unknown): unknown {
  let value = inner;
  for (let level = 0; level < depth; level += 1) value = level % 2 === 0 ? [value] : { a: value };
  return value;
}

/** Bodies that are no JSON, or only just. */
export function drawBody(chance: Chance, marker: string): Buffer {
  return chance.pick<() => Buffer>([
    () => Buffer.from(`${'['.repeat(50_000)}"${marker}"${']'.repeat(50_000)}`),
    () => Buffer.from(`${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`),
    () => Buffer.from(`{"${marker}":1,"${marker}":2,"__proto__":{"role":"administrator"}}`),
    () => Buffer.from(`{"secret":"${marker}`),
    () => Buffer.from(`{"secret":1e999999,"n":${'9'.repeat(5_000)}}`),
    () => Buffer.from('{"secret":"\\ud800\\u0000\\udfff"}'),
    () => Buffer.concat([Buffer.from('{"secret":"'), chance.bytes(40), Buffer.from('"}')]),
    () => Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(`{"a":"${marker}"}`)]),
    () => Buffer.from(`"${marker}"`),
    () => Buffer.from('null'),
    () => Buffer.from(`[${marker}]`),
    () => Buffer.alloc(0),
    () =>
      Buffer.from(
        `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>`,
      ),
    () => Buffer.from(`{"a":"${marker.repeat(20_000)}"}`),
    () => chance.bytes(300),
  ])();
}

/** The same address in ways that a router, a file system or a proxy could read otherwise. */
export function bendPath(chance: Chance, path: string, marker: string): string {
  return chance.pick<(given: string) => string>([
    (given) => `${given}/`,
    (given) => `/${given}`,
    (given) => given.replace(/\//g, '//'),
    (given) => given.replace('/api', '/%61pi'),
    (given) => given.replace('/api', '/API'),
    (given) => given.replace('/api/', '/api%2f'),
    (given) => `${given}/%2e%2e/%2e%2e/${marker}`,
    () => `/assets/%2e%2e/%2e%2e/package.json?${marker}`,
    (given) => `/assets/..%2f..%2f..%2fetc%2fpasswd${given.length % 2 === 0 ? '%00' : ''}`,
    (given) => `/staff/..${given}`,
    (given) => given.replace(/[^/]+$/, '%00'),
    (given) => given.replace(/[^/]+$/, `${marker}%00`),
    (given) => given.replace(/[^/]+$/, '%ff%fe'),
    (given) => given.replace(/[^/]+$/, '%E0%80%AF'),
    (given) => given.replace(/[^/]+$/, '%zz'),
    (given) => given.replace(/[^/]+$/, '%'),
    (given) => given.replace(/[^/]+$/, encodeURIComponent(`\u202e${marker}`)),
    (given) => `${given};jsessionid=${marker}`,
    (given) => `${given}%3f${marker}`,
    (given) => `${given}\\..\\${marker}`,
    (given) => `${given}?${marker}=1&${marker}=2&__proto__[role]=administrator`,
    (given) => `${given}?unit=${marker}%00&language=${marker}&before=${'9'.repeat(30)}&search=%ff`,
    (given) => `${given}?${'a=1&'.repeat(1_500)}`,
    (given) => `${given}/${marker.repeat(300)}`,
    (given) => given.replace(/[^/]+$/, '00000000-0000-0000-0000-000000000000'),
    (given) => given.replace(/[^/]+$/, 'constructor'),
    () => `/staff/${marker}/%2e%2e`,
    () => `/.git/config?${marker}`,
    () => `/${marker}`,
  ])(path);
}

/** Headers that a browser of ours never sends. */
export function drawHeaders(chance: Chance, marker: string): Record<string, string | string[]> {
  return chance.pick<() => Record<string, string | string[]>>([
    () => ({ 'content-type': `text/plain; ${marker}` }),
    () => ({ 'content-type': 'application/json; charset=utf-16' }),
    () => ({ 'content-type': 'multipart/form-data' }),
    () => ({ 'content-type': `multipart/form-data; boundary=${'x'.repeat(5_000)}` }),
    () => ({ 'content-type': ['application/json', 'text/html'] }),
    () => ({ 'content-encoding': 'gzip' }),
    () => ({ cookie: `tutti_session=${marker}; tutti_session=${marker}` }),
    () => ({ cookie: `${'a=b; '.repeat(800)}tutti_session=%00${marker}` }),
    () => ({ cookie: '__Host-tutti_session=; ;;=;tutti_session=%' }),
    () => ({ origin: `https://${marker}.example` }),
    () => ({ origin: 'null', 'sec-fetch-site': marker }),
    () => ({ 'sec-fetch-site': 'cross-site' }),
    () => ({ 'x-forwarded-for': marker, 'x-forwarded-host': marker, forwarded: `host=${marker}` }),
    () => ({ 'x-http-method-override': 'DELETE', 'x-original-url': `/${marker}` }),
    () => ({ authorization: `Bearer ${marker.repeat(100)}` }),
    () => ({
      accept: `${marker};q=9`,
      'accept-encoding': `br;q=0, ${marker}`,
      'accept-language': ',;q=,',
    }),
    () => ({ 'if-none-match': `"${marker}", *`, range: 'bytes=0-0,99999999999999999999-' }),
    () => ({ host: `${marker}.example` }),
    () => ({ host: 'a b' }),
    () => ({ host: '[' }),
    () => ({ expect: '100-continue' }),
    () => ({ [`x-${marker}`]: 'y'.repeat(6_000) }),
    () => ({ 'x-large': 'y'.repeat(20_000) }),
    () => ({ upgrade: 'h2c', connection: 'Upgrade, HTTP2-Settings' }),
    () => ({ 'content-type': '', referer: marker }),
  ])();
}

export const ODD_METHODS = [
  ...['HEAD', 'OPTIONS', 'TRACE', 'PROPFIND', 'PATCH', 'PUT', 'DELETE', 'SEARCH', 'POST', 'QUERY'],
];
