import { describe, expect, test } from 'vitest';
import { findSelfIdentification } from './self-identification.ts';
import type { Clue } from './self-identification.ts';

/** `[text, clue, the phrase that is marked]` */
const MARKED: readonly (readonly [string, Clue, string])[] = [
  ['Write to marie.dupont@example.org please', 'email', 'marie.dupont@example.org'],
  ['(j.o’neil+x@mail.example.co.uk)', 'email', 'neil+x@mail.example.co.uk'],
  ['Call me on 06 12 34 56 78.', 'phone', '06 12 34 56 78'],
  ['Tel +33 (0)6 12.34.56.78', 'phone', '+33 (0)6 12.34.56.78'],
  ['see www.example.org/marie', 'account', 'www.example.org/marie'],
  ['I post as @marie_d there', 'account', '@marie_d'],
  ['My employee number is hidden, employee number 4711', 'number', 'employee number 4711'],
  ['Matricule : A-1234', 'number', 'Matricule : A-1234'],
  ['my name is marie', 'name', 'my name is marie'],
  ['Je m’appelle Zoé', 'name', 'Je m’appelle Zoé'],
  ["je m'appelle zoé", 'name', "je m'appelle zoé"],
  ['Ask Marie Dupont about it', 'name', 'Ask Marie Dupont'],
  ['Jean-Luc O’Brien said no', 'name', 'Jean-Luc O’Brien'],
  ['Mme Lefèvre ne répond pas', 'name', 'Mme Lefèvre'],
  ['We told Mr. Smith twice', 'name', 'Mr. Smith'],
  ['As the only woman in the team I see it', 'unique', 'As the only woman'],
  ["I'm the youngest here", 'unique', "I'm the youngest here"],
  ['Je suis la seule comptable', 'unique', 'Je suis la seule comptable'],
  ['En tant que seul cadre, je', 'unique', 'En tant que seul cadre'],
  ['Étant le plus ancien, je sais', 'unique', 'Étant le plus ancien'],
  ['As the head of logistics I decide', 'role', 'As the head'],
  ['As your new team leader I try', 'role', 'As your new team leader'],
  ['En tant que responsable des achats', 'role', 'En tant que responsable'],
  ['je suis déléguée du personnel', 'role', 'je suis déléguée'],
  ['after 12 years here nothing moved', 'tenure', 'after 12 years here'],
  ['Depuis quinze ans, rien ne bouge', 'tenure', 'Depuis quinze ans'],
];

/** Ordinary sentences: a warning at each of them would teach people to ignore warnings. */
const CLEAN: readonly string[] = [
  '',
  'More time for real work, fewer meetings.',
  'The Monday meeting costs us 4 500 € a month and 30 people.',
  'In 2024 we were 412, in 2025 we are 398.',
  'Our Company should act on its values. The Managers do not.',
  'Managers should listen to us as the last round promised.',
  'HR IT and QA do not talk to each other.',
  'Moins de réunions et plus de moyens : voilà ce qui compte !',
  'Les équipes ont besoin de temps. Nous manquons de matériel depuis le début.',
  'Les réunions du lundi durent 2 heures, c’est trop.',
  'Je suis content de mon travail, mais pas de la cantine.',
  'It is the only way to improve. C’est la seule solution.',
];

describe('a comment that could tell who wrote it is marked', () => {
  test.each(MARKED)('%s', (text, clue, phrase) => {
    const found = findSelfIdentification(text).map((finding) => ({
      clue: finding.clue,
      phrase: text.slice(finding.from, finding.to),
    }));
    expect(found).toContainEqual({ clue, phrase });
  });
});

describe('an ordinary comment is left alone', () => {
  test.each(CLEAN)('%s', (text) => {
    expect(findSelfIdentification(text)).toEqual([]);
  });
});

test('findings are ordered and never overlap', () => {
  const text = 'As the only manager, Marie Dupont (marie@example.org, 06 12 34 56 78) is my boss.';
  const found = findSelfIdentification(text);
  expect(found.map((finding) => finding.clue)).toEqual(['unique', 'name', 'email', 'phone']);
  for (const [index, finding] of found.entries()) {
    expect(finding.from).toBeGreaterThanOrEqual(found[index - 1]?.to ?? 0);
    expect(finding.to).toBeLessThanOrEqual(text.length);
  }
});

test('a long hostile text is read in well under a second', () => {
  const started = performance.now();
  findSelfIdentification('a@'.repeat(2000) + '1 '.repeat(2000) + 'Ab '.repeat(2000));
  expect(performance.now() - started).toBeLessThan(1000);
});
