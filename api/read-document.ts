import type { Sql } from '../db/connect.ts';

/** The document of a release, from its pieces: joined here, because the database would take twice as long. */
export async function readDocument(sql: Sql, round: string): Promise<string> {
  const pieces = await sql<{ text: string }[]>`
    select text from tally.release_piece where round = ${round} order by place`;
  return pieces.map(({ text }) => text).join('');
}
