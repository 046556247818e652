import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import type { MiddlewareHandler } from 'hono';
import { accepts } from 'hono/accepts';
import { TrieRouter } from 'hono/router/trie-router';
import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { BUILT } from './import-maps.ts';
import { UNKNOWN_PAGE } from './unknown-page.ts';

/** A line of `staff/pages.json` (web/write-staff-pages.ts). */
interface BuiltStaffPage {
  /** Below /staff, for the router: `/rounds/:roundId/report/:unit?`. */
  readonly address: string;
  readonly name: string;
  /** What the page will ask for; `:name` stands for a part of the address. */
  readonly data: readonly string[];
}

const root = relative(process.cwd(), BUILT) || '.';

/** The web applications as `npm run build` made them. */
export function servePages() {
  const pages = new Hono()
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
    .get('/staff/*', staffPage(), page('staff/index'));
  const addresses = pages.routes.map(({ path }) => path).filter((path) => !path.endsWith('*'));
  return pages.use('*', findWay(addresses));
}

/**
 * Addresses are typed from printed slips: in other letters, or with a slash at the end, they lead to the
 * page that was meant. At any other a browser gets a page to go on from; nothing of the address is in it.
 */
function findWay(addresses: readonly string[]): MiddlewareHandler {
  return async (context, next) => {
    const { method, path } = context.req;
    if (!['GET', 'HEAD'].includes(method) || /^\/api(?:\/|$)/i.test(path)) return next();
    const meant = path.toLowerCase().replace(/\/+$/, '');
    if (meant !== path && addresses.includes(meant)) return context.redirect(meant, 308);
    if (context.req.header('accept')?.includes('text/html') !== true) return next();
    return context.html(UNKNOWN_PAGE, 404);
  };
}

/**
 * The page of an address of the staff application: it names the code that it needs, and the answer the
 * figures that it will ask for, so that both come at once. Another address is the application's to answer.
 */
function staffPage(): MiddlewareHandler {
  const router = new TrieRouter<BuiltStaffPage>();
  const file = join(BUILT, 'staff', 'pages.json');
  const built = existsSync(file) ? readFileSync(file, 'utf8') : '[]';
  for (const one of JSON.parse(built) as readonly BuiltStaffPage[])
    router.add('GET', one.address, one);
  return (context, next) => {
    const [found] = router.match('GET', context.req.path.slice('/staff'.length))[0];
    if (found === undefined) return next();
    const [{ name, data }, parts] = found as [BuiltStaffPage, Readonly<Record<string, string>>];
    const links = data.flatMap((path) => fillIn(path, parts) ?? []);
    if (links.length > 0)
      context.header(
        'link',
        links.map((path) => `<${path}>; rel=preload; as=fetch; crossorigin`).join(', '),
      );
    return inLanguage(`staff/${name}`)(context, next);
  };
}

/** null where the address leaves a part out that the path needs, or has in it what no header should carry. */
function fillIn(path: string, parts: Readonly<Record<string, string | undefined>>): string | null {
  const filled = path.replaceAll(/:(\w+)/g, (whole, name: string) => parts[name] ?? whole);
  return /^[\w/%.~-]+$/.test(filled) ? filled : null;
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
