import { useQuery } from '@tanstack/react-query';
import { clockQuery } from '../http/queries.ts';
import { useText } from '../text.ts';
import { Choice } from './AudienceField.tsx';
import { addDays, type RoundDraft } from './round-draft.ts';
import { RadioGroup } from '../shell/checks.tsx';
import { FieldError, Hint, Input, Label, TextField } from '../shell/fields.tsx';

/** When the round opens, and the last day for answers. */
export function DateFields({
  draft,
  today,
  faultText,
  onChange,
}: {
  readonly draft: Pick<RoundDraft, 'opensOn' | 'closesOn'>;
  readonly today: string;
  readonly faultText: (field: 'opensOn' | 'closesOn') => string | null;
  readonly onChange: (part: Partial<RoundDraft>) => void;
}) {
  const { t } = useText();
  const zone = useQuery(clockQuery).data?.timeZone;
  const { opensOn, closesOn } = draft;
  return (
    <>
      <RadioGroup
        className="choices"
        value={opensOn === null ? 'launch' : 'day'}
        onChange={(kind) => onChange({ opensOn: kind === 'day' ? addDays(today, 1) : null })}
        label={t('rounds.dates.opens')}
      >
        <Choice value="launch">{t('rounds.dates.atLaunch')}</Choice>
        <Choice value="day">{t('rounds.dates.onDay')}</Choice>
      </RadioGroup>
      {opensOn !== null && (
        <DayField
          label={t('rounds.dates.opensOn')}
          hint={t('rounds.dates.opensOnHint')}
          value={opensOn}
          min={today}
          fault={faultText('opensOn')}
          onChange={(day) => onChange({ opensOn: day })}
        />
      )}
      <DayField
        label={t('rounds.form.closesOn')}
        hint={
          zone === undefined
            ? t('rounds.form.closesOnHint')
            : `${t('rounds.form.closesOnHint')} ${t('rounds.dates.zone', { zone })}`
        }
        value={closesOn}
        min={opensOn ?? today}
        fault={faultText('closesOn')}
        onChange={(day) => onChange({ closesOn: day })}
      />
    </>
  );
}

export function DayField({
  label,
  hint,
  value,
  min,
  fault,
  onChange,
}: {
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  readonly min: string;
  readonly fault: string | null;
  readonly onChange: (day: string) => void;
}) {
  return (
    <TextField
      type="date"
      value={value}
      onChange={onChange}
      isRequired
      isInvalid={fault !== null}
      className="react-aria-TextField field-short"
    >
      <Label>{label}</Label>
      <Input min={min} />
      <Hint>{hint}</Hint>
      <FieldError>{fault}</FieldError>
    </TextField>
  );
}
