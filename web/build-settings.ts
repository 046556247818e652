import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import type { BuildOptions, Plugin, UserConfig } from 'vite';

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

/**
 * Subresource integrity: every script and style sheet that a page names carries its SHA-384, so that
 * a cache or proxy between the server and the browser can not swap it.
 */
export function addIntegrity(): Plugin {
  return {
    name: 'tutti:integrity',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        for (const page of Object.values(bundle)) {
          if (page.type !== 'asset' || !page.fileName.endsWith('.html')) continue;
          page.source = String(page.source).replace(
            /<(?:script|link)\b[^>]*?\b(?:src|href)="\/([^"]+)"/g,
            (tag, fileName: string) => {
              const file = bundle[fileName];
              if (file === undefined)
                throw new Error(`${page.fileName} names no built file: ${fileName}`);
              const content = file.type === 'chunk' ? file.code : file.source;
              const hash = createHash('sha384').update(content).digest('base64');
              return `${tag} integrity="sha384-${hash}"`;
            },
          );
        }
      },
    },
  };
}
