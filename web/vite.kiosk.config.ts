import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { addIntegrity, BUILD, SETTINGS } from './build-settings.ts';

/**
 * The page of printed codes and of kiosks (served at /code and /kiosk) and those of shared results and of volunteers
 * (/results, /volunteer), after `vite.config.ts` and into the same folder. A build of their own: they take modules and styles of the
 * pages where one answers, and sharing those would cut the first page of everybody else into twice as many files.
 */
export default defineConfig({
  ...SETTINGS,
  plugins: [react(), addIntegrity()],
  build: {
    ...BUILD,
    emptyOutDir: false,
    rolldownOptions: {
      input: {
        kiosk: resolve(import.meta.dirname, 'kiosk/index.html'),
        results: resolve(import.meta.dirname, 'results/index.html'),
        volunteer: resolve(import.meta.dirname, 'volunteer/index.html'),
      },
    },
  },
});
