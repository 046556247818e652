import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { explainAudience } from '../../../surveys/organisation/audience.ts';
import type { OrganisationView } from '../api.ts';
import { organisationQuery } from '../http/queries.ts';
import { useText } from '../text.ts';
import { sumHeadsBelow } from '../unit-tree/unit-nesting.ts';
import { UnitTree } from '../unit-tree/UnitTree.tsx';
import { countAsked, findRefusals, markUnits, toggleUnit } from './audience-choice.ts';
import { RadioField, RadioGroup } from '../shell/checks.tsx';

const REFUSALS_SHOWN = 3;

/** Who is asked: everybody, or units with everything below them. */
export function AudienceField({
  value,
  groupMin,
  fault,
  onChange,
}: {
  readonly value: readonly string[] | null;
  readonly groupMin: number;
  readonly fault: string | null;
  readonly onChange: (value: readonly string[] | null) => void;
}) {
  const { t } = useText();
  const organisation = useQuery(organisationQuery).data;
  const company = organisation?.employees ?? null;
  return (
    <>
      <RadioGroup
        className="choices"
        value={value === null ? 'everybody' : 'units'}
        isInvalid={fault !== null}
        onChange={(kind) => onChange(kind === 'units' ? [] : null)}
        label={t('rounds.audience.label')}
      >
        <Choice value="everybody">
          {company === null
            ? t('rounds.audience.everybody')
            : t('rounds.audience.everybodyCount', { count: company })}
        </Choice>
        <Choice value="units">{t('rounds.audience.units')}</Choice>
      </RadioGroup>
      {value !== null && organisation != null && (
        <ChosenUnits
          organisation={organisation}
          value={value}
          groupMin={groupMin}
          onChange={onChange}
        />
      )}
      {fault !== null && <p className="react-aria-FieldError">{fault}</p>}
    </>
  );
}

export function Choice({ value, children }: { readonly value: string; readonly children: string }) {
  return (
    <RadioField value={value}>
      <span className="choice-label">{children}</span>
    </RadioField>
  );
}

function ChosenUnits({
  organisation: { units, employees },
  value,
  groupMin,
  onChange,
}: {
  readonly organisation: OrganisationView;
  readonly value: readonly string[];
  readonly groupMin: number;
  readonly onChange: (value: readonly string[]) => void;
}) {
  const { t, language, formatNumber } = useText();
  const heads = useMemo(() => sumHeadsBelow(units), [units]);
  const marks = useMemo(() => markUnits(units, value), [units, value]);
  const refusals = useMemo(() => findRefusals(units, value, groupMin), [units, value, groupMin]);
  const names = new Map(units.map(({ id, name }) => [id, name]));
  const root = units.find(({ parent }) => parent === null);
  return (
    <div className="sheet audience">
      <p className="soft small">{t('rounds.audience.how')}</p>
      <UnitTree
        units={units}
        label={t('rounds.audience.tree')}
        searchLabel={t('rounds.audience.search')}
        emptyText={t('rounds.audience.nothing')}
        opened={root === undefined ? [] : [root.id]}
        marks={marks}
        renderDetail={(id) => formatNumber(heads.get(id) ?? 0)}
        onToggle={(id) => onChange(toggleUnit(units, value, id))}
      />
      <p className="audience-sum" role="status">
        {t('rounds.audience.sum', { count: countAsked(units, value), company: employees })}
      </p>
      {refusals.slice(0, REFUSALS_SHOWN).map((refusal) => (
        <p key={refusal.unit + refusal.why} className="react-aria-FieldError">
          {explainAudience(refusal, names.get(refusal.unit) ?? refusal.unit, groupMin)[language]}
        </p>
      ))}
    </div>
  );
}
