import { expect, test } from 'vitest';
import { draftSchema, type DraftChoice } from '../../../surveys/questionnaire/draft.ts';
import { blankChoices } from '../../../surveys/questionnaire/scales.ts';
import { startDraft, startQuestion } from '../../../surveys/questionnaire/start-draft.ts';
import { addChoice, removeChoice, setScored } from './edit-choices.ts';

const write = (choices: readonly DraftChoice[]) =>
  choices.map(({ value, scored }) => (scored ? String(value) : `(${value})`)).join(' ');

test('answers are numbered without a gap, those without a score after them', () => {
  let choices = addChoice(blankChoices(3), { en: 'No opinion', fr: 'Sans opinion' });
  expect(write(choices)).toBe('1 2 3 (4)');
  choices = addChoice(choices);
  expect(write(choices)).toBe('1 2 3 4 (5)');
  choices = removeChoice(choices, 1);
  expect(write(choices)).toBe('1 2 3 (4)');
  choices = setScored(choices, 0, false);
  expect(write(choices)).toBe('(3) 1 2 (4)');
});

test('a scale from 0 stays one, and one that is shown from best to worst stays so', () => {
  const zero = blankChoices(3).map((choice) => ({ ...choice, value: choice.value - 1 }));
  expect(write(removeChoice(zero, 0))).toBe('0 1');
  const falling = blankChoices(4).toReversed();
  expect(write(removeChoice(falling, 1))).toBe('3 2 1');
});

test('after any of these changes the draft can be saved', () => {
  const question = startQuestion('choice', 'Q1');
  if (question.kind !== 'choice') throw new Error('another kind');
  let { choices } = question;
  for (const change of [addChoice, (some: DraftChoice[]) => removeChoice(some, 1)]) {
    choices = change(choices);
    const draft = startDraft();
    draft.pages[0]!.questions.push({ ...question, choices });
    expect(draftSchema.safeParse(draft).success).toBe(true);
  }
});
