import type { Question } from 'survey-core';
import { useText } from '../text.ts';

/** Takes one answer back: a radio button alone can not be left blank again. */
export function ClearButton({ question }: { readonly question: Question }) {
  const { t } = useText();
  if (question.isEmpty()) return null;
  const clear = (): void => {
    question.clearValue();
    // The button goes; whoever pressed it stays at the question.
    question.focus();
  };
  return (
    <button
      type="button"
      className="clear"
      aria-label={t('questions.clearAnswer', { question: question.processedTitle })}
      onClick={clear}
    >
      {t('questions.clear')}
    </button>
  );
}
