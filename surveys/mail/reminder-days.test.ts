import { expect, test } from 'vitest';
import { isReminderDue, listReminderDays } from './reminder-days.ts';

test.each([
  [5, 2, ['2027-03-06', '2027-03-19']],
  [0, 0, []],
  [7, 0, ['2027-03-08']],
  [0, 1, ['2027-03-20']],
  // Both on one day: one reminder.
  [18, 2, ['2027-03-19']],
  // After the end, or not after the launch: never.
  [21, 20, []],
  [20, 19, ['2027-03-02', '2027-03-21']],
])('%i days after 1 March, %i days before 21 March', (afterLaunch, beforeEnd, days) => {
  expect(listReminderDays({ afterLaunch, beforeEnd }, '2027-03-01', '2027-03-21')).toEqual(days);
});

test('due is what fell between the last look and today', () => {
  const days = ['2027-03-06', '2027-03-19'];
  expect(isReminderDue(days, '2027-03-01', '2027-03-05')).toBe(false);
  expect(isReminderDue(days, '2027-03-05', '2027-03-06')).toBe(true);
  expect(isReminderDue(days, '2027-03-06', '2027-03-06')).toBe(false);
  expect(isReminderDue(days, '2027-03-06', '2027-03-18')).toBe(false);
  expect(isReminderDue(days, '2027-03-01', '2027-03-31')).toBe(true);
});
