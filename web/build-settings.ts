import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import type { BuildOptions, Plugin, Rollup, UserConfig } from 'vite';

/** What both builds have in common: `vite.config.ts` and `vite.kiosk.config.ts`. */
export const SETTINGS = {
  root: import.meta.dirname,
  base: '/',
  publicDir: false,
} as const satisfies UserConfig;

export const BUILD = {
  outDir: resolve(import.meta.dirname, '../dist/web'),
  target: 'es2022',
  // A data: address would need its own rule in the content security policy.
  assetsInlineLimit: 0,
  // SurveyJS is one large module by nature; it is loaded behind the first page.
  chunkSizeWarningLimit: 2000,
  modulePreload: { polyfill: false },
} as const satisfies BuildOptions;

const MAP_PLACE = '<meta name="referrer"';
const HELPER = 'vite/preload-helper';
/** Where the bundler's loader names the file that it is about to add to the page. */
const HELPER_PLACE = 'link.href = dep.href;';
/** Where it takes a file that did not come for one that is there. */
const HELPER_FORGETS = /seen\[href\] = void 0;(\s*throw err;)/;

/**
 * Subresource integrity, so that a cache or proxy between the server and the browser can not swap a file.
 * What a page names carries its SHA-384; what is loaded later stands with its SHA-384 in the page's import
 * map: there the browser looks it up for scripts, and the bundler's loader for style sheets. One that did not
 * come is taken out of the page again: the loader would take it for there when it is asked a second time.
 */
export function addIntegrity(): Plugin {
  return {
    name: 'tutti:integrity',
    apply: 'build',
    enforce: 'post',
    transform(code, id) {
      if (!id.includes(HELPER)) return null;
      if (!code.includes(HELPER_PLACE) || !HELPER_FORGETS.test(code))
        throw new Error('the loader of style sheets has changed');
      return code
        .replace(HELPER_FORGETS, 'delete seen[href];$1')
        .replace(
          HELPER_PLACE,
          `link.integrity = JSON.parse(document.querySelector('script[type=importmap]').text).integrity[dep.pathname]; link.addEventListener('error', () => link.remove()); ${HELPER_PLACE}`,
        );
    },
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        for (const page of Object.values(bundle)) {
          if (page.type !== 'asset' || !page.fileName.endsWith('.html')) continue;
          const named: string[] = [];
          const source = String(page.source).replace(
            /<(?:script|link)\b[^>]*?\b(?:src|href)="\/(assets\/[^"]+)"/g,
            (tag, fileName: string) => {
              named.push(fileName);
              return `${tag} integrity="${hashFile(bundle, fileName)}"`;
            },
          );
          const integrity = Object.fromEntries(
            listReachable(bundle, named).map((name) => [`/${name}`, hashFile(bundle, name)]),
          );
          if (!source.includes(MAP_PLACE))
            throw new Error(`${page.fileName} has no place for its import map`);
          const map = `<script type="importmap">${JSON.stringify({ integrity })}</script>`;
          page.source = source.replace(MAP_PLACE, `${map}\n    ${MAP_PLACE}`);
        }
      },
    },
  };
}

export function hashFile(bundle: Rollup.OutputBundle, fileName: string): string {
  const file = bundle[fileName];
  if (file === undefined) throw new Error(`a page names no built file: ${fileName}`);
  const content = file.type === 'chunk' ? file.code : file.source;
  return `sha384-${createHash('sha384').update(content).digest('base64')}`;
}

/** Every script that may come to run in a page that names these files, and the style sheets of those scripts. */
function listReachable(bundle: Rollup.OutputBundle, named: readonly string[]): readonly string[] {
  const found = new Set(named.filter((name) => bundle[name]?.type === 'chunk'));
  const styles = new Set<string>();
  for (const name of found) {
    const chunk = bundle[name];
    if (chunk?.type !== 'chunk') continue;
    for (const next of [...chunk.imports, ...chunk.dynamicImports]) found.add(next);
    for (const style of chunk.viteMetadata?.importedCss ?? []) styles.add(style);
  }
  return [...found, ...styles].sort();
}
