import type { Fault } from '../organisation/fault.ts';
import type { ClosedQuestion, Draft, DraftPage, DraftQuestion, DraftText } from './draft.ts';
import {
  DRAFT_LIMITS,
  draftSchema,
  findStandardDimension,
  isClosed,
  isUsableId,
  scaleOf,
} from './draft.ts';
import type { ItemRole } from '../scoring-key.ts';
import { SCORING_PROPERTY } from './export-surveyjs.ts';
import { NO_TEXT } from './scales.ts';
import { PAGE_DESCRIPTION } from './start-draft.ts';
import { guessBest, guessDimension, guessRole } from './surveyjs-guess.ts';
import { readElement } from './surveyjs-questions.ts';
import type { JsonRecord, SurveyReader } from './surveyjs-reader.ts';
import { createReader, say } from './surveyjs-reader.ts';

export type ImportedSurvey =
  | {
      readonly ok: true;
      readonly draft: Draft;
      /** JSON paths of what only concerns looks and was left out. */
      readonly ignored: readonly string[];
    }
  | { readonly ok: false; readonly faults: readonly Fault[] };

const PAGE_KEYS = ['name', 'title', 'description', 'elements'];

/**
 * Read a SurveyJS file into a draft. Whatever lies outside the subset is a fault with its JSON path and
 * what would be accepted; scoring that the file does not state is guessed.
 */
export function importSurveyJs(file: string, text: string): ImportedSurvey {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return { ok: false, faults: [notJson(file, text, error)] };
  }
  let language: 'en' | 'fr' = 'en';
  const reader = createReader(file, () => language);
  const survey = reader.record(json, '$');
  if (survey === null) return { ok: false, faults: reader.faults };
  if (typeof survey['locale'] === 'string' && survey['locale'].startsWith('fr')) language = 'fr';
  reader.checkKeys(survey, '$', ['title', 'description', 'pages', 'elements', SCORING_PROPERTY]);
  const scoring = readScoring(survey[SCORING_PROPERTY], reader);
  const title = reader.text(survey['title'], '$.title', DRAFT_LIMITS.title) ?? NO_TEXT;
  const pages = readPages(survey, reader, scoring);
  if (reader.faults.length > 0) return { ok: false, faults: reader.faults };
  const draft = { title, dimensions: listDimensions(pages, scoring), pages };
  const checked = draftSchema.safeParse(draft);
  if (checked.success) return { ok: true, draft: checked.data, ignored: reader.ignored };
  for (const { path, message } of checked.error.issues)
    reader.fault(
      `$.${path.map(String).join('.')}`,
      say(message, message),
      say('another value', 'une autre valeur'),
    );
  return { ok: false, faults: reader.faults };
}

interface StatedScoring {
  readonly dimensions: Draft['dimensions'];
  readonly items: ReadonlyMap<string, Pick<ClosedQuestion, 'dimension' | 'best' | 'role'>>;
  readonly noScore: ReadonlyMap<string, readonly number[]>;
}

function readPages(survey: JsonRecord, reader: SurveyReader, scoring: StatedScoring): DraftPage[] {
  const bare = survey['pages'] === undefined;
  const listed = bare
    ? [{ elements: survey['elements'] }]
    : reader.list(survey['pages'], '$.pages', DRAFT_LIMITS.pages);
  if (listed === null) return [];
  const names = createReader('', () => 'en');
  return listed.flatMap((entry, at) => {
    const path = bare ? '$' : `$.pages[${at}]`;
    const page = reader.record(entry, path);
    if (page === null) return [];
    if (!bare) reader.checkKeys(page, path, PAGE_KEYS);
    const title = reader.text(page['title'], `${path}.title`, DRAFT_LIMITS.title) ?? NO_TEXT;
    const description =
      reader.text(page['description'], `${path}.description`, DRAFT_LIMITS.text) ??
      PAGE_DESCRIPTION;
    const elements = reader.list(page['elements'], `${path}.elements`, DRAFT_LIMITS.questions);
    const questions = (elements ?? []).flatMap((one, place) => {
      const where = `${path}.elements[${place}]`;
      const element = reader.record(one, where);
      return element === null ? [] : readElement(element, where, reader, scoring.noScore);
    });
    return [
      {
        id: names.nameOf(page['name'], 'page'),
        title,
        description,
        questions: questions.map((question) => score(question, title, scoring)),
      },
    ];
  });
}

function score(question: DraftQuestion, page: DraftText, scoring: StatedScoring): DraftQuestion {
  if (!isClosed(question)) return question;
  const stated = scoring.items.get(question.id);
  if (stated !== undefined) return { ...question, ...stated };
  const role = guessRole(question.id, question.text, scaleOf(question));
  return {
    ...question,
    dimension: role === 'recommend' ? null : guessDimension(question.id, page),
    best: question.kind === 'choice' ? guessBest(question.choices) : 'high',
    role,
  };
}

function listDimensions(pages: readonly DraftPage[], scoring: StatedScoring): Draft['dimensions'] {
  const dimensions = [...scoring.dimensions];
  const known = new Set(dimensions.map(({ id }) => id));
  for (const question of pages.flatMap((page) => page.questions)) {
    if (!isClosed(question) || question.dimension === null || known.has(question.dimension))
      continue;
    const standard = findStandardDimension(question.dimension);
    const title = standard?.title ?? { en: question.dimension, fr: question.dimension };
    known.add(question.dimension);
    dimensions.push({ id: question.dimension, title: { ...title } });
  }
  return dimensions;
}

/** The scoring that our own export puts into the file. */
function readScoring(value: unknown, reader: SurveyReader): StatedScoring {
  const items = new Map<string, Pick<ClosedQuestion, 'dimension' | 'best' | 'role'>>();
  const noScore = new Map<string, readonly number[]>();
  const dimensions: Draft['dimensions'] = [];
  const path = `$.${SCORING_PROPERTY}`;
  const stated = value === undefined ? null : reader.record(value, path);
  if (stated === null) return { dimensions, items, noScore };
  reader.checkKeys(stated, path, ['dimensions', 'items']);
  for (const [at, one] of listOrNone(
    stated['dimensions'],
    `${path}.dimensions`,
    reader,
    DRAFT_LIMITS.dimensions,
  )) {
    const where = `${path}.dimensions[${at}]`;
    const dimension = reader.record(one, where);
    if (dimension === null) continue;
    reader.checkKeys(dimension, where, ['id', 'title']);
    const title = reader.text(dimension['title'], `${where}.title`, DRAFT_LIMITS.title) ?? NO_TEXT;
    dimensions.push({ id: readId(dimension['id'], `${where}.id`, reader), title });
  }
  for (const [at, one] of listOrNone(
    stated['items'],
    `${path}.items`,
    reader,
    DRAFT_LIMITS.questions,
  )) {
    const where = `${path}.items[${at}]`;
    const item = reader.record(one, where);
    if (item === null) continue;
    reader.checkKeys(item, where, ['id', 'dimension', 'best', 'notApplicable', 'role']);
    const id = readId(item['id'], `${where}.id`, reader);
    const dimension =
      item['dimension'] === null ? null : readId(item['dimension'], `${where}.dimension`, reader);
    items.set(id, {
      dimension,
      best: readOne(item['best'], ['high', 'low'], `${where}.best`, reader),
      role:
        item['role'] === null
          ? null
          : readOne<ItemRole>(
              item['role'],
              ['willing', 'training_need', 'recommend'],
              `${where}.role`,
              reader,
            ),
    });
    const codes = item['notApplicable'];
    noScore.set(id, Array.isArray(codes) ? codes.filter((code) => Number.isInteger(code)) : []);
  }
  return { dimensions, items, noScore };
}

function listOrNone(value: unknown, path: string, reader: SurveyReader, most: number) {
  if (value === undefined || (Array.isArray(value) && value.length === 0)) return [];
  return [...(reader.list(value, path, most) ?? []).entries()];
}

function readId(value: unknown, path: string, reader: SurveyReader): string {
  if (typeof value === 'string' && isUsableId(value)) return value;
  reader.fault(
    path,
    say('this is no short name', 'ce n’est pas un nom court'),
    say(
      'a letter, then letters, digits and hyphens',
      'une lettre, puis des lettres, chiffres et tirets',
    ),
  );
  return 'none';
}

function readOne<T extends string>(
  value: unknown,
  known: readonly [T, ...T[]],
  path: string,
  reader: SurveyReader,
): T {
  const found = known.find((one) => one === value);
  if (found !== undefined) return found;
  const list = known.join(', ');
  reader.fault(
    path,
    say('this is not known', 'valeur inconnue'),
    say(`one of: ${list}`, `parmi : ${list}`),
  );
  return known[0];
}

function notJson(file: string, text: string, error: unknown): Fault {
  const at = /position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1];
  return {
    file,
    line: at === undefined ? null : text.slice(0, Number(at)).split('\n').length,
    column: null,
    problem: say('this is no JSON', 'ce n’est pas du JSON'),
    expected: say(
      'a SurveyJS file, as its editors export it',
      'un fichier SurveyJS, tel que ses éditeurs l’exportent',
    ),
  };
}
