import { COMMENT_MAX_CHARACTERS } from './answers.ts';
import type { InstrumentFile, SurveyPage, SurveyQuestion } from './instrument-file.ts';
import { parseInstrument, type ParsedInstrument } from './instrument.ts';
import type { CommentItem, Localised, ScaledItem, ScoringKey } from './scoring-key.ts';

/** Seconds that a closed question takes, and a comment. */
const CLOSED_SECONDS = 8;
const COMMENT_SECONDS = 45;

/**
 * A questionnaire of one's own, from the scoring key of an items file: one page per dimension, every
 * closed question as a scale. A language without texts shows those of another.
 * @param id short name: lower-case letters, digits and hyphens
 */
export function buildQuestionnaire(
  id: string,
  version: number,
  title: string,
  key: ScoringKey,
): ParsedInstrument {
  const file: InstrumentFile = {
    id,
    version,
    title: { en: title, fr: title },
    labelled: true,
    minutes: estimateMinutes(key.items.length, key.comments.length),
    dimensions: key.dimensions.map(({ id: name, title: heading, items }) => ({
      id: name,
      title: inBoth(heading, name),
      items: [...items],
    })),
    items: key.items.map(({ id: name, dimension, from, to, best, notApplicable, role }) => {
      return { id: name, dimension, from, to, best, notApplicable: [...notApplicable], role };
    }),
    comments: key.comments.map((comment) => comment.id),
    survey: { title: { default: title, fr: title }, pages: buildPages(key) },
  };
  return parseInstrument(file);
}

/** About how long it takes to answer. */
export function estimateMinutes(closed: number, comments: number): number {
  const seconds = closed * CLOSED_SECONDS + comments * COMMENT_SECONDS;
  return Math.min(120, Math.max(1, Math.round(seconds / 60)));
}

function buildPages(key: ScoringKey): SurveyPage[] {
  const pages = key.dimensions.map(({ id, title }) => {
    const elements = key.items.filter((item) => item.dimension === id).map(askScale);
    return buildPage(`page-${id}`, inBoth(title, id), elements);
  });
  const rest = [
    ...key.items.filter((item) => item.dimension === null).map(askScale),
    ...key.comments.map(askComment),
  ];
  if (rest.length > 0)
    pages.push(buildPage('page-end', { en: 'To finish', fr: 'Pour finir' }, rest));
  return pages;
}

function buildPage(
  name: string,
  title: { en: string; fr: string },
  elements: SurveyQuestion[],
): SurveyPage {
  return {
    name: name.slice(0, 64),
    title: onScreen(title),
    description: { default: 'Skip whatever you like.', fr: 'Passez ce que vous voulez.' },
    elements,
  };
}

function askScale(item: ScaledItem): SurveyQuestion {
  const codes = Array.from({ length: item.to - item.from + 1 }, (_, step) => item.from + step);
  const ends = {
    [item.from]: item.best === 'low' ? BEST : WORST,
    [item.to]: item.best === 'low' ? WORST : BEST,
  };
  return {
    type: 'radiogroup',
    name: item.id,
    title: onScreen(inBoth(item.text, item.id)),
    choices: [
      ...codes.map((value) => ({ value, text: withEnd(String(value), ends[value]) })),
      ...item.notApplicable.map((value) => ({ value, text: NO_OPINION })),
    ],
  };
}

const BEST = { en: 'best', fr: 'le mieux' };
const WORST = { en: 'worst', fr: 'le moins bien' };
const NO_OPINION = { default: 'No opinion', fr: 'Sans opinion' };

function withEnd(code: string, end: { en: string; fr: string } | undefined) {
  if (end === undefined) return { default: code, fr: code };
  return { default: `${code} (${end.en})`, fr: `${code} (${end.fr})` };
}

function askComment(item: CommentItem): SurveyQuestion {
  return {
    type: 'comment',
    name: item.id,
    title: onScreen(inBoth(item.text, item.id)),
    maxLength: COMMENT_MAX_CHARACTERS,
  };
}

function inBoth(text: Localised, fallback: string): { en: string; fr: string } {
  const any = Object.values(text).find((value) => value.trim() !== '') ?? fallback;
  return { en: text['en'] ?? any, fr: text['fr'] ?? any };
}

function onScreen(text: { en: string; fr: string }): { default: string; fr: string } {
  return { default: text.en, fr: text.fr };
}
