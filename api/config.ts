import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import type { Role } from '../db/connect.ts';
import { nameLoginSetting, ROLES_OF, type Part, type RoleUrls } from '../db/part.ts';
import { findTimeZone, isTimeZone } from './clock.ts';
import { protectBallotbox, protectDatabase, protectMail } from './private-hosts.ts';
import { StartupError } from '../db/startup-error.ts';

export interface DatabaseConfig {
  /** What the process is, and so its database. */
  readonly part: Part;
  /** Where the embedded database and the secrets live. */
  readonly dataDirectory: string;
  /** null: the embedded database; with separate logins: that migrations are done by npm run migrate. */
  readonly databaseUrl: string | null;
  /** Addresses with one login per role; null: the one above for all of them. */
  readonly logins: RoleUrls | null;
}

export interface Config extends DatabaseConfig {
  readonly port: number;
  readonly host: string;
  /** The address that invitations name; null: `http://localhost:<port>`. */
  readonly publicUrl: string | null;
  /** Origin of a ballot box that is a process of its own; null where it is in this one, or is this one. */
  readonly ballotboxUrl: string | null;
  /** Of the ballot box alone: whose orders count, and from whose pages employees deposit. */
  readonly registrar: { readonly registrarKey: string; readonly pagesOrigin: string } | null;
  readonly smtpUrl: string | null;
  readonly mailFrom: string;
  /** Messages a minute; null: as fast as the mail server takes them. */
  readonly mailPerMinute: number | null;
  /** Where reports of reminders that could not be delivered go; '': nowhere. */
  readonly reminderReportsTo: string;
  /** Days after close until ballots and invitations are deleted. */
  readonly retentionDays: number;
  /** Zone at whose midnight days begin, IANA. */
  readonly timeZone: string;
  /** Processes that share the port; more than one needs PostgreSQL. */
  readonly processes: number;
  readonly demo: boolean;
}

const databaseUrlSchema = z.url({ protocol: /^postgres(ql)?$/ });
const originSchema = z
  .url({ protocol: /^https?$/ })
  .refine((url) => new URL(url).href === `${new URL(url).origin}/`, 'an address without a path')
  .transform((url) => new URL(url).origin);

const DEFAULTS = {
  engine: { port: 8080, directory: 'data' },
  registrar: { port: 8080, directory: 'data/registrar' },
  ballotbox: { port: 8081, directory: 'data/ballotbox' },
} as const satisfies Record<Part, object>;

function environmentSchema(part: Part) {
  const { port, directory } = DEFAULTS[part];
  return z.object({
    PORT: z.coerce.number().int().min(0).max(65535).default(port),
    HOST: z.string().min(1).default('127.0.0.1'),
    DATA_DIR: z.string().min(1).default(directory),
    DATABASE_URL: databaseUrlSchema.optional(),
    PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
    BALLOTBOX_URL: originSchema.optional(),
    REGISTRAR_URL: originSchema.optional(),
    REGISTRAR_KEY: z
      .string()
      .regex(/^[\w-]{43}$/, '43 characters, as the registrar prints it at start')
      .optional(),
    SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
    RETENTION_DAYS: z.coerce.number().int().min(0).max(365).default(30),
    TIME_ZONE: z.string().refine(isTimeZone, 'a name such as Europe/Paris').optional(),
    MAIL_FROM: z
      .string()
      .min(3)
      .regex(/^[^\p{Cc}]+$/u)
      .default('Tutti <tutti@localhost>'),
    MAIL_PER_MINUTE: z.coerce.number().int().min(1).max(100_000).optional(),
    REMINDER_REPORTS_TO: z.email().optional(),
    PRIVATE_HOSTS: z
      .string()
      .regex(/^[\w.:[\]-]+(?:,[\w.:[\]-]+)*$/, 'names of hosts, with commas between them')
      .transform((names) => new Set(names.toLowerCase().split(',')))
      .default(new Set()),
    WEB_CONCURRENCY: z.coerce.number().int().min(1).max(64).default(1),
  });
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Settings from environment variables.
 * @param part which process they are for
 * @throws StartupError naming the variable that is wrong or missing
 */
export function readConfig(environment: Environment, part: Part = 'engine'): Config {
  const settings = parse(environmentSchema(part), dropEmpty(environment));
  refuseForeign(dropEmpty(environment), part);
  const database = readDatabaseConfig(environment, part);
  if (settings.BALLOTBOX_URL !== undefined)
    protectBallotbox(settings.BALLOTBOX_URL, settings.PRIVATE_HOSTS);
  if (settings.SMTP_URL !== undefined) protectMail(settings.SMTP_URL, settings.PRIVATE_HOSTS);
  refuseProcesses(settings.WEB_CONCURRENCY, database);
  return {
    ...database,
    port: settings.PORT,
    host: settings.HOST,
    publicUrl: settings.PUBLIC_URL ?? null,
    ballotboxUrl: settings.BALLOTBOX_URL ?? null,
    registrar:
      settings.REGISTRAR_KEY === undefined || settings.REGISTRAR_URL === undefined
        ? null
        : { registrarKey: settings.REGISTRAR_KEY, pagesOrigin: settings.REGISTRAR_URL },
    smtpUrl: settings.SMTP_URL ?? null,
    mailFrom: settings.MAIL_FROM,
    timeZone: settings.TIME_ZONE ?? findTimeZone(),
    mailPerMinute: settings.MAIL_PER_MINUTE ?? null,
    reminderReportsTo: settings.REMINDER_REPORTS_TO ?? '',
    retentionDays: settings.RETENTION_DAYS,
    processes: settings.WEB_CONCURRENCY,
    demo: false,
  };
}

/** What is needed to reach the database of a process, and no more. @throws StartupError */
export function readDatabaseConfig(environment: Environment, part: Part): DatabaseConfig {
  const filled = dropEmpty(environment);
  const settings = parse(environmentSchema(part), filled);
  const logins = readLogins(filled, part);
  refuseUncheckedTls(filled);
  const addresses: readonly (readonly [string, string])[] = [
    ...(settings.DATABASE_URL === undefined
      ? []
      : [['DATABASE_URL', settings.DATABASE_URL] as const]),
    ...Array.from(logins ?? [], ([role, url]) => [nameLoginSetting(role), url] as const),
  ];
  for (const [setting, address] of addresses)
    protectDatabase(
      { setting, address, otherwise: filled['PGHOST'] ?? '' },
      settings.PRIVATE_HOSTS,
    );
  return {
    part,
    dataDirectory: resolve(settings.DATA_DIR),
    databaseUrl: settings.DATABASE_URL ?? null,
    logins,
  };
}

/** Node would then believe any certificate, whatever the addresses say. */
function refuseUncheckedTls(environment: Environment): void {
  if (environment['NODE_TLS_REJECT_UNAUTHORIZED'] === '0')
    throw new StartupError(
      'NODE_TLS_REJECT_UNAUTHORIZED is 0, so no certificate would be checked; name those to trust in NODE_EXTRA_CA_CERTS instead.',
    );
}

/** An empty variable is none. */
function dropEmpty(environment: Environment): Environment {
  return Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
}

function parse<T>(schema: z.ZodType<T>, environment: Environment): T {
  const parsed = schema.safeParse(environment);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0]!;
  throw new StartupError(`The setting ${issue.path.join('.')} is not valid: ${issue.message}.`);
}

/** What each process needs, and no other one may be given. */
const NEEDED: Readonly<Record<Part, readonly string[]>> = {
  engine: [],
  registrar: ['BALLOTBOX_URL'],
  ballotbox: ['REGISTRAR_URL', 'REGISTRAR_KEY'],
};
/** Of the process that has the pages and knows the people; what a ballot box does not need it must not hold. */
const OF_PEOPLE: readonly string[] = [
  'PUBLIC_URL',
  'RETENTION_DAYS',
  'SMTP_URL',
  'MAIL_FROM',
  'MAIL_PER_MINUTE',
  'REMINDER_REPORTS_TO',
];
const COMMANDS: Readonly<Record<Part, string>> = {
  engine: 'npm start',
  registrar: 'npm run registrar',
  ballotbox: 'npm run ballotbox',
};

/** Whoever sets up two processes and starts one would believe them apart. */
function refuseForeign(environment: Environment, part: Part): void {
  for (const name of listForeign(part))
    if (environment[name] !== undefined)
      throw new StartupError(`The setting ${name} is none of ${COMMANDS[part]}.`);
  for (const name of NEEDED[part])
    if (environment[name] === undefined)
      throw new StartupError(`${COMMANDS[part]} needs the setting ${name}.`);
}

function listForeign(part: Part): readonly string[] {
  const own: readonly Role[] = ROLES_OF[part];
  const others = ROLES_OF.engine.filter((role) => !own.includes(role));
  return [
    ...Object.values(NEEDED)
      .flat()
      .filter((name) => !NEEDED[part].includes(name)),
    ...others.map(nameLoginSetting),
    ...(part === 'ballotbox' ? OF_PEOPLE : []),
  ];
}

/** The embedded database and the challenges of a ballot box belong to one process. */
function refuseProcesses(processes: number, database: DatabaseConfig): void {
  if (processes === 1) return;
  const { part, databaseUrl, logins } = database;
  if (part === 'ballotbox')
    throw new StartupError('A ballot box is one process: WEB_CONCURRENCY can only be 1.');
  if (databaseUrl === null && logins === null)
    throw new StartupError(
      'The embedded database serves one process: WEB_CONCURRENCY needs DATABASE_URL.',
    );
}

/** Which process the accounts of these settings sign in to. */
export function findStaffPart(environment: Environment): Part {
  return environment['BALLOTBOX_URL'] === undefined ? 'engine' : 'registrar';
}

/** One login per role, all or none. */
function readLogins(environment: Environment, part: Part): RoleUrls | null {
  const roles: readonly Role[] = ROLES_OF[part];
  const given = roles.filter((role) => environment[nameLoginSetting(role)] !== undefined);
  if (given.length === 0) return null;
  return new Map(
    roles.map((role) => {
      const name = nameLoginSetting(role);
      const schema = z.object({ [name]: databaseUrlSchema });
      return [role, parse(schema, environment)[name]!];
    }),
  );
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
