import type { Sql } from './connect.ts';

/** Of the database, for one transaction: a million rows are some hundred megabytes, and files take longer. */
export async function sortInMemory(sql: Sql): Promise<void> {
  await sql`set local work_mem = '128MB'`;
}
