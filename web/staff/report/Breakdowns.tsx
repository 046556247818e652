import { explainRefusal } from '../../../surveys/disclosure/breakdowns-words.ts';
import type { RefusedBreakdown, ReleaseGroup } from '../../../surveys/release-document.ts';
import { useText } from '../text.ts';
import { listBreakdowns, listRefusedBreakdowns, type ReportIndex } from './reading.ts';
import { TeamTable } from './TeamTable.tsx';

/** What was declared at launch: a table for each attribute, and what can not be shown and why. */
export function Breakdowns({
  index,
  group,
}: {
  readonly index: ReportIndex;
  readonly group: ReleaseGroup;
}) {
  const { t } = useText();
  const byAttribute = Map.groupBy(listBreakdowns(index, group), nameAttribute);
  const refused = listRefusedBreakdowns(index, group);
  if (byAttribute.size + refused.length === 0) return null;
  return (
    <section className="section" aria-labelledby="breakdowns">
      <h2 id="breakdowns">{t('report.breakdowns.title')}</h2>
      <p className="soft small">{t('report.breakdowns.why')}</p>
      {[...byAttribute].map(([attribute, groups]) => (
        <TeamTable
          key={attribute}
          index={index}
          groups={groups}
          caption={t('report.breakdowns.caption', { attribute })}
          firstColumn={attribute}
          showReadiness={false}
        />
      ))}
      {refused.length > 0 && <Refused index={index} refused={refused} />}
    </section>
  );
}

function Refused({
  index,
  refused,
}: {
  readonly index: ReportIndex;
  readonly refused: readonly RefusedBreakdown[];
}) {
  const { t, language } = useText();
  const { breakdownMin } = index.report.release.policy;
  const names = new Map(index.report.units.map(({ id, name }) => [id, name]));
  return (
    <details>
      <summary>{t('report.breakdowns.refused', { count: refused.length })}</summary>
      <ul>
        {refused.map(({ spec, unit, why }) => {
          const name = unit === null ? spec : `${spec} · ${names.get(unit) ?? unit}`;
          return (
            <li key={`${spec} ${unit ?? ''}`}>
              {explainRefusal(why, name, breakdownMin)[language]}
            </li>
          );
        })}
      </ul>
    </details>
  );
}

function nameAttribute({ of }: ReleaseGroup): string {
  return 'where' in of ? Object.keys(of.where ?? {}).join(', ') : '';
}
