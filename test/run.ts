import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBrowser } from './support/find-browser.ts';
import { findPostgresql } from './support/find-postgresql.ts';
import { run } from './support/run-command.ts';

/**
 * `npm test`: build the pages, find or install a browser, find PostgreSQL, run every suite.
 * With `CI` or `--strict` a missing PostgreSQL or browser is a failure; otherwise it is said loudly.
 * The last line is `N passed, N failed`.
 */
const strict = process.env['CI'] !== undefined || process.argv.includes('--strict');
const missing: string[] = [];

const browser = findBrowser();
if (browser === null) missing.push('a browser: the browser tests did NOT run');
const postgresql = await findPostgresql();
if (postgresql === null) missing.push('PostgreSQL: the suite ran on the embedded database ONLY');

run('npm', ['run', '--silent', 'build']);

const projects = ['unit', 'embedded'];
if (postgresql !== null) projects.push('postgresql');
if (browser !== null) projects.push('browser');
const directory = mkdtempSync(join(tmpdir(), 'tutti-test-'));
const report = join(directory, 'report.json');
const status = run(
  'vitest',
  [
    'run',
    ...projects.flatMap((project) => ['--project', project]),
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ],
  {
    // A close starts two threads, a launched server a process: each reads what they run again.
    NODE_COMPILE_CACHE: join(directory, 'compiled'),
    ...(browser === null ? {} : { TUTTI_BROWSER: browser }),
    ...(postgresql === null ? {} : { TEST_DATABASE_URL: postgresql }),
  },
  false,
);
const { passed, failed } = count(report);
rmSync(directory, { recursive: true, force: true });

for (const what of missing) process.stdout.write(`\n*** THERE WAS NO ${what} ***\n`);
const failures = failed + (status !== 0 && failed === 0 ? 1 : 0) + (strict ? missing.length : 0);
process.stdout.write(`\n${passed} passed, ${failures} failed\n`);
process.exit(failures === 0 && passed > 0 ? 0 : 1);

function count(file: string): { passed: number; failed: number } {
  try {
    const result = JSON.parse(readFileSync(file, 'utf8')) as {
      numPassedTests: number;
      numFailedTests: number;
      numFailedTestSuites: number;
    };
    return {
      passed: result.numPassedTests,
      failed: Math.max(result.numFailedTests, result.numFailedTestSuites > 0 ? 1 : 0),
    };
  } catch {
    return { passed: 0, failed: 1 };
  }
}
