import { localise, type ReportIndex } from '../report/reading.ts';
import { useText } from '../text.ts';
import { judgeReliability } from './overview-figures.ts';

const MARKS = { good: '✓', warn: '⚠', 'not-scored': '✕', unknown: '–' } as const;

/** How well the questions of each dimension hang together, in words and in figures. */
export function ReliabilityTable({ index }: { readonly index: ReportIndex }) {
  const { t, formatNumber, language } = useText();
  const { reliability } = index.report.release.company;
  const write = (value: number | null | undefined): string =>
    value == null
      ? '–'
      : formatNumber(value, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  return (
    <section className="section" aria-labelledby="reliability">
      <h2 id="reliability">{t('overview.reliability.title')}</h2>
      <p className="soft small">{t('overview.reliability.why')}</p>
      <div
        className="table-frame"
        role="region"
        aria-label={t('overview.reliability.caption')}
        tabIndex={0}
      >
        <table className="table figure-rows" role="table">
          <caption>{t('overview.reliability.caption')}</caption>
          <thead role="rowgroup">
            <tr role="row">
              <th scope="col" role="columnheader">
                {t('report.dimensions.name')}
              </th>
              <th scope="col" role="columnheader">
                {t('overview.reliability.verdict')}
              </th>
              <th scope="col" role="columnheader" className="number">
                Alpha
              </th>
              <th scope="col" role="columnheader" className="number">
                Omega
              </th>
              <th scope="col" role="columnheader" className="number">
                {t('report.dimensions.n')}
              </th>
            </tr>
          </thead>
          <tbody role="rowgroup">
            {index.report.instrument.dimensions.map(({ id, title }) => {
              const own = reliability[id];
              const verdict = judgeReliability(own);
              return (
                <tr role="row" key={id}>
                  <th scope="row" role="rowheader">
                    {localise(title, language)}
                  </th>
                  <td role="cell" data-label={t('overview.reliability.verdict')}>
                    <span aria-hidden="true">{MARKS[verdict]} </span>
                    {t(`overview.reliability.is.${verdict}`)}
                  </td>
                  <td role="cell" className="number" data-label="Alpha">
                    {write(own?.alpha)}
                  </td>
                  <td role="cell" className="number" data-label="Omega">
                    {write(own?.omega)}
                  </td>
                  <td role="cell" className="number" data-label={t('report.dimensions.n')}>
                    {own?.n == null ? '–' : formatNumber(own.n)}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}
