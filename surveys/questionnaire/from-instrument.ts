import type { Instrument } from '../instrument.ts';
import type { SurveyQuestion, SurveyText } from '../instrument-file.ts';
import type { ScaledItem } from '../scoring-key.ts';
import type { Draft, DraftQuestion, DraftText } from './draft.ts';

/** A questionnaire to be written further, from one that is published. */
export function draftFrom(instrument: Instrument): Draft {
  const itemOf = new Map(instrument.items.map((item) => [item.id, item]));
  return {
    title: { ...instrument.title },
    dimensions: instrument.dimensions.map(({ id, title }) => {
      return { id, title: { en: title['en'] ?? '', fr: title['fr'] ?? '' } };
    }),
    pages: instrument.survey.pages.map(({ name, title, description, elements }) => ({
      id: name,
      title: toText(title),
      description: toText(description),
      questions: elements.map((element) => toQuestion(element, itemOf)),
    })),
  };
}

function toQuestion(
  element: SurveyQuestion,
  itemOf: ReadonlyMap<string, ScaledItem>,
): DraftQuestion {
  const { name: id } = element;
  if (element.type === 'html') return { kind: 'note', id, text: toText(element.html) };
  const said = { text: toText(element.title), hint: toHint(element.description) };
  if (element.type === 'comment') return { kind: 'open', id, ...said };
  const { dimension, best, role, notApplicable } = itemOf.get(id)!;
  const scoring = { dimension, best, role };
  if (element.type === 'rating') {
    const { rateMin: from, rateMax: to, minRateDescription, maxRateDescription } = element;
    const low = toHint(minRateDescription);
    const high = toHint(maxRateDescription);
    const ends = low === null || high === null ? null : { low, high };
    return { kind: 'numbers', id, ...said, from, to, ends, ...scoring };
  }
  const choices = element.choices.map(({ value, text }) => {
    return { value, text: toText(text), scored: !notApplicable.includes(value) };
  });
  return { kind: 'choice', id, ...said, choices, ...scoring };
}

function toText(text: SurveyText): DraftText {
  return { en: text.default, fr: text.fr };
}

function toHint(text: SurveyText | undefined): DraftText | null {
  return text === undefined ? null : toText(text);
}
