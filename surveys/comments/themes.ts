import type { CommentLanguage } from './language.ts';
import type { Theme, ThemeId } from './lexicon.ts';
import type { Word } from './words.ts';

/**
 * Themes by words: a comment has a theme when one of the theme's words stands in it. Nothing leaves
 * the device and nothing is learnt; it does not understand irony, negation or what is only implied,
 * and a comment may have several themes or none.
 */
export interface ThemeMatch {
  readonly theme: ThemeId;
  /** The words of the comment that gave it, as positions in the text. */
  readonly spans: readonly Span[];
}

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** One entry of a theme, split into its words. */
interface Entry {
  readonly theme: ThemeId;
  readonly language: 'fr' | 'en';
  readonly parts: readonly Part[];
}

interface Part {
  readonly text: string;
  readonly isPrefix: boolean;
}

export type ThemeFinder = (
  words: readonly Word[],
  language: CommentLanguage,
) => readonly ThemeMatch[];

/** Prepares themes for looking at thousands of comments; each distinct word is looked up once. */
export function createThemeFinder(themes: readonly Theme[]): ThemeFinder {
  const entries = themes.flatMap(({ id, words }) =>
    (['fr', 'en'] as const).flatMap((language) =>
      words[language].map((written) => parseEntry(id, language, written)),
    ),
  );
  const byLetter = Map.groupBy(entries, ({ parts }) => parts[0]!.text.charAt(0));
  const beginnings = new Map<string, Entry[]>();
  const startingWith = (folded: string): readonly Entry[] => {
    const known = beginnings.get(folded);
    if (known !== undefined) return known;
    const near = byLetter.get(folded.charAt(0)) ?? [];
    const found = near.filter(({ parts }) => fits(parts[0]!, folded));
    beginnings.set(folded, found);
    return found;
  };
  return (words, language) => {
    const spans = new Map<ThemeId, Span[]>();
    for (const [at, word] of words.entries()) {
      for (const entry of startingWith(word.folded)) {
        if (language !== 'unknown' && entry.language !== language) continue;
        const last = words[at + entry.parts.length - 1];
        const isWhole = entry.parts.every((part, offset) => {
          const next = words[at + offset];
          return next !== undefined && fits(part, next.folded);
        });
        if (last === undefined || !isWhole) continue;
        const found = spans.get(entry.theme) ?? [];
        found.push({ start: word.start, end: last.end });
        spans.set(entry.theme, found);
      }
    }
    return themes.flatMap(({ id }) => {
      const found = spans.get(id);
      return found === undefined ? [] : [{ theme: id, spans: found }];
    });
  };
}

function parseEntry(theme: ThemeId, language: 'fr' | 'en', written: string): Entry {
  const parts = written.split(/\s+/).map((text) => {
    const isPrefix = text.endsWith('*');
    return { text: isPrefix ? text.slice(0, -1) : text, isPrefix };
  });
  return { theme, language, parts };
}

function fits({ text, isPrefix }: Part, folded: string): boolean {
  return isPrefix ? folded.startsWith(text) : folded === text;
}
