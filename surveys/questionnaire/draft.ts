import { z } from 'zod';
import { codeOfDimension } from '../scoring/dimension-codes.ts';

/**
 * A questionnaire while it is being written: each question with its wording and its scoring in one place.
 * A text may still be missing (''); everything else is right in itself at any time, so that a draft can be
 * saved whenever. `to-instrument.ts` makes the fielded form of it.
 */
export const DRAFT_LIMITS = {
  pages: 40,
  questions: 200,
  comments: 10,
  dimensions: 30,
  choices: 111,
  options: 101,
  /** More buttons in a row than this do not fit on a phone. */
  numbers: 11,
  title: 100,
  text: 500,
  note: 2000,
  label: 120,
} as const;

/** Control characters, halves of characters, and marks that turn the direction of writing round. */
const HIDDEN = /[\p{Cc}\p{Cs}\u{200e}\u{200f}\u{202a}-\u{202e}\u{2066}-\u{2069}]/u;

export function hasHiddenCharacters(text: string): boolean {
  return HIDDEN.test(text.replaceAll('\n', ' '));
}

function textIn(max: number, lines: 'one line' | 'paragraphs' = 'one line') {
  const one = z
    .string()
    .max(max)
    .refine((text) => !hasHiddenCharacters(text), 'holds an invisible or control character')
    .refine((text) => lines === 'paragraphs' || !text.includes('\n'), 'must be one line');
  return z.strictObject({ en: one, fr: one });
}

/** Names that an answer sheet or an object has already. */
const RESERVED = new Set(['employee_id', 'unit_id']);

export function isUsableId(id: string): boolean {
  if (!/^[A-Za-z][A-Za-z0-9_-]{0,63}$/.test(id)) return false;
  return !RESERVED.has(id.toLowerCase()) && !(id in {});
}

const id = z.string().refine(isUsableId, 'a letter, then letters, digits, hyphens; at most 64');
const code = z.int().min(-1000).max(1000);

const scoring = {
  dimension: id.nullable(),
  best: z.enum(['high', 'low']),
  role: z.enum(['willing', 'training_need', 'recommend']).nullable(),
};

const choiceQuestion = z.strictObject({
  kind: z.literal('choice'),
  id,
  text: textIn(DRAFT_LIMITS.text),
  hint: textIn(DRAFT_LIMITS.text).nullable(),
  /** In the order shown. `scored: false`: "no opinion" and the like. */
  choices: z
    .array(z.strictObject({ value: code, text: textIn(DRAFT_LIMITS.label), scored: z.boolean() }))
    .min(2)
    .max(DRAFT_LIMITS.choices)
    .refine(isScale, 'scored values must be two or more whole numbers without a gap'),
  ...scoring,
});

const numberQuestion = z
  .strictObject({
    kind: z.literal('numbers'),
    id,
    text: textIn(DRAFT_LIMITS.text),
    hint: textIn(DRAFT_LIMITS.text).nullable(),
    from: code,
    to: code,
    /** Words at the two ends. */
    ends: z
      .strictObject({ low: textIn(DRAFT_LIMITS.label), high: textIn(DRAFT_LIMITS.label) })
      .nullable(),
    ...scoring,
  })
  .refine(
    ({ from, to }) => from < to && to - from < DRAFT_LIMITS.numbers,
    `2 to ${DRAFT_LIMITS.numbers} numbers`,
  );

const openQuestion = z.strictObject({
  kind: z.literal('open'),
  id,
  text: textIn(DRAFT_LIMITS.text),
  hint: textIn(DRAFT_LIMITS.text).nullable(),
});

/** Words between questions, in paragraphs; never markup. */
const note = z.strictObject({
  kind: z.literal('note'),
  id,
  text: textIn(DRAFT_LIMITS.note, 'paragraphs'),
});

const question = z.discriminatedUnion('kind', [choiceQuestion, numberQuestion, openQuestion, note]);

const page = z.strictObject({
  id,
  title: textIn(DRAFT_LIMITS.title),
  description: textIn(DRAFT_LIMITS.text),
  questions: z.array(question).max(DRAFT_LIMITS.questions),
});

const dimension = z.strictObject({ id, title: textIn(DRAFT_LIMITS.title) });

export const draftSchema = z
  .strictObject({
    title: textIn(DRAFT_LIMITS.title),
    dimensions: z.array(dimension).max(DRAFT_LIMITS.dimensions),
    pages: z.array(page).max(DRAFT_LIMITS.pages),
  })
  .superRefine((draft, context) => {
    for (const { path, message } of findDisorder(draft)) {
      context.addIssue({ code: 'custom', path: [...path], message });
    }
  });

export type DraftText = Readonly<z.infer<ReturnType<typeof textIn>>>;
export type DraftQuestion = z.infer<typeof question>;
export type ClosedQuestion = Extract<DraftQuestion, { kind: 'choice' | 'numbers' }>;
export type ChoiceQuestion = Extract<DraftQuestion, { kind: 'choice' }>;
export type DraftChoice = ChoiceQuestion['choices'][number];
export type DraftPage = z.infer<typeof page>;
export type Draft = z.infer<typeof draftSchema>;

export function isClosed(one: DraftQuestion): one is ClosedQuestion {
  return one.kind === 'choice' || one.kind === 'numbers';
}

export function listQuestions(draft: Pick<Draft, 'pages'>): readonly DraftQuestion[] {
  return draft.pages.flatMap((one) => one.questions);
}

/** First and last number of the scale. */
export function scaleOf(one: ClosedQuestion): { readonly from: number; readonly to: number } {
  if (one.kind === 'numbers') return { from: one.from, to: one.to };
  const values = one.choices.filter(({ scored }) => scored).map(({ value }) => value);
  return { from: Math.min(...values), to: Math.max(...values) };
}

/** Codes that are no score, in the order shown. */
export function noScoreOf(one: ClosedQuestion): readonly number[] {
  if (one.kind === 'numbers') return [];
  return one.choices.filter(({ scored }) => !scored).map(({ value }) => value);
}

/** Is the question part of the mean of its dimension? */
export function isInMean(one: ClosedQuestion): boolean {
  return one.role !== 'training_need' && one.role !== 'recommend';
}

function isScale(
  choices: readonly { readonly value: number; readonly scored: boolean }[],
): boolean {
  const all = choices.map(({ value }) => value);
  const scored = choices.filter((choice) => choice.scored).map(({ value }) => value);
  const from = Math.min(...scored);
  const to = Math.max(...scored);
  return (
    new Set(all).size === all.length &&
    scored.length >= 2 &&
    scored.length <= DRAFT_LIMITS.options &&
    to - from === scored.length - 1 &&
    all.every((value, index) => choices[index]!.scored || value < from || value > to)
  );
}

interface Disorder {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** Names that stand twice, unknown dimensions, more than fits. */
function findDisorder(draft: {
  readonly dimensions: readonly { readonly id: string }[];
  readonly pages: readonly DraftPage[];
}): Disorder[] {
  const found: Disorder[] = [];
  const known = new Set(draft.dimensions.map((one) => one.id));
  const questions = new Set<string>();
  const pages = new Set<string>();
  let comments = 0;
  if (new Set([...known].map((one) => one.toLowerCase())).size < draft.dimensions.length)
    found.push({ path: ['dimensions'], message: 'a dimension occurs twice' });
  for (const [at, one] of draft.pages.entries()) {
    const path = ['pages', at];
    if (pages.has(one.id.toLowerCase())) found.push({ path, message: `${one.id} occurs twice` });
    pages.add(one.id.toLowerCase());
    for (const [place, asked] of one.questions.entries()) {
      const where = [...path, 'questions', place];
      // Without regard to case, because columns of exports are compared so.
      const name = asked.id.toLowerCase();
      if (questions.has(name)) found.push({ path: where, message: `${asked.id} occurs twice` });
      questions.add(name);
      if (asked.kind === 'open') comments += 1;
      if (isClosed(asked) && asked.dimension !== null && !known.has(asked.dimension))
        found.push({ path: [...where, 'dimension'], message: 'an unknown dimension' });
    }
  }
  if (questions.size > DRAFT_LIMITS.questions)
    found.push({ path: ['pages'], message: `more than ${DRAFT_LIMITS.questions} questions` });
  if (comments > DRAFT_LIMITS.comments)
    found.push({ path: ['pages'], message: `more than ${DRAFT_LIMITS.comments} open questions` });
  return found;
}

/** The dimensions that readiness knows by their code, as the questionnaires that ship call them. */
export const STANDARD_DIMENSIONS: readonly { readonly id: string; readonly title: DraftText }[] = [
  { id: 'WB', title: { en: 'Well-being', fr: 'Bien-être' } },
  { id: 'JS', title: { en: 'Job satisfaction', fr: 'Satisfaction au travail' } },
  { id: 'CB', title: { en: 'Culture and belonging', fr: 'Culture et appartenance' } },
  { id: 'TV', title: { en: 'Trust and voice', fr: 'Confiance et parole' } },
  { id: 'PP', title: { en: 'Pride and purpose', fr: "Fierté et raison d'être" } },
  { id: 'LE', title: { en: 'Leadership example', fr: 'Exemplarité des dirigeants' } },
  { id: 'IC', title: { en: 'Information and co-creation', fr: 'Information et co-création' } },
  { id: 'WV', title: { en: 'Willingness', fr: 'Envie de participer' } },
  { id: 'DC', title: { en: 'Digital confidence', fr: 'Aisance numérique' } },
  { id: 'GR', title: { en: 'Guidance and recognition', fr: 'Repères et reconnaissance' } },
];

/** The standard dimension that a name stands for; null: none. */
export function findStandardDimension(name: string): (typeof STANDARD_DIMENSIONS)[number] | null {
  const wanted = codeOfDimension(name);
  return STANDARD_DIMENSIONS.find(({ id: known }) => known === wanted) ?? null;
}
