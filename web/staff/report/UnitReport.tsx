import type { ReleaseGroup } from '../../../surveys/release-document.ts';
import { nameUnits } from '../../../surveys/report/name-units.ts';
import { PageHeading } from '../shell/PageHeading.tsx';
import { useText } from '../text.ts';
import { useGroupLabel } from './group-label.ts';
import { isPool, keyOfGroup, responsePercent, type ReportIndex } from './reading.ts';
import { REPORT_SECTIONS, type GroupProps } from './report-sections.ts';
import { UnitPath } from './UnitPath.tsx';

/** The name of a group, and where it is. */
export function UnitHeading({ index, group }: GroupProps) {
  const { t } = useText();
  const name = useGroupLabel()(group);
  return (
    <PageHeading
      title={name}
      windowTitle={t('report.pageTitle', { group: name })}
      above={<UnitPath index={index} unit={pathUnit(index, group)} />}
    >
      {isPool(group) && <PoolUnits index={index} group={group} />}
    </PageHeading>
  );
}

/** The unit whose way up is shown: for a pool that of the unit in which the small teams are. */
function pathUnit(index: ReportIndex, group: ReleaseGroup): string {
  if (!isPool(group)) return keyOfGroup(group);
  const first = 'units' in group.of ? group.of.units[0] : undefined;
  return first !== undefined && index.units.has(first) ? first : group.id.slice('pool:'.length);
}

function PoolUnits({ index, group }: GroupProps) {
  const { t, formatList } = useText();
  if (!('units' in group.of)) return null;
  const { names, others } = nameUnits(group.of.units, index.units);
  const more = others === 0 ? [] : [t('report.pool.others', { count: others })];
  return <p>{t('report.pool.body', { units: formatList([...names, ...more]) })}</p>;
}

/** Everything that a release says about one group, also below the notice of a withheld unit. */
export function UnitSections({ index, group }: GroupProps) {
  const { t } = useText();
  const shown = REPORT_SECTIONS.filter(({ isShown }) => isShown(index, group));
  return (
    <>
      <ResponseLine index={index} group={group} />
      <nav className="contents no-print" aria-label={t('report.contents.label')}>
        <ul>
          {shown.map(({ id, title }) => (
            <li key={id}>
              <a href={`#${id}`}>{t(title)}</a>
            </li>
          ))}
        </ul>
      </nav>
      {shown.map(({ id, Section }) => (
        <Section key={id} index={index} group={group} />
      ))}
    </>
  );
}

export function ResponseLine({ index, group }: GroupProps) {
  const { t, formatNumber } = useText();
  const percent = responsePercent(group);
  const company =
    index.company === null || index.company === group ? null : responsePercent(index.company);
  const write = (rate: number): string => formatNumber(rate / 100, { style: 'percent' });
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
            {t('report.response.rate', { percent: write(percent) })}
            {company !== null && ` · ${t('report.response.company', { percent: write(company) })}`}
          </span>
        </>
      )}
    </p>
  );
}
