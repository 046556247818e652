import { useMemo } from 'react';
import {
  countPhrases,
  listPhrases,
  PHRASE_COMMENTS_MIN,
} from '../../../surveys/comments/phrases.ts';
import { useText } from '../text.ts';
import type { ThemedComment } from './sort-comments.ts';
import { Button } from '../shell/Button.tsx';

const PHRASES_SHOWN = 15;

/** What several comments say in the same words; choosing one searches for it. */
export function PhraseList({
  shown,
  all,
  onChoose,
}: {
  readonly shown: readonly ThemedComment[];
  readonly all: readonly ThemedComment[];
  readonly onChoose: (phrase: string) => void;
}) {
  const { t, formatNumber } = useText();
  const everywhere = useMemo(() => countPhrases(all), [all]);
  const phrases = useMemo(() => {
    const here = shown === all ? everywhere : countPhrases(shown);
    return listPhrases(here, everywhere, PHRASES_SHOWN);
  }, [shown, all, everywhere]);
  const min = PHRASE_COMMENTS_MIN;
  return (
    <section className="section" aria-labelledby="phrases">
      <h2 id="phrases">{t('comments.phrases.title')}</h2>
      {phrases.length === 0 ? (
        <p className="soft small">{t('comments.phrases.none', { min })}</p>
      ) : (
        <>
          <p className="soft tiny">{t('comments.phrases.how', { min })}</p>
          <ul className="theme-words">
            {phrases.map(({ text, comments }) => (
              <li key={text}>
                <Button
                  className="theme-word"
                  aria-label={t('comments.phrases.find', { phrase: text, count: comments })}
                  onPress={() => onChoose(text)}
                >
                  {text} <span className="soft">{formatNumber(comments)}</span>
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
