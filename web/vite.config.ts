import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { addIntegrity, BUILD, SETTINGS } from './build-settings.ts';
import { writeShells } from './write-shells.ts';
import { writeStaffPages } from './write-staff-pages.ts';

/** What every file needs first. The employees' entry needs nothing else: it asks for the invitation before React has come. */
const LOADER = /rolldown\/runtime|vite\/preload-helper/;

const SHARED =
  /\/node_modules\/(?:react|react-dom|scheduler)\/|\/web\/ui\/i18n\.ts|\/web\/respond\/topics\.ts|\/surveys\/(?:ids|ballot\/(?:encoding|digest))\.ts/;

/** Routes and requests, and the small parts that most pages of the staff application are made of. */
const FRAME =
  /\/node_modules\/(?:@tanstack\/(?:react-router|router-core|history|react-store|store|react-query|query-core)|use-sync-external-store|isbot|cookie-es|seroval[\w-]*|tiny-[\w-]+)\/|\/web\/staff\/(?:shell\/(?!AriaLocale|texts)|http\/|(?:pages|slices|text|router|App)\.)|\/web\/staff\/unit-tree\/unit-nesting\.ts/;

/** What the pages of a report have in common. */
const REPORTS =
  /\/web\/staff\/(?:report\/(?:ReportFrame|group-label|reading|words-in|BandTag|UnitPath|chance|Figures|report-sections|unit-report-query)\.|exports\/ExportButton)|\/surveys\/(?:scoring\/(?:bars|dimension-codes|words)|group-of|disclosure\/breakdowns-values|report\/highlights)\.ts/;

/**
 * Three pages, three entries: the employees' (served at /a), everyone's (/check) and the staff's (/staff).
 * `vite build --config web/vite.config.ts` writes dist/web/respond/{en,fr}.html, dist/web/staff/index.html and
 * dist/web/assets/*, whose names carry a hash of their content and may be cached for ever.
 */
export default defineConfig({
  ...SETTINGS,
  plugins: [react(), writeShells(), addIntegrity(), writeStaffPages()],
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
        // What every page of the staff application stands on is one file as well, and so is what reports
        // share, rather than thirty small ones.
        // One file of what both applications and several chunks share, rather than six: a browser asks
        // an HTTP/1.1 server for six files at a time.
        codeSplitting: {
          groups: [
            { name: 'loader', test: LOADER, priority: 4 },
            { name: 'shared', test: SHARED, priority: 3 },
            { name: 'frame', test: FRAME, priority: 2 },
            { name: 'reports', test: REPORTS, priority: 1 },
          ],
        },
      },
    },
  },
});
