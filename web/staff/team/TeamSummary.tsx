import { Link } from '@tanstack/react-router';
import type { ReleaseGroup } from '../../../surveys/release-document.ts';
import { Comments } from '../report/Comments.tsx';
import { useGroupLabel } from '../report/group-label.ts';
import { Highlights } from '../report/Highlights.tsx';
import { NextSteps, ReadinessVerdict } from '../report/ReadinessPanel.tsx';
import { keyOfGroup, localise, type ReportIndex } from '../report/reading.ts';
import { ResponseLine } from '../report/UnitReport.tsx';
import { useText } from '../text.ts';

interface GroupProps {
  readonly index: ReportIndex;
  readonly group: ReleaseGroup;
}

/** The figures of a group in short: the whole report is one link away. */
export function TeamSummary({
  index,
  group,
  standsIn,
}: GroupProps & {
  /** The group is not the team itself: its name is said. */
  readonly standsIn: boolean;
}) {
  const { t } = useText();
  const labelOf = useGroupLabel();
  return (
    <>
      {standsIn && <h2 className="instead-title">{labelOf(group)}</h2>}
      <ResponseLine index={index} group={group} />
      <div className="team-figures">
        <Highlights index={index} group={group} />
        <p className="soft tiny">{t('team.margin')}</p>
      </div>
      <RealChange index={index} group={group} />
      <ReadinessBrief group={group} />
      <p className="no-print">
        <Link
          to="/rounds/$roundId/report/{-$unit}"
          params={{ roundId: index.report.release.round.id, unit: keyOfGroup(group) }}
        >
          {t('team.report')}
        </Link>
      </p>
      <Comments index={index} group={group} />
    </>
  );
}

function ReadinessBrief({ group }: Pick<GroupProps, 'group'>) {
  const { t } = useText();
  const { readiness } = group;
  if (readiness === null) return null;
  return (
    <section className="readiness" aria-labelledby="readiness">
      <div className="readiness-verdict">
        <h2 id="readiness">{t('report.readiness.title')}</h2>
        <ReadinessVerdict readiness={readiness} />
        <p className="small no-print">
          <Link to="/readiness" hash={readiness.label ?? 'none'}>
            {t('report.readiness.guide')}
          </Link>
        </p>
      </div>
      <NextSteps readiness={readiness} />
    </section>
  );
}

/** Only what is clear; where nothing is, that is said. */
function RealChange({ index, group }: GroupProps) {
  const { t } = useText();
  return (
    <section className="section" aria-labelledby="change">
      <h2 id="change">{t('team.change.title')}</h2>
      <ChangeWords index={index} group={group} />
    </section>
  );
}

function ChangeWords({ index, group }: GroupProps) {
  const { t, formatDate, formatNumber, language } = useText();
  const { since, instrument } = index.report;
  if (since === null) return <p>{t('team.change.first')}</p>;
  const changes = since.changes[group.id];
  if (changes === undefined) return <p>{t('team.change.notComparable')}</p>;
  const last = { round: since.round.title, date: formatDate(since.round.closedOn) };
  const clear = instrument.dimensions.flatMap(({ id, title }) => {
    const change = changes[id];
    return change === undefined || change.verdict === 'none'
      ? []
      : [{ id, title, verdict: change.verdict, before: change.before, after: change.after }];
  });
  if (clear.length === 0) return <p>{t('team.change.none', last)}</p>;
  return (
    <>
      <p>{t('team.change.some', last)}</p>
      <ul className="clear-changes">
        {clear.map(({ id, title, verdict, before, after }) => (
          <li key={id}>
            <strong>{localise(title, language)}</strong>
            {t('shell.colon')}
            {t(`team.change.${verdict}`, {
              before: formatNumber(before),
              after: formatNumber(after),
            })}
          </li>
        ))}
      </ul>
    </>
  );
}
