import { memo } from 'react';
import type { ReportDimension } from '../report/reading.ts';
import { BandMark } from '../report/BandTag.tsx';
import { useText } from '../text.ts';
import { readCell, type HeatSource } from './cells.ts';
import type { TeamRow } from './team-rows.ts';
import type { CellWords } from './use-cell-words.ts';

/** Name, answers, readiness: the columns before the dimensions. */
export const FIGURE_COLUMNS = 3;

/** One team. As few elements as can be: while one scrolls, rows come and go in every frame. */
export const HeatmapRow = memo(function HeatmapRow({
  row,
  at,
  top,
  dimensions,
  source,
  words,
  column,
  href,
  lineId,
  isFixed,
}: {
  readonly row: TeamRow;
  readonly at: number;
  readonly top: number;
  readonly dimensions: readonly ReportDimension[];
  readonly source: HeatSource;
  readonly words: CellWords;
  /** The cell of this row that can be reached with Tab; null where it is in another row. */
  readonly column: number | null;
  readonly href: string;
  readonly lineId: string;
  readonly isFixed: boolean;
}) {
  const { t, formatNumber } = useText();
  const { group } = row;
  const label = group?.readiness?.label ?? null;
  const reach = (own: number) =>
    own === column ? { tabIndex: 0, 'aria-describedby': lineId } : { tabIndex: -1 };
  return (
    <div
      role="row"
      className="heat-columns heat-row"
      style={{ top }}
      data-row={at}
      aria-rowindex={at + 2}
      aria-level={row.depth + 1}
      aria-posinset={row.place}
      aria-setsize={row.siblings}
      aria-expanded={row.children.length === 0 ? undefined : row.isOpen}
    >
      <RowName row={row} href={href} isFixed={isFixed} reach={reach(0)} />
      <div role="gridcell" className="heat-answers" data-column={1} {...reach(1)}>
        {group === null ? '–' : formatNumber(group.respondents)}
      </div>
      <div role="gridcell" className={`band-${label ?? 'none'}`} data-column={2} {...reach(2)}>
        {group === null ? (
          '–'
        ) : (
          <>
            <BandMark label={label} />
            <span className="visually-hidden">
              {label === null ? t('report.below.noLabel') : t(`report.readiness.label.${label}`)}
            </span>
          </>
        )}
      </div>
      {dimensions.map(({ id }, position) => {
        const cell = readCell(group, id, source);
        const own = position + FIGURE_COLUMNS;
        return cell === null ? (
          <div key={id} role="gridcell" data-column={own} data-heat="none" {...reach(own)}>
            –
          </div>
        ) : (
          <div key={id} role="gridcell" data-column={own} data-heat={cell.tone} {...reach(own)}>
            {words.write(cell)}
          </div>
        );
      })}
    </div>
  );
});

/** The name, indented by level, and what opens and closes the row for a mouse or a finger. */
function RowName({
  row,
  href,
  isFixed,
  reach,
}: {
  readonly row: TeamRow;
  readonly href: string;
  readonly isFixed: boolean;
  readonly reach: Readonly<Record<string, string | number>>;
}) {
  const { t } = useText();
  return (
    <div
      role="rowheader"
      className="heat-name"
      data-column={0}
      style={{ '--depth': row.depth } as object}
    >
      {row.children.length > 0 && !isFixed ? (
        <button
          type="button"
          tabIndex={-1}
          className="heat-toggle"
          data-toggle=""
          data-open={row.isOpen}
          aria-label={t(row.isOpen ? 'heatmap.close' : 'heatmap.open', { team: row.name })}
        />
      ) : (
        <span className="heat-toggle" />
      )}
      <a href={href} title={row.name} {...reach}>
        {row.name}
      </a>
    </div>
  );
}
