import { execFile } from 'node:child_process';

/**
 * `npm run verify`: every check of the code that needs no running server. Each says what it looked at.
 * The longest comes first; the others go beside it.
 */
interface Check {
  readonly name: string;
  readonly command: readonly string[];
  /** Fails when the tool's output does not prove that it looked at something. */
  readonly proof?: RegExp;
}

const CHECKS: readonly Check[] = [
  { name: 'lint', command: ['eslint', '--max-warnings', '0', '.'] },
  { name: 'format', command: ['prettier', '--check', '.'], proof: /All matched files/ },
  {
    name: 'types',
    command: ['tsc', '-p', 'tsconfig.json', '--listFilesOnly'],
    proof: /\/api\/app\.ts/,
  },
  { name: 'types', command: ['tsc', '-p', 'tsconfig.json'] },
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

const AT_A_TIME = 2;

const waiting = [...CHECKS];
let failed = 0;
await Promise.all(
  Array.from({ length: AT_A_TIME }, async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      if (!(await passes(next))) failed += 1;
    }
  }),
);
process.stdout.write(failed === 0 ? 'verified\n' : `${failed} checks failed\n`);
process.exit(failed === 0 ? 0 : 1);

async function passes({ name, command, proof }: Check): Promise<boolean> {
  const { status, output } = await run(command);
  const proven = proof === undefined || proof.test(output);
  const passed = status === 0 && proven;
  process.stdout.write(`${passed ? 'passed' : 'FAILED'}  ${name}: ${command.join(' ')}\n`);
  if (!passed) {
    process.stdout.write(
      proven
        ? `${output}\n`
        : `It does not prove that it looked at anything:\n${output.slice(-2000)}\n`,
    );
  }
  return passed;
}

function run([program, ...parameters]: readonly string[]) {
  return new Promise<{ status: number | string; output: string }>((resolve) => {
    execFile(program!, parameters, { maxBuffer: 64 * 2 ** 20 }, (error, stdout, stderr) => {
      resolve({ status: error?.code ?? (error === null ? 0 : 1), output: `${stdout}${stderr}` });
    });
  });
}
