import { localise, type ReportDimension } from '../report/reading.ts';
import { BandTag } from '../report/BandTag.tsx';
import { useText } from '../text.ts';
import { readCell, type HeatSource } from './cells.ts';
import type { TeamRow } from './team-rows.ts';
import { useCellWords } from './use-cell-words.ts';

/** All teams on paper: the same figures as in the grid, with nothing folded. */
export function HeatmapPrint({
  rows,
  dimensions,
  source,
}: {
  readonly rows: readonly TeamRow[];
  readonly dimensions: readonly ReportDimension[];
  readonly source: HeatSource;
}) {
  const { t, formatNumber, language } = useText();
  const words = useCellWords(source.view);
  return (
    <table className="table heatmap heat-print">
      <thead>
        <tr>
          <th scope="col">{t('report.below.team')}</th>
          <th scope="col">{t('report.below.answers')}</th>
          <th scope="col">{t('report.below.readiness')}</th>
          {dimensions.map(({ id, title }) => (
            <th key={id} scope="col">
              {localise(title, language)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, name, group, depth }) => (
          <tr key={key}>
            <th scope="row" style={{ paddingInlineStart: `${0.25 + depth * 0.75}rem` }}>
              {name}
            </th>
            <td>
              {group === null
                ? '–'
                : `${formatNumber(group.respondents)} / ${formatNumber(group.invited)}`}
            </td>
            <td>{group === null ? '–' : <BandTag label={group.readiness?.label ?? null} />}</td>
            {dimensions.map(({ id }) => {
              const cell = readCell(group, id, source);
              return (
                <td key={id} data-heat={cell === null ? 'none' : cell.tone}>
                  {cell === null ? '–' : words.write(cell)}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
