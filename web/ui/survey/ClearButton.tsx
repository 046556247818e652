import { createContext, useContext } from 'react';
import type { Question } from 'survey-core';

export interface ClearWords {
  readonly button: string;
  /** What a screen reader says, with the question. */
  readonly label: (question: string) => string;
}

/** A context, because SurveyJS stands between this button and whoever has the words. */
export const ClearWordsContext = createContext<ClearWords | null>(null);

/** Takes one answer back: a radio button alone can not be left blank again. */
export function ClearButton({ question }: { readonly question: Question }) {
  const words = useContext(ClearWordsContext);
  if (words === null || question.isEmpty()) return null;
  const clear = (): void => {
    question.clearValue();
    // The button goes; whoever pressed it stays at the question.
    question.focus();
  };
  return (
    <button
      type="button"
      className="clear"
      aria-label={words.label(question.processedTitle)}
      onClick={clear}
    >
      {words.button}
    </button>
  );
}
