import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import pulseFile from './catalogue/pulse@1.json' with { type: 'json' };
import readinessFile from './catalogue/advocacy-readiness@1.json' with { type: 'json' };
import { parseInstrument } from './instrument.ts';

interface Question {
  type: string;
  name: string;
  title: { default: string; fr: string };
  choices: { value: number; text: object }[];
  rateMin: number;
  rateMax: number;
  maxLength: number;
}

/** The file with every property of every kind of question, so that a test can change any. */
type File = Omit<typeof readinessFile, 'survey'> & {
  survey: { pages: { name: string; elements: Question[] }[] };
};

/** The problems of the readiness questionnaire after one change. */
function problemsAfter(change: (file: File) => void): readonly string[] {
  const file = structuredClone(readinessFile) as unknown as File;
  change(file);
  const parsed = parseInstrument(file);
  return parsed.ok ? [] : parsed.problems;
}

test('the unchanged file has no problems', () => {
  expect(problemsAfter(() => undefined)).toEqual([]);
});

test('texts of the key come from the survey, in both languages', () => {
  const parsed = parseInstrument(pulseFile);
  expect(parsed.ok && parsed.instrument.items[1]).toEqual({
    id: 'TV1',
    dimension: 'TV',
    from: 1,
    to: 5,
    best: 'high',
    notApplicable: [9],
    role: null,
    text: {
      en: 'I can say what I think without fearing consequences.',
      fr: 'Je peux dire ce que je pense sans craindre de conséquences.',
    },
  });
  expect(parsed.ok && parsed.instrument.ref).toBe('pulse@1');
});

describe('problems', () => {
  const firstQuestion = (file: File) => file.survey.pages[0]!.elements[0]!;
  const closing = (file: File) => file.survey.pages[5]!.elements;

  test.each<[string, (file: File) => void, readonly string[]]>([
    [
      'a question that is not scored',
      (file) => (firstQuestion(file).name = 'XX1'),
      ['survey: LE1 is scored but not asked', 'survey: XX1 is asked but not scored'],
    ],
    [
      'a question twice',
      (file) => file.survey.pages[1]!.elements.push(firstQuestion(file)),
      ['survey: LE1 occurs twice'],
    ],
    [
      'an item twice',
      (file) => file.items.push({ ...file.items[20]!, role: 'willing' }),
      ['items: REC occurs twice', 'items: role: willing occurs twice'],
    ],
    [
      'a page twice',
      (file) => (file.survey.pages[1]!.name = 'LE'),
      ['survey.pages: LE occurs twice'],
    ],
    [
      'a choice that is not on the scale',
      (file) => (firstQuestion(file).choices[5]!.value = 8),
      ['survey: LE1 shows other codes than its key has'],
    ],
    [
      'a choice twice',
      (file) => firstQuestion(file).choices.push(firstQuestion(file).choices[0]!),
      ['survey: LE1 shows other codes than its key has'],
    ],
    [
      'a rating on another scale',
      (file) => (closing(file)[0]!.rateMin = 1),
      ['survey: REC shows other codes than its key has'],
    ],
    [
      'a scale upside down',
      (file) => (file.items[0]!.from = 6),
      ['items: LE1 must have from below to', 'survey: LE1 shows other codes than its key has'],
    ],
    [
      'a no-score code on the scale',
      (file) => (file.items[0]!.notApplicable = [3]),
      [
        'items: LE1 has a no-score code on its scale',
        'survey: LE1 shows other codes than its key has',
      ],
    ],
    [
      'a recommendation that is not 0-10',
      (file) => {
        file.items[20]!.to = 9;
        closing(file)[0]!.rateMax = 9;
      },
      ['items: REC must run from 0 to 10, high is best, to be a recommendation'],
    ],
    [
      'a recommendation whose 0 is best',
      (file) => (file.items[20]!.best = 'low'),
      ['items: REC must run from 0 to 10, high is best, to be a recommendation'],
    ],
    [
      'an unknown dimension',
      (file) => (file.items[0]!.dimension = 'ZZ'),
      ['items: LE1 names an unknown dimension', 'dimensions: LE must list LE2, LE3'],
    ],
    [
      'the training need in a mean',
      (file) => file.dimensions[3]!.items.push('DC4'),
      ['dimensions: DC must list DC1, DC2, DC3'],
    ],
    [
      'a comment longer than is accepted',
      (file) => (closing(file)[1]!.maxLength = 2001),
      ['survey: COM allows more than 2000 characters'],
    ],
    [
      'a comment that is not listed',
      (file) => (file.comments = []),
      ['survey: COM is asked as a comment but not listed as one'],
    ],
  ])('%s', (_, change, expected) => {
    expect(problemsAfter(change)).toEqual(expected);
  });

  test.each<[string, (file: File) => void, string]>([
    [
      'a missing language',
      (f) => (firstQuestion(f).title.fr = ''),
      'survey.pages.0.elements.0.title.fr: ',
    ],
    ['a version 0', (f) => (f.version = 0), 'version: '],
    [
      'a question type outside the subset',
      (f) => (firstQuestion(f).type = 'signaturepad'),
      'survey.pages.0.elements.0.type: ',
    ],
    ['an item id that is a sentence', (f) => (f.items[0]!.id = 'How are you?'), 'items.0.id: '],
    ['an unknown role', (f) => (f.items[7]!.role = 'leader'), 'items.7.role: '],
  ])('%s is named with its place', (_, change, expected) => {
    const problems = problemsAfter(change);
    expect(problems.length).toBe(1);
    expect(problems[0]).toContain(expected);
  });

  test('a property outside the subset is named', () => {
    const problems = problemsAfter((file) => Object.assign(firstQuestion(file), { html: '<b>' }));
    expect(problems).toEqual(['survey.pages.0.elements.0: Unrecognized key: "html"']);
  });

  test('anything at all is refused, never thrown', () => {
    fc.assert(
      fc.property(fc.anything(), (json) => {
        expect(parseInstrument(json).ok).toBe(false);
      }),
    );
  });
});
