import { Link } from '@tanstack/react-router';
import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, useRef } from 'react';
import { BandMark } from '../report/BandTag.tsx';
import { useGroupLabel } from '../report/group-label.ts';
import type { ReportIndex } from '../report/reading.ts';
import { useText } from '../text.ts';
import { usePrinting } from '../shell/use-printing.ts';
import { listLimits, type MapRow, type MapTeam } from './map-rows.ts';
import { useBandName } from './use-band-name.ts';

/** A guess, until a row has been measured. */
const ROW_PX = 64;
const STEPS_SHOWN = 2;

/** A list of which only the lines in sight exist; on paper all of them do. */
export function MapList({
  index,
  rows,
}: {
  readonly index: ReportIndex;
  readonly rows: readonly MapRow[];
}) {
  const { t } = useText();
  const printing = usePrinting();
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    getItemKey: (at) => keyOf(rows[at]!),
    overscan: 6,
  });
  if (rows.length === 0) return <p>{t('map.none')}</p>;
  if (printing) {
    return (
      <div role="list" className="map-list">
        {rows.map((row) => (
          <MapLine key={keyOf(row)} index={index} row={row} />
        ))}
      </div>
    );
  }
  return (
    <div
      ref={scroller}
      className="map-scroller"
      role="region"
      aria-label={t('map.title')}
      tabIndex={0}
    >
      <div
        role="list"
        className="map-list"
        style={{ position: 'relative', height: virtualizer.getTotalSize() }}
      >
        {virtualizer.getVirtualItems().map((item) => (
          <div
            key={item.key}
            ref={virtualizer.measureElement}
            role="listitem"
            aria-posinset={item.index + 1}
            aria-setsize={rows.length}
            data-index={item.index}
            className="map-item"
            style={{ top: item.start }}
          >
            <MapContent index={index} row={rows[item.index]!} />
          </div>
        ))}
      </div>
    </div>
  );
}

function keyOf(row: MapRow): string {
  if (row.kind === 'band') return `band ${row.band}`;
  return row.kind === 'parent' ? `parent ${row.band} ${row.name}` : row.team.key;
}

function MapLine({ index, row }: { readonly index: ReportIndex; readonly row: MapRow }) {
  return (
    <div role="listitem">
      <MapContent index={index} row={row} />
    </div>
  );
}

const MapContent = memo(function MapContent({
  index,
  row,
}: {
  readonly index: ReportIndex;
  readonly row: MapRow;
}) {
  const { t, formatNumber } = useText();
  const nameBand = useBandName();
  if (row.kind === 'parent') return <h3 className="map-parent">{row.name}</h3>;
  if (row.kind === 'team') return <TeamLine index={index} team={row.team} />;
  const label = row.band === 'no-label' || row.band === 'withheld' ? null : row.band;
  return (
    <div className="map-band">
      <h2 className={`band-${label ?? 'none'}`}>
        <BandMark label={label} /> {nameBand(row.band)}
        <span className="band-count">{formatNumber(row.count)}</span>
      </h2>
      {row.band === 'no-label' && <p className="soft small">{t('map.noLabelWhy')}</p>}
      {row.band === 'withheld' && <p className="soft small">{t('map.withheldWhy')}</p>}
      {row.count === 0 && <p className="soft small">{t('map.empty')}</p>}
    </div>
  );
});

function TeamLine({ index, team }: { readonly index: ReportIndex; readonly team: MapTeam }) {
  const { t } = useText();
  const { group, key, name, path } = team;
  return (
    <div className="map-team">
      <div>
        <Link
          to="/rounds/$roundId/report/{-$unit}"
          params={{ roundId: index.report.release.round.id, unit: key }}
        >
          {name}
        </Link>
        {path.length > 1 && <span className="soft tiny map-path">{path.slice(1).join(' › ')}</span>}
        {group !== null && (
          <span className="soft tiny map-path">
            {t('report.response.sentence', {
              respondents: group.respondents,
              invited: group.invited,
            })}
          </span>
        )}
      </div>
      <div className="small">
        <Limits index={index} team={team} />
      </div>
      <ul className="map-steps small">
        {(group?.readiness?.next ?? []).slice(0, STEPS_SHOWN).map((step) => (
          <li key={step}>{t(`report.readiness.step.${step}`)}</li>
        ))}
      </ul>
    </div>
  );
}

/** What holds a team back, or why nothing is said of it. */
function Limits({ index, team }: { readonly index: ReportIndex; readonly team: MapTeam }) {
  const { t, formatList } = useText();
  const labelOf = useGroupLabel();
  const { group, why, key } = team;
  if (group === null) {
    const instead = index.groups.get(index.withheld.get(key)?.seeInstead ?? '');
    const reason = why === null ? '' : t(`report.below.whyShort.${why}`);
    return instead === undefined
      ? reason
      : t('map.heardIn', { why: reason, group: labelOf(instead) });
  }
  const limits = listLimits(team).map((gate) => t(`report.readiness.gateName.${gate}`));
  const reasons = group.readiness?.reasons ?? [];
  const parts: string[] = [];
  if (limits.length > 0) {
    parts.push(
      t(team.band === 'no-label' ? 'map.lacking' : 'map.heldBack', { gates: formatList(limits) }),
    );
  }
  for (const id of ['ready', 'rest', 'setup'] as const) {
    if (reasons.some((reason) => reason.id === id)) parts.push(t(`report.readiness.reason.${id}`));
  }
  return parts.join(' ');
}
