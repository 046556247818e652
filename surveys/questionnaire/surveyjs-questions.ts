import type { ChoiceQuestion, DraftChoice, DraftQuestion, DraftText } from './draft.ts';
import { DRAFT_LIMITS } from './draft.ts';
import { readParagraphs } from './paragraphs.ts';
import { copyChoices, NO_TEXT, YES_NO } from './scales.ts';
import type { ReadChoice } from './surveyjs-choices.ts';
import { numberChoices, readList } from './surveyjs-choices.ts';
import type { JsonRecord, SurveyReader } from './surveyjs-reader.ts';
import { say } from './surveyjs-reader.ts';

const UNSCORED = { dimension: null, best: 'high', role: null } as const;
const COMMON = ['type', 'name', 'title', 'description'];

const ACCEPTED_TYPES =
  'radiogroup, dropdown, rating, boolean, matrix, checkbox, comment, text (inputType number), html';

/** @returns several for a matrix and a checkbox; none where the question can not be taken over */
export function readElement(
  element: JsonRecord,
  path: string,
  reader: SurveyReader,
  noScore: ReadonlyMap<string, readonly number[]>,
): readonly DraftQuestion[] {
  switch (element['type']) {
    case 'radiogroup':
    case 'dropdown':
      return readChoices(element, path, reader, noScore);
    case 'rating':
      return readRating(element, path, reader, noScore);
    case 'boolean':
      return readBoolean(element, path, reader);
    case 'matrix':
      return readMatrix(element, path, reader);
    case 'checkbox':
      return readCheckbox(element, path, reader);
    case 'comment':
      reader.checkKeys(element, path, [...COMMON, 'maxLength']);
      return [{ kind: 'open', ...readSaid(element, path, reader, 'O') }];
    case 'text':
      return readNumber(element, path, reader);
    case 'html':
      return readNote(element, path, reader);
    default:
      reader.fault(
        `${path}.type`,
        say('this type of question is not accepted', 'ce type de question n’est pas accepté'),
        say(`one of: ${ACCEPTED_TYPES}`, `parmi : ${ACCEPTED_TYPES}`),
      );
      return [];
  }
}

function readSaid(element: JsonRecord, path: string, reader: SurveyReader, prefix = 'Q') {
  const { name } = element;
  const title = reader.text(element['title'], `${path}.title`, DRAFT_LIMITS.text);
  const named = reader.text(name, `${path}.name`, DRAFT_LIMITS.text);
  return {
    id: reader.nameOf(name, prefix),
    // SurveyJS shows the name of a question that has no title.
    text: title ?? named ?? NO_TEXT,
    hint: reader.text(element['description'], `${path}.description`, DRAFT_LIMITS.text),
  };
}

function readChoices(
  element: JsonRecord,
  path: string,
  reader: SurveyReader,
  noScore: ReadonlyMap<string, readonly number[]>,
): readonly DraftQuestion[] {
  const extra = ['choices', 'showNoneItem', 'noneText', 'showDontKnowItem', 'dontKnowText'];
  reader.checkKeys(element, path, [...COMMON, ...extra]);
  const listed = readList(element['choices'], `${path}.choices`, reader);
  const said = readSaid(element, path, reader);
  if (listed === null) return [];
  const added = [
    ...readExtra(element, path, reader, 'showNoneItem', 'noneText', NONE),
    ...readExtra(element, path, reader, 'showDontKnowItem', 'dontKnowText', DO_NOT_KNOW),
  ];
  const choices = numberChoices(
    [...listed, ...added],
    `${path}.choices`,
    reader,
    noScore.get(said.id),
  );
  return choices === null ? [] : [{ kind: 'choice', ...said, choices, ...UNSCORED }];
}

const NONE: DraftText = { en: 'None of these', fr: 'Aucune de ces réponses' };
const DO_NOT_KNOW: DraftText = { en: 'Do not know', fr: 'Ne sais pas' };

function readExtra(
  element: JsonRecord,
  path: string,
  reader: SurveyReader,
  flag: string,
  words: string,
  standard: DraftText,
): readonly ReadChoice[] {
  if (element[flag] !== true) return [];
  const text = reader.text(element[words], `${path}.${words}`, DRAFT_LIMITS.label) ?? standard;
  return [{ value: flag, text, isNoScore: true }];
}

function readRating(
  element: JsonRecord,
  path: string,
  reader: SurveyReader,
  noScore: ReadonlyMap<string, readonly number[]>,
): readonly DraftQuestion[] {
  const extra = [
    'rateMin',
    'rateMax',
    'rateStep',
    'rateValues',
    'minRateDescription',
    'maxRateDescription',
  ];
  reader.checkKeys(element, path, [...COMMON, ...extra]);
  const said = readSaid(element, path, reader);
  if (element['rateValues'] !== undefined) {
    const listed = readList(element['rateValues'], `${path}.rateValues`, reader);
    const choices =
      listed === null
        ? null
        : numberChoices(listed, `${path}.rateValues`, reader, noScore.get(said.id));
    return choices === null ? [] : [{ kind: 'choice', ...said, choices, ...UNSCORED }];
  }
  if (element['rateStep'] !== undefined && element['rateStep'] !== 1) {
    reader.fault(
      `${path}.rateStep`,
      say('the steps are not one apart', 'les pas ne sont pas de un'),
      say('1', '1'),
    );
  }
  const from = reader.wholeNumber(element['rateMin'] ?? 1, `${path}.rateMin`);
  const count = element['rateCount'];
  const end = typeof count === 'number' && from !== null ? from + count - 1 : 5;
  const to = reader.wholeNumber(element['rateMax'] ?? end, `${path}.rateMax`);
  const low = reader.text(
    element['minRateDescription'],
    `${path}.minRateDescription`,
    DRAFT_LIMITS.label,
  );
  const high = reader.text(
    element['maxRateDescription'],
    `${path}.maxRateDescription`,
    DRAFT_LIMITS.label,
  );
  const ends =
    low === null && high === null ? null : { low: low ?? NO_TEXT, high: high ?? NO_TEXT };
  return checkNumbers(from, to, `${path}.rateMax`, reader)
    ? [{ kind: 'numbers', ...said, from: from!, to: to!, ends, ...UNSCORED }]
    : [];
}

function readNumber(
  element: JsonRecord,
  path: string,
  reader: SurveyReader,
): readonly DraftQuestion[] {
  if (element['inputType'] !== 'number') {
    reader.fault(
      `${path}.inputType`,
      say('a line of free text is not accepted', 'une ligne de texte libre n’est pas acceptée'),
      say(
        'inputType "number" with min and max, or type "comment" for an open question',
        'inputType « number » avec min et max, ou le type « comment » pour une question ouverte',
      ),
    );
    return [];
  }
  reader.checkKeys(element, path, [...COMMON, 'inputType', 'min', 'max', 'step']);
  const said = readSaid(element, path, reader);
  const from = reader.wholeNumber(element['min'], `${path}.min`);
  const to = reader.wholeNumber(element['max'], `${path}.max`);
  return checkNumbers(from, to, `${path}.max`, reader)
    ? [{ kind: 'numbers', ...said, from: from!, to: to!, ends: null, ...UNSCORED }]
    : [];
}

function checkNumbers(
  from: number | null,
  to: number | null,
  path: string,
  reader: SurveyReader,
): boolean {
  if (from === null || to === null) return false;
  if (from < to && to - from < DRAFT_LIMITS.numbers) return true;
  reader.fault(
    path,
    say(
      `numbers from ${from} to ${to} can not be used`,
      `des nombres de ${from} à ${to} ne peuvent pas servir`,
    ),
    say(
      `2 to ${DRAFT_LIMITS.numbers} numbers; an exact figure such as an age would point to a person, so ask for ranges as a single choice`,
      `de 2 à ${DRAFT_LIMITS.numbers} nombres ; un chiffre exact comme un âge désignerait une personne : demandez des tranches en choix unique`,
    ),
  );
  return false;
}

function readBoolean(
  element: JsonRecord,
  path: string,
  reader: SurveyReader,
): readonly DraftQuestion[] {
  reader.checkKeys(element, path, [...COMMON, 'labelTrue', 'labelFalse']);
  const said = readSaid(element, path, reader);
  const choices = copyChoices(YES_NO);
  for (const [at, label] of ['labelFalse', 'labelTrue'].entries()) {
    const text = reader.text(element[label], `${path}.${label}`, DRAFT_LIMITS.label);
    if (text !== null) choices[at] = { ...choices[at]!, text };
  }
  return [{ kind: 'choice', ...said, choices, ...UNSCORED }];
}

/** One question for each row, all with the columns as answers; the heading stands above them. */
function readMatrix(
  element: JsonRecord,
  path: string,
  reader: SurveyReader,
): readonly DraftQuestion[] {
  // `rows` and `cellType` say something else in other types, where they only concern looks.
  reader.checkKeys(element, path, [...COMMON, 'columns', 'rows']);
  const columns = readList(element['columns'], `${path}.columns`, reader);
  const rows = readList(element['rows'], `${path}.rows`, reader);
  if (columns === null || rows === null) return [];
  const choices = numberChoices(columns, `${path}.columns`, reader);
  if (choices === null) return [];
  return [
    ...readHeading(element, path, reader),
    ...rows.map((row) => askRow(row, element, choices, reader)),
  ];
}

/** Each choice can be ticked or not, so each is counted as a question of its own: yes or no. */
function readCheckbox(
  element: JsonRecord,
  path: string,
  reader: SurveyReader,
): readonly DraftQuestion[] {
  reader.checkKeys(element, path, [...COMMON, 'choices']);
  const rows = readList(element['choices'], `${path}.choices`, reader);
  if (rows === null) return [];
  return [
    ...readHeading(element, path, reader),
    ...rows.map((row) => askRow(row, element, YES_NO, reader)),
  ];
}

function askRow(
  row: ReadChoice,
  element: JsonRecord,
  choices: readonly DraftChoice[],
  reader: SurveyReader,
): ChoiceQuestion {
  const own = String(row.value);
  const joined = `${String(element['name'])}_${own}`;
  const id = reader.nameOf(/^[A-Z]{2}\d{1,2}$/.test(own) ? own : joined, 'Q');
  return {
    kind: 'choice',
    id,
    text: row.text,
    hint: null,
    choices: copyChoices(choices),
    ...UNSCORED,
  };
}

function readHeading(element: JsonRecord, path: string, reader: SurveyReader): DraftQuestion[] {
  const texts = [
    reader.text(element['title'], `${path}.title`, DRAFT_LIMITS.text),
    reader.text(element['description'], `${path}.description`, DRAFT_LIMITS.text),
  ].filter((text) => text !== null);
  if (texts.length === 0) return [];
  const join = (language: 'en' | 'fr') =>
    texts
      .map((text) => text[language])
      .filter((text) => text !== '')
      .join('\n\n');
  return [
    { kind: 'note', id: reader.nameOf(undefined, 'N'), text: { en: join('en'), fr: join('fr') } },
  ];
}

function readNote(
  element: JsonRecord,
  path: string,
  reader: SurveyReader,
): readonly DraftQuestion[] {
  reader.checkKeys(element, path, ['type', 'name', 'html']);
  const text = reader.text(element['html'], `${path}.html`, DRAFT_LIMITS.note, readParagraphs);
  return [{ kind: 'note', id: reader.nameOf(element['name'], 'N'), text: text ?? NO_TEXT }];
}
