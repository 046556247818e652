import type { z } from 'zod';
import type { CommentItem, ScaledItem, ScoringKey } from './scoring-key.ts';
import { checkInstrument } from './instrument-checks.ts';
import type { BilingualText, InstrumentFile, SurveyJson } from './instrument-file.ts';
import { instrumentFile } from './instrument-file.ts';

/**
 * A questionnaire as fielded: what is displayed (`survey`) and how it is scored (the key).
 * The wording stands only once, in `survey`; the key's texts are taken from there.
 */
export interface Instrument extends ScoringKey {
  /** `<id>@<version>`, for example `pulse@1`. A fielded version never changes. */
  readonly ref: string;
  readonly id: string;
  readonly version: number;
  readonly title: BilingualText;
  /** Whether its answers may label a team as ready; a pulse alone never does. */
  readonly labelled: boolean;
  /** About how long it takes to answer. */
  readonly minutes: number;
  /** SurveyJS JSON for display. SurveyJS enforces nothing on the server: `answers.ts` does. */
  readonly survey: SurveyJson;
}

export type ParsedInstrument =
  | { readonly ok: true; readonly instrument: Instrument }
  | { readonly ok: false; readonly problems: readonly string[] };

/**
 * Parse an instrument file: shape first, then that questionnaire and scoring key say the same.
 * @returns every problem, each beginning with the place in the file
 */
export function parseInstrument(json: unknown): ParsedInstrument {
  const parsed = instrumentFile.safeParse(json);
  if (!parsed.success) {
    return { ok: false, problems: parsed.error.issues.map(describeIssue) };
  }
  const problems = checkInstrument(parsed.data);
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, instrument: buildInstrument(parsed.data) };
}

function describeIssue(issue: z.core.$ZodIssue): string {
  return `${issue.path.join('.') || 'instrument'}: ${issue.message}`;
}

function buildInstrument(file: InstrumentFile): Instrument {
  const questions = file.survey.pages.flatMap((one) => one.elements);
  const textOf = new Map(
    questions
      .filter((one) => one.type !== 'html')
      .map(({ name, title }) => [name, { en: title.default, fr: title.fr }]),
  );
  return {
    ref: `${file.id}@${file.version}`,
    id: file.id,
    version: file.version,
    title: file.title,
    labelled: file.labelled,
    minutes: file.minutes,
    items: file.items.map((item): ScaledItem => ({ ...item, text: textOf.get(item.id)! })),
    comments: file.comments.map((name): CommentItem => ({ id: name, text: textOf.get(name)! })),
    dimensions: file.dimensions,
    survey: file.survey,
  };
}
