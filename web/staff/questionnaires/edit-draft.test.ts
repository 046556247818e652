import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findInstrument } from '../../../surveys/catalogue.ts';
import { draftSchema, listQuestions } from '../../../surveys/questionnaire/draft.ts';
import { draftFrom } from '../../../surveys/questionnaire/from-instrument.ts';
import { QUESTION_SORTS } from '../../../surveys/questionnaire/start-draft.ts';
import {
  addDimension,
  addPage,
  addQuestion,
  listRows,
  moveQuestions,
  removePage,
  removeQuestion,
  score,
  stepPage,
  stepQuestion,
} from './edit-draft.ts';

const draft = draftFrom(findInstrument('satisfaction-baseline@1')!);
const write = (some: typeof draft) =>
  some.pages.map((page) => `${page.id}:${page.questions.map(({ id }) => id).join(' ')}`);
const two = { ...draft, pages: draft.pages.slice(0, 2) };

test('a question moves by one place, also over the end of its page, and stops at both ends', () => {
  expect(write(stepQuestion(two, 'WB2', -1))[0]).toBe('WB:WB2 WB1 WB3 WB4');
  expect(write(stepQuestion(two, 'WB4', 1))).toEqual(['WB:WB1 WB2 WB3', 'JS:WB4 JS1 JS2 JS3 JS4']);
  expect(write(stepQuestion(two, 'JS1', -1))).toEqual(['WB:WB1 WB2 WB3 WB4 JS1', 'JS:JS2 JS3 JS4']);
  expect(stepQuestion(two, 'WB1', -1)).toBe(two);
  expect(stepQuestion(two, 'JS4', 1)).toBe(two);
});

test('dropped before or after a line of the outline, several in their old order', () => {
  const moved = new Set(['question:JS4', 'question:WB1']);
  const drop = (key: string, position: 'before' | 'after') =>
    write(moveQuestions(two, moved, { key, position }));
  expect(drop('question:WB3', 'before')).toEqual(['WB:WB2 WB1 JS4 WB3 WB4', 'JS:JS1 JS2 JS3']);
  expect(drop('page:JS', 'after')).toEqual(['WB:WB2 WB3 WB4', 'JS:WB1 JS4 JS1 JS2 JS3']);
  expect(drop('page:WB', 'before')).toEqual(['WB:WB1 JS4 WB2 WB3 WB4', 'JS:JS1 JS2 JS3']);
  expect(drop('page:JS', 'before')).toEqual(['WB:WB2 WB3 WB4 WB1 JS4', 'JS:JS1 JS2 JS3']);
  expect(drop('question:WB1', 'after')).toEqual(write(two));
});

test('wherever questions are dropped, none is lost or doubled, and the draft can be saved', () => {
  const keys = listRows(draft).map(({ key }) => key);
  fc.assert(
    fc.property(
      fc.subarray(keys),
      fc.constantFrom(...keys),
      fc.constantFrom('before' as const, 'after' as const),
      (moved, key, position) => {
        const after = moveQuestions(draft, new Set(moved), { key, position });
        const ids = (some: typeof draft) => listQuestions(some).map(({ id }) => id);
        expect(ids(after).toSorted()).toEqual(ids(draft).toSorted());
        expect(after.pages.map(({ id }) => id)).toEqual(draft.pages.map(({ id }) => id));
        expect(draftSchema.safeParse(after).success).toBe(true);
      },
    ),
  );
});

test('pages move, come and go', () => {
  expect(stepPage(two, 'JS', -1).pages.map(({ id }) => id)).toEqual(['JS', 'WB']);
  expect(stepPage(two, 'WB', -1)).toBe(two);
  expect(stepPage(two, 'JS', 1)).toBe(two);
  const more = addPage(two);
  expect(more.key).toBe('page:page1');
  expect(removePage(more.draft, 'WB').pages.map(({ id }) => id)).toEqual(['JS', 'page1']);
});

test('every sort of question can be added and saved without words, under a name that is free', () => {
  let grown = two;
  const keys = QUESTION_SORTS.map((sort) => {
    const added = addQuestion(grown, 'JS', sort);
    grown = added.draft;
    return added.key.slice('question:'.length);
  });
  expect(keys).toEqual(['Q1', 'Q2', 'Q3', 'Q4', 'Q5', 'O1', 'N1']);
  expect(draftSchema.safeParse(grown).error?.issues ?? []).toEqual([]);
  const fewer = removeQuestion(grown, 'Q1');
  expect(addQuestion(fewer, 'WB', 'agreement').key).toBe('question:Q1');
});

test('a standard dimension comes along with its title; one of one’s own is still to be named', () => {
  const scored = score(two, 'WB1', { dimension: 'WV', best: 'low' });
  expect(scored.dimensions.at(-1)).toEqual({
    id: 'WV',
    title: { en: 'Willingness', fr: 'Envie de participer' },
  });
  expect(listQuestions(scored)[0]).toMatchObject({ dimension: 'WV', best: 'low' });
  const own = addDimension(two);
  expect(own.draft.dimensions.at(-1)).toEqual({ id: 'D1', title: { en: '', fr: '' } });
  expect(draftSchema.safeParse(score(own.draft, 'WB1', { dimension: own.id })).success).toBe(true);
});
