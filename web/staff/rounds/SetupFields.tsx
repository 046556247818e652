import { CheckboxButton, CheckboxField, Text } from 'react-aria-components';
import type { ProgrammeSetup } from '../../../surveys/release-document.ts';
import { useText } from '../text.ts';
import { SETUP_FACTS } from './round-draft.ts';

/** The programme check list: five facts that HR records. */
export function SetupFields({
  value,
  onChange,
}: {
  readonly value: ProgrammeSetup;
  readonly onChange: (value: ProgrammeSetup) => void;
}) {
  const { t } = useText();
  return (
    <div className="setup-fields">
      {SETUP_FACTS.map((fact) => (
        <CheckboxField
          key={fact}
          className="check"
          isSelected={value[fact]}
          onChange={(selected) => onChange({ ...value, [fact]: selected })}
        >
          <CheckboxButton className="check-button">
            <span className="check-box">
              <svg viewBox="0 0 18 18" aria-hidden="true">
                <path d="M3 9.5l4 4 8-9" />
              </svg>
            </span>
            <span className="check-label">{t(`rounds.setup.${fact}`)}</span>
          </CheckboxButton>
          <Text slot="description" className="check-hint">
            {t(`rounds.setup.${fact}Hint`)}
          </Text>
        </CheckboxField>
      ))}
    </div>
  );
}
