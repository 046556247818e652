import type { Instrument } from '../instrument.ts';
import type { InstrumentFile } from '../instrument-file.ts';
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

function writeElement(element: InstrumentFile['survey']['pages'][number]['elements'][number]) {
  if (element.type !== 'html') return element;
  const { default: en, fr } = element.html;
  return { ...element, html: { default: writeParagraphs(en), fr: writeParagraphs(fr) } };
}
