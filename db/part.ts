import type { Role } from './connect.ts';

/**
 * What one database serves: the whole engine, or one of the two halves that never share one.
 * The roles are those that the half needs; in its database no other role may do anything.
 */
export const ROLES_OF = {
  engine: ['registrar', 'ballotbox', 'tally', 'rounds', 'reader', 'staff', 'programme'],
  // tally only keeps the release that the ballot box hands over.
  registrar: ['registrar', 'tally', 'rounds', 'reader', 'staff', 'programme'],
  ballotbox: ['ballotbox', 'tally'],
} as const satisfies Record<string, readonly Role[]>;

export type Part = keyof typeof ROLES_OF;

/** PostgreSQL addresses, each with a login that may act as one role and as no other. */
export type RoleUrls = ReadonlyMap<Role, string>;

/** The setting that holds the address of a role's login. */
export function nameLoginSetting(role: Role): string {
  return `DATABASE_URL_${role.toUpperCase()}`;
}
