import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { lazy, Suspense, useMemo, useState } from 'react';
import { Button, Input, Label, SearchField } from 'react-aria-components';
import type { ReportView } from '../api.ts';
import { reportQuery } from '../http/queries.ts';
import { Loaded } from '../shell/Loaded.tsx';
import { PageHeading } from '../shell/PageHeading.tsx';
import { useText } from '../text.ts';
import { foldForSearch } from '../unit-tree/unit-nesting.ts';
import { useGroupLabel } from './group-label.ts';
import { indexReport, listTeams, localise, type ReportIndex } from './reading.ts';
import { ReadinessMap } from './ReadinessMap.tsx';
import { ReportBar, ReportFoot } from './ReportFrame.tsx';
import { TeamTable } from './TeamTable.tsx';
import './report.css';
import './figures.css';
import './readiness.css';
import './print.css';

// The chart library is large and only this page needs it.
const BarFigure = lazy(async () => ({ default: (await import('./BarFigure.tsx')).BarFigure }));

const TEAMS_SHOWN = 60;

/** All teams at once, for human resources. */
export function TeamsPage() {
  const { t } = useText();
  const { roundId } = useParams({ from: '/signed-in/all-reports/rounds/$roundId/teams' });
  const query = useQuery(reportQuery(roundId));
  return (
    <div className="page report">
      <Loaded query={query} title={t('report.teams.title')}>
        {(report) => <LoadedTeams report={report} title={t('report.teams.title')} />}
      </Loaded>
    </div>
  );
}

function LoadedTeams({ report, title }: { readonly report: ReportView; readonly title: string }) {
  const { t } = useText();
  const index = useMemo(() => indexReport(report), [report]);
  return (
    <>
      <ReportBar index={index} />
      <PageHeading title={title}>
        <p className="soft">
          {t('report.teams.intro')} <Link to="/readiness">{t('report.readiness.guide')}</Link>
        </p>
      </PageHeading>
      <Totals index={index} />
      <section className="section" aria-labelledby="map">
        <h2 id="map">{t('report.teams.map')}</h2>
        <ReadinessMap index={index} />
      </section>
      <Heatmap index={index} />
      <Drivers index={index} />
      <ReportFoot index={index} />
    </>
  );
}

function Totals({ index }: { readonly index: ReportIndex }) {
  const { t, formatNumber } = useText();
  const { release } = index.report;
  const { company } = index;
  return (
    <dl className="totals">
      {company !== null && (
        <div>
          <dt>{t('report.teams.respondents')}</dt>
          <dd>
            {formatNumber(company.respondents)}
            <span className="soft"> / {formatNumber(company.invited)}</span>
          </dd>
        </div>
      )}
      <div>
        <dt>{t('report.teams.released')}</dt>
        <dd>{formatNumber(listTeams(index).filter((team) => team !== company).length)}</dd>
      </div>
      <div>
        <dt>{t('report.teams.withheld')}</dt>
        <dd>{formatNumber(release.withheld.length)}</dd>
      </div>
    </dl>
  );
}

function Heatmap({ index }: { readonly index: ReportIndex }) {
  const { t } = useText();
  const labelOf = useGroupLabel();
  const [search, setSearch] = useState('');
  const [all, setAll] = useState(false);
  const teams = listTeams(index);
  const wanted = foldForSearch(search.trim());
  const found = teams.filter((team) => foldForSearch(labelOf(team)).includes(wanted));
  const shown = found.slice(0, all ? found.length : TEAMS_SHOWN);
  return (
    <section className="section" aria-labelledby="heatmap">
      <h2 id="heatmap">{t('report.teams.heatmap')}</h2>
      <SearchField value={search} onChange={setSearch} className="react-aria-SearchField no-print">
        <Label>{t('report.teams.filter')}</Label>
        <Input />
      </SearchField>
      <p className="soft small" role="status">
        {found.length === 0
          ? t('report.teams.filterNone')
          : t('report.teams.shown', { shown: shown.length, total: teams.length })}
      </p>
      {found.length > 0 && (
        <TeamTable
          index={index}
          groups={shown}
          caption={t('report.teams.heatmapCaption')}
          firstColumn={t('report.below.team')}
          showReadiness={teams.some((team) => team.readiness !== null)}
          nested={wanted === ''}
        />
      )}
      {shown.length < found.length && (
        <div className="no-print">
          <Button className="button" onPress={() => setAll(true)}>
            {t('report.teams.showAll')}
          </Button>
        </div>
      )}
    </section>
  );
}

function Drivers({ index }: { readonly index: ReportIndex }) {
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
      <h2 id="drivers">{t('report.teams.drivers')}</h2>
      {rows.length === 0 ? (
        <p>{t('report.teams.driversNone')}</p>
      ) : (
        <>
          <p className="soft small">{t('report.teams.driversWhy')}</p>
          <Suspense fallback={<p role="status">{t('shell.loading')}</p>}>
            <BarFigure
              rows={rows}
              caption={t('report.teams.driversCaption')}
              nameColumn={t('report.dimensions.name')}
              valueColumn={t('report.teams.driversShare')}
              format={(share) => formatNumber(share, { style: 'percent' })}
            />
          </Suspense>
        </>
      )}
    </section>
  );
}
