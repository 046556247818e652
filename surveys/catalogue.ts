import advocacyReadinessFile from './catalogue/advocacy-readiness@1.json' with { type: 'json' };
import pulseFile from './catalogue/pulse@1.json' with { type: 'json' };
import satisfactionBaselineFile from './catalogue/satisfaction-baseline@1.json' with { type: 'json' };
import type { Instrument } from './instrument.ts';
import { parseInstrument } from './instrument.ts';

/** The page with the recommendation and the comment, which every full questionnaire ends with. */
const CLOSING_PAGE = 'closing';

const satisfactionBaseline = loadInstrument(satisfactionBaselineFile);
const advocacyReadiness = loadInstrument(advocacyReadinessFile);
const pulse = loadInstrument(pulseFile);
const full = composeFull(satisfactionBaseline, advocacyReadiness);

const INSTRUMENTS: readonly Instrument[] = [full, satisfactionBaseline, advocacyReadiness, pulse];

/** The questionnaires that ship, the one to recommend first. */
export function listInstruments(): readonly Instrument[] {
  return INSTRUMENTS;
}

/** The instrument `<id>@<version>`; null where none has this reference. */
export function findInstrument(ref: string): Instrument | null {
  return INSTRUMENTS.find((instrument) => instrument.ref === ref) ?? null;
}

/** @throws Error when a file that ships is broken: a defect of the build, caught by the first import */
function loadInstrument(json: unknown): Instrument {
  const parsed = parseInstrument(json);
  if (!parsed.ok) throw new Error(`broken catalogue file: ${parsed.problems.join('; ')}`);
  return parsed.instrument;
}

/** All of the first questionnaire, then of the second, with one recommendation and one comment at the end. */
function composeFull(first: Instrument, second: Instrument): Instrument {
  const closing = second.items.filter((item) => item.role === 'recommend');
  const closed = [...first.items, ...second.items].filter((item) => item.role !== 'recommend');
  const topics = first.survey.pages.filter((page) => page.name !== CLOSING_PAGE);
  const title = { en: 'Satisfaction and advocacy', fr: 'Satisfaction et prise de parole' };
  return {
    ref: 'full@1',
    id: 'full',
    version: 1,
    title,
    labelled: true,
    minutes: first.minutes + second.minutes,
    items: [...closed, ...closing],
    comments: second.comments,
    dimensions: [...first.dimensions, ...second.dimensions],
    survey: {
      title: { default: title.en, fr: title.fr },
      pages: [...topics, ...second.survey.pages],
    },
  };
}
