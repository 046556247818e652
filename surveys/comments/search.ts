import type { Span } from './themes.ts';
import { listWords, stemWord, type Word } from './words.ts';

/** Where a search is found in a comment; null: it is not. No span for an empty search. */
export type Search = (words: readonly Word[]) => readonly Span[] | null;

const PREFIX_LETTERS_MIN = 2;

/**
 * A search, ready to be looked for in thousands of comments: every word of it must be there, as
 * typed so far or with another ending, with or without accents. Each distinct word is judged once.
 */
export function createSearch(search: string): Search {
  const wanted = listWords(search).map(({ folded }) => createMatcher(folded));
  return (words) => {
    const spans: Span[] = [];
    for (const isWanted of wanted) {
      const found = words.filter(({ folded }) => isWanted(folded));
      if (found.length === 0) return null;
      spans.push(...found.map(({ start, end }) => ({ start, end })));
    }
    return spans;
  };
}

function createMatcher(wanted: string): (word: string) => boolean {
  const french = stemWord(wanted, 'fr');
  const english = stemWord(wanted, 'en');
  const judged = new Map<string, boolean>();
  const judge = (word: string): boolean =>
    word === wanted ||
    (wanted.length >= PREFIX_LETTERS_MIN && word.startsWith(wanted)) ||
    stemWord(word, 'fr') === french ||
    stemWord(word, 'en') === english;
  return (word) => {
    const known = judged.get(word);
    if (known !== undefined) return known;
    const fits = judge(word);
    judged.set(word, fits);
    return fits;
  };
}
