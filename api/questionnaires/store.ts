import type { Sql } from '../../db/connect.ts';
import type { Instrument } from '../../surveys/instrument.ts';
import type { Draft } from '../../surveys/questionnaire/draft.ts';

export interface QuestionnaireRow {
  readonly questionnaire: Instrument;
  readonly archived: boolean;
  /** A round uses it, perhaps still as a draft. */
  readonly used: boolean;
}

const columns = (sql: Sql) => sql`questionnaire, archived,
  exists (select from rounds.round where round.instrument = instrument.ref) as used`;

/** Questionnaires of one's own, the newest version of each first. */
export async function readQuestionnaires(sql: Sql): Promise<QuestionnaireRow[]> {
  return sql<QuestionnaireRow[]>`
    select ${columns(sql)} from rounds.instrument
    order by (questionnaire->>'id') collate "C", (questionnaire->>'version')::int desc`;
}

/** References that some round uses, those of shipped questionnaires among them. */
export async function readUsedRefs(sql: Sql): Promise<ReadonlySet<string>> {
  const rows = await sql<{ ref: string }[]>`select distinct instrument as ref from rounds.round`;
  return new Set(rows.map(({ ref }) => ref));
}

export async function readVersions(sql: Sql, id: string): Promise<QuestionnaireRow[]> {
  return sql<QuestionnaireRow[]>`
    select ${columns(sql)} from rounds.instrument where questionnaire->>'id' = ${id}
    order by (questionnaire->>'version')::int desc`;
}

export async function findQuestionnaire(sql: Sql, ref: string): Promise<Instrument | null> {
  const [row] = await sql<{ questionnaire: Instrument }[]>`
    select questionnaire from rounds.instrument where ref = ${ref}`;
  return row?.questionnaire ?? null;
}

/** Two that publish at the same time take different versions: the second waits for the first. */
export async function lockVersions(sql: Sql): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('rounds.instrument'))`;
}

/** The highest version that a questionnaire of this name has; 0: there is none. */
export async function findLastVersion(sql: Sql, id: string): Promise<number> {
  const [row] = await sql<{ last: number }[]>`
    select coalesce(max((questionnaire->>'version')::int), 0) as last
    from rounds.instrument where questionnaire->>'id' = ${id}`;
  return row!.last;
}

export async function insertQuestionnaire(sql: Sql, instrument: Instrument): Promise<void> {
  await sql`insert into rounds.instrument (ref, questionnaire)
    values (${instrument.ref}, ${sql.json(instrument as never)})`;
}

/** @returns whether there is such a questionnaire */
export async function archive(sql: Sql, ref: string, archived: boolean): Promise<boolean> {
  const rows = await sql`
    update rounds.instrument set archived = ${archived} where ref = ${ref} returning 1`;
  return rows.length > 0;
}

/** Deletes a questionnaire that no round uses. @returns whether it did */
export async function deleteUnused(sql: Sql, ref: string): Promise<boolean> {
  const rows = await sql`
    delete from rounds.instrument
    where ref = ${ref} and not exists (select from rounds.round where round.instrument = ${ref})
    returning 1`;
  return rows.length > 0;
}

export interface DraftRow {
  readonly id: string;
  readonly next_of: string | null;
  readonly revision: number;
  readonly content: Draft;
}

/** Newest first. */
export async function readDrafts(sql: Sql): Promise<DraftRow[]> {
  return sql<DraftRow[]>`
    select id, next_of, revision, content from rounds.draft_questionnaire order by number desc`;
}

export async function findDraft(sql: Sql, id: string): Promise<DraftRow | null> {
  const [row] = await sql<DraftRow[]>`
    select id, next_of, revision, content from rounds.draft_questionnaire
    where id = ${id} for update`;
  return row ?? null;
}

export async function findNextDraft(sql: Sql, nextOf: string): Promise<DraftRow | null> {
  const [row] = await sql<DraftRow[]>`
    select id, next_of, revision, content from rounds.draft_questionnaire
    where next_of = ${nextOf}`;
  return row ?? null;
}

export async function insertDraft(
  sql: Sql,
  content: Draft,
  nextOf: string | null,
): Promise<DraftRow> {
  const [row] = await sql<DraftRow[]>`
    insert into rounds.draft_questionnaire (next_of, content)
    values (${nextOf}, ${sql.json(content)})
    returning id, next_of, revision, content`;
  return row!;
}

/** Saves on top of the revision that the writer has seen. @returns the new revision; null: it was another */
export async function saveDraft(
  sql: Sql,
  id: string,
  revision: number,
  content: Draft,
): Promise<number | null> {
  const [row] = await sql<{ revision: number }[]>`
    update rounds.draft_questionnaire
    set content = ${sql.json(content)}, revision = revision + 1
    where id = ${id} and revision = ${revision}
    returning revision`;
  return row?.revision ?? null;
}

/** @returns whether there was one */
export async function deleteDraft(sql: Sql, id: string): Promise<boolean> {
  const rows = await sql`delete from rounds.draft_questionnaire where id = ${id} returning 1`;
  return rows.length > 0;
}
