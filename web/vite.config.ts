import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import type { Plugin } from 'vite';

/**
 * Two pages, two entries: the employees' (served at /a) and the staff's (served at /staff).
 * `vite build --config web/vite.config.ts` writes dist/web/{respond,staff}/index.html and
 * dist/web/assets/*, whose names carry a hash of their content and may be cached for ever.
 */
export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  publicDir: false,
  plugins: [react(), addIntegrity()],
  build: {
    outDir: resolve(import.meta.dirname, '../dist/web'),
    emptyOutDir: true,
    target: 'es2022',
    // A data: address would need its own rule in the content security policy.
    assetsInlineLimit: 0,
    // SurveyJS is one large module by nature; it is loaded behind the first page.
    chunkSizeWarningLimit: 2000,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: {
        respond: resolve(import.meta.dirname, 'respond/index.html'),
        staff: resolve(import.meta.dirname, 'staff/index.html'),
      },
    },
  },
});

/**
 * Subresource integrity: every script and style sheet that a page names carries its SHA-384, so that
 * a cache or proxy between the server and the browser can not swap it.
 */
function addIntegrity(): Plugin {
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
