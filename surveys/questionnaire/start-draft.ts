import type { ClosedQuestion, Draft, DraftPage, DraftQuestion } from './draft.ts';
import { AGREEMENT, blankChoices, copyChoices, NO_TEXT, YES_NO } from './scales.ts';

/** What every page says until somebody writes something else. */
export const PAGE_DESCRIPTION = { en: 'Skip whatever you like.', fr: 'Passez ce que vous voulez.' };

export function startDraft(): Draft {
  return { title: { ...NO_TEXT }, dimensions: [], pages: [startPage('page1')] };
}

export function startPage(id: string): DraftPage {
  return { id, title: { ...NO_TEXT }, description: { ...PAGE_DESCRIPTION }, questions: [] };
}

export const QUESTION_SORTS = [
  'agreement',
  'ten',
  'numbers',
  'choice',
  'yesNo',
  'open',
  'note',
] as const;
export type QuestionSort = (typeof QUESTION_SORTS)[number];

/** A new question without words yet. */
export function startQuestion(sort: QuestionSort, id: string): DraftQuestion {
  const text = { ...NO_TEXT };
  if (sort === 'note') return { kind: 'note', id, text };
  if (sort === 'open') return { kind: 'open', id, text, hint: null };
  const said = { id, text, hint: null };
  const scoring: Pick<ClosedQuestion, 'dimension' | 'best' | 'role'> = {
    dimension: null,
    best: 'high',
    role: null,
  };
  if (sort === 'ten' || sort === 'numbers') {
    const scale = sort === 'ten' ? { from: 0, to: 10 } : { from: 1, to: 7 };
    const ends = { low: { ...NO_TEXT }, high: { ...NO_TEXT } };
    return { kind: 'numbers', ...said, ...scale, ends, ...scoring };
  }
  const choices =
    sort === 'choice' ? blankChoices(3) : copyChoices(sort === 'yesNo' ? YES_NO : AGREEMENT);
  return { kind: 'choice', ...said, choices, ...scoring };
}
