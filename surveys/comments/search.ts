import type { Span } from './themes.ts';
import { foldWord, listWords, stemWord, type Word } from './words.ts';

/** A search word: what is typed so far, and its stems. */
interface Wanted {
  readonly folded: string;
  readonly stems: readonly string[];
}

const PREFIX_LETTERS_MIN = 2;

/** The words of a search, ready to be looked for. */
export function readSearch(search: string): readonly Wanted[] {
  return listWords(search).map(({ folded }) => ({ folded, stems: listStems(folded) }));
}

function listStems(word: string): string[] {
  const folded = foldWord(word);
  return [stemWord(folded, 'fr'), stemWord(folded, 'en')];
}

/**
 * Where a search is found: every word of it must be there, as typed so far or with another ending,
 * with or without accents.
 * @returns null where it is not found; no span for an empty search
 */
export function findSearch(
  words: readonly Word[],
  wanted: readonly Wanted[],
): readonly Span[] | null {
  const spans: Span[] = [];
  for (const one of wanted) {
    const found = words.filter(({ folded }) => matches(one, folded));
    if (found.length === 0) return null;
    spans.push(...found.map(({ start, end }) => ({ start, end })));
  }
  return spans;
}

function matches({ folded, stems }: Wanted, word: string): boolean {
  if (word === folded) return true;
  if (folded.length >= PREFIX_LETTERS_MIN && word.startsWith(folded)) return true;
  return stemWord(word, 'fr') === stems[0] || stemWord(word, 'en') === stems[1];
}
