import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useId, useMemo } from 'react';
import type { ReportView, RoundView } from '../api.ts';
import { DecisionList } from '../decisions/DecisionList.tsx';
import { roundsQuery } from '../http/queries.ts';
import { useGroupLabel } from '../report/group-label.ts';
import { indexReport, readUnit, type Reading, type ReportIndex } from '../report/reading.ts';
import { ReportFoot } from '../report/ReportFrame.tsx';
import { unitReportQuery } from '../report/unit-report-query.ts';
import { WithheldNotice } from '../report/WithheldUnitReport.tsx';
import { Loaded } from '../shell/Loaded.tsx';
import { PageHeading } from '../shell/PageHeading.tsx';
import { useText } from '../text.ts';
import { ConversationGuide } from './ConversationGuide.tsx';
import { TeamsBelowList } from './TeamsBelowList.tsx';
import { TeamSummary } from './TeamSummary.tsx';
import '../report/report.css';
import '../report/figures.css';
import '../report/readiness.css';
import '../report/print.css';
import './team.css';
import { Button } from '../shell/Button.tsx';

/** What a manager needs in five minutes: the own team in the latest round, and what to do with it. */
export function TeamPage() {
  const { t } = useText();
  const { roundId } = useParams({ from: '/signed-in/decide/team/{-$roundId}/{-$unit}' });
  const query = useQuery(roundsQuery);
  return (
    <div className="page team">
      <Loaded query={query} title={t('shell.nav.team')}>
        {(rounds) => {
          const released = listReleased(rounds);
          const round = roundId ?? released[0]?.id;
          return round === undefined ? (
            <NoRound />
          ) : (
            <TeamInRound released={released} round={round} />
          );
        }}
      </Loaded>
    </div>
  );
}

/** The latest first. */
function listReleased(rounds: readonly RoundView[]): readonly RoundView[] {
  return rounds
    .filter(({ state }) => state === 'released')
    .toSorted((a, b) => (b.closedOn ?? '').localeCompare(a.closedOn ?? ''));
}

function NoRound() {
  const { t } = useText();
  return (
    <>
      <PageHeading title={t('shell.nav.team')} />
      <p>{t('team.none')}</p>
    </>
  );
}

function TeamInRound({
  released,
  round,
}: {
  readonly released: readonly RoundView[];
  readonly round: string;
}) {
  const { t } = useText();
  const { unit } = useParams({ from: '/signed-in/decide/team/{-$roundId}/{-$unit}' });
  const query = useQuery(unitReportQuery(round, unit));
  return (
    <>
      <Bar released={released} round={round} />
      <Loaded query={query} title={t('shell.nav.team')}>
        {(report) => {
          const asked = unit ?? report.start.unit;
          return <Team key={`${round} ${asked}`} report={report} asked={asked} />;
        }}
      </Loaded>
    </>
  );
}

/** Which round, and the page on paper. */
function Bar({
  released,
  round,
}: {
  readonly released: readonly RoundView[];
  readonly round: string;
}) {
  const { t, formatDate } = useText();
  const navigate = useNavigate();
  const id = useId();
  return (
    <div className="team-bar no-print">
      <div className="field">
        <label className="field-label" htmlFor={id}>
          {t('team.round')}
        </label>
        <select
          id={id}
          className="react-aria-Input"
          value={round}
          onChange={({ target }) =>
            void navigate({ to: '/team/{-$roundId}/{-$unit}', params: { roundId: target.value } })
          }
        >
          {released.map(({ id: known, title, closedOn }) => (
            <option key={known} value={known}>
              {closedOn === null ? title : `${title} · ${formatDate(closedOn)}`}
            </option>
          ))}
        </select>
      </div>
      <Button className="button button-quiet" onPress={() => window.print()}>
        {t('team.print')}
      </Button>
    </div>
  );
}

function Team({ report, asked }: { readonly report: ReportView; readonly asked: string }) {
  const index = useMemo(() => indexReport(report), [report]);
  const reading = readUnit(index, asked);
  const { t } = useText();
  if (reading.kind === 'unknown') {
    return (
      <>
        <PageHeading title={t('report.unknown.title')} />
        <p>{t('report.unknown.body')}</p>
        <BackToOwn index={index} asked={asked} />
      </>
    );
  }
  return <KnownTeam index={index} reading={reading} asked={asked} />;
}

function KnownTeam({
  index,
  reading,
  asked,
}: {
  readonly index: ReportIndex;
  readonly reading: Exclude<Reading, { readonly kind: 'unknown' }>;
  readonly asked: string;
}) {
  const { t, formatDate } = useText();
  const labelOf = useGroupLabel();
  const { round } = index.report.release;
  const group = reading.kind === 'released' ? reading.group : reading.instead;
  const name =
    reading.kind === 'released'
      ? labelOf(reading.group)
      : (index.units.get(reading.unit)?.name ?? reading.unit);
  return (
    <>
      <PageHeading
        title={name}
        windowTitle={t('report.pageTitle', { group: name })}
        above={<BackToOwn index={index} asked={asked} />}
      >
        <p className="soft small">
          {round.title} · {t('report.closedOn', { date: formatDate(round.closedOn) })}
        </p>
      </PageHeading>
      {reading.kind === 'withheld' && <WithheldNotice index={index} reading={reading} />}
      {group !== null && (
        <TeamSummary index={index} group={group} standsIn={reading.kind === 'withheld'} />
      )}
      <TeamsBelowList index={index} unit={asked} />
      <ConversationGuide index={index} reading={reading} name={name} />
      <DecisionList round={round.id} unit={asked} />
      <ReportFoot index={index} />
    </>
  );
}

/** From a team below, the way to the own one. */
function BackToOwn({ index, asked }: { readonly index: ReportIndex; readonly asked: string }) {
  const { t } = useText();
  const { start, release } = index.report;
  if (asked === start.unit) return null;
  return (
    <Link
      to="/team/{-$roundId}/{-$unit}"
      params={{ roundId: release.round.id, unit: start.unit }}
      className="crumb no-print"
    >
      {t('team.back', { unit: index.units.get(start.unit)?.name ?? start.unit })}
    </Link>
  );
}
