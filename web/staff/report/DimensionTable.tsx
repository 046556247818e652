import { useState } from 'react';
import { Button } from 'react-aria-components';
import type { ReleaseGroup } from '../../../surveys/release-document.ts';
import { Icon } from '../shell/Icon.tsx';
import { useText } from '../text.ts';
import { IntervalAxis, IntervalPlot, Withheld } from './Figures.tsx';
import { ItemRow } from './ItemRow.tsx';
import { listDimensions, localise, type DimensionReading, type ReportIndex } from './reading.ts';

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
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const dimensions = listDimensions(index, group);
  const compared = index.company !== null && index.company !== group;
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
        <table className="table dimension-table" role="table">
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
                <th scope="col" role="columnheader" className="number">
                  {t('report.dimensions.company')}
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
      <tr role="row" className="dimension-row">
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
          <DimensionCells index={index} reading={{ dimension, figures }} compared={compared} />
        )}
      </tr>
      {figures?.estimate != null && figures.estimateMargin !== null && (
        <tr role="row" className="item-row estimate-row" hidden={!open}>
          <td role="cell" colSpan={compared ? 6 : 5} className="soft small">
            {t('report.dimensions.estimate', {
              invited: group.invited,
              value: Math.round(figures.estimate),
              margin: Math.round(figures.estimateMargin),
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
  reading: { dimension, figures },
  compared,
}: {
  readonly index: ReportIndex;
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
        <IntervalPlot mean={mean} margin={margin} company={company} />
      </td>
      <td role="cell" className="number figure-cell">
        <strong>{formatNumber(mean)}</strong>
        {margin !== null && <span className="soft"> ± {formatNumber(Math.round(margin))}</span>}
      </td>
      <td role="cell" className="number" data-label={t('report.dimensions.favourable')}>
        {favourable === null ? '–' : formatNumber(favourable / 100, { style: 'percent' })}
      </td>
      <td role="cell" className="number" data-label={t('report.dimensions.n')}>
        {formatNumber(n)}
      </td>
      {compared && (
        <td role="cell" className="number" data-label={t('report.dimensions.company')}>
          {company === null ? (
            '–'
          ) : (
            <>
              {formatNumber(company)}
              <span className="versus">{describeGap(mean - company, margin, t)}</span>
            </>
          )}
        </td>
      )}
    </>
  );
}

/** In words, and "about the same" where the company lies within the margin. */
function describeGap(
  gap: number,
  margin: number | null,
  t: ReturnType<typeof useText>['t'],
): string {
  if (gap === 0 || Math.abs(gap) <= (margin ?? 0)) return t('report.dimensions.same');
  return gap > 0
    ? t('report.dimensions.above', { points: gap })
    : t('report.dimensions.below', { points: -gap });
}
