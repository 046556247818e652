import { LazyBarFigure } from '../report/LazyBarFigure.tsx';
import { localise, type ReportIndex } from '../report/reading.ts';
import { useText } from '../text.ts';

/** What goes with recommending the company; nothing where the questionnaire does not ask for that. */
export function Drivers({ index }: { readonly index: ReportIndex }) {
  const { t, formatNumber, language } = useText();
  const { drivers } = index.report.release.company;
  const rows = index.report.instrument.dimensions
    .flatMap(({ id, title }) => {
      const share = drivers[id];
      return share === undefined ? [] : [{ id, name: localise(title, language), value: share }];
    })
    .sort((a, b) => b.value - a.value);
  const asked = index.report.instrument.items.some((item) => item.role === 'recommend');
  if (!asked) return null;
  return (
    <section className="section" aria-labelledby="drivers">
      <h2 id="drivers">{t('overview.drivers.title')}</h2>
      {rows.length === 0 ? (
        <p>{t('overview.drivers.none')}</p>
      ) : (
        <>
          <p className="soft small">{t('overview.drivers.why')}</p>
          <LazyBarFigure
            rows={rows}
            caption={t('overview.drivers.caption')}
            nameColumn={t('report.dimensions.name')}
            valueColumn={t('overview.drivers.share')}
            format={(share) => formatNumber(share, { style: 'percent' })}
          />
        </>
      )}
    </section>
  );
}
