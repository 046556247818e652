import { describe, expect, test } from 'vitest';
import { policySchema } from '../../../surveys/policy-schema.ts';
import { addDays, bodyOfDraft, checkDraft, countDays, startDraft } from './round-draft.ts';

const instruments = [
  { ref: 'pulse@1', version: 1, title: { en: 'Pulse' }, items: 5, minutes: 1, labelled: false },
  { ref: 'full@1', version: 1, title: { en: 'Full' }, items: 42, minutes: 8, labelled: true },
];
const draft = { ...startDraft(instruments, '2026-02-20'), title: 'Spring' };

test('a new draft starts with the fullest questionnaire and two weeks', () => {
  expect(draft.instrument).toBe('full@1');
  expect(draft.closesOn).toBe('2026-03-06');
});

test('days are calendar days, over the ends of months and years', () => {
  expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
  expect(countDays('2026-02-20', '2026-03-06')).toBe(14);
  expect(countDays('2026-03-02', '2026-03-01')).toBe(-1);
});

describe('checkDraft', () => {
  test('a filled draft has no fault, and the policy parses on the server', () => {
    expect(checkDraft(draft, '2026-02-20')).toEqual({});
    expect(policySchema.safeParse(bodyOfDraft(draft).policy).success).toBe(true);
  });

  test('a threshold under five is refused', () => {
    expect(checkDraft({ ...draft, groupMin: 4 }, '2026-02-20')).toEqual({ groupMin: 'min' });
    expect(checkDraft({ ...draft, commentMin: 3 }, '2026-02-20')).toEqual({ commentMin: 'min' });
  });

  test('no threshold may be under the one for any figure', () => {
    expect(checkDraft({ ...draft, groupMin: 12, breakdownMin: 12 }, '2026-02-20')).toEqual({
      distributionMin: 'atLeastGroup',
      commentMin: 'atLeastGroup',
    });
  });

  test('an empty number field, an empty title and a day in the past are named', () => {
    const faulty = { ...draft, title: '  ', groupMin: Number.NaN, closesOn: '2026-02-19' };
    expect(checkDraft(faulty, '2026-02-20')).toEqual({
      title: 'required',
      groupMin: 'whole',
      closesOn: 'past',
    });
  });
});
