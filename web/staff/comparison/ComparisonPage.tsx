import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useId, useMemo } from 'react';
import type { ChangesSince, RoundView, SummaryView } from '../api.ts';
import { changesQuery, roundsQuery, summaryQuery, trendQuery } from '../http/queries.ts';
import { ChangeRows } from '../report/ChangeTable.tsx';
import { indexReport, type ReportIndex } from '../report/reading.ts';
import { ReportBar, ReportFoot } from '../report/ReportFrame.tsx';
import { Loaded } from '../shell/Loaded.tsx';
import { Notice } from '../shell/Notice.tsx';
import { PageHeading } from '../shell/PageHeading.tsx';
import { useText } from '../text.ts';
import { ChangedTeams } from './ChangedTeams.tsx';
import '../report/report.css';
import '../report/figures.css';
import '../report/readiness.css';
import '../report/print.css';
import './comparison.css';

// The chart library is large: the comparison itself does not wait for it.
const Trend = lazy(async () => ({ default: (await import('./Trend.tsx')).Trend }));

const FROM = '/signed-in/all-reports/rounds/$roundId/comparison';

/** Two rounds of one questionnaire beside each other, and the company in all of them. */
export function ComparisonPage() {
  const { t } = useText();
  const { roundId } = useParams({ from: FROM });
  const query = useQuery(summaryQuery(roundId));
  return (
    <div className="page report">
      <Loaded query={query} title={t('comparison.title')}>
        {(report) => <LoadedComparison report={report} />}
      </Loaded>
    </div>
  );
}

function LoadedComparison({ report }: { readonly report: SummaryView }) {
  const { t } = useText();
  const index = useMemo(() => indexReport(report), [report]);
  const { with: wished } = useSearch({ from: FROM });
  const earlier =
    report.earlier.find(({ id }) => id === (wished ?? report.since?.round.id)) ?? report.earlier[0];
  const trend = useQuery(trendQuery(report.release.round.id));
  return (
    <>
      <ReportBar index={index} />
      <PageHeading title={t('comparison.title')}>
        <p className="soft">{t('comparison.intro')}</p>
      </PageHeading>
      <RoundChoice report={report} earlier={earlier?.id ?? null} />
      {earlier === undefined ? (
        <p>{t('comparison.first')}</p>
      ) : (
        <>
          {!earlier.sameAudience && (
            <Notice tone="caution" title={t('comparison.otherPeople.title')}>
              <p>{t('comparison.otherPeople.body')}</p>
            </Notice>
          )}
          <Compared index={index} earlier={earlier.id} />
        </>
      )}
      <section className="section" aria-labelledby="trend">
        <h2 id="trend">{t('comparison.trend.title')}</h2>
        <Loaded query={trend}>
          {(view) => (
            <Suspense fallback={<p role="status">{t('shell.loading')}</p>}>
              <Trend index={index} trend={view} />
            </Suspense>
          )}
        </Loaded>
      </section>
      <ReportFoot index={index} />
    </>
  );
}

/** Which two rounds; the later one is that of the address. */
function RoundChoice({
  report,
  earlier,
}: {
  readonly report: SummaryView;
  readonly earlier: string | null;
}) {
  const { t, formatDate } = useText();
  const navigate = useNavigate({ from: '/rounds/$roundId/comparison' });
  const rounds = useQuery(roundsQuery).data ?? [];
  const [laterId, earlierId] = [useId(), useId()];
  const { round } = report.release;
  const later = rounds.filter(
    ({ instrument, state, id }) =>
      id === round.id || (state === 'released' && instrument === round.instrument),
  );
  const name = (title: string, closedOn: string | null): string =>
    closedOn === null ? title : `${title} (${formatDate(closedOn)})`;
  return (
    <div className="round-choice no-print">
      <div className="field">
        <label className="field-label" htmlFor={laterId}>
          {t('comparison.later')}
        </label>
        <select
          id={laterId}
          className="react-aria-Input"
          value={round.id}
          onChange={({ target: { value } }) =>
            void navigate({ params: { roundId: value }, search: {} })
          }
        >
          {later.length === 0 && (
            <option value={round.id}>{name(round.title, round.closedOn)}</option>
          )}
          {later.map(({ id, title, closedOn }: RoundView) => (
            <option key={id} value={id}>
              {name(title, closedOn)}
            </option>
          ))}
        </select>
      </div>
      {earlier !== null && (
        <div className="field">
          <label className="field-label" htmlFor={earlierId}>
            {t('comparison.earlier')}
          </label>
          <select
            id={earlierId}
            className="react-aria-Input"
            value={earlier}
            onChange={({ target: { value } }) => void navigate({ search: { with: value } })}
          >
            {report.earlier.map(({ id, title, closedOn }) => (
              <option key={id} value={id}>
                {name(title, closedOn)}
              </option>
            ))}
          </select>
        </div>
      )}
    </div>
  );
}

function Compared({ index, earlier }: { readonly index: ReportIndex; readonly earlier: string }) {
  const query = useQuery(changesQuery(index.report.release.round.id, earlier));
  return <Loaded query={query}>{(since) => <Changed index={index} since={since} />}</Loaded>;
}

function Changed({ index, since }: { readonly index: ReportIndex; readonly since: ChangesSince }) {
  const { t, formatDate } = useText();
  const { company } = index;
  return (
    <>
      <section className="section" aria-labelledby="company">
        <h2 id="company">
          {t('comparison.company', {
            round: since.round.title,
            date: formatDate(since.round.closedOn),
          })}
        </h2>
        {company === null ? (
          <p>{t('comparison.companyWithheld')}</p>
        ) : (
          <ChangeRows index={index} changes={since.changes[company.id] ?? {}} />
        )}
      </section>
      <ChangedTeams index={index} changes={since.changes} />
    </>
  );
}
