import type { Sql } from './connect.ts';

/**
 * Of the database, for one transaction: a million rows are some hundred megabytes, and files take longer. By one
 * process, which is nearly as fast as three and leaves the cores to others.
 */
export async function sortInMemory(sql: Sql): Promise<void> {
  await sql`set local work_mem = '128MB'`;
  await sql`set local max_parallel_workers_per_gather = 0`;
}
