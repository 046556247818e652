import { spawnSync } from 'node:child_process';

/** `npm run verify`: every check of the code that needs no running server. Each says what it looked at. */
interface Check {
  readonly name: string;
  readonly command: readonly string[];
  /** Fails when the tool's output does not prove that it looked at something. */
  readonly proof?: RegExp;
}

const CHECKS: readonly Check[] = [
  { name: 'format', command: ['prettier', '--check', '.'], proof: /All matched files/ },
  {
    name: 'types',
    command: ['tsc', '-p', 'tsconfig.json', '--listFilesOnly'],
    proof: /\/api\/app\.ts/,
  },
  { name: 'types', command: ['tsc', '-p', 'tsconfig.json'] },
  { name: 'lint', command: ['eslint', '--max-warnings', '0', '.'] },
  {
    name: 'imports',
    command: [
      'depcruise',
      '--config',
      'dependency-cruiser.cjs',
      'api',
      'db',
      'surveys',
      'web',
      'test',
    ],
    proof: /no dependency violations found \((\d{3,}) modules/,
  },
  { name: 'unused', command: ['knip'] },
  { name: 'habits', command: ['node', 'test/habits.ts'], proof: /looked at \d{3,} files/ },
];

let failed = 0;
for (const { name, command, proof } of CHECKS) {
  const [program, ...parameters] = command;
  const result = spawnSync(program!, parameters, { encoding: 'utf8', maxBuffer: 64 * 2 ** 20 });
  const output = `${result.stdout}${result.stderr}`;
  const proven = proof === undefined || proof.test(output);
  const passed = result.status === 0 && proven;
  process.stdout.write(`${passed ? 'passed' : 'FAILED'}  ${name}: ${command.join(' ')}\n`);
  if (!passed) {
    failed += 1;
    process.stdout.write(
      proven
        ? `${output}\n`
        : `It does not prove that it looked at anything:\n${output.slice(-2000)}\n`,
    );
  }
}
process.stdout.write(failed === 0 ? 'verified\n' : `${failed} checks failed\n`);
process.exit(failed === 0 ? 0 : 1);
