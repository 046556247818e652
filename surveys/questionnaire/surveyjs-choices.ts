import type { DraftChoice, DraftText } from './draft.ts';
import { DRAFT_LIMITS } from './draft.ts';
import { NO_TEXT } from './scales.ts';
import { isNoScoreText } from './surveyjs-guess.ts';
import type { SurveyReader } from './surveyjs-reader.ts';
import { say } from './surveyjs-reader.ts';

export interface ReadChoice {
  readonly value: unknown;
  readonly text: DraftText;
  readonly isNoScore: boolean;
}

/** The answers of a list: bare values, or values with a text. */
export function readList(value: unknown, path: string, reader: SurveyReader): ReadChoice[] | null {
  const entries = reader.list(value, path, DRAFT_LIMITS.choices);
  if (entries === null) return null;
  return entries.flatMap((entry, at): ReadChoice[] => {
    const where = `${path}[${at}]`;
    if (typeof entry === 'string' || typeof entry === 'number') {
      const text = reader.text(String(entry), where, DRAFT_LIMITS.label) ?? NO_TEXT;
      const both = typeof entry === 'number' ? { en: String(entry), fr: String(entry) } : text;
      return [{ value: entry, text: both, isNoScore: isNoScoreText(text) }];
    }
    const choice = reader.record(entry, where);
    if (choice === null) return [];
    reader.checkKeys(choice, where, ['value', 'text']);
    const own = choice['value'];
    if (typeof own !== 'string' && typeof own !== 'number') {
      reader.fault(
        `${where}.value`,
        say('the answer has no value', 'la réponse n’a pas de valeur'),
        say('a number or a text', 'un nombre ou un texte'),
      );
      return [];
    }
    const text =
      reader.text(choice['text'], `${where}.text`, DRAFT_LIMITS.label) ??
      reader.text(String(own), `${where}.value`, DRAFT_LIMITS.label) ??
      NO_TEXT;
    return [{ value: own, text, isNoScore: isNoScoreText(text) }];
  });
}

/**
 * Values that are whole numbers without a gap stay; others are numbered 1, 2, 3 … in the order shown.
 * @param codes the no-score codes, where the file states them
 */
export function numberChoices(
  listed: readonly ReadChoice[],
  path: string,
  reader: SurveyReader,
  codes?: readonly number[],
): DraftChoice[] | null {
  const isNoScore = ({ value, isNoScore: guessed }: ReadChoice): boolean =>
    codes === undefined ? guessed : codes.includes(value as number);
  const scored = listed.filter((choice) => !isNoScore(choice));
  const others = listed.filter(isNoScore);
  if (scored.length < 2 || scored.length > DRAFT_LIMITS.options) {
    reader.fault(
      path,
      say(`${scored.length} answers can be scored`, `${scored.length} réponses peuvent compter`),
      say(`2 to ${DRAFT_LIMITS.options}`, `de 2 à ${DRAFT_LIMITS.options}`),
    );
    return null;
  }
  if (new Set(listed.map(({ value }) => value)).size < listed.length) {
    reader.fault(
      path,
      say('two answers have the same value', 'deux réponses ont la même valeur'),
      say('a value of its own for each', 'une valeur propre à chacune'),
    );
    return null;
  }
  const values = listed.map(({ value }) => value);
  const ends = {
    from: Math.min(...(scored.map(({ value }) => value) as number[])),
    count: scored.length,
  };
  const stay =
    values.every((value) => Number.isInteger(value) && Math.abs(value as number) <= 1000) &&
    scored.every(({ value }) => (value as number) < ends.from + ends.count) &&
    others.every(
      ({ value }) => (value as number) < ends.from || (value as number) >= ends.from + ends.count,
    );
  let next = 0;
  let last = scored.length;
  return listed.map((choice) => {
    const counts = !isNoScore(choice);
    const number = counts ? (next += 1) : (last += 1);
    return { value: stay ? (choice.value as number) : number, text: choice.text, scored: counts };
  });
}
