import { Link } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import type { Changes } from '../../../surveys/scoring/change.ts';
import { useGroupLabel } from '../report/group-label.ts';
import { keyOfGroup, localise, type ReportIndex, roundMargin } from '../report/reading.ts';
import { useText } from '../text.ts';
import { overlookChanges } from './clear-changes.ts';
import { Button } from '../shell/Button.tsx';

const TEAMS_SHOWN = 40;

/** Teams with a clear change; those without are a number. */
export function ChangedTeams({
  index,
  changes,
}: {
  readonly index: ReportIndex;
  readonly changes: Changes;
}) {
  const { t, language } = useText();
  const labelOf = useGroupLabel();
  const [all, setAll] = useState(false);
  const { changed, compared, teams } = useMemo(
    () => overlookChanges(index, changes),
    [index, changes],
  );
  const byName = new Intl.Collator(language, { numeric: true });
  const sorted = changed.toSorted((a, b) => byName.compare(labelOf(a.group), labelOf(b.group)));
  return (
    <section className="section" aria-labelledby="changed">
      <h2 id="changed">{t('comparison.teams.title')}</h2>
      <p>{t('comparison.teams.counts', { changed: changed.length, compared, teams })}</p>
      <p className="soft small">{t('comparison.teams.why')}</p>
      {sorted.length > 0 && (
        <div
          className="table-frame"
          role="region"
          aria-label={t('comparison.teams.caption')}
          tabIndex={0}
        >
          <table className="table">
            <caption>{t('comparison.teams.caption')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('report.below.team')}</th>
                <th scope="col">▲ {t('report.change.is.higher')}</th>
                <th scope="col">▼ {t('report.change.is.lower')}</th>
              </tr>
            </thead>
            <tbody>
              {sorted.slice(0, all ? sorted.length : TEAMS_SHOWN).map((team) => (
                <tr key={team.group.id}>
                  <th scope="row">
                    <Link
                      to="/rounds/$roundId/report/{-$unit}"
                      params={{
                        roundId: index.report.release.round.id,
                        unit: keyOfGroup(team.group),
                      }}
                    >
                      {labelOf(team.group)}
                    </Link>
                  </th>
                  <ChangedDimensions index={index} changes={changes} team={team} way="higher" />
                  <ChangedDimensions index={index} changes={changes} team={team} way="lower" />
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {!all && sorted.length > TEAMS_SHOWN && (
        <div className="no-print">
          <Button className="button" onPress={() => setAll(true)}>
            {t('comparison.teams.all', { count: sorted.length })}
          </Button>
        </div>
      )}
    </section>
  );
}

function ChangedDimensions({
  index,
  changes,
  team,
  way,
}: {
  readonly index: ReportIndex;
  readonly changes: Changes;
  readonly team: ReturnType<typeof overlookChanges>['changed'][number];
  readonly way: 'higher' | 'lower';
}) {
  const { formatNumber, language } = useText();
  const ids = new Set(team[way]);
  return (
    <td>
      {index.report.instrument.dimensions
        .filter(({ id }) => ids.has(id))
        .map(({ id, title }) => {
          const { difference, margin } = changes[team.group.id]![id]!;
          return (
            <span key={id} className="changed-dimension">
              {localise(title, language)}{' '}
              <span className="soft">
                {formatNumber(difference, { signDisplay: 'exceptZero' })} ±{' '}
                {formatNumber(roundMargin(margin))}
              </span>
            </span>
          );
        })}
    </td>
  );
}
