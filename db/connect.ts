import postgres from 'postgres';
import { startEmbedded } from './embedded.ts';
import { createPool, type Pool } from './pool.ts';
import { StartupError } from './startup-error.ts';
import { readTls } from './tls.ts';
import { runAs } from './transaction.ts';

/** The roles of db/roles.sql: what each part of the engine may see. */
export type Role =
  'registrar' | 'ballotbox' | 'tally' | 'rounds' | 'reader' | 'staff' | 'programme';

export type Sql = postgres.TransactionSql;

export interface Database {
  readonly kind: 'embedded' | 'postgresql';
  /** Run `work` in one transaction under a role; PostgreSQL itself refuses what the role may not do. */
  as<T>(role: Role, work: (sql: Sql) => Promise<T>): Promise<T>;
  /** The login that owns the tables, for migrations and upkeep; null where every role has a login of its own. */
  readonly owner: postgres.Sql | null;
  close(): Promise<void>;
}

/** A database reached with one login, which can switch to every role. */
export interface OwnedDatabase extends Database {
  readonly owner: postgres.Sql;
}

export interface DatabaseSettings {
  /** A PostgreSQL address; null for the embedded database. */
  readonly url: string | null;
  /** Directory of the embedded database. */
  readonly directory: string;
}

const CONNECTIONS = 10;
/** For the start, and for whoever keeps the tables; made when needed. */
const OWNER_CONNECTIONS = 2;

const OPTIONS = {
  onnotice: () => undefined,
  connect_timeout: 10,
  // Dates stay the text YYYY-MM-DD: a day has no time zone.
  types: {
    date: {
      to: 1082,
      from: [1082],
      serialize: (day: string) => day,
      parse: (day: string) => day,
    },
  },
};

/** Connections to PostgreSQL; nothing is sent before the first query. @throws StartupError */
export function openPool(address: string): Pool {
  const open = prepareClient(address);
  return createPool(CONNECTIONS, (onLost) => open(1, onLost));
}

/**
 * Connect with one login, and prove the connection with a query.
 * @throws StartupError with one sentence when the database can not be reached or is too old
 */
export async function connect(settings: DatabaseSettings): Promise<OwnedDatabase> {
  const database = await (settings.url === null
    ? connectEmbedded(settings.directory)
    : connectPostgresql(settings.url));
  try {
    await refuseOldServer(database.owner, 'DATABASE_URL');
  } catch (error) {
    await database.close();
    throw error;
  }
  return database;
}

async function connectEmbedded(directory: string): Promise<OwnedDatabase> {
  const embedded = await startEmbedded(directory);
  const { socketPath: path } = embedded;
  // It takes one connection: migrations and the engine share it.
  const owner = postgres({ ...OPTIONS, path, user: 'postgres', database: 'postgres', max: 1 });
  const pool = createPool(1, () => owner);
  return {
    kind: 'embedded',
    as: (role, work) => runAs(pool, role, work),
    owner,
    async close() {
      await owner.end({ timeout: 5 });
      await embedded.stop();
    },
  };
}

function connectPostgresql(url: string): OwnedDatabase {
  const pool = openPool(url);
  const owner = prepareClient(url)(OWNER_CONNECTIONS);
  return {
    kind: 'postgresql',
    as: (role, work) => runAs(pool, role, work),
    owner,
    async close() {
      await Promise.all([pool.close(), owner.end({ timeout: 5 })]);
    },
  };
}

/** @returns makes a client with so many connections, which tells when one has closed. @throws StartupError */
function prepareClient(address: string) {
  const { url, tls } = readTls(address);
  const options = { ...OPTIONS, ...(tls === null ? {} : { ssl: tls }) };
  return (max: number, onclose: () => void = () => undefined): postgres.Sql =>
    postgres(url, { ...options, max, onclose });
}

/**
 * @param setting name of the setting that holds the address
 * @throws StartupError
 */
export async function refuseOldServer(sql: postgres.Sql, setting: string): Promise<void> {
  let version: number;
  try {
    const [row] = await sql<
      { version: string }[]
    >`select current_setting('server_version_num') as version`;
    version = Number(row?.version);
  } catch (error) {
    const code = (error as { code?: string }).code ?? 'unknown';
    throw new StartupError(`The database can not be reached (${code}); check ${setting}.`);
  }
  if (version < 150000) {
    throw new StartupError(
      'The database is older than PostgreSQL 15, the oldest version that works.',
    );
  }
}
