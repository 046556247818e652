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
        <table className="table">
          <caption>{t('overview.reliability.caption')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('report.dimensions.name')}</th>
              <th scope="col">{t('overview.reliability.verdict')}</th>
              <th scope="col" className="number">
                Alpha
              </th>
              <th scope="col" className="number">
                Omega
              </th>
              <th scope="col" className="number">
                {t('report.dimensions.n')}
              </th>
            </tr>
          </thead>
          <tbody>
            {index.report.instrument.dimensions.map(({ id, title }) => {
              const own = reliability[id];
              const verdict = judgeReliability(own);
              return (
                <tr key={id}>
                  <th scope="row">{localise(title, language)}</th>
                  <td>
                    <span aria-hidden="true">{MARKS[verdict]} </span>
                    {t(`overview.reliability.is.${verdict}`)}
                  </td>
                  <td className="number">{write(own?.alpha)}</td>
                  <td className="number">{write(own?.omega)}</td>
                  <td className="number">{own?.n == null ? '–' : formatNumber(own.n)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}
