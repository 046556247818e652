import { COMMENT_MAX_CHARACTERS } from '../answers.ts';
import { estimateMinutes } from '../import-questionnaire.ts';
import type { InstrumentFile, SurveyQuestion, SurveyText } from '../instrument-file.ts';
import { parseInstrument, type ParsedInstrument } from '../instrument.ts';
import type { ScaledItem, ScoringKey } from '../scoring-key.ts';
import type { Draft, DraftPage, DraftQuestion, DraftText } from './draft.ts';
import { isClosed, isInMean, listQuestions, noScoreOf, scaleOf } from './draft.ts';
import { describeReadiness } from './readiness-use.ts';

/** The fielded form of a draft. Refused where texts are missing or parts do not fit together. */
export function toInstrument(draft: Draft, id: string, version: number): ParsedInstrument {
  const key = toKey(draft);
  const file: InstrumentFile = {
    id,
    version,
    title: trim(draft.title),
    labelled: describeReadiness(key).anyDimension,
    minutes: estimateMinutes(key.items.length, key.comments.length),
    dimensions: key.dimensions.map((dimension) => ({
      id: dimension.id,
      title: trim(dimension.title as DraftText),
      items: [...dimension.items],
    })),
    items: key.items.map(({ id: item, dimension, from, to, best, notApplicable, role }) => {
      return { id: item, dimension, from, to, best, notApplicable: [...notApplicable], role };
    }),
    comments: key.comments.map((comment) => comment.id),
    survey: { title: toSurveyText(draft.title), pages: draft.pages.map((page) => toPage(page)) },
  };
  return parseInstrument(file);
}

/** How a draft would be counted and scored. A dimension without a question in its mean is none. */
export function toKey(draft: Draft): ScoringKey {
  const closed = listQuestions(draft).filter(isClosed);
  const dimensions = draft.dimensions.flatMap(({ id, title }) => {
    const items = closed.filter((one) => one.dimension === id && isInMean(one));
    return items.length === 0 ? [] : [{ id, title, items: items.map((one) => one.id) }];
  });
  const known = new Set(dimensions.map(({ id }) => id));
  return {
    items: closed.map((one): ScaledItem => ({
      id: one.id,
      dimension: one.dimension !== null && known.has(one.dimension) ? one.dimension : null,
      ...scaleOf(one),
      best: one.best,
      notApplicable: noScoreOf(one),
      role: one.role,
      text: one.text,
    })),
    comments: listQuestions(draft)
      .filter((one) => one.kind === 'open')
      .map(({ id, text }) => ({ id, text })),
    dimensions,
  };
}

/** A page as SurveyJS shows it. `missing` stands for texts that are not written yet. */
export function toPage(page: DraftPage, missing = ''): InstrumentFile['survey']['pages'][number] {
  return {
    name: page.id,
    title: toSurveyText(page.title, missing),
    description: toSurveyText(page.description, missing),
    elements: page.questions.map((question) => toElement(question, missing)),
  };
}

function toElement(question: DraftQuestion, missing: string): SurveyQuestion {
  const { id: name } = question;
  if (question.kind === 'note')
    return { type: 'html', name, html: toSurveyText(question.text, missing) };
  const said = {
    name,
    title: toSurveyText(question.text, missing),
    ...(question.hint === null ? {} : { description: toSurveyText(question.hint, missing) }),
  };
  if (question.kind === 'open')
    return { type: 'comment', ...said, maxLength: COMMENT_MAX_CHARACTERS, rows: 4 };
  if (question.kind === 'choice') {
    const choices = question.choices.map(({ value, text }) => {
      return { value, text: toSurveyText(text, missing) };
    });
    return { type: 'radiogroup', ...said, showClearButton: true, choices };
  }
  const { from, to, ends } = question;
  return {
    type: 'rating',
    ...said,
    rateMin: from,
    rateMax: to,
    displayMode: 'buttons',
    ...(ends === null
      ? {}
      : {
          rateDescriptionLocation: 'topBottom',
          minRateDescription: toSurveyText(ends.low, missing),
          maxRateDescription: toSurveyText(ends.high, missing),
        }),
  };
}

function trim({ en, fr }: DraftText): DraftText {
  return { en: en.trim(), fr: fr.trim() };
}

function toSurveyText(text: DraftText, missing = ''): SurveyText {
  const { en, fr } = trim(text);
  return { default: en === '' ? missing : en, fr: fr === '' ? missing : fr };
}
