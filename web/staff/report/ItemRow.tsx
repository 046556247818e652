import type { ReleaseGroup } from '../../../surveys/release-document.ts';
import { useText } from '../text.ts';
import { useGroupLabel } from './group-label.ts';
import { DistributionBar, Withheld } from './Figures.tsx';
import { listReferences, localise, type ReportIndex, type ReportItem } from './reading.ts';

/** One question: its distribution, mean, favourable share and number of answers, or why they are not shown. */
export function ItemRow({
  index,
  group,
  item,
  compared,
  hidden,
}: {
  readonly index: ReportIndex;
  readonly group: ReleaseGroup;
  readonly item: ReportItem;
  readonly compared: boolean;
  readonly hidden: boolean;
}) {
  const { t, formatNumber, language } = useText();
  const labelOf = useGroupLabel();
  const figures = group.items[item.id] ?? null;
  return (
    <tr role="row" className="item-row" hidden={hidden}>
      <th scope="row" role="rowheader">
        <span className="item-text">{localise(item.text, language)}</span>
        {item.best === 'low' && <span className="item-note">{t('report.items.reversed')}</span>}
      </th>
      {figures === null ? (
        <td role="cell" colSpan={compared ? 5 : 4}>
          <Withheld why={t('report.items.withheld')} />
        </td>
      ) : (
        <>
          <td role="cell" className="interval-column">
            {figures.distribution === null ? (
              <Withheld
                why={t('report.items.noDistribution', {
                  min: index.report.release.policy.distributionMin,
                })}
              />
            ) : (
              <DistributionBar item={item} distribution={figures.distribution} />
            )}
          </td>
          <td role="cell" className="number figure-cell">
            {formatNumber(figures.mean)}
          </td>
          <td role="cell" className="number" data-label={t('report.dimensions.favourable')}>
            {figures.favourable === null
              ? '–'
              : formatNumber(figures.favourable / 100, { style: 'percent' })}
          </td>
          <td role="cell" className="number" data-label={t('report.dimensions.n')}>
            {formatNumber(figures.n)}
          </td>
          {compared && (
            <td role="cell" className="references">
              {listReferences(index, group).map((reference) => {
                const other = reference.group.items[item.id] ?? null;
                return (
                  <span key={reference.kind} className="versus">
                    {reference.kind === 'company'
                      ? t('report.dimensions.company')
                      : labelOf(reference.group)}{' '}
                    {other === null ? '–' : formatNumber(other.mean)}
                  </span>
                );
              })}
            </td>
          )}
        </>
      )}
    </tr>
  );
}
