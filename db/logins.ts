import type postgres from 'postgres';
import { openPool, refuseOldServer, type Database, type Role } from './connect.ts';
import { nameLoginSetting, ROLES_OF, type RoleUrls } from './part.ts';
import type { Pool } from './pool.ts';
import { StartupError } from './startup-error.ts';
import { runAs } from './transaction.ts';

/**
 * Connect with one login per role: whoever takes over one of them has what that role may see, and no
 * login of the running engine can switch to another role.
 * @throws StartupError when one can not connect, or may do more than its role
 */
export async function connectLogins(urls: RoleUrls): Promise<Database> {
  const pools = new Map<Role, Pool>();
  const close = async () => {
    await Promise.all(Array.from(pools.values(), (pool) => pool.close()));
  };
  try {
    for (const [role, url] of urls) {
      const pool = openPool(url);
      pools.set(role, pool);
      await pool.use(async (connection) => {
        await refuseOldServer(connection, nameLoginSetting(role));
        await refusePowerfulLogin(connection, role);
      });
    }
  } catch (error) {
    await close();
    throw error;
  }
  return {
    kind: 'postgresql',
    as(role, work) {
      const pool = pools.get(role);
      if (pool === undefined) throw new Error(`this process has no login for ${role}`);
      return runAs(pool, role, work);
    },
    owner: null,
    close,
  };
}

/** A login with more than its role would make the separation a pretence, so it is not used at all. */
async function refusePowerfulLogin(sql: postgres.Sql, role: Role): Promise<void> {
  const setting = nameLoginSetting(role);
  const own = `tutti_${role}`;
  const ours = ROLES_OF.engine.map((name) => `tutti_${name}`);
  // Predefined roles such as pg_read_all_data pass every grant by.
  const [login] = await sql<{ roles: string[]; powerful: boolean }[]>`select
    array(select rolname::text from pg_roles
      where (rolname in ${sql(ours)} or starts_with(rolname, 'pg_'))
        and pg_has_role(current_user, oid, 'member') order by 1) as roles,
    (select rolsuper or rolcreaterole or rolbypassrls from pg_roles where rolname = current_user)
    or exists (select from pg_class join pg_namespace on pg_namespace.oid = relnamespace
      where not starts_with(nspname, 'pg_') and nspname <> 'information_schema'
        and pg_has_role(current_user, relowner, 'member')) as powerful`;
  const { roles, powerful } = login!;
  if (powerful) {
    throw new StartupError(
      `The login of ${setting} owns tables or may make itself any role; give it ${own} only.`,
    );
  }
  const others = roles.filter((name) => name !== own);
  if (others.length > 0) {
    throw new StartupError(
      `The login of ${setting} may also act as ${others.join(', ')}; give it ${own} only.`,
    );
  }
  if (roles.length === 0) {
    throw new StartupError(
      `The login of ${setting} may not act as ${own}; run npm run migrate, then grant it that role.`,
    );
  }
}
