import { z } from 'zod';
import type { Database, Sql } from '../../db/connect.ts';
import { findInstrument } from '../../surveys/catalogue.ts';
import type { Instrument } from '../../surveys/instrument.ts';
import { listMissingTexts, listProblems } from '../../surveys/questionnaire/check-draft.ts';
import { DRAFT_LIMITS, draftSchema, type Draft } from '../../surveys/questionnaire/draft.ts';
import { draftFrom } from '../../surveys/questionnaire/from-instrument.ts';
import { startDraft } from '../../surveys/questionnaire/start-draft.ts';
import { toInstrument } from '../../surveys/questionnaire/to-instrument.ts';
import { AppError } from '../problem.ts';
import * as store from './store.ts';
import type { DraftView } from './views.ts';
import { findFreeId } from './write-id.ts';

/** An empty draft, a copy of a questionnaire, its next version, or a draft that is kept beside another. */
export const newDraftSchema = z.union([
  z.strictObject({ content: draftSchema }),
  z.strictObject({ copyOf: z.string().max(100) }),
  z.strictObject({ nextOf: z.string().max(100) }),
  z.strictObject({}),
]);

/** As large as the column. */
const revisionSchema = z.int().min(1).max(2_147_483_647);
export const saveSchema = z.strictObject({ revision: revisionSchema, content: draftSchema });
export const publishSchema = z.strictObject({ revision: revisionSchema });

/** @throws AppError instrument-unknown */
export async function createDraft(
  database: Database,
  wish: z.infer<typeof newDraftSchema>,
): Promise<DraftView> {
  return database.as('rounds', async (sql) => {
    if ('content' in wish) return view(await store.insertDraft(sql, wish.content, null));
    if ('copyOf' in wish) {
      const source =
        findInstrument(wish.copyOf) ?? (await store.findQuestionnaire(sql, wish.copyOf));
      if (source === null) throw new AppError('instrument-unknown');
      return view(await store.insertDraft(sql, nameCopy(draftFrom(source)), null));
    }
    if (!('nextOf' in wish)) return view(await store.insertDraft(sql, startDraft(), null));
    // One that ships belongs to the product: it can be copied, and has no versions of ours.
    await store.lockVersions(sql);
    const [newest] = await store.readVersions(sql, wish.nextOf);
    if (newest === undefined) throw new AppError('instrument-unknown');
    const begun = await store.findNextDraft(sql, wish.nextOf);
    if (begun !== null) return view(begun);
    return view(await store.insertDraft(sql, draftFrom(newest.questionnaire), wish.nextOf));
  });
}

/** @throws AppError not-found */
export async function readDraft(database: Database, id: string): Promise<DraftView> {
  return database.as('rounds', async (sql) => view(await requireDraft(sql, id)));
}

/**
 * A save on top of one that its writer has not seen is refused: nobody's work is overwritten.
 * @throws AppError not-found, draft-changed
 */
export async function saveDraft(
  database: Database,
  id: string,
  { revision, content }: z.infer<typeof saveSchema>,
): Promise<number> {
  return database.as('rounds', async (sql) => {
    await requireDraft(sql, id);
    const saved = await store.saveDraft(sql, id, revision, content);
    if (saved === null) throw new AppError('draft-changed');
    return saved;
  });
}

/**
 * Make a questionnaire of a draft that can never be changed again.
 * @throws AppError not-found, draft-changed, invalid-fields (every missing text and every problem)
 */
export async function publishDraft(
  database: Database,
  id: string,
  revision: number,
): Promise<Instrument> {
  return database.as('rounds', async (sql) => {
    await store.lockVersions(sql);
    const row = await requireDraft(sql, id);
    if (row.revision !== revision) throw new AppError('draft-changed');
    refuseIncomplete(row.content);
    const name = row.next_of ?? (await findFreeId(sql, row.content.title.en));
    const version = (await store.findLastVersion(sql, name)) + 1;
    const built = toInstrument(row.content, name, version);
    if (!built.ok) {
      const fields = built.problems.map((message) => ({ field: 'content', message }));
      throw new AppError('invalid-fields', { fields });
    }
    await store.insertQuestionnaire(sql, built.instrument);
    await store.deleteDraft(sql, id);
    return built.instrument;
  });
}

function refuseIncomplete(draft: Draft): void {
  const fields = [
    ...listMissingTexts(draft).map(({ path }) => {
      return { field: path, message: 'this text is missing', why: 'missing-text' };
    }),
    ...listProblems(draft).map(({ path, why }) => ({ field: path, message: why, why })),
  ];
  if (fields.length > 0) throw new AppError('invalid-fields', { fields });
}

async function requireDraft(sql: Sql, id: string): Promise<store.DraftRow> {
  const row = await store.findDraft(sql, id);
  if (row === null) throw new AppError('not-found');
  return row;
}

export function view({ id, next_of: nextOf, revision, content }: store.DraftRow): DraftView {
  return { id, nextOf, revision, content };
}

function nameCopy(draft: Draft): Draft {
  const name = (title: string, suffix: string) =>
    `${title.slice(0, DRAFT_LIMITS.title - suffix.length)}${suffix}`;
  const title = { en: name(draft.title.en, ' (copy)'), fr: name(draft.title.fr, ' (copie)') };
  return { ...draft, title };
}
