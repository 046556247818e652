import { useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { Icon } from '../shell/Icon.tsx';
import type { UnitNode } from './unit-nesting.ts';
import { listVisibleRows, moveInTree, type TreeRow } from './visible-rows.ts';

interface TreeGridProps {
  readonly nodes: readonly UnitNode[];
  readonly label: string;
  /** Ids of the units that are open. */
  readonly open: ReadonlySet<string>;
  readonly onOpen: (open: ReadonlySet<string>) => void;
  readonly current: string | undefined;
  /** Whether a unit is marked whole; where there are no marks, none is told of. */
  readonly isMarked: ((id: string) => boolean) | undefined;
  /** Pressing a row, or Enter or Space on it. */
  readonly onPress: ((id: string) => void) | undefined;
  /** The name of a unit, and what stands beside it. */
  readonly children: (node: UnitNode) => ReactNode;
}

/** Units that fold along the organisation. One row is in the order of the Tab key; the arrows go on from it. */
export function TreeGrid({
  nodes,
  label,
  open,
  onOpen,
  isMarked,
  onPress,
  ...props
}: TreeGridProps) {
  const [last, setLast] = useState<string | null>(null);
  const grid = useRef<HTMLDivElement>(null);
  const rows = listVisibleRows(nodes, open);
  const aimed = rows.find(({ node }) => node.id === (last ?? props.current)) ?? rows[0];
  const fold = (id: string, isOpen: boolean): void => {
    const next = new Set(open);
    if (isOpen) next.add(id);
    else next.delete(id);
    onOpen(next);
  };
  const onKey = (event: KeyboardEvent<HTMLDivElement>): void => {
    const at = rows.findIndex(({ node }) => node.id === event.currentTarget.dataset['unit']);
    const row = rows[at];
    if (row === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Enter' || event.key === ' ') {
      onPress?.(row.node.id);
    } else {
      const move = moveInTree(event.key, rows, at, open);
      if (move === null) return;
      if (move.kind === 'go') {
        const next = rows.findIndex(({ node }) => node.id === move.to);
        grid.current?.querySelectorAll<HTMLElement>('[role="row"]')[next]?.focus();
      } else fold(move.unit, move.kind === 'open');
    }
    event.preventDefault();
  };
  return (
    <div
      ref={grid}
      role="treegrid"
      aria-label={label}
      className="tree"
      {...(isMarked === undefined ? {} : { 'aria-multiselectable': true })}
    >
      {rows.map((row) => (
        <TreeLine
          key={row.node.id}
          row={row}
          isOpen={open.has(row.node.id)}
          isCurrent={row.node.id === props.current}
          isAimed={row === aimed}
          isMarked={isMarked?.(row.node.id)}
          isPressable={onPress !== undefined}
          onPress={() => onPress?.(row.node.id)}
          onFold={(isOpen) => fold(row.node.id, isOpen)}
          onFocus={() => setLast(row.node.id)}
          onKey={onKey}
        >
          {props.children(row.node)}
        </TreeLine>
      ))}
    </div>
  );
}

function TreeLine({
  row: { node, level, place, siblings },
  isOpen,
  isCurrent,
  isAimed,
  isMarked,
  isPressable,
  onPress,
  onFold,
  onFocus,
  onKey,
  children,
}: {
  readonly row: TreeRow;
  readonly isOpen: boolean;
  readonly isCurrent: boolean;
  /** The row that the Tab key comes to. */
  readonly isAimed: boolean;
  readonly isMarked: boolean | undefined;
  readonly isPressable: boolean;
  readonly onPress: () => void;
  readonly onFold: (isOpen: boolean) => void;
  readonly onFocus: () => void;
  readonly onKey: (event: KeyboardEvent<HTMLDivElement>) => void;
  readonly children: ReactNode;
}) {
  const folds = node.children.length > 0;
  return (
    <div
      role="row"
      className={isCurrent ? 'tree-item tree-item-current' : 'tree-item'}
      data-unit={node.id}
      data-pressable={isPressable || undefined}
      tabIndex={isAimed ? 0 : -1}
      aria-label={node.name}
      aria-level={level}
      aria-posinset={place}
      aria-setsize={siblings}
      {...(folds ? { 'aria-expanded': isOpen } : {})}
      {...(isMarked === undefined ? {} : { 'aria-selected': isMarked })}
      {...(isCurrent ? { 'aria-current': true } : {})}
      onClick={onPress}
      onFocus={onFocus}
      onKeyDown={onKey}
    >
      <div role="gridcell" className="tree-line" style={{ '--level': level } as object}>
        {/* For a finger or a mouse: the keyboard opens with the arrows. */}
        <span
          className="tree-chevron"
          aria-hidden="true"
          onClick={(event) => {
            if (!folds) return;
            event.stopPropagation();
            onFold(!isOpen);
          }}
        >
          {folds && <Icon name="chevron" />}
        </span>
        {children}
      </div>
    </div>
  );
}
