import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arbitraryDraft } from '../../test/support/arbitrary-draft.ts';
import { listInstruments } from '../catalogue.ts';
import { parseItems } from '../offline/parse-items.ts';
import { listProblems } from './check-draft.ts';
import type { DraftQuestion } from './draft.ts';
import { exportItems } from './export-items.ts';
import { exportSurveyJs } from './export-surveyjs.ts';
import { draftFrom } from './from-instrument.ts';
import { importSurveyJs } from './import-surveyjs.ts';
import { toInstrument } from './to-instrument.ts';

function read(survey: unknown) {
  const result = importSurveyJs('survey.json', JSON.stringify(survey));
  if (!result.ok) throw new Error(JSON.stringify(result.faults));
  return result;
}

/** Path and problem of every fault. */
function faultsOf(survey: unknown): readonly (readonly [string | null, string])[] {
  const text = typeof survey === 'string' ? survey : JSON.stringify(survey);
  const result = importSurveyJs('survey.json', text);
  if (result.ok) throw new Error('accepted');
  return result.faults.map(({ column, problem }) => [column, problem.en] as const);
}

const onPage = (...elements: readonly object[]) => ({ pages: [{ name: 'p1', elements }] });
const questionsOf = (...elements: readonly object[]): readonly DraftQuestion[] =>
  read(onPage(...elements)).draft.pages[0]!.questions;

describe('export, then import', () => {
  test('gives the same questionnaire: every draft that can be published', () => {
    fc.assert(
      fc.property(arbitraryDraft, (draft) => {
        fc.pre(listProblems(draft).length === 0);
        const published = toInstrument(draft, 'own', 1);
        if (!published.ok) throw new Error(published.problems.join('; '));
        const again = read(exportSurveyJs(published.instrument));
        expect(again.draft).toEqual(draft);
        expect(again.ignored).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test.each(listInstruments().map((one) => [one.ref, one] as const))(
    '%s, as SurveyJS and as items.csv',
    (_, shipped) => {
      expect(read(exportSurveyJs(shipped)).draft).toEqual(draftFrom(shipped));
      const parsed = parseItems('items.csv', exportItems(shipped));
      expect(parsed.ok && parsed.key.items).toEqual(shipped.items);
      expect(parsed.ok && parsed.key.comments).toEqual(shipped.comments);
    },
  );
});

describe('what the subset becomes', () => {
  test('answers in words are numbered in their order, and "do not know" is no score', () => {
    const choices = ['Never', 'Sometimes', 'Often', "Don't know"];
    const [question] = questionsOf({ type: 'radiogroup', name: 'How often?', choices });
    expect(question).toMatchObject({
      kind: 'choice',
      id: 'Q1',
      text: { en: 'How often?', fr: '' },
      choices: [
        { value: 1, scored: true },
        { value: 2, scored: true },
        { value: 3, scored: true },
        { value: 4, text: { en: "Don't know", fr: '' }, scored: false },
      ],
    });
  });

  test('a matrix is one question for each row, its heading above them', () => {
    const questions = questionsOf({
      type: 'matrix',
      name: 'agree',
      title: { default: 'How far do you agree?', fr: 'Êtes-vous d’accord ?' },
      columns: [
        { value: 1, text: 'No' },
        { value: 2, text: 'Yes' },
      ],
      rows: ['pay', { value: 'WB1', text: 'I feel well.' }],
    });
    expect(questions.map(({ kind, id }) => [kind, id])).toEqual([
      ['note', 'N1'],
      ['choice', 'agree_pay'],
      ['choice', 'WB1'],
    ]);
    expect(questions[2]).toMatchObject({ dimension: 'WB', text: { en: 'I feel well.', fr: '' } });
  });

  test('a checkbox is a yes or no for each choice: every choice is counted by itself', () => {
    const questions = questionsOf({ type: 'checkbox', name: 'tools', choices: ['chat', 'mail'] });
    expect(questions.map(({ id }) => id)).toEqual(['tools_chat', 'tools_mail']);
    expect(questions[0]).toMatchObject({ choices: [{ value: 0 }, { value: 1 }], role: null });
  });

  test('a few whole numbers, a yes or no, a comment, and words without markup', () => {
    const questions = questionsOf(
      { type: 'text', name: 'days', inputType: 'number', min: 0, max: 5, title: 'Days at home' },
      { type: 'boolean', name: 'b', labelTrue: 'Sure' },
      { type: 'comment', name: 'why', maxLength: 300 },
      { type: 'html', name: 'w', html: '<h1>Hi</h1><script>alert(1)</script><p>a <b>b</b></p>' },
    );
    expect(questions[0]).toMatchObject({ kind: 'numbers', from: 0, to: 5, ends: null });
    expect(questions[1]).toMatchObject({
      choices: [{ value: 0 }, { text: { en: 'Sure', fr: '' } }],
    });
    expect(questions[2]).toMatchObject({ kind: 'open', id: 'why' });
    expect(questions[3]).toMatchObject({ kind: 'note', text: { en: 'Hi\n\na b', fr: '' } });
  });

  test('scoring is guessed: recommendation, low is best, dimension of the page', () => {
    const { draft } = read({
      locale: 'fr',
      pages: [
        {
          name: 'x',
          title: 'Confiance',
          elements: [
            { type: 'rating', name: 'r', title: 'Recommanderiez-vous ?', rateMin: 0, rateMax: 10 },
            { type: 'radiogroup', name: 'a', choices: ['Tout à fait d’accord', 'Non'] },
          ],
        },
      ],
    });
    expect(draft.pages[0]!.questions).toMatchObject([
      {
        role: 'recommend',
        dimension: null,
        best: 'high',
        text: { en: '', fr: 'Recommanderiez-vous ?' },
      },
      { role: null, dimension: 'TV', best: 'low' },
    ]);
    expect(draft.dimensions.map(({ id }) => id)).toEqual(['TV']);
  });

  test('what only concerns looks is left out, and said', () => {
    const survey = { ...onPage({ type: 'boolean', name: 'b', isRequired: true }), logo: 'x.png' };
    expect(read(survey).ignored).toEqual(['$.logo', '$.pages[0].elements[0].isRequired']);
  });
});

describe('what lies outside the subset is named with its path', () => {
  test.each<[string, unknown, string, RegExp]>([
    ['another type', onPage({ type: 'file', name: 'f' }), '$.pages[0].elements[0].type', /type/],
    [
      'a question that depends on an answer',
      onPage({ type: 'boolean', name: 'b', visibleIf: '{a} = 1' }),
      '$.pages[0].elements[0].visibleIf',
      /depend/,
    ],
    [
      'an answer that depends on another',
      onPage({ type: 'radiogroup', name: 'b', choices: [{ value: 1, visibleIf: '{a}=1' }, 2] }),
      '$.pages[0].elements[0].choices[0].visibleIf',
      /depend/,
    ],
    [
      'an exact number',
      onPage({ type: 'text', name: 'age', inputType: 'number', min: 18, max: 67 }),
      '$.pages[0].elements[0].max',
      /18 to 67/,
    ],
    [
      'a line of text',
      onPage({ type: 'text', name: 't' }),
      '$.pages[0].elements[0].inputType',
      /free text/,
    ],
    ['an unknown property', { ...onPage(), triggers2: [] }, '$.triggers2', /not accepted/],
    [
      'another answer in own words',
      onPage({ type: 'radiogroup', name: 'b', choices: [1, 2], showOtherItem: true }),
      '$.pages[0].elements[0].showOtherItem',
      /not accepted/,
    ],
    [
      'ten thousand answers',
      onPage({
        type: 'radiogroup',
        name: 'b',
        choices: Array.from({ length: 10_000 }, (_, at) => at),
      }),
      '$.pages[0].elements[0].choices',
      /10000 entries/,
    ],
    [
      'a zero byte',
      onPage({ type: 'comment', name: 'c', title: 'a\0b' }),
      '$.pages[0].elements[0].title',
      /invisible/,
    ],
    [
      'a mark that turns writing round',
      onPage({ type: 'comment', name: 'c', title: { fr: 'a\u{202e}b' } }),
      '$.pages[0].elements[0].title.fr',
      /invisible/,
    ],
    ['no page', { pages: [] }, '$.pages', /0 entries/],
    ['a list', [], '$', /no object/],
    [
      'a key of every object',
      '{"__proto__": {"x": 1}, "pages": []}',
      '$.__proto__',
      /not accepted/,
    ],
  ])('%s', (_, survey, path, problem) => {
    const found = faultsOf(survey).find(([column]) => column === path);
    expect(found?.[1]).toMatch(problem);
  });

  test('all faults at once, and where JSON breaks off', () => {
    expect(
      faultsOf(onPage({ type: 'file' }, { type: 'panel' }, { type: 'comment', name: 'c', x: 1 })),
    ).toHaveLength(3);
    const result = importSurveyJs('survey.json', '{\n"pages": [1\n}');
    expect(!result.ok && result.faults[0]).toMatchObject({
      line: 3,
      problem: { en: 'this is no JSON' },
    });
  });

  test('whatever the JSON, the answer is a draft or faults, never a crash', () => {
    const keys = fc.constantFrom(
      ...[
        'pages',
        'elements',
        'type',
        'name',
        'title',
        'choices',
        'rows',
        'columns',
        'html',
        'tutti',
      ],
      ...['value', 'text', 'rateMin', 'rateMax', '__proto__', 'constructor', 'items', 'dimensions'],
    );
    const leaf = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.integer(),
      fc.double(),
      fc.boolean(),
      fc.constantFrom(null, 'radiogroup', 'rating', 'matrix', 'checkbox', 'html', 'text', 'number'),
    );
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { maxDepth: 7, withCrossShrink: true },
        leaf,
        fc.array(tie('tree'), { maxLength: 4 }),
        fc.dictionary(keys, tie('tree'), { maxKeys: 5 }),
      ),
    }));
    fc.assert(
      fc.property(tree, tree, (some, other) => {
        const survey = {
          title: other,
          pages: [{ name: 'p', elements: [some, other] }],
          tutti: some,
        };
        const result = importSurveyJs('survey.json', JSON.stringify(survey));
        expect(result.ok || result.faults.length > 0).toBe(true);
      }),
      { numRuns: 2000 },
    );
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    expect(faultsOf(deep)[0]![0]).toBe('$');
  });
});
