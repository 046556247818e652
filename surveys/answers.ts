import type { ScaledItem, ScoringKey } from './scoring-key.ts';
import type { PackedAnswers } from './tabulation.ts';
import { BLANK, NO_SCORE, packAnswer } from './tabulation.ts';

/** A problem names the item, never the answer: problems end up in replies and logs, answers must not. */
export interface AnswerProblem {
  /** '' where the submission as a whole is no record. */
  readonly item: string;
  readonly problem: 'not-a-record' | 'unknown-item' | 'not-a-whole-number' | 'not-on-scale';
}

export type ParsedSubmission =
  | { readonly ok: true; readonly packed: PackedAnswers; readonly scored: number }
  | { readonly ok: false; readonly problems: readonly AnswerProblem[] };

export type CommentProblem = 'unknown-item' | 'not-text' | 'empty' | 'too-long';

export type ParsedComment =
  | { readonly ok: true; readonly item: string; readonly text: string }
  | { readonly ok: false; readonly problem: CommentProblem };

/** UTF-16 code units, as a text field in a browser counts. */
export const COMMENT_MAX_CHARACTERS = 2000;
const SHOWN_ITEM_MAX_CHARACTERS = 64;

/**
 * Check the closed answers of one person against the questionnaire.
 * @param answers untrusted: a record of item id → whole number; null or absent = not answered
 * @returns one byte an item in key order, and the number of items with a score
 */
export function parseSubmission(key: ScoringKey, answers: unknown): ParsedSubmission {
  if (typeof answers !== 'object' || answers === null || Array.isArray(answers)) {
    return { ok: false, problems: [{ item: '', problem: 'not-a-record' }] };
  }
  const indexOf = new Map(key.items.map((item, index) => [item.id, index]));
  const packed = new Uint8Array(key.items.length);
  const problems: AnswerProblem[] = [];
  for (const [id, value] of Object.entries(answers) as [string, unknown][]) {
    const index = indexOf.get(id);
    if (index === undefined) {
      problems.push({ item: id.slice(0, SHOWN_ITEM_MAX_CHARACTERS), problem: 'unknown-item' });
      continue;
    }
    const byte = packUntrusted(key.items[index]!, value);
    if (typeof byte === 'number') packed[index] = byte;
    else problems.push({ item: id, problem: byte });
  }
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, packed, scored: scoredCount(packed) };
}

function packUntrusted(item: ScaledItem, value: unknown): number | AnswerProblem['problem'] {
  if (value === null || value === undefined) return BLANK;
  if (typeof value !== 'number' || !Number.isInteger(value)) return 'not-a-whole-number';
  return packAnswer(item, value) ?? 'not-on-scale';
}

/** Number of items with a score. A ballot with none, and without a comment, is no respondent. */
export function scoredCount(packed: PackedAnswers): number {
  let count = 0;
  for (const byte of packed) if (byte !== BLANK && byte !== NO_SCORE) count += 1;
  return count;
}

/**
 * Packed answers back to values in key order: a value on the item's scale, 'no-score' or null (not answered).
 * @throws RangeError when the bytes were not packed with this key
 */
export function unpack(
  key: ScoringKey,
  packed: PackedAnswers,
): readonly (number | 'no-score' | null)[] {
  if (packed.length !== key.items.length) throw new RangeError('one byte for each closed item');
  return key.items.map((item, index) => {
    const byte = packed[index]!;
    if (byte === BLANK) return null;
    if (byte === NO_SCORE) return 'no-score';
    const value = item.from + byte - 1;
    if (value > item.to) throw new RangeError(`${item.id} is not on its scale`);
    return value;
  });
}

/**
 * Check one open comment. Blanks round it are cut off, control characters and marks that reverse the
 * direction of writing are taken out, line breaks stay.
 */
export function parseComment(key: ScoringKey, item: string, text: unknown): ParsedComment {
  if (!key.comments.some((comment) => comment.id === item)) {
    return { ok: false, problem: 'unknown-item' };
  }
  if (typeof text !== 'string') return { ok: false, problem: 'not-text' };
  const clean = cleanComment(text);
  if (clean.length > COMMENT_MAX_CHARACTERS) return { ok: false, problem: 'too-long' };
  // A comment of invisible characters alone would count as a respondent who said nothing.
  if (!/[^\s\p{Cf}]/u.test(clean)) return { ok: false, problem: 'empty' };
  return { ok: true, item, text: clean };
}

function cleanComment(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?|[\u{2028}\u{2029}]/gu, '\n')
    .replace(/\t/g, ' ')
    .replace(/[^\P{Cc}\n]|[\u{202a}-\u{202e}\u{2066}-\u{2069}]/gu, '')
    .normalize('NFC')
    .trim();
}
