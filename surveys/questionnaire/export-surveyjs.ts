import type { Instrument } from '../instrument.ts';
import type { SurveyQuestion } from '../instrument-file.ts';
import { writeParagraphs } from './paragraphs.ts';

/** Name under which the scoring travels in a SurveyJS file; other programs pass over it. */
export const SCORING_PROPERTY = 'tutti';

/** The questionnaire as SurveyJS JSON, its scoring beside it: importing it again gives the same questionnaire. */
export function exportSurveyJs(instrument: Instrument): object {
  const { survey, dimensions, items } = instrument;
  return {
    title: survey.title,
    pages: survey.pages.map((page) => ({ ...page, elements: page.elements.map(writeElement) })),
    [SCORING_PROPERTY]: {
      dimensions: dimensions.map(({ id, title }) => ({ id, title })),
      items: items.map(({ id, dimension, best, notApplicable, role }) => {
        return { id, dimension, best, notApplicable, role };
      }),
    },
  };
}

/** How our own pages show a question, which another program decides for itself. */
const LOOKS = ['showClearButton', 'displayMode', 'rateDescriptionLocation', 'rows'];

function writeElement(element: SurveyQuestion) {
  if (element.type === 'html') {
    const { default: en, fr } = element.html;
    return { ...element, html: { default: writeParagraphs(en), fr: writeParagraphs(fr) } };
  }
  return Object.fromEntries(Object.entries(element).filter(([name]) => !LOOKS.includes(name)));
}
