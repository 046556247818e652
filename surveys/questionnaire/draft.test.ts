import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arbitraryDraft } from '../../test/support/arbitrary-draft.ts';
import { findInstrument, listInstruments } from '../catalogue.ts';
import type { Instrument } from '../instrument.ts';
import { listMissingTexts, listProblems } from './check-draft.ts';
import { compareVersions } from './compare-versions.ts';
import type { Draft } from './draft.ts';
import { draftSchema, isClosed, isUsableId, listQuestions, STANDARD_DIMENSIONS } from './draft.ts';
import { draftFrom } from './from-instrument.ts';
import { AGREEMENT } from './scales.ts';
import { toInstrument } from './to-instrument.ts';

function publish(draft: Draft, version = 1): Instrument {
  const parsed = toInstrument(draft, 'own', version);
  if (!parsed.ok) throw new Error(parsed.problems.join('; '));
  return parsed.instrument;
}

function copyOf(ref: string): Draft {
  return structuredClone(draftFrom(findInstrument(ref)!));
}

describe('a copy of a questionnaire that ships', () => {
  test.each(listInstruments().map((one) => [one.ref, one] as const))(
    '%s: published unchanged it asks and scores the same',
    (_, shipped) => {
      const draft = draftFrom(shipped);
      expect(draftSchema.parse(draft)).toEqual(draft);
      expect(listMissingTexts(draft)).toEqual([]);
      expect(listProblems(draft)).toEqual([]);
      const { survey, items, dimensions, comments, labelled } = publish(draft);
      expect({ survey, items, dimensions, comments, labelled }).toEqual({
        survey: shipped.survey,
        items: shipped.items,
        dimensions: shipped.dimensions,
        comments: shipped.comments,
        labelled: shipped.labelled,
      });
    },
  );

  test('the standard dimensions and the agreement scale are word for word those that ship', () => {
    const full = findInstrument('full@1')!;
    expect(STANDARD_DIMENSIONS.map(({ id, title }) => [id, title])).toEqual(
      full.dimensions.map(({ id, title }) => [id, title]),
    );
    const first = listQuestions(draftFrom(full))[0]!;
    expect(first.kind === 'choice' && first.choices).toEqual(AGREEMENT);
  });
});

test('any complete draft is published and read back unchanged', () => {
  fc.assert(
    fc.property(arbitraryDraft, (draft) => {
      fc.pre(listProblems(draft).length === 0);
      expect(draftSchema.parse(draft)).toEqual(draft);
      expect(draftFrom(publish(draft))).toEqual(draft);
    }),
    { numRuns: 300 },
  );
});

describe('what keeps a draft from a round', () => {
  test('each missing text is named with its place and language, and publishing is refused', () => {
    const draft = copyOf('pulse@1');
    const question = draft.pages[0]!.questions[1]!;
    draft.pages[0]!.questions[1] = { ...question, text: { ...question.text, en: ' ' } };
    draft.title = { en: 'Own', fr: '' };
    expect(listMissingTexts(draft)).toEqual([
      { kind: 'title', of: null, path: 'title.fr', language: 'fr' },
      { kind: 'question', of: 'TV1', path: 'pages.0.questions.1.text.en', language: 'en' },
    ]);
    expect(toInstrument(draft, 'own', 1).ok).toBe(false);
  });

  test('a page without a question, no closed question, a role twice, a recommendation on another scale', () => {
    const draft = copyOf('full@1');
    const closed = listQuestions(draft).filter(isClosed);
    closed[0]!.role = 'recommend';
    draft.pages.push({ ...draft.pages[0]!, id: 'empty', questions: [] });
    expect(listProblems(draft).map(({ why, of }) => [why, of])).toEqual([
      ['recommend-scale', 'WB1'],
      ['role-twice', 'REC'],
      ['empty-page', 'empty'],
    ]);
    draft.pages = [];
    expect(listProblems(draft).map(({ why }) => why)).toEqual(['no-closed-question']);
  });
});

describe('what is never a draft', () => {
  test.each<[string, (draft: Draft) => void, string]>([
    ['a zero byte', (draft) => (draft.title = { en: 'a\0b', fr: 'a' }), 'title.en'],
    ['a mark that turns writing round', (draft) => (draft.title.fr = '\u{202e}x'), 'title.fr'],
    ['two questions of one name', (draft) => renameFirst(draft, 'tv1'), 'pages.0.questions.1'],
    [
      'the name of every object',
      (draft) => renameFirst(draft, 'constructor'),
      'pages.0.questions.0.id',
    ],
    ['an unknown dimension', (draft) => draft.dimensions.pop(), 'pages.0.questions.4.dimension'],
    [
      'ten thousand answers',
      (draft) => {
        const first = draft.pages[0]!.questions[0]!;
        if (first.kind === 'choice')
          first.choices = Array.from({ length: 10_000 }, (_, value) => {
            return { value, text: { en: 'a', fr: 'a' }, scored: true };
          });
      },
      'pages.0.questions.0.choices',
    ],
    [
      'a gap in the scale',
      (draft) => {
        const first = draft.pages[0]!.questions[0]!;
        if (first.kind === 'choice') first.choices.splice(2, 1);
      },
      'pages.0.questions.0.choices',
    ],
  ])('%s', (_, change, path) => {
    const draft = copyOf('pulse@1');
    change(draft);
    const checked = draftSchema.safeParse(draft);
    expect(checked.error?.issues.map((issue) => issue.path.join('.'))).toContain(path);
  });

  test('names that objects have are no names of questions', () => {
    for (const name of ['__proto__', 'toString', 'hasOwnProperty', 'employee_id', '1a', 'a b', ''])
      expect(isUsableId(name), name).toBe(false);
  });
});

function renameFirst(draft: Draft, id: string): void {
  draft.pages[0]!.questions[0]!.id = id;
}

test('a new version says what was added, removed, reworded and scored otherwise', () => {
  const before = publish(copyOf('pulse@1'));
  const draft = copyOf('pulse@1');
  const { questions } = draft.pages[0]!;
  questions[0]!.text = { ...questions[0]!.text, fr: 'Autrement dit.' };
  const third = questions[2]!;
  if (isClosed(third)) third.best = 'low';
  questions.splice(1, 1);
  questions.push({ kind: 'open', id: 'O1', text: { en: 'Why?', fr: 'Pourquoi ?' }, hint: null });
  const changes = compareVersions(before, publish(draft, 2));
  expect(changes.added.map(({ id }) => id)).toEqual(['O1']);
  expect(changes.removed.map(({ id }) => id)).toEqual(['TV1']);
  expect(changes.reworded.map(({ id, before: was }) => [id, was.en])).toEqual([
    ['WB2', 'I usually end the working day with some energy left.'],
  ]);
  expect(changes.rescored.map(({ id }) => id)).toEqual(['PP1']);
  expect(changes.reordered).toBe(false);
  questions.reverse();
  expect(compareVersions(before, publish(draft, 2)).reordered).toBe(true);
  expect(compareVersions(before, before)).toEqual({
    added: [],
    removed: [],
    reworded: [],
    rescored: [],
    reordered: false,
  });
});
