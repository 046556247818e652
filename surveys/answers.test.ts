import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseComment, parseSubmission, scoredCount, unpack } from './answers.ts';
import type { ScoringKey } from './scoring-key.ts';

const key: ScoringKey = {
  items: [
    {
      id: 'A',
      dimension: 'D',
      from: 1,
      to: 5,
      best: 'high',
      notApplicable: [9],
      role: null,
      text: {},
    },
    {
      id: 'B',
      dimension: 'D',
      from: 1,
      to: 7,
      best: 'low',
      notApplicable: [],
      role: null,
      text: {},
    },
    {
      id: 'R',
      dimension: null,
      from: 0,
      to: 10,
      best: 'high',
      notApplicable: [],
      role: 'recommend',
      text: {},
    },
  ],
  comments: [{ id: 'COM', text: {} }],
  dimensions: [{ id: 'D', title: {}, items: ['A', 'B'] }],
};

describe('parseSubmission', () => {
  test('values become one byte an item, in key order', () => {
    expect(parseSubmission(key, { R: 0, A: 5 })).toEqual({
      ok: true,
      packed: new Uint8Array([5, 0, 1]),
      scored: 2,
    });
  });

  test('"no opinion", null and absent are no scores', () => {
    expect(parseSubmission(key, { A: 9, B: null, R: undefined })).toEqual({
      ok: true,
      packed: new Uint8Array([255, 0, 0]),
      scored: 0,
    });
    expect(parseSubmission(key, {})).toMatchObject({ ok: true, scored: 0 });
  });

  test.each([
    ['above the scale', { A: 6 }, 'A', 'not-on-scale'],
    ['below the scale', { A: 0 }, 'A', 'not-on-scale'],
    ["another item's no-score code", { B: 9 }, 'B', 'not-on-scale'],
    ['a huge number', { R: 1e300 }, 'R', 'not-on-scale'],
    ['a fraction', { A: 2.5 }, 'A', 'not-a-whole-number'],
    ['not a number', { A: Number.NaN }, 'A', 'not-a-whole-number'],
    ['a number as text', { A: '3' }, 'A', 'not-a-whole-number'],
    ['true', { A: true }, 'A', 'not-a-whole-number'],
    ['a list', { A: [3] }, 'A', 'not-a-whole-number'],
    ['an item of another questionnaire', { Z: 1 }, 'Z', 'unknown-item'],
    ['a comment among the scores', { COM: 'text' }, 'COM', 'unknown-item'],
    ['a name that every object has', JSON.parse('{"__proto__":1}'), '__proto__', 'unknown-item'],
    ['null', null, '', 'not-a-record'],
    ['a list of answers', [1, 2, 3], '', 'not-a-record'],
    ['text', '{}', '', 'not-a-record'],
  ])('%s is refused', (_, answers, item, problem) => {
    expect(parseSubmission(key, answers)).toEqual({ ok: false, problems: [{ item, problem }] });
  });

  test('all problems are named, no answer is repeated', () => {
    const parsed = parseSubmission(key, { A: 7777, B: 'secret', [`x${'y'.repeat(99)}`]: 1 });
    expect(parsed.ok ? [] : parsed.problems.map((one) => one.problem)).toEqual([
      'not-on-scale',
      'not-a-whole-number',
      'unknown-item',
    ]);
    const said = JSON.stringify(parsed);
    expect(said).not.toMatch(/7777|secret|y{70}/);
  });

  test('what is packed unpacks to the same values', () => {
    const value = (from: number, to: number) => fc.option(fc.integer({ min: from, max: to }));
    fc.assert(
      fc.property(value(1, 5), value(1, 7), value(0, 10), (A, B, R) => {
        const parsed = parseSubmission(key, { A, B, R });
        expect(parsed.ok && unpack(key, parsed.packed)).toEqual([A, B, R]);
        expect(parsed.ok && parsed.scored).toBe([A, B, R].filter((one) => one !== null).length);
      }),
    );
  });

  test('anything at all is accepted or refused, never thrown', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.anything(), fc.dictionary(fc.constantFrom('A', 'B', 'R'), fc.anything())),
        (input) => {
          const parsed = parseSubmission(key, input);
          if (parsed.ok) expect(unpack(key, parsed.packed).length).toBe(3);
          else expect(parsed.problems.length).toBeGreaterThan(0);
        },
      ),
    );
  });
});

test('unpack tells "no opinion" from not answered and refuses bytes of another key', () => {
  expect(unpack(key, new Uint8Array([255, 0, 11]))).toEqual(['no-score', null, 10]);
  expect(() => unpack(key, new Uint8Array(2))).toThrow(RangeError);
  expect(() => unpack(key, new Uint8Array([6, 0, 0]))).toThrow(RangeError);
});

test('scoredCount counts scores only', () => {
  expect(scoredCount(new Uint8Array([255, 0, 1, 254]))).toBe(2);
});

describe('parseComment', () => {
  const parse = (text: unknown) => parseComment(key, 'COM', text);

  test.each([
    ['blanks round it', '  Plus de pauses. \n', 'Plus de pauses.'],
    ['line breaks stay', 'a\r\nb\rc\u{2028}d', 'a\nb\nc\nd'],
    ['control characters go', 'a\0b\u{7}c\u{85}\td', 'abc d'],
    ['marks that reverse the writing go', 'a\u{202e}b\u{2066}c', 'abc'],
    ['accents are composed', 'e\u{301}', '\u{e9}'],
    ['half a character', 'a\u{d800}b', 'a\u{fffd}b'],
    ['a joined emoji stays whole', '👩‍🔧', '👩‍🔧'],
  ])('%s', (_, text, expected) => {
    expect(parse(text)).toEqual({ ok: true, item: 'COM', text: expected });
  });

  test.each([
    ['blank', ' \n\t ', 'empty'],
    ['only invisible characters', '\u{200b}\u{feff}\u{202e}', 'empty'],
    ['2001 characters', 'a'.repeat(2001), 'too-long'],
    ['no text', 3, 'not-text'],
    ['null', null, 'not-text'],
  ])('%s is refused', (_, text, problem) => {
    expect(parse(text)).toEqual({ ok: false, problem });
  });

  test('2000 characters are accepted, blanks round them not counted', () => {
    expect(parse(` ${'a'.repeat(2000)} `).ok).toBe(true);
  });

  test('a closed item takes no comment', () => {
    expect(parseComment(key, 'A', 'x')).toEqual({ ok: false, problem: 'unknown-item' });
  });

  test('a comment once cleaned is clean', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 50 }), (text) => {
        const parsed = parse(text);
        if (!parsed.ok) return;
        expect(parsed.text).not.toMatch(/[^\P{Cc}\n]/u);
        expect(parse(parsed.text)).toEqual(parsed);
      }),
    );
  });
});
