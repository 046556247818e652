import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** House rules that no other tool checks. Prints how many files it looked at. */
const MOST_LINES = 400;
/** A test file may list more cases. */
const MOST_TEST_LINES = 600;
const files = spawnSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  encoding: 'utf8',
})
  .stdout.split('\n')
  .filter((name) => /\.(?:ts|tsx|sql)$/.test(name));
const faults: string[] = [];

for (const name of files) {
  const text = readFileSync(name, 'utf8');
  const lines = text.split('\n');
  const base = name.split('/').at(-1)!;
  const most = /\.test\.tsx?$/.test(name) ? MOST_TEST_LINES : MOST_LINES;
  if (lines.length > most) faults.push(`${name}: ${lines.length} lines, at most ${most}`);
  if (!/^(?:[a-z0-9-]+|[A-Z][A-Za-z0-9]*)(?:\.[a-z]+)*\.(?:ts|tsx|sql)$/.test(base)) {
    faults.push(`${name}: files are named in kebab-case, components in PascalCase`);
  }
  if (/^(?:utils?|helpers?|common|index)\.tsx?$/.test(base))
    faults.push(`${name}: a name that says nothing`);
  if (/^surveys\/disclosure\/[^/]+\.ts$/.test(name) && !/\.test\.ts$/.test(name)) {
    for (const part of ['Promise', 'Adversary', 'Assumption', 'Limits']) {
      if (!text.toLowerCase().includes(part.toLowerCase()))
        faults.push(`${name}: the opening comment does not name "${part}"`);
    }
  }
}
for (const fault of faults) process.stdout.write(`${fault}\n`);
process.stdout.write(`looked at ${files.length} files\n`);
process.exit(faults.length === 0 && files.length > 0 ? 0 : 1);
