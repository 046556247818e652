import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { Disclosure, DisclosurePanel, Heading, Button } from 'react-aria-components';
import type { ReportView } from '../api.ts';
import { reportQuery } from '../http/queries.ts';
import { Icon } from '../shell/Icon.tsx';
import { Loaded } from '../shell/Loaded.tsx';
import { PageHeading } from '../shell/PageHeading.tsx';
import { useText } from '../text.ts';
import { indexReport, readUnit, type ReportIndex } from './reading.ts';
import { ReportBar, ReportFoot } from './ReportFrame.tsx';
import { UnitPicker } from './UnitPicker.tsx';
import { UnitReport } from './UnitReport.tsx';
import { WithheldUnitReport } from './WithheldUnitReport.tsx';
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
  const query = useQuery(reportQuery(roundId));
  return (
    <div className="page report">
      <Loaded query={query} title={t('report.title')}>
        {(report) => <LoadedReport report={report} asked={unit ?? report.start.unit} />}
      </Loaded>
    </div>
  );
}

function LoadedReport({ report, asked }: { readonly report: ReportView; readonly asked: string }) {
  const index = useMemo(() => indexReport(report), [report]);
  return (
    <>
      <ReportBar index={index} unit={asked} />
      <div className="report-columns">
        <PickerColumn index={index} unit={asked} />
        <article className="report-main" key={asked}>
          <AskedUnit index={index} asked={asked} />
          <ReportFoot index={index} />
        </article>
      </div>
    </>
  );
}

function AskedUnit({ index, asked }: { readonly index: ReportIndex; readonly asked: string }) {
  const reading = readUnit(index, asked);
  switch (reading.kind) {
    case 'released':
      return <UnitReport index={index} group={reading.group} />;
    case 'withheld':
      return <WithheldUnitReport index={index} reading={reading} />;
    case 'unknown':
      return <UnknownUnit index={index} />;
  }
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
  if (index.report.units.length < 2) return null;
  return (
    <aside className="report-picker no-print" aria-label={t('report.picker.title')}>
      <Disclosure className="picker-fold" isExpanded={open} onExpandedChange={setOpen}>
        <Heading level={2}>
          <Button slot="trigger" className="button">
            <Icon name="chevron" />
            {t('report.picker.open')}
          </Button>
        </Heading>
        <DisclosurePanel>
          {open && <UnitPicker index={index} unit={unit} onChosen={() => setOpen(false)} />}
        </DisclosurePanel>
      </Disclosure>
      <div className="picker-wide">
        <h2>{t('report.picker.title')}</h2>
        <UnitPicker index={index} unit={unit} />
      </div>
    </aside>
  );
}
