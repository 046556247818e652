import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useId, useMemo, useState } from 'react';
import type { SummaryView } from '../api.ts';
import { summaryQuery } from '../http/queries.ts';
import { useGroupLabel } from '../report/group-label.ts';
import { indexReport } from '../report/reading.ts';
import { ReportBar, ReportFoot } from '../report/ReportFrame.tsx';
import { Loaded } from '../shell/Loaded.tsx';
import { PageHeading } from '../shell/PageHeading.tsx';
import { useText } from '../text.ts';
import {
  countBands,
  GATES,
  listMapRows,
  listMapTeams,
  MAP_BANDS,
  type MapBand,
  type MapFilter,
} from './map-rows.ts';
import { MapList } from './MapList.tsx';
import { useBandName } from './use-band-name.ts';
import '../report/report.css';
import '../report/readiness.css';
import '../report/print.css';
import './readiness-map.css';
import { Input, Label, SearchField } from '../shell/fields.tsx';

/** All teams by label: which could go first, what holds the others back, and what is not known. */
export function ReadinessMapPage() {
  const { t } = useText();
  const { roundId } = useParams({ from: '/signed-in/all-reports/rounds/$roundId/readiness' });
  const query = useQuery(summaryQuery(roundId));
  return (
    <div className="page report">
      <Loaded query={query} title={t('map.title')}>
        {(report) => <LoadedMap report={report} />}
      </Loaded>
    </div>
  );
}

function LoadedMap({ report }: { readonly report: SummaryView }) {
  const { t, language } = useText();
  const labelOf = useGroupLabel();
  const index = useMemo(() => indexReport(report), [report]);
  const teams = useMemo(() => listMapTeams(index, labelOf), [index, labelOf]);
  const counts = useMemo(() => countBands(teams), [teams]);
  const [filter, setFilter] = useState<MapFilter>({
    search: '',
    band: null,
    gate: null,
    byParent: false,
  });
  const rows = useMemo(() => listMapRows(teams, filter, language), [teams, filter, language]);
  const found = rows.filter(({ kind }) => kind === 'team').length;
  return (
    <>
      <ReportBar index={index} />
      <PageHeading title={t('map.title')}>
        <p className="soft">
          {t('map.intro')} <Link to="/readiness">{t('report.readiness.guide')}</Link>
        </p>
      </PageHeading>
      <MapFilters
        filter={filter}
        counts={counts}
        onChange={(part) => setFilter({ ...filter, ...part })}
      />
      <p className="soft small" role="status">
        {t('map.shown', { shown: found, total: teams.length })}
      </p>
      <MapList index={index} rows={rows} />
      <ReportFoot index={index} />
    </>
  );
}

function MapFilters({
  filter,
  counts,
  onChange,
}: {
  readonly filter: MapFilter;
  readonly counts: Readonly<Record<MapBand, number>>;
  readonly onChange: (part: Partial<MapFilter>) => void;
}) {
  const { t } = useText();
  const nameBand = useBandName();
  const [bandId, gateId, orderId] = [useId(), useId(), useId()];
  return (
    <div className="map-filters no-print">
      <SearchField value={filter.search} onChange={(search) => onChange({ search })}>
        <Label>{t('map.search')}</Label>
        <Input />
      </SearchField>
      <div className="field">
        <label className="field-label" htmlFor={bandId}>
          {t('map.band')}
        </label>
        <select
          id={bandId}
          className="react-aria-Input"
          value={filter.band ?? ''}
          onChange={({ target: { value } }) =>
            onChange({ band: MAP_BANDS.find((band) => band === value) ?? null })
          }
        >
          <option value="">{t('map.all')}</option>
          {MAP_BANDS.map((band) => (
            <option key={band} value={band}>
              {t('map.bandCount', { band: nameBand(band), count: counts[band] })}
            </option>
          ))}
        </select>
      </div>
      <div className="field">
        <label className="field-label" htmlFor={gateId}>
          {t('map.gate')}
        </label>
        <select
          id={gateId}
          className="react-aria-Input"
          value={filter.gate ?? ''}
          onChange={({ target: { value } }) =>
            onChange({ gate: GATES.find((gate) => gate === value) ?? null })
          }
        >
          <option value="">{t('map.anyGate')}</option>
          {GATES.map((gate) => (
            <option key={gate} value={gate}>
              {t(`report.readiness.gateName.${gate}`)}
            </option>
          ))}
        </select>
      </div>
      <div className="field">
        <label className="field-label" htmlFor={orderId}>
          {t('map.order')}
        </label>
        <select
          id={orderId}
          className="react-aria-Input"
          value={filter.byParent ? 'parent' : 'name'}
          onChange={({ target: { value } }) => onChange({ byParent: value === 'parent' })}
        >
          <option value="name">{t('map.byName')}</option>
          <option value="parent">{t('map.byParent')}</option>
        </select>
      </div>
    </div>
  );
}
