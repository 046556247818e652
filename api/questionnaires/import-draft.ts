import type { Database } from '../../db/connect.ts';
import { buildQuestionnaire } from '../../surveys/import-questionnaire.ts';
import { parseItems } from '../../surveys/offline/parse-items.ts';
import { decodeText } from '../../surveys/organisation/csv.ts';
import type { Draft } from '../../surveys/questionnaire/draft.ts';
import { DRAFT_LIMITS, draftSchema } from '../../surveys/questionnaire/draft.ts';
import { draftFrom } from '../../surveys/questionnaire/from-instrument.ts';
import { importSurveyJs } from '../../surveys/questionnaire/import-surveyjs.ts';
import type { Localised } from '../../surveys/scoring-key.ts';
import { AppError } from '../problem.ts';
import type { InputFile } from '../upload.ts';
import { view } from './drafts.ts';
import * as store from './store.ts';
import type { ImportedView } from './views.ts';

/**
 * A draft from a file: SurveyJS JSON, or items.csv where the name ends so.
 * @throws AppError faulty-files (every fault at its place), invalid-fields
 */
export async function importDraft(database: Database, file: InputFile): Promise<ImportedView> {
  const isCsv = /\.csv$/i.test(file.name);
  const decoded = decodeText(file.name, file.bytes);
  if (!decoded.ok) throw new AppError('faulty-files', { faults: decoded.faults });
  const { draft, ignored } = isCsv
    ? { draft: readItems(file.name, decoded.text), ignored: [] }
    : readSurvey(file.name, decoded.text);
  const row = await database.as('rounds', (sql) => store.insertDraft(sql, draft, null));
  return { ...view(row), ignored };
}

function readSurvey(name: string, text: string) {
  const result = importSurveyJs(name, text.replace(/^\u{feff}/u, ''));
  if (!result.ok) throw new AppError('faulty-files', { faults: result.faults });
  return result;
}

function readItems(name: string, text: string): Draft {
  const parsed = parseItems(name, text);
  if (!parsed.ok) throw new AppError('faulty-files', { faults: parsed.faults });
  const title = name.replace(/\.csv$/i, '').slice(0, DRAFT_LIMITS.title) || 'items';
  const built = buildQuestionnaire('imported', 1, title, parsed.key);
  if (!built.ok) throw refuse(built.problems);
  const texts = new Map(
    [...parsed.key.items, ...parsed.key.comments].map((one) => [one.id, one.text]),
  );
  const checked = draftSchema.safeParse(withoutCopies(draftFrom(built.instrument), texts));
  if (checked.success) return checked.data;
  throw refuse(checked.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`));
}

/** A language that the file has no text in is missing, not a copy of the other one. */
function withoutCopies(draft: Draft, texts: ReadonlyMap<string, Localised>): Draft {
  const pages = draft.pages.map((page) => ({
    ...page,
    questions: page.questions.map((question) => {
      const text = texts.get(question.id);
      if (text === undefined) return question;
      return { ...question, text: { en: text['en'] ?? '', fr: text['fr'] ?? '' } };
    }),
  }));
  return { ...draft, pages };
}

function refuse(problems: readonly string[]): AppError {
  const fields = problems.map((message) => ({ field: 'file', message }));
  return new AppError('invalid-fields', { fields });
}
