import type { Sql } from '../../db/connect.ts';
import type { Instrument } from '../../surveys/instrument.ts';

/** Questionnaires of one's own. */
export async function readQuestionnaires(sql: Sql): Promise<Instrument[]> {
  const rows = await sql<{ questionnaire: Instrument }[]>`
    select questionnaire from rounds.instrument order by ref collate "C"`;
  return rows.map((row) => row.questionnaire);
}

export async function findQuestionnaire(sql: Sql, ref: string): Promise<Instrument | null> {
  const [row] = await sql<{ questionnaire: Instrument }[]>`
    select questionnaire from rounds.instrument where ref = ${ref}`;
  return row?.questionnaire ?? null;
}

/** Versions that a questionnaire of this name has so far. */
export async function countVersions(sql: Sql, id: string): Promise<number> {
  const [row] = await sql<{ versions: number }[]>`
    select count(*)::int as versions from rounds.instrument where questionnaire->>'id' = ${id}`;
  return row!.versions;
}

export async function insertQuestionnaire(sql: Sql, instrument: Instrument): Promise<void> {
  await sql`insert into rounds.instrument (ref, questionnaire)
    values (${instrument.ref}, ${sql.json(instrument as never)})`;
}
