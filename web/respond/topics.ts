import type { Instrument } from '../../surveys/instrument.ts';
import type { SurveyPage, SurveyText } from '../../surveys/instrument-file.ts';
import type { Localised } from '../../surveys/scoring-key.ts';

/** One page of the questionnaire without its comment boxes: those have a page of their own. */
export interface Topic {
  readonly name: string;
  readonly title: Localised;
  readonly description: Localised;
  /** Ids of the closed items asked there. */
  readonly items: readonly string[];
  readonly page: SurveyPage;
}

/** The questionnaire as SurveyJS shows it here: comment boxes out, pages left without a question out. */
export function withoutComments(instrument: Instrument): Instrument['survey'] {
  const boxes = new Set(instrument.comments.map((comment) => comment.id));
  const pages = instrument.survey.pages
    .map((page) => ({ ...page, elements: page.elements.filter(({ name }) => !boxes.has(name)) }))
    .filter((page) => page.elements.some(({ type }) => type !== 'html'));
  return { ...instrument.survey, pages };
}

export function listTopics(instrument: Instrument): readonly Topic[] {
  return withoutComments(instrument).pages.map((page) => ({
    name: page.name,
    title: localise(page.title),
    description: localise(page.description),
    items: page.elements.filter(({ type }) => type !== 'html').map(({ name }) => name),
    page,
  }));
}

/** SurveyJS calls English `default`. */
function localise({ default: en, ...others }: SurveyText): Localised {
  return { en, ...others };
}

/** The text in this language; English where it is missing. */
export function pickText(text: Localised, language: string): string {
  return text[language] ?? text['en'] ?? '';
}

/** The answers to closed items, out of the questionnaire's own data. What is no whole number was not answered. */
export function collectAnswers(
  instrument: Instrument,
  data: Readonly<Record<string, unknown>>,
): Readonly<Record<string, number>> {
  const answers: Record<string, number> = {};
  for (const { id } of instrument.items) {
    const value = data[id];
    if (Number.isInteger(value)) answers[id] = value as number;
  }
  return answers;
}

export function countAnswered(
  topic: Pick<Topic, 'items'>,
  data: Readonly<Record<string, unknown>>,
): number {
  return topic.items.filter((id) => Number.isInteger(data[id])).length;
}
