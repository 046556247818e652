import type { ReleaseGroup } from '../../../surveys/release-document.ts';
import { Notice } from '../shell/Notice.tsx';
import { PageHeading } from '../shell/PageHeading.tsx';
import { useText } from '../text.ts';
import { Breakdowns } from './Breakdowns.tsx';
import { ChangeTable } from './ChangeTable.tsx';
import { Comments } from './Comments.tsx';
import { DimensionTable } from './DimensionTable.tsx';
import { useGroupLabel } from './group-label.ts';
import { Highlights } from './Highlights.tsx';
import { LooseItems } from './LooseItems.tsx';
import { ReadinessPanel } from './ReadinessPanel.tsx';
import {
  isBreakdown,
  isPool,
  keyOfGroup,
  listLooseDimensions,
  localise,
  responsePercent,
  type ReportIndex,
} from './reading.ts';
import { Recommend } from './Recommend.tsx';
import { TeamsBelow } from './TeamsBelow.tsx';
import { UnitPath } from './UnitPath.tsx';

interface GroupProps {
  readonly index: ReportIndex;
  readonly group: ReleaseGroup;
}

/** Everything that a release says about one group. */
export function UnitReport({ index, group }: GroupProps) {
  const { t } = useText();
  const name = useGroupLabel()(group);
  return (
    <>
      <PageHeading
        title={name}
        windowTitle={t('report.pageTitle', { group: name })}
        above={<UnitPath index={index} unit={pathUnit(index, group)} />}
      >
        {isPool(group) && <PoolUnits index={index} group={group} />}
      </PageHeading>
      <UnitSections index={index} group={group} />
    </>
  );
}

/** The unit whose way up is shown: for a pool that of the unit in which the small teams are. */
function pathUnit(index: ReportIndex, group: ReleaseGroup): string {
  if (!isPool(group)) return keyOfGroup(group);
  const first = 'units' in group.of ? group.of.units[0] : undefined;
  return first !== undefined && index.units.has(first) ? first : group.id.slice('pool:'.length);
}

/** The body of a report, also below the notice of a withheld unit. */
export function UnitSections({ index, group }: GroupProps) {
  const { t } = useText();
  return (
    <>
      <ResponseLine group={group} />
      {!isBreakdown(group) && <ReadinessPanel index={index} group={group} />}
      <Highlights index={index} group={group} />
      <section className="section" aria-labelledby="dimensions">
        <h2 id="dimensions">{t('report.dimensions.title')}</h2>
        <DimensionTable index={index} group={group} />
        <LooseItems index={index} group={group} />
        <LooseDimensions index={index} />
      </section>
      {!isBreakdown(group) && <ChangeTable index={index} group={group} />}
      <Recommend index={index} group={group} />
      <Comments index={index} group={group} />
      <TeamsBelow index={index} group={group} />
      <Breakdowns index={index} group={group} />
    </>
  );
}

/** How many answered. */
export function ResponseLine({ group }: { readonly group: ReleaseGroup }) {
  const { t, formatNumber } = useText();
  const percent = responsePercent(group);
  return (
    <p className="response-line">
      {percent === null ? (
        t('report.response.noInvited')
      ) : (
        <>
          <strong>
            {t('report.response.sentence', {
              respondents: group.respondents,
              invited: group.invited,
            })}
          </strong>
          <span className="soft">
            {' · '}
            {t('report.response.rate', {
              percent: formatNumber(percent / 100, { style: 'percent' }),
            })}
          </span>
        </>
      )}
    </p>
  );
}

function PoolUnits({ index, group }: GroupProps) {
  const { t, formatList } = useText();
  if (!('units' in group.of)) return null;
  const names = group.of.units.flatMap((unit) => index.units.get(unit)?.name ?? []);
  if (names.length === 0) return null;
  return <p>{t('report.pool.body', { units: formatList(names) })}</p>;
}

/** Dimensions whose questions hang together loosely in this company. */
function LooseDimensions({ index }: { readonly index: ReportIndex }) {
  const { t, formatNumber, language } = useText();
  const loose = listLooseDimensions(index);
  if (loose.length === 0) return null;
  return (
    <Notice tone="caution" title={t('report.reliability.title')}>
      {loose.map(({ dimension, alpha }) => (
        <p key={dimension.id}>
          {t('report.reliability.loose', {
            name: localise(dimension.title, language),
            alpha: formatNumber(alpha, { minimumFractionDigits: 2, maximumFractionDigits: 2 }),
          })}
        </p>
      ))}
    </Notice>
  );
}
