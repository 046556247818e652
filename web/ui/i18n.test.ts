import { describe, expect, test } from 'vitest';
import { chooseLanguage, createText } from './i18n.ts';

const en = {
  page: { title: 'Hello {{name}}', people_one: '{{n}} person', people_other: '{{n}} people' },
  share: '{{part}} of {{whole}}',
};
const fr: typeof en = {
  page: {
    title: 'Bonjour {{name}}',
    people_one: '{{n}} personne',
    people_other: '{{n}} personnes',
  },
  share: '{{part}} sur {{whole}}',
};

describe('text in English', () => {
  const { t, formatDate, formatList, formatNumber } = createText({ en, fr }, 'en').currentSpeech();

  test('values stand where the text names them', () => {
    expect(t('page.title', { name: 'Zoé' })).toBe('Hello Zoé');
  });

  test('count chooses the plural and is grouped as the language does', () => {
    expect(t('page.people', { count: 1 })).toBe('1 person');
    expect(t('page.people', { count: 0 })).toBe('0 people');
    expect(t('page.people', { count: 15200 })).toBe('15,200 people');
  });

  test('a value is put in as it is, even where it looks like a placeholder or a pattern', () => {
    expect(t('share', { part: '$& {{whole}}', whole: 'x' })).toBe('$& {{whole}} of x');
  });

  test('a day is that day in every time zone', () => {
    expect(formatDate('2026-03-01')).toBe('1 March 2026');
  });

  test('less than nothing has a minus, not a hyphen', () => {
    expect(formatNumber(-62, { signDisplay: 'exceptZero' })).toBe('−62');
    expect(t('page.people', { count: -1200 })).toBe('−1,200 people');
  });

  test('a list reads like a sentence', () => {
    expect(formatList(['A', 'B', 'C'])).toBe('A, B and C');
  });
});

describe('text in French', () => {
  const { t, formatDate } = createText({ en, fr }, 'fr').currentSpeech();

  test('none is singular, a million takes the plural although Intl has a form of its own for it', () => {
    expect(t('page.people', { count: 0 })).toBe('0 personne');
    expect(t('page.people', { count: 1_000_000 })).toBe('1\u202f000\u202f000 personnes');
  });

  test('dates are in French', () => {
    expect(formatDate('2026-03-02')).toBe('2 mars 2026');
  });

  test('the first of a month is counted in words, not in figures', () => {
    expect(formatDate('2026-03-01')).toBe('1er mars 2026');
    expect(formatDate('2026-03-01', { dateStyle: 'short' })).toBe('01/03/2026');
  });
});

test('the first wished language that we speak is taken, else English', () => {
  expect(chooseLanguage(['de-DE', 'fr-CA', 'en'])).toBe('fr');
  expect(chooseLanguage(['de', 'ja'])).toBe('en');
  expect(chooseLanguage([])).toBe('en');
});
