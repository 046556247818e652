import fc from 'fast-check';
import type { Draft, DraftQuestion, DraftText } from '../../surveys/questionnaire/draft.ts';
import { STANDARD_DIMENSIONS } from '../../surveys/questionnaire/draft.ts';
import { AGREEMENT, copyChoices } from '../../surveys/questionnaire/scales.ts';

/** One line, complete in both languages; markup, quotation marks and no-break spaces among its characters. */
const words = fc
  .array(
    fc.constantFrom('work', 'd’équipe', '<b>', '&amp;', '"so"', 'à\u{a0}?', "l'avis", '=1+1'),
    {
      minLength: 1,
      maxLength: 5,
    },
  )
  .map((parts) => parts.join(' '));
const text: fc.Arbitrary<DraftText> = fc.record({ en: words, fr: words });
const hint = fc.option(text, { nil: null });
const note = fc
  .array(words, { minLength: 1, maxLength: 3 })
  .map((paragraphs) => paragraphs.join('\n\n'));

const scoring = {
  dimension: fc.constantFrom('WB', 'TV', 'WV', null),
  best: fc.constantFrom('high' as const, 'low' as const),
};

const choices = fc.oneof(
  fc.constant(copyChoices(AGREEMENT)),
  fc
    .tuple(fc.integer({ min: -3, max: 3 }), fc.array(text, { minLength: 2, maxLength: 7 }), hint)
    .map(([from, answers, none]) => [
      ...answers.map((answer, at) => ({ value: from + at, text: answer, scored: true })),
      ...(none === null ? [] : [{ value: 99, text: none, scored: false }]),
    ]),
);

/** Without id: it is given by place. */
const question = fc.oneof(
  fc.record({
    kind: fc.constant('choice' as const),
    text,
    hint,
    choices,
    ...scoring,
    role: fc.constant(null),
  }),
  fc
    .record({
      kind: fc.constant('numbers' as const),
      text,
      hint,
      from: fc.integer({ min: -2, max: 2 }),
      steps: fc.integer({ min: 1, max: 10 }),
      ends: fc.option(fc.record({ low: text, high: text }), { nil: null }),
      ...scoring,
      role: fc.constant(null),
    })
    .map(({ steps, ...one }) => ({ ...one, to: one.from + steps })),
  fc.record({ kind: fc.constant('open' as const), text, hint }),
  fc.record({ kind: fc.constant('note' as const), text: fc.record({ en: note, fr: note }) }),
);

/** A draft with every text, with a question in each dimension that it names. */
export const arbitraryDraft: fc.Arbitrary<Draft> = fc
  .record({
    title: text,
    pages: fc.array(fc.record({ title: text, description: text, questions: fc.array(question) }), {
      minLength: 1,
      maxLength: 4,
    }),
  })
  .map(({ title, pages }) => {
    let next = 0;
    const first: DraftQuestion = {
      kind: 'choice',
      id: 'FIRST',
      text: title,
      hint: null,
      choices: copyChoices(AGREEMENT),
      dimension: 'WB',
      best: 'high',
      role: null,
    };
    let comments = 0;
    const named = pages.map((page, at) => ({
      ...page,
      id: `p${at}`,
      questions: [
        ...(at === 0 ? [first] : []),
        ...page.questions
          .filter(({ kind }) => kind !== 'open' || (comments += 1) <= 10)
          .map((one): DraftQuestion => ({ ...one, id: `x${(next += 1)}` })),
      ],
    }));
    const used = new Set(
      named.flatMap((page) =>
        page.questions.map((one) => ('dimension' in one ? one.dimension : null)),
      ),
    );
    return {
      title,
      dimensions: STANDARD_DIMENSIONS.filter(({ id }) => used.has(id)).map((one) => ({ ...one })),
      pages: named.filter((page) => page.questions.length > 0),
    };
  });
