import { useText } from '../text.ts';
import { ROUND_STATES, type RoundFilter } from './filter-rounds.ts';
import { Input, Label, SearchField } from '../shell/fields.tsx';

/** Finds rounds in a long list, by title and state. */
export function FilterFields({
  filter,
  reader,
  found,
  onChange,
}: {
  readonly filter: RoundFilter;
  /** Whoever is listed released rounds only needs no states. */
  readonly reader: boolean;
  readonly found: number;
  readonly onChange: (filter: RoundFilter) => void;
}) {
  const { t } = useText();
  return (
    <div className="round-filter">
      <SearchField value={filter.search} onChange={(search) => onChange({ ...filter, search })}>
        <Label>{t('rounds.list.search')}</Label>
        <Input />
      </SearchField>
      {!reader && (
        <div className="field">
          <label className="field-label" htmlFor="round-state">
            {t('rounds.list.state')}
          </label>
          <select
            id="round-state"
            className="react-aria-Input"
            value={filter.state}
            onChange={(event) =>
              onChange({ ...filter, state: event.target.value as RoundFilter['state'] })
            }
          >
            <option value="all">{t('rounds.list.all')}</option>
            {ROUND_STATES.map((state) => (
              <option key={state} value={state}>
                {t(`rounds.state.${state}`)}
              </option>
            ))}
          </select>
        </div>
      )}
      <p className="soft small" role="status">
        {t('rounds.list.found', { count: found })}
      </p>
    </div>
  );
}
