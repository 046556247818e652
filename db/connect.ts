import postgres from 'postgres';
import { startEmbedded } from './embedded.ts';
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

/** A connection to PostgreSQL; nothing is sent before the first query. @throws StartupError */
export function openPool(address: string): postgres.Sql {
  const { url, tls } = readTls(address);
  return postgres(url, { ...OPTIONS, ...(tls === null ? {} : { ssl: tls }), max: CONNECTIONS });
}

/**
 * Connect with one login, and prove the connection with a query.
 * @throws StartupError with one sentence when the database can not be reached or is too old
 */
export async function connect(settings: DatabaseSettings): Promise<OwnedDatabase> {
  const embedded = settings.url === null ? await startEmbedded(settings.directory) : null;
  const sql =
    embedded === null
      ? openPool(settings.url!)
      : postgres({
          ...OPTIONS,
          path: embedded.socketPath,
          user: 'postgres',
          database: 'postgres',
          max: 1,
        });
  const close = async () => {
    await sql.end({ timeout: 5 });
    await embedded?.stop();
  };
  try {
    await refuseOldServer(sql, 'DATABASE_URL');
  } catch (error) {
    await close();
    throw error;
  }
  return {
    kind: embedded === null ? 'postgresql' : 'embedded',
    as: (role, work) => runAs(sql, role, work),
    owner: sql,
    close,
  };
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
