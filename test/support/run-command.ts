import { spawnSync } from 'node:child_process';

/**
 * Run a command with our output. Commands of the project come from node_modules/.bin, where npm puts
 * them first in PATH.
 * @returns its exit status
 * @throws Error when it fails and `mustPass`
 */
export function run(
  command: string,
  parameters: readonly string[],
  environment: Readonly<Record<string, string>> = {},
  mustPass = true,
): number {
  const { status, error } = spawnSync(command, parameters, {
    stdio: 'inherit',
    env: { ...process.env, ...environment },
  });
  if (error !== undefined || (mustPass && status !== 0)) {
    throw new Error(`${command} ${parameters.join(' ')} failed`);
  }
  return status ?? 1;
}
