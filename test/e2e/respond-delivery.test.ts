import { createHash } from 'node:crypto';
import { brotliDecompressSync } from 'node:zlib';
import { get } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../support/server.ts';

const IMPORT_MAP = /<script type="importmap">(.*?)<\/script>/;

/** How the built page reaches a browser; `fetch` would hide the compression. */
describe('the page of the survey, as it is delivered', () => {
  let server: TestServer;

  beforeAll(async () => {
    server = await startTestServer();
  });
  afterAll(() => server.close());

  function load(
    path: string,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<{ headers: IncomingHttpHeaders; body: Buffer }> {
    return new Promise((resolve, reject) => {
      get(server.url + path, { headers: { 'accept-encoding': 'br', ...headers } }, (response) => {
        const pieces: Buffer[] = [];
        response.on('data', (piece: Buffer) => pieces.push(piece));
        response.on('end', () =>
          resolve({
            headers: response.headers,
            body: brotliDecompressSync(Buffer.concat(pieces)),
          }),
        );
      }).on('error', reject);
    });
  }

  test.each([
    ['fr-CH, fr;q=0.9, en;q=0.8', 'fr', 'Personne ne peut savoir'],
    ['de, en-GB;q=0.9, fr;q=0.1', 'en', 'Nobody can find out'],
    ['en;q=0.1, fr;q=0.9', 'fr', 'Personne ne peut savoir'],
    ['de', 'en', 'Nobody can find out'],
  ])(
    'a browser that reads %s has its first words without any script',
    async (wish, lang, words) => {
      const { headers, body } = await load('/a', { 'accept-language': wish });
      expect(body.toString()).toContain(`<html lang="${lang}">`);
      expect(body.toString()).toContain(words);
      expect(headers['vary']?.toLowerCase()).toContain('accept-language');
      expect(headers['cache-control']).toBe('no-cache');
    },
  );

  test('every script and style sheet carries its hash, is compressed, and may be kept for ever', async () => {
    const { headers, body } = await load('/a');
    const page = body.toString().replace(IMPORT_MAP, '');
    const tags = page.match(/<(?:script|link)\b[^>]*>/g) ?? [];
    expect(tags.length).toBeGreaterThan(5);
    for (const tag of tags) {
      const path = /(?:src|href)="(\/assets\/[^"]+)"/.exec(tag)?.[1];
      expect(path, tag).toBeDefined();
      const file = await load(path!);
      const hash = createHash('sha384').update(file.body).digest('base64');
      expect(tag).toContain(`integrity="sha384-${hash}"`);
      expect(file.headers['content-encoding']).toBe('br');
      expect(file.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    }
    expect(page).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\bstyle="|\bon\w+="/);
    const policy = String(headers['content-security-policy']);
    const hash = createHash('sha256')
      .update(IMPORT_MAP.exec(body.toString())![1]!)
      .digest('base64');
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain(`'sha256-${hash}'`);
    expect(/script-src[^;]*/.exec(policy)![0]).not.toContain('unsafe');
    expect(/style-src [^;]*/.exec(policy)![0]).not.toContain('unsafe');
    expect(headers['integrity-policy']).toBe('blocked-destinations=(script)');
    expect(headers['referrer-policy']).toBe('no-referrer');
    expect(headers['set-cookie']).toBeUndefined();
  });
});
