import type { ReleaseGroup } from '../../../surveys/release-document.ts';
import { IntervalAxis, IntervalPlot, Withheld } from '../report/Figures.tsx';
import { listDimensions, localise, type ReportIndex, roundMargin } from '../report/reading.ts';
import { useText } from '../text.ts';
import { judgeReliability } from './overview-figures.ts';

/** Each dimension of the company with its interval, and what changed since the last round. */
export function DimensionSummary({
  index,
  company,
}: {
  readonly index: ReportIndex;
  readonly company: ReleaseGroup;
}) {
  const { t, formatDate } = useText();
  const { since } = index.report;
  return (
    <div
      className="table-frame"
      role="region"
      aria-label={t('overview.dimensionsCaption')}
      tabIndex={0}
    >
      <table className="table overview-dimensions figure-rows" role="table">
        <caption>{t('overview.dimensionsCaption')}</caption>
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
            {since !== null && (
              <th scope="col" role="columnheader">
                {t('overview.since', { date: formatDate(since.round.closedOn) })}
              </th>
            )}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {listDimensions(index, company).map((reading) => (
            <DimensionRow
              key={reading.dimension.id}
              index={index}
              company={company}
              reading={reading}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function DimensionRow({
  index,
  company,
  reading: { dimension, figures },
}: {
  readonly index: ReportIndex;
  readonly company: ReleaseGroup;
  readonly reading: ReturnType<typeof listDimensions>[number];
}) {
  const { t, formatDate, formatNumber, language } = useText();
  const { since, release } = index.report;
  const change = since?.changes[company.id]?.[dimension.id];
  const verdict = judgeReliability(release.company.reliability[dimension.id]);
  const isDoubtful = verdict === 'warn' || verdict === 'not-scored';
  return (
    <tr role="row">
      <th scope="row" role="rowheader">
        {localise(dimension.title, language)}
        {isDoubtful && (
          <span className="item-note">⚠ {t(`overview.reliability.is.${verdict}`)}</span>
        )}
      </th>
      {figures === null ? (
        <td role="cell" colSpan={since === null ? 2 : 3}>
          <Withheld why={t('report.dimensions.withheldWhy')} />
        </td>
      ) : (
        <>
          <td role="cell" className="interval-column">
            <IntervalPlot mean={figures.mean} margin={figures.margin} mark={null} />
          </td>
          <td role="cell" className="number figure-cell">
            <strong>{formatNumber(figures.mean)}</strong>
            {figures.margin !== null && (
              <span className="soft"> ± {formatNumber(roundMargin(figures.margin))}</span>
            )}
          </td>
          {since !== null && (
            <td
              role="cell"
              data-label={t('overview.since', { date: formatDate(since.round.closedOn) })}
            >
              {change === undefined ? (
                <span className="soft">{t('overview.notComparable')}</span>
              ) : (
                <>
                  <span className={change.verdict === 'none' ? 'soft' : 'change-clear'}>
                    {t(`report.change.is.${change.verdict}`)}
                  </span>{' '}
                  <span className="soft unbroken">
                    ({formatNumber(change.difference, { signDisplay: 'exceptZero' })} ±{' '}
                    {formatNumber(roundMargin(change.margin))})
                  </span>
                </>
              )}
            </td>
          )}
        </>
      )}
    </tr>
  );
}
