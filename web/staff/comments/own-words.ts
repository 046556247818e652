import type { Theme, ThemeId } from '../../../surveys/comments/lexicon.ts';
import { foldWord } from '../../../surveys/comments/words.ts';

/** What a person changed in the words of the themes, for this window only. */
export interface OwnWords {
  readonly added: Readonly<Partial<Record<ThemeId, readonly string[]>>>;
  readonly removed: Readonly<Partial<Record<ThemeId, readonly string[]>>>;
}

export const NO_OWN_WORDS: OwnWords = { added: {}, removed: {} };

/** A word as the lists hold it: without accents and signs, a `*` at its end kept. */
export function cleanWord(written: string): string {
  return foldWord(written)
    .replace(/[^\p{L}\p{N}* ]+/gu, ' ')
    .replace(/(\*)(?=.)/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** The words of a theme in force, each once, in alphabetical order. */
export function listThemeWords({ id, words }: Theme, { added, removed }: OwnWords): string[] {
  const gone = new Set(removed[id]);
  const kept = [...words.fr, ...words.en, ...(added[id] ?? [])].filter((word) => !gone.has(word));
  return [...new Set(kept)].sort();
}

/** The themes with what the person changed; an added word counts in both languages. */
export function applyOwnWords(themes: readonly Theme[], own: OwnWords): readonly Theme[] {
  return themes.map((theme) => {
    const added = own.added[theme.id] ?? [];
    const gone = new Set(own.removed[theme.id]);
    const change = (words: readonly string[]) =>
      [...words, ...added].filter((word) => !gone.has(word));
    return { ...theme, words: { fr: change(theme.words.fr), en: change(theme.words.en) } };
  });
}

export function addWord(own: OwnWords, theme: ThemeId, word: string): OwnWords {
  return {
    added: { ...own.added, [theme]: [...(own.added[theme] ?? []), word] },
    removed: {
      ...own.removed,
      [theme]: (own.removed[theme] ?? []).filter((other) => other !== word),
    },
  };
}

export function removeWord(own: OwnWords, theme: ThemeId, word: string): OwnWords {
  return {
    added: { ...own.added, [theme]: (own.added[theme] ?? []).filter((other) => other !== word) },
    removed: { ...own.removed, [theme]: [...(own.removed[theme] ?? []), word] },
  };
}
