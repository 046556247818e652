import type { Sql } from '../../../db/connect.ts';

/** Meanings of the columns of a file, in their order, as they were explained last; null where they never were. */
export async function readMeanings(sql: Sql, titles: string): Promise<readonly string[] | null> {
  const [row] = await sql<{ uses: readonly string[] }[]>`
    select uses from registrar.column_mapping where titles = ${titles}`;
  return row?.uses ?? null;
}

export async function saveMeanings(
  sql: Sql,
  titles: string,
  uses: readonly string[],
): Promise<void> {
  await sql`insert into registrar.column_mapping (titles, uses)
    values (${titles}, ${sql.json(uses)})
    on conflict (titles) do update set uses = excluded.uses`;
}
