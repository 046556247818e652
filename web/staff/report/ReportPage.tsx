import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useId, useMemo, useState } from 'react';
import type { SummaryView, UnitView } from '../api.ts';
import { summaryQuery, unitQuery } from '../http/queries.ts';
import { Button } from '../shell/Button.tsx';
import { Icon } from '../shell/Icon.tsx';
import { Loaded } from '../shell/Loaded.tsx';
import { PageHeading } from '../shell/PageHeading.tsx';
import { useText } from '../text.ts';
import { completeReport, indexReport, readUnit, type ReportIndex } from './reading.ts';
import { ReportBar, ReportFoot } from './ReportFrame.tsx';
import { UnitPicker } from './UnitPicker.tsx';
import { UnitHeading, UnitSections } from './UnitReport.tsx';
import { WithheldHeading } from './WithheldUnitReport.tsx';
import './report.css';
import './figures.css';
import './readiness.css';
import './print.css';

/** The report of one unit, or of the group that stands in for it. */
export function ReportPage() {
  const { t } = useText();
  const { roundId, unit } = useParams({
    from: '/signed-in/reports/rounds/$roundId/report/{-$unit}',
  });
  const query = useQuery(summaryQuery(roundId));
  const asked = unit ?? query.data?.start.unit;
  // Asked for at the same time as the summary, where the address names the unit.
  const detail = useQuery({
    ...unitQuery(roundId, asked ?? ''),
    enabled: asked !== undefined,
  });
  return (
    <div className="page report">
      <Loaded query={query} title={t('report.title')}>
        {(report) => (
          <LoadedReport report={report} asked={unit ?? report.start.unit} detail={detail} />
        )}
      </Loaded>
    </div>
  );
}

interface AskedProps {
  readonly report: SummaryView;
  readonly asked: string;
  readonly detail: UseQueryResult<UnitView>;
}

function LoadedReport({ report, asked, detail }: AskedProps) {
  const index = useMemo(() => indexReport(report), [report]);
  return (
    <>
      <ReportBar index={index} unit={asked} />
      <div className="report-columns">
        <PickerColumn index={index} unit={asked} />
        <article className="report-main" key={asked}>
          <AskedUnit index={index} report={report} asked={asked} detail={detail} />
          <ReportFoot index={index} />
        </article>
      </div>
    </>
  );
}

function AskedUnit({ index, report, asked, detail }: AskedProps & { readonly index: ReportIndex }) {
  const reading = readUnit(index, asked);
  if (reading.kind === 'unknown') return <UnknownUnit index={index} />;
  const group = reading.kind === 'released' ? reading.group : reading.instead;
  return (
    <>
      {reading.kind === 'released' ? (
        <UnitHeading index={index} group={reading.group} />
      ) : (
        <WithheldHeading index={index} reading={reading} />
      )}
      {group !== null && (
        <Loaded query={detail}>
          {(unit) => <WholeSections report={report} unit={unit} group={group.id} />}
        </Loaded>
      )}
    </>
  );
}

function WholeSections({
  report,
  unit,
  group: id,
}: {
  readonly report: SummaryView;
  readonly unit: UnitView;
  readonly group: string;
}) {
  const index = useMemo(() => indexReport(completeReport(report, unit)), [report, unit]);
  return <UnitSections index={index} group={index.groups.get(id)!} />;
}

function UnknownUnit({ index }: { readonly index: ReportIndex }) {
  const { t } = useText();
  return (
    <>
      <PageHeading title={t('report.unknown.title')} />
      <p>{t('report.unknown.body')}</p>
      <p>
        <Link
          to="/rounds/$roundId/report/{-$unit}"
          params={{ roundId: index.report.release.round.id, unit: undefined }}
          className="button"
        >
          {t('report.unknown.start')}
        </Link>
      </p>
    </>
  );
}

/** On a laptop the tree stands beside the report; on a phone it is folded above it. */
function PickerColumn({ index, unit }: { readonly index: ReportIndex; readonly unit: string }) {
  const { t } = useText();
  const [open, setOpen] = useState(false);
  const fold = useId();
  if (index.report.units.length < 2) return null;
  return (
    <aside className="report-picker no-print" aria-label={t('report.picker.title')}>
      <div className="picker-fold">
        <h2>
          <Button
            className="button"
            aria-expanded={open}
            aria-controls={fold}
            onPress={() => setOpen(!open)}
          >
            <Icon name="chevron" />
            {t('report.picker.open')}
          </Button>
        </h2>
        <div id={fold} hidden={!open}>
          {open && <UnitPicker index={index} unit={unit} onChosen={() => setOpen(false)} />}
        </div>
      </div>
      <div className="picker-wide">
        <h2>{t('report.picker.title')}</h2>
        <UnitPicker index={index} unit={unit} />
      </div>
    </aside>
  );
}
