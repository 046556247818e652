import { useLocation } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { ReleaseGroup } from '../../../surveys/release-document.ts';
import { Icon } from '../shell/Icon.tsx';
import { useText } from '../text.ts';
import { IntervalAxis, IntervalPlot, Withheld } from './Figures.tsx';
import { ItemRow } from './ItemRow.tsx';
import {
  compareMeans,
  listDimensions,
  listReferences,
  localise,
  roundMargin,
  type DimensionReading,
  type Reference,
  type ReportIndex,
} from './reading.ts';
import { useGroupLabel } from './group-label.ts';
import { Button } from '../shell/Button.tsx';

const AIM = 'dimension-';

/**
 * Dimensions of a group, each with its questions underneath. The roles are written out because the
 * rows become blocks on a phone, and browsers then forget that this is a table.
 */
export function DimensionTable({
  index,
  group,
}: {
  readonly index: ReportIndex;
  readonly group: ReleaseGroup;
}) {
  const { t } = useText();
  const aimed = useAimedDimension();
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set(aimed === null ? [] : [aimed]));
  const dimensions = listDimensions(index, group);
  const compared = listReferences(index, group).length > 0;
  const toggle = (id: string): void => {
    const next = new Set(open);
    if (!next.delete(id)) next.add(id);
    setOpen(next);
  };
  const allOpen = open.size === dimensions.length;
  if (dimensions.length === 0) return <p>{t('report.dimensions.empty')}</p>;
  return (
    <>
      <div className="heading-row">
        <p className="soft small">
          {t(compared ? 'report.dimensions.legend' : 'report.dimensions.legendCompany')}
        </p>
        <Button
          className="button button-quiet no-print"
          onPress={() => setOpen(new Set(allOpen ? [] : dimensions.map((d) => d.dimension.id)))}
        >
          {t(allOpen ? 'report.dimensions.collapseAll' : 'report.dimensions.expandAll')}
        </Button>
      </div>
      <div className="table-frame">
        <table className="table dimension-table figure-rows" role="table">
          <caption>{t('report.dimensions.caption')}</caption>
          <thead role="rowgroup">
            <tr role="row">
              <th scope="col" role="columnheader">
                {t('report.dimensions.name')}
              </th>
              <th scope="col" role="columnheader" className="interval-column">
                <span className="visually-hidden">{t('report.dimensions.interval')}</span>
                <IntervalAxis />
              </th>
              <th scope="col" role="columnheader" className="number">
                {t('report.dimensions.margin')}
              </th>
              <th scope="col" role="columnheader" className="number">
                {t('report.dimensions.favourable')}
              </th>
              <th scope="col" role="columnheader" className="number">
                {t('report.dimensions.n')}
              </th>
              {compared && (
                <th scope="col" role="columnheader">
                  {t('report.dimensions.references')}
                </th>
              )}
            </tr>
          </thead>
          {dimensions.map((reading) => (
            <DimensionRows
              key={reading.dimension.id}
              index={index}
              group={group}
              reading={reading}
              compared={compared}
              open={open.has(reading.dimension.id)}
              onToggle={() => toggle(reading.dimension.id)}
            />
          ))}
        </table>
      </div>
    </>
  );
}

/** The dimension that the address names after its #, as the cells of the heatmap do; brought into sight. */
function useAimedDimension(): string | null {
  const hash = useLocation({ select: (location) => location.hash });
  const aimed = hash.startsWith(AIM) ? hash.slice(AIM.length) : null;
  useEffect(() => {
    if (aimed !== null) document.getElementById(AIM + aimed)?.scrollIntoView({ block: 'center' });
  }, [aimed]);
  return aimed;
}

function DimensionRows({
  index,
  group,
  reading,
  compared,
  open,
  onToggle,
}: {
  readonly index: ReportIndex;
  readonly group: ReleaseGroup;
  readonly reading: DimensionReading;
  readonly compared: boolean;
  readonly open: boolean;
  readonly onToggle: () => void;
}) {
  const { t, language } = useText();
  const { dimension, figures } = reading;
  const name = localise(dimension.title, language);
  const items = dimension.items.flatMap((id) => index.items.get(id) ?? []);
  return (
    <tbody role="rowgroup" className={open ? 'dimension-open' : undefined}>
      <tr role="row" className="dimension-row" id={AIM + dimension.id}>
        <th scope="row" role="rowheader">
          <Button
            className="expander"
            aria-expanded={open}
            aria-label={t(open ? 'report.dimensions.hide' : 'report.dimensions.show', { name })}
            onPress={onToggle}
          >
            <Icon name="chevron" />
            {name}
          </Button>
        </th>
        {figures === null ? (
          <td role="cell" colSpan={compared ? 5 : 4}>
            <Withheld why={t('report.dimensions.withheldWhy')} />
          </td>
        ) : (
          <DimensionCells
            index={index}
            group={group}
            reading={{ dimension, figures }}
            compared={compared}
          />
        )}
      </tr>
      {figures?.estimate != null && figures.estimateMargin !== null && (
        <tr role="row" className="item-row estimate-row" hidden={!open}>
          <td role="cell" colSpan={compared ? 6 : 5} className="soft small">
            {t('report.dimensions.estimate', {
              invited: group.invited,
              value: Math.round(figures.estimate),
              margin: roundMargin(figures.estimateMargin),
            })}
          </td>
        </tr>
      )}
      {items.map((item) => (
        <ItemRow
          key={item.id}
          index={index}
          group={group}
          item={item}
          compared={compared}
          hidden={!open}
        />
      ))}
    </tbody>
  );
}

function DimensionCells({
  index,
  group,
  reading: { dimension, figures },
  compared,
}: {
  readonly index: ReportIndex;
  readonly group: ReleaseGroup;
  readonly reading: DimensionReading & {
    readonly figures: NonNullable<DimensionReading['figures']>;
  };
  readonly compared: boolean;
}) {
  const { t, formatNumber } = useText();
  const company = compared ? (index.company?.dimensions[dimension.id]?.mean ?? null) : null;
  const { favourable, margin, mean, n } = figures;
  return (
    <>
      <td role="cell" className="interval-column">
        <IntervalPlot mean={mean} margin={margin} mark={company} />
      </td>
      <td role="cell" className="number figure-cell">
        <strong>{formatNumber(mean)}</strong>
        {margin !== null && <span className="soft"> ± {formatNumber(roundMargin(margin))}</span>}
      </td>
      <td role="cell" className="number" data-label={t('report.dimensions.favourable')}>
        {favourable === null ? '–' : formatNumber(favourable / 100, { style: 'percent' })}
      </td>
      <td role="cell" className="number" data-label={t('report.dimensions.n')}>
        {formatNumber(n)}
      </td>
      {compared && (
        <td role="cell" className="references">
          {listReferences(index, group).map((reference) => (
            <ReferenceLine
              key={reference.kind}
              reference={reference}
              dimension={dimension.id}
              mean={mean}
              margin={margin}
            />
          ))}
        </td>
      )}
    </>
  );
}

/** One group that this one is held against, in words where the difference is within the margin. */
function ReferenceLine({
  reference: { kind, group },
  dimension,
  mean,
  margin,
}: {
  readonly reference: Reference;
  readonly dimension: string;
  readonly mean: number;
  readonly margin: number | null;
}) {
  const { t, formatNumber } = useText();
  const labelOf = useGroupLabel();
  const other = group.dimensions[dimension]?.mean ?? null;
  const name = kind === 'company' ? t('report.dimensions.company') : labelOf(group);
  if (other === null) return <span className="versus">{name} –</span>;
  return (
    <span className="versus">
      {name} <strong>{formatNumber(other)}</strong>
      {' · '}
      {t(`report.dimensions.${compareMeans(mean, margin, other)}`, {
        points: Math.abs(mean - other),
      })}
    </span>
  );
}
