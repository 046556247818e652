import type { Database } from '../../db/connect.ts';
import { listInstruments } from '../../surveys/catalogue.ts';
import type { Instrument } from '../../surveys/instrument.ts';
import { listMissingTexts } from '../../surveys/questionnaire/check-draft.ts';
import { compareVersions } from '../../surveys/questionnaire/compare-versions.ts';
import { isClosed, listQuestions } from '../../surveys/questionnaire/draft.ts';
import { describeReadiness } from '../../surveys/questionnaire/readiness-use.ts';
import { AppError } from '../problem.ts';
import * as store from './store.ts';
import type { DraftEntry, HistoryView, InstrumentView, LibraryView, VersionView } from './views.ts';

/** What a round can use: those that ship first, then one's own, the newest version of each first. */
export async function listUsable(database: Database): Promise<readonly InstrumentView[]> {
  const own = await database.as('rounds', store.readQuestionnaires);
  const usable = own.filter(({ archived }) => !archived).map((row) => row.questionnaire);
  return [...listInstruments(), ...usable].map(describe);
}

export async function readLibrary(database: Database): Promise<LibraryView> {
  const { rows, drafts, used } = await database.as('rounds', async (sql) => ({
    rows: await store.readQuestionnaires(sql),
    drafts: await store.readDrafts(sql),
    used: await store.readUsedRefs(sql),
  }));
  const own = Map.groupBy(rows, (row) => row.questionnaire.id);
  return {
    shipped: listInstruments().map((questionnaire) =>
      describeVersion({ questionnaire, archived: false, used: used.has(questionnaire.ref) }),
    ),
    own: [...own].map(([id, versions]) => ({ id, versions: versions.map(describeVersion) })),
    drafts: drafts.map(describeDraft),
  };
}

/** @throws AppError not-found */
export async function readHistory(database: Database, id: string): Promise<HistoryView> {
  const rows = await database.as('rounds', (sql) => store.readVersions(sql, id));
  if (rows.length === 0) throw new AppError('not-found');
  return {
    versions: rows.map((row, at) => {
      const before = rows[at + 1];
      const changes =
        before === undefined ? null : compareVersions(before.questionnaire, row.questionnaire);
      return { ...describeVersion(row), changes };
    }),
  };
}

export function describe(instrument: Instrument): InstrumentView {
  const { ref, version, title, items, minutes } = instrument;
  const labelled = instrument.labelled && describeReadiness(instrument).labels;
  return { ref, version, title, items: items.length, minutes, labelled };
}

function describeVersion(row: store.QuestionnaireRow): VersionView {
  const { questionnaire, archived, used } = row;
  const asked = [...questionnaire.items, ...questionnaire.comments];
  return {
    ...describe(questionnaire),
    id: questionnaire.id,
    comments: questionnaire.comments.length,
    untranslated: asked.filter(({ text }) => text['en'] === text['fr']).length,
    used,
    archived,
  };
}

function describeDraft({ id, next_of: nextOf, content }: store.DraftRow): DraftEntry {
  const questions = listQuestions(content);
  return {
    id,
    nextOf,
    title: content.title,
    items: questions.filter(isClosed).length,
    comments: questions.filter(({ kind }) => kind === 'open').length,
    missingTexts: listMissingTexts(content).length,
  };
}
