import { Link } from '@tanstack/react-router';
import { BandTag } from '../report/BandTag.tsx';
import { useGroupLabel } from '../report/group-label.ts';
import { readUnit, type ReportIndex } from '../report/reading.ts';
import { useText } from '../text.ts';

const SHOWN = 12;

/** The teams directly below, each with how many answered and its readiness, in the order of the units. */
export function TeamsBelowList({
  index,
  unit,
}: {
  readonly index: ReportIndex;
  readonly unit: string;
}) {
  const { t } = useText();
  const below = index.report.units.filter(({ parent }) => parent === unit);
  if (below.length === 0) return null;
  const more = below.length - SHOWN;
  return (
    <section className="section" aria-labelledby="below">
      <h2 id="below">{t('team.below')}</h2>
      <ul className="teams-below">
        {below.slice(0, SHOWN).map(({ id, name }) => (
          <li key={id}>
            <Link
              to="/team/{-$roundId}/{-$unit}"
              params={{ roundId: index.report.release.round.id, unit: id }}
            >
              {name}
            </Link>
            <TeamBelow index={index} unit={id} />
          </li>
        ))}
      </ul>
      {more > 0 && <p className="soft small">{t('team.belowMore', { count: more })}</p>}
    </section>
  );
}

function TeamBelow({ index, unit }: { readonly index: ReportIndex; readonly unit: string }) {
  const { t } = useText();
  const labelOf = useGroupLabel();
  const reading = readUnit(index, unit);
  if (reading.kind === 'released') {
    const { respondents, invited, readiness } = reading.group;
    return (
      <>
        <span className="soft small">{t('team.belowAnswered', { respondents, invited })}</span>
        {readiness !== null && <BandTag label={readiness.label} />}
      </>
    );
  }
  if (reading.kind === 'unknown' || reading.instead === null) return null;
  return (
    <span className="soft small">{t('team.belowHeard', { group: labelOf(reading.instead) })}</span>
  );
}
