import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PAPER_CODE_BYTES, parsePaperCode, writePaperCode } from './paper-code.ts';
import { parseReceipt } from './receipts.ts';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const codes = fc
  .uint8Array({ minLength: PAPER_CODE_BYTES, maxLength: PAPER_CODE_BYTES })
  .map(writePaperCode);

/** Someone else's idea of how a code is written: anything that means the same. */
const spellings = fc.tuple(codes, fc.array(fc.nat(4), { minLength: 24, maxLength: 24 })).map(
  ([code, choices]) =>
    [
      code,
      Array.from(code)
        .map((letter, at) => {
          const options: Readonly<Record<string, string>> = {
            '0': '0Oo0o',
            '1': '1IiLl',
            '-': '- –—\u00a0',
          };
          const other = `${letter}${letter.toLowerCase()}`;
          const choice = options[letter] ?? other;
          return choice.charAt(choices[at]! % choice.length);
        })
        .join(''),
    ] as const,
);

describe('a printed code', () => {
  test('is five groups of four letters and carries all 80 bits', () => {
    expect(writePaperCode(new Uint8Array(10))).toBe('0000-0000-0000-0000-0000');
    // 2^80 - 1 leaves 80 when divided by 1,048,573: two times 32 and 16, which is G.
    expect(writePaperCode(new Uint8Array(10).fill(255))).toBe('ZZZZ-ZZZZ-ZZZZ-ZZZZ-002G');
    fc.assert(
      fc.property(codes, (code) => {
        expect(code).toMatch(/^(?:[0-9A-HJKMNP-TV-Z]{4}-){4}[0-9A-HJKMNP-TV-Z]{4}$/);
      }),
    );
    const seen = new Set(
      Array.from({ length: 80 }, (_, bit) => {
        const bytes = new Uint8Array(10);
        bytes[bit >> 3] = 1 << (bit & 7);
        return writePaperCode(bytes);
      }),
    );
    expect(seen.size).toBe(80);
  });

  test('is read back however it was typed', () => {
    fc.assert(
      fc.property(codes, (code) => {
        expect(parsePaperCode(code)).toBe(code);
      }),
    );
    fc.assert(
      fc.property(spellings, ([code, typed]) => {
        expect(parsePaperCode(` ${typed}\n`)).toBe(code);
        expect(parsePaperCode(typed.replace(/[\s\p{Pd}]/gu, ''))).toBe(code);
      }),
    );
  });

  test('with one letter wrong, or two neighbours swapped, is refused', () => {
    fc.assert(
      fc.property(codes, fc.nat(19), fc.nat(31), (code, at, other) => {
        const letters = code.replaceAll('-', '');
        const wrong = letters.slice(0, at) + ALPHABET.charAt(other) + letters.slice(at + 1);
        expect(parsePaperCode(wrong)).toBe(wrong === letters ? code : null);
        const swapped =
          letters.slice(0, at) +
          letters.charAt(at + 1) +
          letters.charAt(at) +
          letters.slice(at + 2);
        expect(parsePaperCode(swapped)).toBe(swapped === letters ? code : null);
      }),
      { numRuns: 2000 },
    );
  });

  test('with a letter too many or too few, with a U, or anything else is refused, never an exception', () => {
    fc.assert(
      fc.property(codes, fc.nat(23), (code, at) => {
        expect(parsePaperCode(code.slice(0, at) + code.slice(at + 1)) === code).toBe(
          code.charAt(at) === '-',
        );
        expect(parsePaperCode(`${code}0`)).toBeNull();
        expect(parsePaperCode(`U${code.slice(1)}`)).toBeNull();
        expect(parseReceipt(code)).toBeNull();
      }),
    );
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), (text) => {
        expect(parsePaperCode(text)).toBeNull();
      }),
    );
  });
});
