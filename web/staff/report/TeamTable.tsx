import { Link } from '@tanstack/react-router';
import type { ReleaseGroup } from '../../../surveys/release-document.ts';
import { useText } from '../text.ts';
import { BandTag } from './BandTag.tsx';
import { useGroupLabel } from './group-label.ts';
import { depthOf, keyOfGroup, localise, type ReportIndex } from './reading.ts';

/**
 * Dimension means of several groups as a heatmap: the number stands in every cell, the shade only
 * helps the eye. Readiness is a band; the order of the rows is that of the release, never a ranking.
 */
export function TeamTable({
  index,
  groups,
  caption,
  firstColumn,
  showReadiness,
  nested = false,
}: {
  readonly index: ReportIndex;
  readonly groups: readonly ReleaseGroup[];
  readonly caption: string;
  readonly firstColumn: string;
  readonly showReadiness: boolean;
  /** Indents teams below the team that they belong to. */
  readonly nested?: boolean;
}) {
  const { t, formatNumber, language } = useText();
  const labelOf = useGroupLabel();
  const { dimensions } = index.report.instrument;
  const { id: roundId } = index.report.release.round;
  return (
    <div className="table-frame" role="region" aria-label={caption} tabIndex={0}>
      <table className="table heatmap">
        <caption>
          {caption}. {t('report.below.hint')}
        </caption>
        <thead>
          <tr>
            <th scope="col">{firstColumn}</th>
            {showReadiness && <th scope="col">{t('report.below.readiness')}</th>}
            <th scope="col" className="number">
              {t('report.below.answers')}
            </th>
            {dimensions.map((dimension) => (
              <th key={dimension.id} scope="col" className="heat-head">
                {localise(dimension.title, language)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {groups.map((group) => (
            <tr key={group.id}>
              <th
                scope="row"
                style={
                  nested ? { paddingInlineStart: `${1 + depthOf(index, group)}rem` } : undefined
                }
              >
                <Link
                  to="/rounds/$roundId/report/{-$unit}"
                  params={{ roundId, unit: keyOfGroup(group) }}
                >
                  {labelOf(group)}
                </Link>
              </th>
              {showReadiness && (
                <td>
                  <BandTag label={group.readiness?.label ?? null} />
                </td>
              )}
              <td className="number">
                {formatNumber(group.respondents)}
                <span className="soft"> / {formatNumber(group.invited)}</span>
              </td>
              {dimensions.map((dimension) => {
                const mean = group.dimensions[dimension.id]?.mean ?? null;
                return (
                  <td
                    key={dimension.id}
                    className="heat"
                    data-heat={mean === null ? 'none' : shade(mean)}
                  >
                    {mean === null ? (
                      <>
                        <span aria-hidden="true">–</span>
                        <span className="visually-hidden">{t('report.dimensions.withheld')}</span>
                      </>
                    ) : (
                      formatNumber(mean)
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const SHADE_STEP = 10;
const SHADES = 6;

/** One of six shades; the lowest below 40, the highest from 80. */
function shade(mean: number): number {
  const step = Math.floor((mean - 30) / SHADE_STEP);
  return Math.min(Math.max(step, 0), SHADES - 1);
}
