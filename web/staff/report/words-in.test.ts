import { expect, test } from 'vitest';
import { wordsIn } from './words-in.ts';

test('words of one language, with the placeholders of this application', () => {
  const words = { low: { en: 'below: {gates}', fr: 'sous le seuil : {gates}' } };
  expect(wordsIn('en', words)).toEqual({ low: 'below: {{gates}}' });
  expect(wordsIn('fr', words)).toEqual({ low: 'sous le seuil : {{gates}}' });
});
