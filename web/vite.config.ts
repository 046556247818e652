import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { addIntegrity, BUILD, SETTINGS } from './build-settings.ts';
import { writeShells } from './write-shells.ts';

const SHARED =
  /rolldown\/runtime|\/node_modules\/(?:react|react-dom|scheduler)\/|\/web\/ui\/i18n\.ts|\/web\/respond\/topics\.ts|\/surveys\/ballot\/(?:encoding|digest)\.ts/;

/**
 * Three pages, three entries: the employees' (served at /a), everyone's (/check) and the staff's (/staff).
 * `vite build --config web/vite.config.ts` writes dist/web/respond/{en,fr}.html, dist/web/staff/index.html and
 * dist/web/assets/*, whose names carry a hash of their content and may be cached for ever.
 */
export default defineConfig({
  ...SETTINGS,
  plugins: [react(), writeShells(), addIntegrity()],
  build: {
    ...BUILD,
    emptyOutDir: true,
    rolldownOptions: {
      input: {
        respond: resolve(import.meta.dirname, 'respond/index.html'),
        check: resolve(import.meta.dirname, 'check/index.html'),
        staff: resolve(import.meta.dirname, 'staff/index.html'),
      },
      output: {
        // One file of what both applications and several chunks share, rather than six: a browser asks
        // an HTTP/1.1 server for six files at a time.
        codeSplitting: { groups: [{ name: 'shared', test: SHARED }] },
      },
    },
  },
});
