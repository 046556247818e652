import { Link, useRouteContext } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { ExportButton } from '../exports/ExportButton.tsx';
import type { ExportTarget } from '../exports/ExportForm.tsx';
import { may } from '../shell/may.ts';
import { useText } from '../text.ts';
import { useGroupLabel } from './group-label.ts';
import { readUnit, type ReportIndex } from './reading.ts';
import { Button } from '../shell/Button.tsx';

/** What stands above every view of a report: where one is, the other views, print and export. */
export function ReportBar({
  index,
  unit = null,
}: {
  readonly index: ReportIndex;
  /** The team on the page; null where the page shows all. */
  readonly unit?: string | null;
}) {
  const { t, formatDate, formatList } = useText();
  const { account } = useRouteContext({ from: '/signed-in' });
  const { round } = index.report.release;
  const params = { roundId: round.id };
  const target = useExportTarget(index, unit);
  return (
    <div className="report-bar">
      <p className="small">
        <Link to="/rounds" className="crumb">
          {t('report.back')}
        </Link>{' '}
        <span className="soft">
          / {round.title} · {t('report.closedOn', { date: formatDate(round.closedOn) })}
        </span>
      </p>
      {round.audience !== undefined && (
        <p className="small">
          <strong>{t('report.asked.title')}</strong>{' '}
          {t('report.asked.who', {
            units: formatList(round.audience.units.map(({ name }) => name)),
            count: round.audience.invited,
            company: round.audience.company,
          })}
        </p>
      )}
      <div className="report-bar-row no-print">
        {may(account, 'readAll') && (
          <nav className="tabs" aria-label={t('report.tabs.label')}>
            <Link to="/rounds/$roundId/overview" params={params}>
              {t('report.tabs.overview')}
            </Link>
            <Link to="/rounds/$roundId/teams" params={params}>
              {t('report.tabs.teams')}
            </Link>
            <Link to="/rounds/$roundId/readiness" params={params}>
              {t('report.tabs.readiness')}
            </Link>
            <Link to="/rounds/$roundId/comparison" params={params}>
              {t('report.tabs.comparison')}
            </Link>
            <Link to="/rounds/$roundId/report/{-$unit}" params={params}>
              {t('report.tabs.unit')}
            </Link>
          </nav>
        )}
        <div className="actions">
          <Button className="button button-quiet" onPress={() => window.print()}>
            {t('report.print')}
          </Button>
          <ExportButton target={target} />
          <a
            className="button button-quiet"
            href={`/api/reports/${round.id}/release.json`}
            download
          >
            {t('report.export')}
          </a>
        </div>
      </div>
    </div>
  );
}

/** What can be exported from here; `unit` is the team on the page. */
function useExportTarget(index: ReportIndex, unit: string | null): ExportTarget {
  const labelOf = useGroupLabel();
  const { release } = index.report;
  const reading = unit === null ? null : readUnit(index, unit);
  const group = reading?.kind === 'released' ? reading.group : null;
  const name = group === null ? index.units.get(unit ?? '')?.name : labelOf(group);
  return {
    round: release.round.id,
    unit: unit === null || name === undefined ? null : { key: unit, name },
    groups: release.groups.length,
    hasComments: release.comments.length > 0,
  };
}

/** The fingerprint under a report, so that a printed page can be held against the audit log. */
export function ReportFoot({ index }: { readonly index: ReportIndex }): ReactNode {
  const { t } = useText();
  return <p className="soft tiny mono">{t('report.hash', { hash: index.report.hash })}</p>;
}
