import type { CommentLanguage } from '../../../surveys/comments/language.ts';
import type { ThemeId } from '../../../surveys/comments/lexicon.ts';
import type { ReadComment } from '../../../surveys/comments/read-comments.ts';
import { createSearch } from '../../../surveys/comments/search.ts';
import type { Span, ThemeFinder, ThemeMatch } from '../../../surveys/comments/themes.ts';

export interface ThemedComment extends ReadComment {
  readonly themes: readonly ThemeMatch[];
}

/** A comment that fits what is asked for, with where the search was found in it. */
export interface FoundComment {
  readonly comment: ThemedComment;
  readonly spans: readonly Span[];
}

/** `other`: no theme fits. */
export type ThemeChoice = ThemeId | 'other';

export interface Wish {
  readonly search: string;
  readonly theme: ThemeChoice | null;
  readonly language: CommentLanguage | null;
  readonly item: string | null;
}

export function giveThemes(
  comments: readonly ReadComment[],
  findThemes: ThemeFinder,
): ThemedComment[] {
  return comments.map((comment) => ({
    ...comment,
    themes: findThemes(comment.words, comment.language),
  }));
}

function hasTheme({ themes }: ThemedComment, wanted: ThemeChoice): boolean {
  return wanted === 'other' ? themes.length === 0 : themes.some(({ theme }) => theme === wanted);
}

/** Narrows the list, never reorders it: what stands is the order of the release. */
export function findComments(comments: readonly ThemedComment[], wish: Wish): FoundComment[] {
  const search = createSearch(wish.search);
  return comments.flatMap((comment) => {
    if (wish.item !== null && comment.item !== wish.item) return [];
    if (wish.language !== null && comment.language !== wish.language) return [];
    if (wish.theme !== null && !hasTheme(comment, wish.theme)) return [];
    const spans = search(comment.words);
    if (spans === null) return [];
    const ofTheme = comment.themes.find(({ theme }) => theme === wish.theme)?.spans ?? [];
    return [{ comment, spans: joinSpans([...spans, ...ofTheme]) }];
  });
}

/** Comments per theme, the most frequent first, those without any last. */
export function countThemes(
  comments: readonly ThemedComment[],
  themes: readonly ThemeId[],
): { readonly theme: ThemeChoice; readonly count: number }[] {
  const count = (theme: ThemeChoice) => ({
    theme,
    count: comments.filter((comment) => hasTheme(comment, theme)).length,
  });
  return [...themes.map(count).sort((a, b) => b.count - a.count), count('other')];
}

/** Overlapping spans become one, in the order of the text. */
export function joinSpans(spans: readonly Span[]): Span[] {
  const joined: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.start - b.start)) {
    const last = joined.at(-1);
    if (last !== undefined && span.start <= last.end)
      joined[joined.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    else joined.push(span);
  }
  return joined;
}
