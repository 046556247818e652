import { Link } from '@tanstack/react-router';
import { useGroupLabel } from '../report/group-label.ts';
import { LazyBarFigure } from '../report/LazyBarFigure.tsx';
import type { ReportIndex } from '../report/reading.ts';
import { countBands, listMapTeams, MAP_BANDS } from '../readiness-map/map-rows.ts';
import { useBandName } from '../readiness-map/use-band-name.ts';
import { useText } from '../text.ts';

/** How many teams have which label; nothing for a pulse, which labels nobody. */
export function ReadinessCounts({ index }: { readonly index: ReportIndex }) {
  const { t, formatNumber } = useText();
  const labelOf = useGroupLabel();
  const nameBand = useBandName();
  if (index.report.release.company.bars === null) return null;
  const counts = countBands(listMapTeams(index, labelOf));
  return (
    <section className="section" aria-labelledby="readiness">
      <h2 id="readiness">{t('overview.readiness')}</h2>
      <LazyBarFigure
        rows={MAP_BANDS.map((band) => ({ id: band, name: nameBand(band), value: counts[band] }))}
        caption={t('overview.readinessCaption')}
        nameColumn={t('map.band')}
        valueColumn={t('overview.teams')}
        format={formatNumber}
      />
      <p className="small no-print">
        <Link to="/rounds/$roundId/readiness" params={{ roundId: index.report.release.round.id }}>
          {t('overview.toMap')}
        </Link>
      </p>
    </section>
  );
}
