import { useRouter } from '@tanstack/react-router';
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import {
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type MouseEvent,
  type RefObject,
} from 'react';
import { useGroupLabel } from '../report/group-label.ts';
import { localise, type ReportDimension, type ReportIndex } from '../report/reading.ts';
import { useText } from '../text.ts';
import { readCell, type HeatSource } from './cells.ts';
import { moveInGrid, type GridPlace } from './grid-keys.ts';
import { FIGURE_COLUMNS, HeatmapRow } from './HeatmapRow.tsx';
import type { TeamRow } from './team-rows.ts';
import { useCellWords } from './use-cell-words.ts';

const ROW_REM = 2.25;
const HEAD_REM = 4;
/** Rows kept ready above and below what is seen. */
const OVERSCAN = 6;

interface GridProps {
  readonly index: ReportIndex;
  readonly rows: readonly TeamRow[];
  readonly dimensions: readonly ReportDimension[];
  readonly source: HeatSource;
  readonly onToggle: (key: string) => void;
  /** What was searched for stays open. */
  readonly isFixed: boolean;
}

/**
 * A grid of which only the rows in sight exist. One cell can be reached with Tab, the arrows move from
 * there; a line above the grid says what the cell has no room for.
 */
export function HeatmapGrid(props: GridProps) {
  const { rows, dimensions, source, isFixed } = props;
  const { t } = useText();
  const words = useCellWords(source.view);
  const lineId = useId();
  const [place, setPlace] = useState<GridPlace>({ row: 0, column: 0 });
  const [pointed, setPointed] = useState<GridPlace | null>(null);
  const active = { ...place, row: Math.min(place.row, rows.length - 1) };
  const { scroller, virtualizer, rem } = useRows(rows, active.row);
  const isWide = useOverflow(scroller);
  const describe = useDescription(props, words);
  const act = useActions(props, virtualizer, active, (next) => {
    setPlace(next);
    virtualizer.scrollToIndex(next.row);
    // The cell exists once the row has come into sight.
    requestAnimationFrame(() => focusCell(scroller.current, next));
  });
  const line = pointed ?? active;
  return (
    <>
      <p className="heat-line small" id={lineId}>
        {describe(line)}
      </p>
      <div
        ref={scroller}
        className="heat-scroller"
        data-wide={isWide}
        role="treegrid"
        aria-label={t('heatmap.title')}
        aria-rowcount={rows.length + 1}
        aria-colcount={dimensions.length + FIGURE_COLUMNS}
        onKeyDown={act.press}
        onClick={act.choose}
        onPointerOver={(event) => setPointed(placeOf(event.target))}
        onPointerLeave={() => setPointed(null)}
        onFocus={(event) => {
          const focused = placeOf(event.target);
          setPointed(null);
          if (focused !== null) setPlace(focused);
        }}
      >
        <div
          className="heat-body"
          role="presentation"
          style={{ minWidth: `calc(var(--heat-name) + ${9.5 + 4.75 * dimensions.length}rem)` }}
        >
          <HeatmapHead dimensions={dimensions} heightRem={HEAD_REM} />
          <div
            role="rowgroup"
            className="heat-rows"
            style={{ height: `${rows.length * ROW_REM}rem` }}
          >
            {virtualizer.getVirtualItems().map((item) => {
              const row = rows[item.index]!;
              return (
                <HeatmapRow
                  key={row.key}
                  row={row}
                  at={item.index}
                  top={(item.index * ROW_REM * rem) | 0}
                  dimensions={dimensions}
                  source={source}
                  words={words}
                  column={item.index === active.row ? active.column : null}
                  href={act.hrefOf(row.key)}
                  lineId={lineId}
                  isFixed={isFixed}
                />
              );
            })}
          </div>
        </div>
      </div>
      <p className="soft tiny no-print">
        {t('heatmap.rows', { count: rows.length })} · {t('heatmap.keys')}
      </p>
    </>
  );
}

function HeatmapHead({
  dimensions,
  heightRem,
}: {
  readonly dimensions: readonly ReportDimension[];
  readonly heightRem: number;
}) {
  const { t, language } = useText();
  return (
    <div role="rowgroup" className="heat-head-group" style={{ height: `${heightRem}rem` }}>
      <div role="row" aria-rowindex={1} className="heat-columns">
        <div role="columnheader" className="heat-corner">
          {t('report.below.team')}
        </div>
        <div role="columnheader">{t('report.below.answers')}</div>
        <div role="columnheader">{t('report.below.readiness')}</div>
        {dimensions.map(({ id, title }) => (
          <div key={id} role="columnheader">
            {localise(title, language)}
          </div>
        ))}
      </div>
    </div>
  );
}

function useRows(rows: readonly TeamRow[], activeRow: number) {
  const scroller = useRef<HTMLDivElement>(null);
  const rem = useMemo(() => parseFloat(getComputedStyle(document.documentElement).fontSize), []);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_REM * rem,
    overscan: OVERSCAN,
    scrollMargin: HEAD_REM * rem,
    scrollPaddingStart: HEAD_REM * rem,
    // The row that holds the focus must not vanish under it.
    rangeExtractor: (range) =>
      [...new Set([activeRow, ...defaultRangeExtractor(range)])].sort((a, b) => a - b),
  });
  return { scroller, virtualizer, rem };
}

/** Whether there is more to the side than is seen. */
function useOverflow(scroller: RefObject<HTMLElement | null>): boolean {
  const [isWide, setWide] = useState(false);
  useEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const watch = new ResizeObserver(() => setWide(element.scrollWidth > element.clientWidth));
    watch.observe(element);
    for (const child of element.children) watch.observe(child);
    return () => watch.disconnect();
  }, [scroller]);
  return isWide;
}

/** What the line above the grid says of a cell. */
function useDescription(
  { index, rows, dimensions, source }: GridProps,
  words: ReturnType<typeof useCellWords>,
): (place: GridPlace) => string {
  const { t, language } = useText();
  const labelOf = useGroupLabel();
  return ({ row: at, column }) => {
    const row = rows[at];
    if (row === undefined) return t('heatmap.pick');
    const { group } = row;
    const dimension = dimensions[column - FIGURE_COLUMNS];
    const cell = dimension === undefined ? null : readCell(group, dimension.id, source);
    const parts = [row.name];
    if (dimension !== undefined) parts.push(localise(dimension.title, language));
    if (cell !== null) parts.push(words.describe(cell));
    else if (dimension !== undefined || group === null) {
      const withheld = index.withheld.get(row.key);
      const instead = index.groups.get(withheld?.seeInstead ?? '');
      const hasFigures = (group?.dimensions[dimension?.id ?? ''] ?? null) !== null;
      parts.push(
        words.absent(row, withheld, hasFigures, instead === undefined ? null : labelOf(instead)),
      );
    } else {
      parts.push(
        t('report.response.sentence', { respondents: group.respondents, invited: group.invited }),
      );
      const label = group.readiness?.label ?? null;
      if (label !== null) parts.push(t(`report.readiness.label.${label}`));
    }
    return parts.join(' · ');
  };
}

function useActions(
  { index, rows, dimensions, onToggle, isFixed }: GridProps,
  virtualizer: { readonly range: { startIndex: number; endIndex: number } | null },
  active: GridPlace,
  move: (place: GridPlace) => void,
) {
  const router = useRouter();
  const roundId = index.report.release.round.id;
  const to = '/rounds/$roundId/report/{-$unit}' as const;
  const open = ({ row, column }: GridPlace): void => {
    const dimension = dimensions[column - FIGURE_COLUMNS];
    void router.navigate({
      to,
      params: { roundId, unit: rows[row]!.key },
      ...(dimension === undefined ? {} : { hash: `dimension-${dimension.id}` }),
    });
  };
  const fold = (key: string, row: TeamRow): boolean => {
    if (active.column !== 0 || isFixed || row.children.length === 0) return false;
    if (key !== (row.isOpen ? 'ArrowLeft' : 'ArrowRight')) return false;
    onToggle(row.key);
    return true;
  };
  const climb = (key: string, row: TeamRow): GridPlace | null =>
    key === 'ArrowLeft' && active.column === 0 && row.parent !== null
      ? { row: rows.findIndex((other) => other.key === row.parent), column: 0 }
      : null;
  return {
    hrefOf: (key: string) => router.buildLocation({ to, params: { roundId, unit: key } }).href,
    press: (event: KeyboardEvent<HTMLElement>): void => {
      const row = rows[active.row]!;
      if (event.altKey || placeOf(event.target) === null) return;
      if (event.key === 'Enter') open(active);
      else if (!fold(event.key, row)) {
        const range = virtualizer.range;
        const page = range === null ? 1 : Math.max(range.endIndex - range.startIndex - 1, 1);
        const shape = { rows: rows.length, columns: dimensions.length + FIGURE_COLUMNS, page };
        const isControl = event.ctrlKey || event.metaKey;
        const next = climb(event.key, row) ?? moveInGrid(event.key, isControl, active, shape);
        if (next === null) return;
        move(next);
      }
      event.preventDefault();
    },
    choose: (event: MouseEvent<HTMLElement>): void => {
      const target = event.target as Element;
      const place = placeOf(target);
      if (place === null) return;
      if (target.closest('[data-toggle]') !== null) {
        onToggle(rows[place.row]!.key);
        return;
      }
      // With a key held down the browser opens the link elsewhere.
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      open(place);
    },
  };
}

function placeOf(target: EventTarget): GridPlace | null {
  const cell = (target as Element).closest<HTMLElement>('[data-column]');
  const row = cell?.closest<HTMLElement>('[data-row]');
  if (cell === null || row == null) return null;
  return { row: Number(row.dataset['row']), column: Number(cell.dataset['column']) };
}

function focusCell(scroller: HTMLElement | null, { row, column }: GridPlace): void {
  const cell = scroller?.querySelector(`[data-row="${row}"] [data-column="${column}"]`);
  const target = cell?.querySelector('a') ?? cell;
  if (target instanceof HTMLElement) target.focus({ preventScroll: false });
}
