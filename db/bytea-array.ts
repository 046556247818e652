import type { Sql } from './connect.ts';

/** Number of the type bytea: the driver would take a list of bytes for a single value. */
const BYTEA = 17;

/** A parameter of type bytea[]. */
export function byteaArray(sql: Sql, list: readonly Uint8Array[]) {
  return sql.array([...list], BYTEA);
}
