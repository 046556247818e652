import { defineConfig } from 'vitest/config';

const slow = { testTimeout: 180_000, hookTimeout: 180_000 };

/**
 * Four suites: what is pure, what needs a server (once on the embedded database, once on PostgreSQL),
 * and what needs a browser. `npm test` runs them all; see test/run.ts.
 */
export default defineConfig({
  test: {
    // Most tests wait for servers, browsers and databases: more files at a time than the default of one per spare core.
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'unit',
          include: [
            'surveys/**/*.test.ts',
            'web/**/*.test.{ts,tsx}',
            'api/**/*.test.ts',
            'db/**/*.test.ts',
            'test/disclosure/**/*.test.ts',
            'test/fuzz/**/*.test.ts',
          ],
          testTimeout: 60_000,
          isolate: false,
        },
      },
      {
        test: {
          name: 'embedded',
          include: ['test/integration/**/*.test.ts', 'test/attacks/**/*.test.ts'],
          // Thousands of requests: PostgreSQL answers them in a fifth of the time.
          exclude: ['test/integration/fuzz.test.ts'],
          globalSetup: 'test/support/embedded-template.ts',
          env: { TUTTI_TEST_DATABASE: 'embedded' },
          isolate: false,
          ...slow,
        },
      },
      {
        test: {
          name: 'postgresql',
          include: ['test/integration/**/*.test.ts', 'test/attacks/**/*.test.ts'],
          // Starting and being killed is about the embedded database.
          exclude: ['test/integration/start.test.ts'],
          env: { TUTTI_TEST_DATABASE: 'postgresql' },
          isolate: false,
          ...slow,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['test/e2e/**/*.test.ts'],
          globalSetup: 'test/support/embedded-template.ts',
          // Where there is one: what a page does is the same, and PostgreSQL has a process of its own.
          env: {
            TUTTI_TEST_DATABASE:
              process.env['TEST_DATABASE_URL'] === undefined ? 'embedded' : 'postgresql',
          },
          isolate: false,
          ...slow,
        },
      },
    ],
  },
});
