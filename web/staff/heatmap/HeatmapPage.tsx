import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import type { SummaryView } from '../api.ts';
import { changesQuery, summaryQuery } from '../http/queries.ts';
import { useGroupLabel } from '../report/group-label.ts';
import { indexReport, type ReportIndex } from '../report/reading.ts';
import { ReportBar, ReportFoot } from '../report/ReportFrame.tsx';
import { Loaded } from '../shell/Loaded.tsx';
import { PageHeading } from '../shell/PageHeading.tsx';
import { ProblemNotice } from '../shell/ProblemNotice.tsx';
import { useText } from '../text.ts';
import { compareTeams, type HeatSource } from './cells.ts';
import { firstChoice, keepChoice, type HeatChoice } from './choice.ts';
import { HeatmapControls } from './HeatmapControls.tsx';
import { HeatmapGrid } from './HeatmapGrid.tsx';
import { HeatmapPrint } from './HeatmapPrint.tsx';
import { listRows, nestTeams, searchTeams, type TeamNode } from './team-rows.ts';
import { usePrinting } from '../shell/use-printing.ts';
import '../report/report.css';
import '../report/figures.css';
import '../report/readiness.css';
import '../report/print.css';
import './heatmap.css';

/** All teams with their dimensions, in a table that folds along the organisation. */
export function HeatmapPage() {
  const { t } = useText();
  const { roundId } = useParams({ from: '/signed-in/all-reports/rounds/$roundId/teams' });
  const query = useQuery(summaryQuery(roundId));
  return (
    <div className="page report page-wide">
      <Loaded query={query} title={t('heatmap.title')}>
        {(report) => <LoadedHeatmap report={report} />}
      </Loaded>
    </div>
  );
}

function LoadedHeatmap({ report }: { readonly report: SummaryView }) {
  const { t } = useText();
  const labelOf = useGroupLabel();
  const index = useMemo(() => indexReport(report), [report]);
  const nodes = useMemo(() => nestTeams(index, labelOf), [index, labelOf]);
  const roundId = report.release.round.id;
  const [choice, setChoice] = useState(() => firstChoice(roundId, nodes));
  const change = (part: Partial<HeatChoice>): void => {
    const next = { ...choice, ...part };
    keepChoice(roundId, next);
    setChoice(next);
  };
  return (
    <>
      <ReportBar index={index} />
      <PageHeading title={t('heatmap.title')}>
        <p className="soft">{t('heatmap.intro')}</p>
      </PageHeading>
      <HeatmapControls report={report} nodes={nodes} choice={choice} onChange={change} />
      <Legend report={report} choice={choice} />
      <Heatmap index={index} nodes={nodes} choice={choice} onChange={change} />
      <ReportFoot index={index} />
    </>
  );
}

/** What the table shows, and how to read it. */
function Legend({ report, choice }: { readonly report: SummaryView; readonly choice: HeatChoice }) {
  const { t, formatDate } = useText();
  const date = report.since === null ? '' : formatDate(report.since.round.closedOn);
  return (
    <p className="soft small">
      {t(`heatmap.caption.${choice.view}`, { date })}. {t(`heatmap.legend.${choice.view}`)}
    </p>
  );
}

function Heatmap({
  index,
  nodes,
  choice,
  onChange,
}: {
  readonly index: ReportIndex;
  readonly nodes: readonly TeamNode[];
  readonly choice: HeatChoice;
  readonly onChange: (part: Partial<HeatChoice>) => void;
}) {
  const { t, language } = useText();
  const printing = usePrinting();
  const { view, search, band, hidden } = choice;
  const { since, release, instrument } = index.report;
  const changes = useQuery({
    ...changesQuery(release.round.id, since?.round.id ?? ''),
    enabled: view === 'change' && since !== null,
  });
  const source: HeatSource = useMemo(
    () => ({ view, company: index.company, changes: changes.data?.changes ?? {} }),
    [view, index, changes.data],
  );
  const compare = useMemo(() => compareTeams(language, band, source), [language, band, source]);
  const found = useMemo(() => searchTeams(nodes, search), [nodes, search]);
  const open = choice.open;
  const isSearched = search.trim() !== '';
  const rows = useMemo(
    () => listRows(found, (key) => isSearched || open.has(key), compare),
    [found, isSearched, open, compare],
  );
  const dimensions = useMemo(
    () => instrument.dimensions.filter(({ id }) => !hidden.has(id)),
    [instrument, hidden],
  );
  if (changes.error !== null) {
    return <ProblemNotice error={changes.error} onRetry={() => void changes.refetch()} />;
  }
  if (view === 'change' && changes.data === undefined) {
    return <p role="status">{t('shell.loading')}</p>;
  }
  if (rows.length === 0) return <p role="status">{t('heatmap.noneFound')}</p>;
  if (printing) {
    const all = listRows(found, () => true, compare);
    return <HeatmapPrint rows={all} dimensions={dimensions} source={source} />;
  }
  return (
    <HeatmapGrid
      index={index}
      rows={rows}
      dimensions={dimensions}
      source={source}
      onToggle={(key) => {
        const next = new Set(open);
        if (!next.delete(key)) next.add(key);
        onChange({ open: next });
      }}
      isFixed={isSearched}
    />
  );
}
