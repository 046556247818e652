/** A word of a comment: how it is compared, and where it stands in the text. */
export interface Word {
  /** Lower case, without accents: "Équipes" is `equipes`. */
  readonly folded: string;
  readonly start: number;
  readonly end: number;
}

/** Letters and digits; an apostrophe or a hyphen ends a word, so "l’équipe" is two. */
const WORD = /[\p{L}\p{N}]+/gu;

/** The words of a text in order. Positions are those of the text as it is written. */
export function listWords(text: string): Word[] {
  return Array.from(text.matchAll(WORD), ({ 0: word, index }) => ({
    folded: foldWord(word),
    start: index,
    end: index + word.length,
  }));
}

export function foldWord(word: string): string {
  return word
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae');
}

/** Endings that change with number, gender, tense or part of speech, the longest first. */
const ENDINGS = {
  fr: [
    ...['issements', 'issement', 'atrices', 'atrice', 'ateurs', 'ateur', 'ations', 'ation'],
    ...['ements', 'ement', 'ments', 'ment', 'ances', 'ance', 'ences', 'ence', 'euses', 'euse'],
    ...['eaux', 'eau', 'ables', 'able', 'iques', 'ique', 'ives', 'ive', 'ites', 'ite', 'eurs'],
    ...['eur', 'antes', 'ante', 'ants', 'ant', 'aient', 'ait', 'ons', 'ent', 'ees', 'ee', 'er'],
    ...['ez', 'es', 'ir', 'e', 's', 'x'],
  ],
  en: [
    ...['ations', 'ation', 'ments', 'ment', 'nesses', 'ness', 'ingly', 'ings', 'ing', 'edly'],
    ...['ers', 'er', 'ies', 'ied', 'ed', 'es', 'ly', 'y', 'e', 's'],
  ],
} as const;

const STEM_LETTERS_MIN = 4;

/**
 * A word without its ending, by a short list of endings per language: "formations" and "formation"
 * are one, "meetings" and "meeting" too. Light on purpose: it joins less than a full stemmer, and
 * rarely two words that have nothing to do with each other.
 */
export function stemWord(folded: string, language: 'fr' | 'en'): string {
  for (const ending of ENDINGS[language]) {
    const stem = folded.slice(0, folded.length - ending.length);
    if (stem.length >= STEM_LETTERS_MIN && folded.endsWith(ending)) return undouble(stem);
  }
  return folded;
}

/** "planning" and "planned" leave "plann", "plans" leaves "plan". */
function undouble(stem: string): string {
  return stem.length > STEM_LETTERS_MIN && stem.at(-1) === stem.at(-2) ? stem.slice(0, -1) : stem;
}
