import { Hono } from 'hono';
import { compress } from 'hono/compress';
import { etag } from 'hono/etag';
import { writeDocument } from './write-document.ts';

/** For whoever writes a program that speaks with this server. */
export function documentRoutes(ballotbox: string | null) {
  const document = JSON.stringify(writeDocument(ballotbox));
  return new Hono().use('/openapi.json', compress(), etag()).get('/openapi.json', (context) =>
    context.body(document, 200, {
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-cache',
    }),
  );
}
