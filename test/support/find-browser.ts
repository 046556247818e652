import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

const SYSTEM = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/**
 * Path of a Chromium: the one named by TUTTI_BROWSER, the system's, Playwright's own, or one installed
 * now (Debian's package where we are root, otherwise Playwright's installer). null when none can be had.
 */
export function findBrowser(): string | null {
  const named = process.env['TUTTI_BROWSER'];
  if (named !== undefined) return existsSync(named) ? named : null;
  return lookForBrowser() ?? installBrowser();
}

function lookForBrowser(): string | null {
  return [...SYSTEM, chromium.executablePath()].find((path) => existsSync(path)) ?? null;
}

function installBrowser(): string | null {
  const say = (line: string) => process.stdout.write(`${line}\n`);
  if (process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    say('no browser here: installing the package chromium');
    spawnSync('apt-get', ['update', '-qq'], { stdio: 'ignore' });
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], {
      stdio: 'ignore',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  }
  if (lookForBrowser() === null) {
    say('no browser here: asking Playwright for one');
    spawnSync('playwright-core', ['install', 'chromium'], { stdio: 'ignore' });
  }
  return lookForBrowser();
}
