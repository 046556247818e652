import type { PeopleUse, UnitsUse } from '../../../surveys/organisation/mapping.ts';
import { useText } from '../text.ts';
import { LEVELS } from './sources.ts';

/** Meanings of the columns of a list of people. */
export function PeopleMeaning({
  label,
  value,
  onChange,
}: {
  readonly label: string;
  readonly value: PeopleUse;
  readonly onChange: (use: PeopleUse) => void;
}) {
  const { t } = useText();
  return (
    <select
      className="react-aria-Input"
      aria-label={label}
      value={value}
      onChange={(event) => onChange(event.target.value as PeopleUse)}
    >
      <option value="ignore">{t('organisation.columns.use.ignore')}</option>
      <optgroup label={t('organisation.columns.who')}>
        <option value="employee">{t('organisation.columns.use.employee')}</option>
        <option value="email">{t('organisation.columns.use.email')}</option>
        <option value="language">{t('organisation.columns.use.language')}</option>
        <option value="person-name">{t('organisation.columns.use.personName')}</option>
      </optgroup>
      <optgroup label={t('organisation.columns.where')}>
        {LEVELS.map((level, index) => (
          <option key={level} value={level}>
            {index === 0
              ? t('organisation.columns.use.levelTop')
              : t('organisation.columns.use.level', { level: index + 1 })}
          </option>
        ))}
        <option value="unit">{t('organisation.columns.use.unit')}</option>
        <option value="unit-name">{t('organisation.columns.use.unitName')}</option>
        <option value="manager">{t('organisation.columns.use.manager')}</option>
      </optgroup>
      <optgroup label={t('organisation.columns.other')}>
        <option value="attribute">{t('organisation.columns.use.attribute')}</option>
      </optgroup>
    </select>
  );
}

/** Meanings of the columns of a list of units. */
export function UnitsMeaning({
  label,
  value,
  onChange,
}: {
  readonly label: string;
  readonly value: UnitsUse;
  readonly onChange: (use: UnitsUse) => void;
}) {
  const { t } = useText();
  return (
    <select
      className="react-aria-Input"
      aria-label={label}
      value={value}
      onChange={(event) => onChange(event.target.value as UnitsUse)}
    >
      <option value="ignore">{t('organisation.columns.use.ignore')}</option>
      <option value="unit">{t('organisation.columns.use.unitId')}</option>
      <option value="parent">{t('organisation.columns.use.parent')}</option>
      <option value="name">{t('organisation.columns.use.name')}</option>
    </select>
  );
}
