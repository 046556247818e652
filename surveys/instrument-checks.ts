import type { InstrumentFile, SurveyQuestion } from './instrument-file.ts';
import { COMMENT_MAX_CHARACTERS } from './answers.ts';

type ItemKey = InstrumentFile['items'][number];

const OPTIONS_MAX = 101;

/** Problems between the parts of an instrument file whose shape is right; empty when all agree. */
export function checkInstrument(file: InstrumentFile): readonly string[] {
  const questions = file.survey.pages.flatMap((page) => page.elements);
  return [
    ...findRepeated('items', [...file.items.map((item) => item.id), ...file.comments]),
    ...findRepeated(
      'dimensions',
      file.dimensions.map((dimension) => dimension.id),
    ),
    ...findRepeated(
      'survey.pages',
      file.survey.pages.map((page) => page.name),
    ),
    ...findRepeated(
      'survey',
      questions.map((question) => question.name),
    ),
    ...file.items.flatMap(checkScale),
    ...checkRoles(file.items),
    ...checkDimensions(file),
    ...checkQuestions(file, questions),
  ];
}

/** Names are compared without regard to case, because columns of exports are. */
function findRepeated(place: string, names: readonly string[]): readonly string[] {
  const folded = names.map((name) => name.toLowerCase());
  return names
    .filter((_, index) => folded.indexOf(folded[index]!) !== index)
    .map((name) => `${place}: ${name} occurs twice`);
}

function checkScale(item: ItemKey): readonly string[] {
  const problems: string[] = [];
  if (item.from >= item.to) problems.push(`items: ${item.id} must have from below to`);
  if (item.to - item.from + 1 > OPTIONS_MAX) {
    problems.push(`items: ${item.id} has more than ${OPTIONS_MAX} options`);
  }
  if (item.notApplicable.some((code) => code >= item.from && code <= item.to)) {
    problems.push(`items: ${item.id} has a no-score code on its scale`);
  }
  return problems;
}

/** Readiness reads one item for each role, and the recommendation score is defined on 0-10 only. */
function checkRoles(items: readonly ItemKey[]): readonly string[] {
  const roles = items.flatMap((item) => (item.role === null ? [] : [item.role]));
  const repeated = findRepeated('items: role', roles);
  const offScale = items
    .filter((item) => item.role === 'recommend')
    .filter((item) => item.from !== 0 || item.to !== 10 || item.best !== 'high')
    .map((item) => `items: ${item.id} must run from 0 to 10, high is best, to be a recommendation`);
  return [...repeated, ...offScale];
}

function checkDimensions(file: InstrumentFile): readonly string[] {
  const known = new Set(file.dimensions.map((dimension) => dimension.id));
  const unknown = file.items
    .filter((item) => item.dimension !== null && !known.has(item.dimension))
    .map((item) => `items: ${item.id} names an unknown dimension`);
  const unequal = file.dimensions.flatMap((dimension) => {
    const wanted = file.items
      .filter((item) => item.dimension === dimension.id && isInMean(item))
      .map((item) => item.id);
    return wanted.join() === dimension.items.join()
      ? []
      : [`dimensions: ${dimension.id} must list ${wanted.join(', ') || 'at least one item'}`];
  });
  return [...unknown, ...unequal];
}

function isInMean(item: ItemKey): boolean {
  return item.role !== 'training_need' && item.role !== 'recommend';
}

function checkQuestions(
  file: InstrumentFile,
  questions: readonly SurveyQuestion[],
): readonly string[] {
  const itemOf = new Map(file.items.map((item) => [item.id, item]));
  const comments = new Set(file.comments);
  const asked = new Set(
    questions.filter(({ type }) => type !== 'html').map((question) => question.name),
  );
  const unasked = [...itemOf.keys(), ...comments]
    .filter((name) => !asked.has(name))
    .map((name) => `survey: ${name} is scored but not asked`);
  const wrong = questions.flatMap((question) => {
    if (question.type === 'html') return [];
    if (question.type === 'comment') return checkComment(question, comments);
    const item = itemOf.get(question.name);
    return item === undefined
      ? [`survey: ${question.name} is asked but not scored`]
      : checkCodes(question, item);
  });
  return [...unasked, ...wrong];
}

function checkComment(
  question: Extract<SurveyQuestion, { type: 'comment' }>,
  comments: ReadonlySet<string>,
): readonly string[] {
  const problems: string[] = [];
  if (!comments.has(question.name)) {
    problems.push(`survey: ${question.name} is asked as a comment but not listed as one`);
  }
  if (question.maxLength > COMMENT_MAX_CHARACTERS) {
    problems.push(`survey: ${question.name} allows more than ${COMMENT_MAX_CHARACTERS} characters`);
  }
  return problems;
}

/** The codes that can be chosen on the screen are exactly those that the key can score. */
function checkCodes(
  question: Extract<SurveyQuestion, { type: 'radiogroup' | 'rating' }>,
  item: ItemKey,
): readonly string[] {
  const scored = [...range(item.from, item.to), ...item.notApplicable];
  const shown =
    question.type === 'radiogroup'
      ? question.choices.map((choice) => choice.value)
      : range(question.rateMin, question.rateMax);
  return shown.toSorted(ascending).join() === scored.toSorted(ascending).join()
    ? []
    : [`survey: ${question.name} shows other codes than its key has`];
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, step) => from + step);
}

function ascending(a: number, b: number): number {
  return a - b;
}
