import { expect, test } from 'vitest';
import { listInstruments } from '../../surveys/catalogue.ts';
import { collectAnswers, countAnswered, listTopics, pickText, withoutComments } from './topics.ts';

const instruments = listInstruments().map((instrument) => [instrument.ref, instrument] as const);

test.each(instruments)(
  '%s: every closed item is asked once, comment boxes nowhere',
  (_, instrument) => {
    const asked = listTopics(instrument).flatMap((topic) => topic.items);
    expect(asked.toSorted()).toEqual(instrument.items.map(({ id }) => id).toSorted());
    expect(withoutComments(instrument).pages.every((page) => page.elements.length > 0)).toBe(true);
  },
);

test.each(instruments)('%s: every topic has a title in both languages', (_, instrument) => {
  for (const { title, description } of listTopics(instrument)) {
    expect(title['en']).toBeTruthy();
    expect(title['fr']).toBeTruthy();
    expect(description['fr']).toBeTruthy();
  }
});

test('a text that is missing in a language is shown in English', () => {
  expect(pickText({ en: 'Work', fr: 'Travail' }, 'fr')).toBe('Travail');
  expect(pickText({ en: 'Work' }, 'fr')).toBe('Work');
});

test('answers are whole numbers to known items, and nothing else', () => {
  const instrument = instruments[0]![1];
  const [first, second, third] = instrument.items.map(({ id }) => id);
  const data = { [first!]: 3, [second!]: '4', [third!]: null, COM: 'text', other: 1 };
  expect(collectAnswers(instrument, data)).toEqual({ [first!]: 3 });
});

test('blank and cleared questions do not count as answered', () => {
  const topic = { name: 't', title: {}, description: {}, items: ['A', 'B', 'C'] };
  expect(countAnswered(topic, { A: 1, B: undefined, D: 2 })).toBe(1);
});
