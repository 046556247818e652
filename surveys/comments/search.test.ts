import { expect, test } from 'vitest';
import { countPhrases, listPhrases } from './phrases.ts';
import { readComments } from './read-comments.ts';
import { createSearch } from './search.ts';
import { listWords } from './words.ts';

function search(text: string, wanted: string): string[] | null {
  const spans = createSearch(wanted)(listWords(text));
  return spans?.map(({ start, end }) => text.slice(start, end)) ?? null;
}

test.each([
  ['Une équipe soudée', 'equipe', ['équipe']],
  ['Des formations utiles', 'Formation', ['formations']],
  ['Too many meetings', 'meeting', ['meetings']],
  ['Les réunions de l’équipe', 'reunion équipes', ['réunions', 'équipe']],
  ['Une reconnaissance tardive', 'recon', ['reconnaissance']],
  ['Au cœur de l’atelier', 'coeur', ['cœur']],
  ['The planning of shifts', 'planned', ['planning']],
])('“%s” is found by “%s”', (text, wanted, found) => {
  expect(search(text, wanted)).toEqual(found);
});

test('every word has to be there; nothing asked for is found everywhere', () => {
  expect(search('Une équipe soudée', 'équipe salaire')).toBeNull();
  expect(search('Une équipe soudée', ' … ')).toEqual([]);
  expect(search('Le pays change', 'payer')).toBeNull();
});

test('positions are those of the text as written, also after letters that fold to two', () => {
  const text = '« Œuvrer » ensemble, à l’œuvre';
  const spans = createSearch('oeuvre')(listWords(text))!;
  expect(spans.map(({ start, end }) => text.slice(start, end))).toEqual(['Œuvrer', 'œuvre']);
});

test('the language is guessed from small words, and is not clear without any', () => {
  const texts = ['Les outils ne sont pas à jour.', 'The tools are not up to date.', 'Café!'];
  const languages = readComments([{ item: 'COM', texts }]).map(({ language }) => language);
  expect(languages).toEqual(['fr', 'en', 'fr']);
  expect(readComments([{ item: 'COM', texts: ['OK'] }])[0]!.language).toBe('unknown');
});

test('phrases are shared by three comments, in any ending, and take their parts with them', () => {
  const read = (texts: readonly string[]) => readComments([{ item: 'COM', texts }]);
  const all = read([
    'La charge de travail augmente.',
    'Trop de charge de travail.',
    'Les charges de travail sont mal réparties.',
    'Le secret de Paul.',
    'Autre secret de Paul.',
  ]);
  expect(listPhrases(countPhrases(all), countPhrases(all), 10)).toEqual([
    { text: 'charge de travail', comments: 3 },
  ]);
  expect(listPhrases(countPhrases(all.slice(0, 2)), countPhrases(all), 10)).toEqual([]);
});
