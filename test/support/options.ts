import { parseArgs, type ParseArgsConfig } from 'node:util';

/** Options of a developer's command. What is not one of them ends it with status 2 and the names of those there are. */
export function readOptions<Options extends NonNullable<ParseArgsConfig['options']>>(
  options: Options,
) {
  try {
    return parseArgs({ options }).values;
  } catch (error) {
    const names = Object.keys(options).map((name) => `--${name}`);
    const [sentence] = (error as Error).message.split(/\.\s/);
    return misuse(`${sentence!}; there ${names.length === 1 ? 'is' : 'are'} ${names.join(', ')}`);
  }
}

/** A whole number; anything else, or less than `least`, ends the command with status 2. */
export function readCount(name: string, text: string, least = 1): number {
  const value = Number(text);
  if (text.trim() !== '' && Number.isSafeInteger(value) && value >= least) return value;
  return misuse(`--${name} must be a whole number from ${least}, not "${text}"`);
}

/** One of some names, or none; anything else ends the command with status 2. */
export function readChoice(name: string, text: string | undefined, choices: readonly string[]) {
  if (text === undefined || choices.includes(text)) return text;
  return misuse(`--${name} must be one of ${choices.join(', ')}, not "${text}"`);
}

/** Ends a command that can not do what it was asked for. */
export function misuse(sentence: string): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(2);
}
