import { useId } from 'react';
import type { SummaryView } from '../api.ts';
import { localise } from '../report/reading.ts';
import { useText } from '../text.ts';
import type { HeatView } from './cells.ts';
import type { HeatChoice } from './choice.ts';
import { listFoldable, type TeamNode } from './team-rows.ts';
import { Button } from '../shell/Button.tsx';
import { CheckField } from '../shell/checks.tsx';
import { Input, Label, SearchField } from '../shell/fields.tsx';

interface ControlProps {
  readonly report: SummaryView;
  readonly choice: HeatChoice;
  readonly onChange: (part: Partial<HeatChoice>) => void;
}

/** What to show, in which order, and how much of it. */
export function HeatmapControls({
  nodes,
  ...props
}: ControlProps & { readonly nodes: readonly TeamNode[] }) {
  const { t } = useText();
  const { choice, onChange } = props;
  return (
    <div className="heat-controls no-print">
      <SearchField value={choice.search} onChange={(search) => onChange({ search })}>
        <Label>{t('heatmap.search')}</Label>
        <Input />
      </SearchField>
      <ViewChoice {...props} />
      <BandChoice {...props} />
      <div className="actions">
        <Button
          className="button"
          onPress={() => onChange({ open: new Set(listFoldable(nodes)), search: '' })}
        >
          {t('heatmap.openAll')}
        </Button>
        <Button
          className="button"
          onPress={() => onChange({ open: new Set(listFoldable(nodes, 1)), search: '' })}
        >
          {t('heatmap.closeAll')}
        </Button>
      </div>
      <DimensionChoice {...props} />
    </div>
  );
}

function ViewChoice({ report, choice, onChange }: ControlProps) {
  const { t, formatDate } = useText();
  const id = useId();
  const { since } = report;
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {t('heatmap.view.label')}
      </label>
      <select
        id={id}
        className="react-aria-Input"
        value={choice.view}
        onChange={(event) => onChange({ view: event.target.value as HeatView })}
      >
        <option value="mean">{t('heatmap.view.mean')}</option>
        <option value="difference">{t('heatmap.view.difference')}</option>
        {since !== null && (
          <option value="change">
            {t('heatmap.view.change', { date: formatDate(since.round.closedOn) })}
          </option>
        )}
      </select>
    </div>
  );
}

function BandChoice({ report, choice, onChange }: ControlProps) {
  const { t, language } = useText();
  const id = useId();
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {t('heatmap.order.label')}
      </label>
      <select
        id={id}
        className="react-aria-Input"
        value={choice.band ?? ''}
        onChange={({ target: { value } }) => onChange({ band: value === '' ? null : value })}
      >
        <option value="">{t('heatmap.order.name')}</option>
        {report.instrument.dimensions.map(({ id: dimension, title }) => (
          <option key={dimension} value={dimension}>
            {t('heatmap.order.band', { name: localise(title, language) })}
          </option>
        ))}
      </select>
    </div>
  );
}

function DimensionChoice({ report, choice, onChange }: ControlProps) {
  const { t, language } = useText();
  const { dimensions } = report.instrument;
  const toggle = (id: string, isShown: boolean): void => {
    const hidden = new Set(choice.hidden);
    if (isShown) hidden.delete(id);
    else if (hidden.size < dimensions.length - 1) hidden.add(id);
    onChange({ hidden });
  };
  return (
    <details className="details heat-dimensions">
      <summary>{t('heatmap.dimensions')}</summary>
      <div className="heat-dimension-list">
        {dimensions.map(({ id, title }) => (
          <CheckField
            key={id}
            isSelected={!choice.hidden.has(id)}
            onChange={(isShown) => toggle(id, isShown)}
            label={localise(title, language)}
          />
        ))}
      </div>
    </details>
  );
}
