import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import type { MiddlewareHandler } from 'hono';
import { accepts } from 'hono/accepts';
import { relative } from 'node:path';
import { BUILT } from './import-maps.ts';

const root = relative(process.cwd(), BUILT) || '.';

/** The web applications as `npm run build` made them. */
export function servePages() {
  return new Hono()
    .get('/', (context) => context.redirect('/staff'))
    .get(
      '/assets/*',
      serveStatic({
        root,
        precompressed: true,
        onFound: (_, context) =>
          context.header('cache-control', 'public, max-age=31536000, immutable'),
      }),
    )
    .get('/a', inLanguage('respond'))
    .get('/check', page('check/index'))
    .get('/code', page('kiosk/index'))
    .get('/kiosk', page('kiosk/index'))
    .get('/results', page('results/index'))
    .get('/volunteer', page('volunteer/index'))
    .get('/staff', page('staff/index'))
    .get('/staff/*', page('staff/index'));
}

function page(name: string) {
  return serveStatic({
    root,
    path: `${name}.html`,
    precompressed: true,
    onFound: (_, context) => {
      context.header('cache-control', 'no-cache');
      // A browser that knows this rule loads no script without a hash.
      context.header('integrity-policy', 'blocked-destinations=(script)');
    },
  });
}

/** A page whose first words are in the language that the browser asks for; nothing of it is kept. */
function inLanguage(name: string): MiddlewareHandler {
  const pages = { en: page(`${name}/en`), fr: page(`${name}/fr`) };
  return (context, next) => {
    context.header('vary', 'accept-language', { append: true });
    const language = accepts(context, {
      header: 'Accept-Language',
      supports: Object.keys(pages),
      default: 'en',
      match: matchLanguage,
    });
    return pages[language as keyof typeof pages](context, next);
  };
}

/** `fr-CA` counts as `fr`. */
function matchLanguage(
  wished: readonly { readonly type: string; readonly q: number }[],
  { supports, default: otherwise }: { readonly supports: string[]; readonly default: string },
): string {
  const bases = wished
    .toSorted((a, b) => b.q - a.q)
    .map(({ type }) => type.toLowerCase().split('-')[0]!);
  return bases.find((base) => supports.includes(base)) ?? otherwise;
}
