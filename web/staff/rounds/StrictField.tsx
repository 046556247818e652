import { CheckboxButton, CheckboxField, Text } from 'react-aria-components';
import { useText } from '../text.ts';

/** Whether a group that a few people joined or left since the last report is withheld. */
export function StrictField({
  value,
  onChange,
}: {
  readonly value: boolean;
  readonly onChange: (value: boolean) => void;
}) {
  const { t } = useText();
  return (
    <CheckboxField className="check" isSelected={value} onChange={onChange}>
      <CheckboxButton className="check-button">
        <span className="check-box">
          <svg viewBox="0 0 18 18" aria-hidden="true">
            <path d="M3 9.5l4 4 8-9" />
          </svg>
        </span>
        <span className="check-label">{t('rounds.strict.label')}</span>
      </CheckboxButton>
      <Text slot="description" className="check-hint">
        {t('rounds.strict.hint')}
      </Text>
    </CheckboxField>
  );
}
