import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { isLanguage, LANGUAGE_NAMES, LANGUAGES } from '../../ui/i18n.ts';
import { chooseAndKeepLanguage, useText } from '../text.ts';

export function LanguageSwitch() {
  const { t, language } = useText();
  return (
    <ToggleButtonGroup
      className="language-switch"
      aria-label={t('shell.language')}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[language]}
      onSelectionChange={(keys) => {
        const [chosen] = keys;
        if (isLanguage(chosen)) void chooseAndKeepLanguage(chosen);
      }}
    >
      {LANGUAGES.map((code) => (
        <ToggleButton key={code} id={code} aria-label={LANGUAGE_NAMES[code]} className="language">
          <span lang={code}>{code.toUpperCase()}</span>
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
