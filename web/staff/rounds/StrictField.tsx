import { useText } from '../text.ts';
import { CheckField } from '../shell/checks.tsx';

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
    <CheckField
      isSelected={value}
      onChange={onChange}
      label={t('rounds.strict.label')}
      hint={t('rounds.strict.hint')}
    />
  );
}
