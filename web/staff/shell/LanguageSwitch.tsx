import { useId } from 'react';
import { LANGUAGE_NAMES, LANGUAGES, type Language } from '../../ui/i18n.ts';
import { chooseAndKeepLanguage, useText } from '../text.ts';

export function LanguageSwitch() {
  const { t, language } = useText();
  return (
    <LanguageChoice
      label={t('shell.language')}
      value={language}
      onChange={(chosen) => void chooseAndKeepLanguage(chosen)}
    />
  );
}

/** Both languages side by side; `whole` writes their names out. */
export function LanguageChoice({
  label,
  value,
  whole = false,
  onChange,
}: {
  readonly label: string;
  readonly value: Language;
  readonly whole?: boolean;
  readonly onChange: (language: Language) => void;
}) {
  const name = useId();
  return (
    <div className="language-switch" role="radiogroup" aria-label={label}>
      {LANGUAGES.map((code) => (
        <label key={code} className="language">
          <input
            type="radio"
            name={name}
            aria-label={LANGUAGE_NAMES[code]}
            checked={code === value}
            onChange={() => onChange(code)}
          />
          <span lang={code}>{whole ? LANGUAGE_NAMES[code] : code.toUpperCase()}</span>
        </label>
      ))}
    </div>
  );
}
