import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbedded } from '../../db/embedded.ts';

/** The one empty database of a run of the suite. Unset: each is made from nothing. */
const SETTING = 'TUTTI_TEST_EMBEDDED';
const DATABASE = 'pg';

/**
 * Once per run of the suite (vitest's `globalSetup`): an empty embedded database, as the product makes it at its
 * first start. Making one takes seconds, a copy of it tenths. What is about the first start makes its own.
 */
export default async function makeTemplate(): Promise<(() => void) | undefined> {
  if (process.env[SETTING] !== undefined) return undefined;
  const directory = mkdtempSync(join(tmpdir(), 'tutti-test-embedded-'));
  await (await startEmbedded(directory)).stop();
  process.env[SETTING] = directory;
  return () => rmSync(directory, { recursive: true, force: true });
}

/** An empty embedded database for a data directory that has none. */
export function copyEmbedded(dataDirectory: string): void {
  const template = process.env[SETTING];
  const target = join(dataDirectory, DATABASE);
  if (template === undefined || existsSync(target)) return;
  mkdirSync(dataDirectory, { recursive: true, mode: 0o700 });
  cpSync(join(template, DATABASE), target, { recursive: true });
}
