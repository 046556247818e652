import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, brotliDecompress, constants, gzip } from 'node:zlib';
import type { Context } from 'hono';
import { accepts } from 'hono/accepts';

/** JSON ready to be sent: compressed, with the tag by which a browser knows it again. */
export interface PreparedBody {
  readonly etag: string;
  readonly brotli: Uint8Array<ArrayBuffer>;
}

// Measured on a report of 1,765 units: a tenth larger than the best, in a quarter of the time.
const BROTLI_QUALITY = 6;

const compress = promisify(brotliCompress);
const decompress = promisify(brotliDecompress);
const compressForOthers = promisify(gzip);

/** The tag is of the bytes: another version of this engine that answers otherwise is not taken for the same. */
export async function prepareBody(value: unknown): Promise<PreparedBody> {
  const text = JSON.stringify(value);
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY,
    [constants.BROTLI_PARAM_SIZE_HINT]: text.length,
  };
  return {
    // Weak: the same content may come in other encodings.
    etag: `W/"${createHash('sha256').update(text).digest('base64url')}"`,
    brotli: new Uint8Array(await compress(text, { params })),
  };
}

/** Answers 304 where the browser has it, else as compressed as the browser can read. */
export async function sendBody(context: Context, { etag, brotli }: PreparedBody) {
  // Browsers may keep it, and ask every time whether they still may show it.
  context.header('cache-control', 'private, no-cache');
  context.header('vary', 'accept-encoding, cookie');
  context.header('etag', etag);
  const known = context.req.header('if-none-match')?.split(',') ?? [];
  if (known.some((tag) => tag.trim() === etag)) return context.body(null, 304);
  context.header('content-type', 'application/json; charset=utf-8');
  const encoding = accepts(context, {
    header: 'Accept-Encoding',
    supports: ['br', 'gzip', 'identity'],
    default: 'identity',
    match: (wished, { supports, default: otherwise }) => {
      const allowed = wished.filter(({ q }) => q > 0).map(({ type }) => type);
      return supports.find((name) => allowed.includes(name)) ?? otherwise;
    },
  });
  if (encoding !== 'identity') context.header('content-encoding', encoding);
  // What is kept is sent as it is: a copy for each request would be the largest thing that is made for it.
  return context.body(await encode(brotli, encoding));
}

async function encode(
  brotli: PreparedBody['brotli'],
  encoding: string,
): Promise<PreparedBody['brotli']> {
  if (encoding === 'br') return brotli;
  const plain = await decompress(brotli);
  return new Uint8Array(encoding === 'gzip' ? await compressForOthers(plain) : plain);
}
