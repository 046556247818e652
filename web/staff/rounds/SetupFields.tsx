import type { ProgrammeSetup } from '../../../surveys/release-document.ts';
import { useText } from '../text.ts';
import { SETUP_FACTS } from './round-draft.ts';
import { CheckField } from '../shell/checks.tsx';

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
        <CheckField
          key={fact}
          isSelected={value[fact]}
          onChange={(selected) => onChange({ ...value, [fact]: selected })}
          label={t(`rounds.setup.${fact}`)}
          hint={t(`rounds.setup.${fact}Hint`)}
        />
      ))}
    </div>
  );
}
