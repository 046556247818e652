import { expect, test } from 'vitest';
import { describeChance } from './chance.ts';

test('the words change at their bounds, and .80, the bar of the label, is "likely"', () => {
  const words = [0, 0.09, 0.1, 0.39, 0.4, 0.79, 0.8, 0.94, 0.95, 1].map(describeChance);
  expect(words).toEqual([
    ...['no', 'no', 'unlikely', 'unlikely', 'open'],
    ...['open', 'likely', 'likely', 'sure', 'sure'],
  ]);
});
