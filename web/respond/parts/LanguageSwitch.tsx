import { LANGUAGES, LANGUAGE_NAMES } from '../../ui/i18n.ts';
import type { Language } from '../../ui/i18n.ts';
import { keepTab } from '../entry.ts';
import { setLanguage, useText } from '../text.ts';

export function LanguageSwitch() {
  const { t, language } = useText();
  const choose = (chosen: Language): void => {
    keepTab(window, 'language', chosen);
    setLanguage(chosen);
  };
  return (
    <div className="languages" role="group" aria-label={t('shell.language')}>
      {LANGUAGES.map((one) => (
        <button
          key={one}
          type="button"
          lang={one}
          aria-pressed={one === language}
          onClick={() => choose(one)}
        >
          {LANGUAGE_NAMES[one]}
        </button>
      ))}
    </div>
  );
}
