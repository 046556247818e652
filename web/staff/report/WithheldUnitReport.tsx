import { Notice } from '../shell/Notice.tsx';
import { PageHeading } from '../shell/PageHeading.tsx';
import { useText } from '../text.ts';
import { useGroupLabel } from './group-label.ts';
import type { Reading, ReportIndex } from './reading.ts';
import { UnitPath } from './UnitPath.tsx';

/** A unit without figures of its own: why. The nearest group that may be shown follows: never a dead end. */
export function WithheldHeading({
  index,
  reading,
}: {
  readonly index: ReportIndex;
  readonly reading: Extract<Reading, { readonly kind: 'withheld' }>;
}) {
  const { t } = useText();
  const labelOf = useGroupLabel();
  const name = index.units.get(reading.unit)?.name ?? reading.unit;
  const { instead } = reading;
  return (
    <>
      <PageHeading
        title={name}
        windowTitle={t('report.pageTitle', { group: name })}
        above={<UnitPath index={index} unit={reading.unit} />}
      />
      <WithheldNotice index={index} reading={reading} />
      {instead !== null && <h2 className="instead-title">{labelOf(instead)}</h2>}
    </>
  );
}

/** Why a unit has no figures of its own, and which group stands in for it. */
export function WithheldNotice({
  index,
  reading: { unit, why, instead },
}: {
  readonly index: ReportIndex;
  readonly reading: Extract<Reading, { readonly kind: 'withheld' }>;
}) {
  const { t } = useText();
  const labelOf = useGroupLabel();
  const name = index.units.get(unit)?.name ?? unit;
  const min = index.report.release.policy.groupMin;
  return (
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
  );
}
