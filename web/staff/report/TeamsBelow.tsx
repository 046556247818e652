import { useState } from 'react';
import type { ReleaseGroup } from '../../../surveys/release-document.ts';
import { useText } from '../text.ts';
import { listGroupsBelow, listUnitsHeardHere, type ReportIndex } from './reading.ts';
import { TeamTable } from './TeamTable.tsx';
import { Button } from '../shell/Button.tsx';

const UNITS_SHOWN = 10;

/** The teams below a group that have figures, and those that are heard within it without. */
export function TeamsBelow({
  index,
  group,
}: {
  readonly index: ReportIndex;
  readonly group: ReleaseGroup;
}) {
  const { t } = useText();
  const below = listGroupsBelow(index, group);
  const heard = listUnitsHeardHere(index, group);
  if (below.length === 0 && heard.length === 0) return null;
  return (
    <section className="section" aria-labelledby="below">
      <h2 id="below">{t('report.below.title')}</h2>
      {below.length === 0 ? (
        <p>{t('report.below.none')}</p>
      ) : (
        <TeamTable
          index={index}
          groups={below}
          caption={t('report.below.caption')}
          firstColumn={t('report.below.team')}
          showReadiness={below.some((team) => team.readiness !== null)}
        />
      )}
      {heard.length > 0 && <HeardHere index={index} group={group} />}
    </section>
  );
}

function HeardHere({
  index,
  group,
}: {
  readonly index: ReportIndex;
  readonly group: ReleaseGroup;
}) {
  const { t } = useText();
  const [all, setAll] = useState(false);
  const heard = listUnitsHeardHere(index, group);
  return (
    <>
      <h3>{t('report.below.heard')}</h3>
      <div className="table-frame">
        <table className="table">
          <caption>{t('report.below.heardCaption')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('report.below.unit')}</th>
              <th scope="col">{t('report.below.why')}</th>
            </tr>
          </thead>
          <tbody>
            {heard.slice(0, all ? heard.length : UNITS_SHOWN).map(({ unit, why }) => (
              <tr key={unit}>
                <th scope="row">{index.units.get(unit)?.name ?? unit}</th>
                <td>{t(`report.below.whyShort.${why}`)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {!all && heard.length > UNITS_SHOWN && (
        <div className="no-print">
          <Button className="button" onPress={() => setAll(true)}>
            {t('report.below.all', { count: heard.length })}
          </Button>
        </div>
      )}
    </>
  );
}
