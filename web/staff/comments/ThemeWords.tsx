import { useState } from 'react';
import { THEMES, type ThemeId } from '../../../surveys/comments/lexicon.ts';
import { useText } from '../text.ts';
import { addWord, cleanWord, listThemeWords, removeWord, type OwnWords } from './own-words.ts';
import { NO_OWN_WORDS } from './own-words.ts';
import { Button } from '../shell/Button.tsx';
import { Input, Label, TextField } from '../shell/fields.tsx';

const WORD_CHARACTERS_MAX = 60;

/** The words behind a theme: to be read, and to be corrected for the own view. */
export function ThemeWords({
  theme,
  own,
  onChange,
}: {
  readonly theme: ThemeId;
  readonly own: OwnWords;
  readonly onChange: (own: OwnWords) => void;
}) {
  const { t } = useText();
  const [written, setWritten] = useState('');
  const words = listThemeWords(
    THEMES.find(({ id }) => id === theme)!,
    own,
  );
  const name = t(`comments.themes.name.${theme}`);
  const word = cleanWord(written);
  return (
    <details className="details">
      <summary>{t('comments.themes.words', { theme: name })}</summary>
      <p className="soft tiny">{t('comments.themes.wordsHint')}</p>
      <ul className="theme-words">
        {words.map((known) => (
          <li key={known}>
            <Button
              className="theme-word"
              aria-label={t('comments.themes.remove', { word: known })}
              onPress={() => onChange(removeWord(own, theme, known))}
            >
              {known} <span aria-hidden="true">×</span>
            </Button>
          </li>
        ))}
      </ul>
      <form
        className="theme-add"
        onSubmit={(event) => {
          event.preventDefault();
          if (word === '' || word === '*') return;
          onChange(addWord(own, theme, word));
          setWritten('');
        }}
      >
        <TextField value={written} onChange={setWritten} maxLength={WORD_CHARACTERS_MAX}>
          <Label>{t('comments.themes.add')}</Label>
          <Input />
        </TextField>
        <Button type="submit" className="button">
          {t('comments.themes.addButton')}
        </Button>
        {own !== NO_OWN_WORDS && (
          <Button className="button button-quiet" onPress={() => onChange(NO_OWN_WORDS)}>
            {t('comments.themes.reset')}
          </Button>
        )}
      </form>
    </details>
  );
}
