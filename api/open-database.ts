import { connect, type Database, type OwnedDatabase } from '../db/connect.ts';
import { connectLogins } from '../db/logins.ts';
import { migrate, requireMigrated } from '../db/migrate.ts';
import type { DatabaseConfig } from './config.ts';
import type { Log } from './log.ts';

/**
 * The database as the settings say: with one login for everything, or with one login per role. The
 * login that owns the tables brings them up to date where it is known, and is then put away.
 * @throws StartupError with one sentence for the person who starts it
 */
export async function openDatabase(config: DatabaseConfig, log: Log): Promise<Database> {
  if (config.logins === null) return openMigrated(config, log);
  if (config.databaseUrl !== null) await (await openMigrated(config, log)).close();
  const database = await connectLogins(config.logins);
  try {
    await requireMigrated(database, config.part);
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** The database, brought up to date by the login that owns it. @throws StartupError */
export async function openMigrated(config: DatabaseConfig, log: Log): Promise<OwnedDatabase> {
  const database = await connect({ url: config.databaseUrl, directory: config.dataDirectory });
  try {
    const applied = await migrate(database, config.part);
    if (applied > 0) log({ event: 'migrated', count: applied });
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}
