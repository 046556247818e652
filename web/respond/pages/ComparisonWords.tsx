import { useEffect, useState } from 'react';
import { useText } from '../text.ts';

/** The words take a moment of computing, so the page does not wait for them. */
export function ComparisonWords({ root }: { readonly root: string }) {
  const { t } = useText();
  const [words, setWords] = useState<readonly string[] | null>(null);

  useEffect(() => {
    let shown = true;
    void import('../../../surveys/ballot/words.ts')
      .then(({ fourWords }) => fourWords(root))
      .then((found) => shown && setWords(found))
      // Without a connection the words are missing and nothing else.
      .catch(() => null);
    return () => {
      shown = false;
    };
  }, [root]);

  return (
    <section className="block" aria-labelledby="words">
      <h2 id="words">{t('words.title')}</h2>
      <p className="words" translate="no" data-testid="comparison-words">
        {(words ?? ['', '', '', '']).map((word, index) => (
          <span key={index}>{word}</span>
        ))}
      </p>
      <p className="hint">{t('words.text')}</p>
    </section>
  );
}
