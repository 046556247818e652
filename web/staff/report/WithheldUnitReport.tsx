import { Notice } from '../shell/Notice.tsx';
import { PageHeading } from '../shell/PageHeading.tsx';
import { useText } from '../text.ts';
import { useGroupLabel } from './group-label.ts';
import type { Reading, ReportIndex } from './reading.ts';
import { UnitPath } from './UnitPath.tsx';
import { UnitSections } from './UnitReport.tsx';

/** A unit without figures of its own: why, and the nearest group that may be shown. Never a dead end. */
export function WithheldUnitReport({
  index,
  reading,
}: {
  readonly index: ReportIndex;
  readonly reading: Extract<Reading, { readonly kind: 'withheld' }>;
}) {
  const { t } = useText();
  const labelOf = useGroupLabel();
  const name = index.units.get(reading.unit)?.name ?? reading.unit;
  const min = index.report.release.policy.groupMin;
  const { instead, why } = reading;
  return (
    <>
      <PageHeading
        title={name}
        windowTitle={t('report.pageTitle', { group: name })}
        above={<UnitPath index={index} unit={reading.unit} />}
      />
      <Notice tone="info" title={t('report.withheld.title', { unit: name })}>
        <p>{t(`report.withheld.${why}`, { min })}</p>
        {instead === null ? (
          <p>{t('report.withheld.none')}</p>
        ) : (
          <p>
            {t('report.withheld.instead', {
              group: labelOf(instead),
              respondents: instead.respondents,
            })}
          </p>
        )}
        <p className="soft small">{t('report.withheld.notVerdict')}</p>
      </Notice>
      {instead !== null && (
        <>
          <h2 className="instead-title">{labelOf(instead)}</h2>
          <UnitSections index={index} group={instead} />
        </>
      )}
    </>
  );
}
