import { createHash } from 'node:crypto';
import { Model } from 'survey-core';
import 'survey-core/i18n/french';
import { describe, expect, test } from 'vitest';
import { findInstrument, listInstruments } from './catalogue.ts';
import type { Instrument } from './instrument.ts';

function get(ref: string): Instrument {
  const instrument = findInstrument(ref);
  if (instrument === null) throw new Error(`${ref} is missing`);
  return instrument;
}

const A_ITEMS = 'WB1 WB2 WB3 WB4 JS1 JS2 JS3 JS4 CB1 CB2 CB3 CB4 TV1 TV2 TV3 TV4 PP1 PP2 PP3 PP4';
const B_ITEMS = 'LE1 LE2 LE3 IC1 IC2 IC3 IC4 WV1 WV2 WV3 WV4 WV5 DC1 DC2 DC3 DC4 GR1 GR2 GR3 GR4';

describe('the design', () => {
  test.each([
    ['satisfaction-baseline@1', `${A_ITEMS} REC`, 'COM', 'WB4 CB4', 'REC:recommend', true],
    [
      'advocacy-readiness@1',
      `${B_ITEMS} REC`,
      'COM',
      'IC4',
      'WV1:willing DC4:training_need REC:recommend',
      true,
    ],
    [
      'full@1',
      `${A_ITEMS} ${B_ITEMS} REC`,
      'COM',
      'WB4 CB4 IC4',
      'WV1:willing DC4:training_need REC:recommend',
      true,
    ],
    ['pulse@1', 'WB2 TV1 PP1 WV1 GR1', '', '', 'WV1:willing', false],
  ])(
    '%s: items, comment, reversals and roles',
    (ref, items, comments, reversed, roles, labelled) => {
      const instrument = get(ref);
      expect(instrument.items.map((item) => item.id).join(' ')).toBe(items);
      expect(instrument.comments.map((item) => item.id).join(' ')).toBe(comments);
      const low = instrument.items.filter((item) => item.best === 'low');
      expect(low.map((item) => item.id).join(' ')).toBe(reversed);
      const withRole = instrument.items.filter((item) => item.role !== null);
      expect(withRole.map((item) => `${item.id}:${item.role!}`).join(' ')).toBe(roles);
      expect(instrument.labelled).toBe(labelled);
    },
  );

  test.each([
    ['satisfaction-baseline@1', 'WB:4 JS:4 CB:4 TV:4 PP:4'],
    ['advocacy-readiness@1', 'LE:3 IC:4 WV:5 DC:3 GR:4'],
    ['full@1', 'WB:4 JS:4 CB:4 TV:4 PP:4 LE:3 IC:4 WV:5 DC:3 GR:4'],
    ['pulse@1', 'WB:1 TV:1 PP:1 WV:1 GR:1'],
  ])('%s: dimensions and the number of items in their means', (ref, dimensions) => {
    const found = get(ref).dimensions.map(({ id, items }) => `${id}:${items.length}`);
    expect(found.join(' ')).toBe(dimensions);
  });

  test('agreement runs from 1 to 5 with 9 for no opinion, the recommendation from 0 to 10', () => {
    for (const instrument of listInstruments()) {
      for (const item of instrument.items) {
        const scale = [item.from, item.to, ...item.notApplicable];
        expect(scale).toEqual(item.role === 'recommend' ? [0, 10] : [1, 5, 9]);
      }
    }
  });

  test('an item is worded alike wherever it is asked', () => {
    const texts = new Map(get('full@1').items.map((item) => [item.id, item.text]));
    for (const item of listInstruments().flatMap((instrument) => instrument.items)) {
      expect(item.text).toEqual(texts.get(item.id));
    }
  });
});

/** A fielded version never changes: whoever changes a word here makes a new version instead. */
test.each([
  ['satisfaction-baseline@1', 'aad6858cf3684b5c2705449bb368941061322dfef576b51faa2ad3ae5169c5f1'],
  ['advocacy-readiness@1', 'a9b0bb2350d67f41870e20d2677d2ccd8fee106ee082d44b334c2d0dd84c9c23'],
  ['full@1', 'bb031936769f4af270e9c2f84f92f5b67c1a5eff46d939a6bef46597cef77c1a'],
  ['pulse@1', '20e0dcb93e1afeda62b402158aca06e33dce35bb5edb5be3dd01e36fc6e12f19'],
])('%s is worded as it was fielded', (ref, expected) => {
  const questions = get(ref).survey.pages.flatMap((page) => page.elements);
  expect(createHash('sha256').update(JSON.stringify(questions)).digest('hex')).toBe(expected);
});

test('the full questionnaire comes first, unknown references are null', () => {
  expect(listInstruments().map((instrument) => instrument.ref)).toEqual([
    'full@1',
    'satisfaction-baseline@1',
    'advocacy-readiness@1',
    'pulse@1',
  ]);
  expect(findInstrument('pulse@2')).toBeNull();
});

describe('SurveyJS shows', () => {
  const refs = listInstruments().map((instrument) => [instrument.ref]);

  test.each(refs)('%s without complaint, every item on one page, in questionnaire order', (ref) => {
    const instrument = get(ref);
    const model = new Model(instrument.survey);
    expect(model.jsonErrors).toBeNull();
    const shown = model.pages.flatMap((page) => page.questions.map((question) => question.name));
    expect(shown).toEqual([...instrument.items, ...instrument.comments].map((item) => item.id));
  });

  test.each(refs)('%s with the scored codes and both languages', (ref) => {
    const instrument = get(ref);
    const model = new Model(instrument.survey);
    for (const item of instrument.items) {
      const question = model.getQuestionByName(item.id);
      const choices = question.getType() === 'rating' ? 'visibleRateValues' : 'visibleChoices';
      const values = (question[choices] as { value: number }[]).map((choice) => choice.value);
      const scale = Array.from({ length: item.to - item.from + 1 }, (_, step) => item.from + step);
      expect(values).toEqual([...scale, ...item.notApplicable]);
      model.locale = 'en';
      expect(question.title).toBe(item.text['en']);
      model.locale = 'fr';
      expect(question.title).toBe(item.text['fr']);
    }
  });

  test('labels in the language of the respondent', () => {
    const model = new Model(get('pulse@1').survey);
    model.locale = 'fr';
    const question = model.getQuestionByName('WB2');
    const labels = (question['visibleChoices'] as { text: string }[]).map((choice) => choice.text);
    expect(labels).toEqual([
      "Pas du tout d'accord",
      "Plutôt pas d'accord",
      "Ni d'accord ni pas d'accord",
      "Plutôt d'accord",
      "Tout à fait d'accord",
      'Sans opinion',
    ]);
  });
});
