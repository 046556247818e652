import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { Button } from 'react-aria-components';
import type { ReleaseGroup } from '../../../surveys/release-document.ts';
import { useText } from '../text.ts';
import { BandTag } from './BandTag.tsx';
import { useGroupLabel } from './group-label.ts';
import { keyOfGroup, sortIntoBands, type ReportIndex } from './reading.ts';

const TEAMS_SHOWN = 12;
const LABELS = ['ready', 'nearly', 'build-first'] as const;

/** Teams by band, in alphabetical order: which could go first, and what is not known. */
export function ReadinessMap({ index }: { readonly index: ReportIndex }) {
  const { t, language } = useText();
  const labelOf = useGroupLabel();
  const roundId = index.report.release.round.id;
  const bands = sortIntoBands(index);
  const byName = (a: Entry, b: Entry): number => a.name.localeCompare(b.name, language);
  const toEntries = (groups: readonly ReleaseGroup[]): readonly Entry[] =>
    groups
      .map((group) => ({
        key: keyOfGroup(group),
        name: labelOf(group),
        note: t('report.response.sentence', {
          respondents: group.respondents,
          invited: group.invited,
        }),
      }))
      .sort(byName);
  const withheld = index.report.release.withheld
    .map(({ unit, why }) => ({
      key: unit,
      name: index.units.get(unit)?.name ?? unit,
      note: t(`report.below.whyShort.${why}`),
    }))
    .sort(byName);
  return (
    <div className="bands">
      {LABELS.map((label) => (
        <Band
          key={label}
          roundId={roundId}
          title={<BandTag label={label} />}
          entries={toEntries(bands[label])}
        />
      ))}
      {bands['no-label'].length > 0 && (
        <Band
          roundId={roundId}
          title={t('report.teams.bandNone')}
          why={t('report.teams.bandNoneWhy')}
          entries={toEntries(bands['no-label'])}
        />
      )}
      <Band
        roundId={roundId}
        title={t('report.teams.bandWithheld')}
        why={t('report.teams.bandWithheldWhy')}
        entries={withheld}
      />
    </div>
  );
}

interface Entry {
  readonly key: string;
  readonly name: string;
  readonly note: string;
}

function Band({
  roundId,
  title,
  why,
  entries,
}: {
  readonly roundId: string;
  readonly title: ReactNode;
  readonly why?: string;
  readonly entries: readonly Entry[];
}) {
  const { t, formatNumber } = useText();
  const [all, setAll] = useState(false);
  return (
    <section className="band-column">
      <h3>
        {title} <span className="band-count">{formatNumber(entries.length)}</span>
      </h3>
      {why !== undefined && <p className="soft tiny">{why}</p>}
      {entries.length === 0 ? (
        <p className="soft small">{t('report.teams.empty')}</p>
      ) : (
        <ul>
          {entries.slice(0, all ? entries.length : TEAMS_SHOWN).map(({ key, name, note }) => (
            <li key={key}>
              <Link to="/rounds/$roundId/report/{-$unit}" params={{ roundId, unit: key }}>
                {name}
              </Link>
              <span className="soft tiny">{note}</span>
            </li>
          ))}
        </ul>
      )}
      {!all && entries.length > TEAMS_SHOWN && (
        <Button className="button button-quiet no-print" onPress={() => setAll(true)}>
          {t('report.teams.showAll')}
        </Button>
      )}
    </section>
  );
}
