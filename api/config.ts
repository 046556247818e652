import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { StartupError } from '../db/startup-error.ts';

export interface Config {
  readonly port: number;
  readonly host: string;
  /** Where the embedded database and the secrets live. */
  readonly dataDirectory: string;
  readonly databaseUrl: string | null;
  /** The address that invitations name; null: `http://localhost:<port>`. */
  readonly publicUrl: string | null;
  readonly smtpUrl: string | null;
  readonly mailFrom: string;
  /** Days after close until ballots and invitations are deleted. */
  readonly retentionDays: number;
  readonly demo: boolean;
}

const environmentSchema = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(8080),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATA_DIR: z.string().min(1).default('data'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  RETENTION_DAYS: z.coerce.number().int().min(0).max(365).default(30),
  MAIL_FROM: z.string().min(3).default('Tutti <tutti@localhost>'),
});

/**
 * Settings from environment variables.
 * @throws StartupError naming the variable that is wrong
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const filled = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== ''),
  );
  const parsed = environmentSchema.safeParse(filled);
  if (!parsed.success) {
    const issue = parsed.error.issues[0]!;
    throw new StartupError(`The setting ${issue.path.join('.')} is not valid: ${issue.message}.`);
  }
  const settings = parsed.data;
  return {
    port: settings.PORT,
    host: settings.HOST,
    dataDirectory: resolve(settings.DATA_DIR),
    databaseUrl: settings.DATABASE_URL ?? null,
    publicUrl: settings.PUBLIC_URL ?? null,
    smtpUrl: settings.SMTP_URL ?? null,
    mailFrom: settings.MAIL_FROM,
    retentionDays: settings.RETENTION_DAYS,
    demo: false,
  };
}

/**
 * The master key that encrypts signing keys at rest: made on the first start, kept beside the data
 * and outside the database, so that a copy of the database alone opens nothing.
 */
export function readMasterKey(dataDirectory: string): Uint8Array {
  const file = join(dataDirectory, 'master.key');
  try {
    mkdirSync(dataDirectory, { recursive: true, mode: 0o700 });
    if (!existsSync(file))
      writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' });
    const key = Buffer.from(readFileSync(file, 'utf8').trim(), 'hex');
    if (key.length === 32) return key;
  } catch {
    throw new StartupError(`The master key ${file} can not be read or written.`);
  }
  throw new StartupError(`The master key ${file} is damaged; restore it from a backup.`);
}
