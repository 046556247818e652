import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { OwnedDatabase, Sql } from '../../../db/connect.ts';

export interface Target {
  readonly table: string;
  readonly columns: readonly string[];
}

/** Puts lines, with columns apart by tabs as PostgreSQL copies them in, into a table. */
export async function copyIn(
  kind: OwnedDatabase['kind'],
  sql: Sql,
  { table, columns }: Target,
  lines: Iterable<string>,
): Promise<void> {
  if (kind === 'postgresql') {
    const writable = await sql.unsafe(`copy ${table} (${columns.join()}) from stdin`).writable();
    await pipeline(Readable.from(joinLines(lines)), writable);
    return;
  }
  // The embedded database can not be copied into through its socket.
  const types = await sql<{ name: string; type: string }[]>`
    select attname as name, format_type(atttypid, atttypmod) as type from pg_attribute
    where attrelid = ${table}::regclass and attnum > 0`;
  const cells = columns.map((column, index) => {
    const { type } = types.find(({ name }) => name === column)!;
    return `nullif(replace(split_part(line, E'\\t', ${index + 1}), '\\\\', '\\'), '\\N')::${type}`;
  });
  for (const text of joinLines(lines))
    await sql.unsafe(
      `insert into ${table} (${columns.join()}) select ${cells.join()}
       from string_to_table($1, E'\\n') as line where line <> ''`,
      [text.toString()],
    );
}

/** A few hundred kilobytes at a time. */
function* joinLines(lines: Iterable<string>): Generator<Buffer> {
  let text = '';
  for (const line of lines) {
    text += line;
    if (text.length < 300_000) continue;
    yield Buffer.from(text);
    text = '';
  }
  if (text !== '') yield Buffer.from(text);
}
