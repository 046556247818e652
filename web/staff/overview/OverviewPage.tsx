import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { SummaryView } from '../api.ts';
import { summaryQuery } from '../http/queries.ts';
import { Breakdowns } from '../report/Breakdowns.tsx';
import { Highlights } from '../report/Highlights.tsx';
import { indexReport, type ReportIndex } from '../report/reading.ts';
import { ReportBar, ReportFoot } from '../report/ReportFrame.tsx';
import { Loaded } from '../shell/Loaded.tsx';
import { Notice } from '../shell/Notice.tsx';
import { PageHeading } from '../shell/PageHeading.tsx';
import { useText } from '../text.ts';
import { DimensionSummary } from './DimensionSummary.tsx';
import { Drivers } from './Drivers.tsx';
import { KeyFigures } from './KeyFigures.tsx';
import { ReadinessCounts } from './ReadinessCounts.tsx';
import { ReliabilityTable } from './ReliabilityTable.tsx';
import '../report/report.css';
import '../report/figures.css';
import '../report/readiness.css';
import '../report/print.css';
import './overview.css';

/** The whole company at a glance, and the ways on. */
export function OverviewPage() {
  const { t } = useText();
  const { roundId } = useParams({ from: '/signed-in/all-reports/rounds/$roundId/overview' });
  const query = useQuery(summaryQuery(roundId));
  return (
    <div className="page report">
      <Loaded query={query} title={t('overview.title')}>
        {(report) => <LoadedOverview report={report} />}
      </Loaded>
    </div>
  );
}

function LoadedOverview({ report }: { readonly report: SummaryView }) {
  const { t } = useText();
  const index = useMemo(() => indexReport(report), [report]);
  return (
    <>
      <ReportBar index={index} />
      <PageHeading title={t('overview.title')} />
      <KeyFigures index={index} />
      <Company index={index} />
      <ReadinessCounts index={index} />
      <Drivers index={index} />
      <ReliabilityTable index={index} />
      {index.company !== null && <Breakdowns index={index} group={index.company} />}
      <ReportFoot index={index} />
    </>
  );
}

function Company({ index }: { readonly index: ReportIndex }) {
  const { t } = useText();
  const { company } = index;
  if (company === null) {
    return (
      <Notice tone="info" title={t('overview.withheld.title')}>
        <p>{t('overview.withheld.body')}</p>
      </Notice>
    );
  }
  return (
    <>
      <section className="section" aria-labelledby="dimensions">
        <h2 id="dimensions">{t('overview.dimensions')}</h2>
        <DimensionSummary index={index} company={company} />
        <p className="small no-print">
          <Link
            to="/rounds/$roundId/report/{-$unit}"
            params={{ roundId: index.report.release.round.id, unit: index.report.start.unit }}
          >
            {t('overview.more')}
          </Link>
        </p>
      </section>
      <Highlights index={index} group={company} />
    </>
  );
}
