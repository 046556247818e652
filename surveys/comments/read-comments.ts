import { guessLanguage, type CommentLanguage } from './language.ts';
import { listWords, type Word } from './words.ts';

/** A comment as a page works with it; nothing that the release does not hold. */
export interface ReadComment {
  /** The question that it answers. */
  readonly item: string;
  readonly text: string;
  readonly words: readonly Word[];
  readonly language: CommentLanguage;
}

/** Takes the lists of one group apart, in the order of the release, which tells nothing. */
export function readComments(
  lists: readonly { readonly item: string; readonly texts: readonly string[] }[],
): ReadComment[] {
  return lists.flatMap(({ item, texts }) =>
    texts.map((text) => {
      const words = listWords(text);
      return { item, text, words, language: guessLanguage(text, words) };
    }),
  );
}
