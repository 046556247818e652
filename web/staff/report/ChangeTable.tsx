import type { ReleaseGroup } from '../../../surveys/release-document.ts';
import type { DimensionChange } from '../../../surveys/scoring/change.ts';
import { useText } from '../text.ts';
import { localise, type ReportDimension, type ReportIndex, roundMargin } from './reading.ts';

/** What changed since the last round of the same questionnaire; in most dimensions nothing clear did. */
export function ChangeTable({
  index,
  group,
}: {
  readonly index: ReportIndex;
  readonly group: ReleaseGroup;
}) {
  const { t, formatDate } = useText();
  const { since } = index.report;
  if (since === null) return null;
  const title = t('report.change.title', {
    round: since.round.title,
    date: formatDate(since.round.closedOn),
  });
  return (
    <section className="section" aria-labelledby="change">
      <h2 id="change">{title}</h2>
      <ChangeRows index={index} changes={since.changes[group.id] ?? {}} />
    </section>
  );
}

/** The changes of one group as a table, and what is to be made of them. */
export function ChangeRows({
  index,
  changes,
}: {
  readonly index: ReportIndex;
  readonly changes: Readonly<Record<string, DimensionChange>>;
}) {
  const { t } = useText();
  const rows = index.report.instrument.dimensions.flatMap((dimension) => {
    const change = changes[dimension.id];
    return change === undefined ? [] : [{ dimension, change }];
  });
  const isClear = rows.some(({ change }) => change.verdict !== 'none');
  return (
    <>
      {rows.length === 0 ? (
        <p>{t('report.change.notComparable')}</p>
      ) : (
        <>
          <p>{t(isClear ? 'report.change.some' : 'report.change.none')}</p>
          <p className="soft small">{t('report.change.why')}</p>
          <div
            className="table-frame"
            role="region"
            aria-label={t('report.change.caption')}
            tabIndex={0}
          >
            <table className="table figure-rows" role="table">
              <caption>{t('report.change.caption')}</caption>
              <thead role="rowgroup">
                <tr role="row">
                  <th scope="col" role="columnheader">
                    {t('report.dimensions.name')}
                  </th>
                  <th scope="col" role="columnheader">
                    {t('report.change.verdict')}
                  </th>
                  <th scope="col" role="columnheader" className="number">
                    {t('report.change.before')}
                  </th>
                  <th scope="col" role="columnheader" className="number">
                    {t('report.change.after')}
                  </th>
                  <th scope="col" role="columnheader" className="number">
                    {t('report.change.difference')}
                  </th>
                </tr>
              </thead>
              <tbody role="rowgroup">
                {rows.map((row) => (
                  <ChangeRow key={row.dimension.id} {...row} />
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
    </>
  );
}

function ChangeRow({
  dimension,
  change: { before, after, difference, margin, verdict },
}: {
  readonly dimension: ReportDimension;
  readonly change: DimensionChange;
}) {
  const { t, formatNumber, language } = useText();
  return (
    <tr role="row">
      <th scope="row" role="rowheader">
        {localise(dimension.title, language)}
      </th>
      <td role="cell" data-label={t('report.change.verdict')}>
        <span className={verdict === 'none' ? 'soft' : 'change-clear'}>
          {t(`report.change.is.${verdict}`)}
        </span>
      </td>
      <td role="cell" className="number" data-label={t('report.change.before')}>
        {formatNumber(before)}
      </td>
      <td role="cell" className="number" data-label={t('report.change.after')}>
        {formatNumber(after)}
      </td>
      <td role="cell" className="number" data-label={t('report.change.difference')}>
        <span className="unbroken">
          {formatNumber(difference, { signDisplay: 'exceptZero' })}
          <span className="soft"> ± {formatNumber(roundMargin(margin))}</span>
        </span>
      </td>
    </tr>
  );
}
