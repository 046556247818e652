import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const MISUSES = [
  ['fuzz.ts', '--request', '5', /^Unknown option '--request'; there are --requests, --seed, /],
  ['fuzz.ts', '--requests', 'many', /^--requests must be a whole number from 1, not "many"$/],
  ['chaos.ts', '--kills', '-1', /argument is ambiguous/],
  ['chaos.ts', '--kills', '2.5', /^--kills must be a whole number from 0, not "2\.5"$/],
  ['bench/release.ts', '--only', 'billion', /^--only must be one of million, civil-service, /],
  ['bench/reports.ts', '--only', 'x', /^Unknown option '--only'; there is --keep$/],
] as const;

test.each(MISUSES)(
  '%s %s %s: one line, status 2, nothing is begun',
  (script, option, value, line) => {
    const path = join(import.meta.dirname, '..', script);
    const { status, stdout, stderr } = spawnSync(process.execPath, [path, option, value], {
      encoding: 'utf8',
      timeout: 30_000,
    });
    expect(stderr.trimEnd()).toMatch(line);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  },
);
