import type { Sql } from '../db/connect.ts';
import { unpackText } from './pack-text.ts';

/** The document of a release, from its pieces. Those of releases before migration 19 are not packed. */
export async function readDocument(sql: Sql, round: string): Promise<string> {
  const pieces = await sql<({ text: string; packed: null } | { text: null; packed: Buffer })[]>`
    select text, packed from tally.release_piece where round = ${round} order by place`;
  const packed = pieces.flatMap((piece) => piece.packed ?? []);
  if (packed.length > 0) return unpackText(Buffer.concat(packed));
  return pieces.map(({ text }) => text).join('');
}
