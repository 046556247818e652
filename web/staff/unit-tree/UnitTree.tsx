import { useMemo, useState, type ReactNode } from 'react';
import { Button } from '../shell/Button.tsx';
import { Input, Label, SearchField } from '../shell/fields.tsx';
import { useText } from '../text.ts';
import { TreeGrid } from './TreeGrid.tsx';
import { findUnits, listUnitsAbove, nestUnits, type NestableUnit } from './unit-nesting.ts';
import './unit-tree.css';

const MATCHES_SHOWN = 50;

/**
 * A searchable tree of units. The keyboard moves in it as in any tree (arrows open and close); the
 * search shows a flat list with the way to each match.
 */
export function UnitTree({
  units,
  label,
  searchLabel,
  emptyText,
  opened,
  current,
  renderDetail,
  marks,
  onChoose,
  onToggle,
}: {
  readonly units: readonly NestableUnit[];
  readonly label: string;
  readonly searchLabel: string;
  readonly emptyText: string;
  /** Ids of the units that are open at first. */
  readonly opened: readonly string[];
  readonly current?: string;
  readonly renderDetail?: (id: string) => ReactNode;
  /** Which units are marked, with everything below them or in part. */
  readonly marks?: Marks;
  /** Makes every unit a choice. */
  readonly onChoose?: (id: string) => void;
  /** Makes every unit a mark that can be set and taken away. */
  readonly onToggle?: (id: string) => void;
}) {
  const { language } = useText();
  const [search, setSearch] = useState('');
  // Kept here, so that a search does not close them.
  const [open, setOpen] = useState<ReadonlySet<string>>(() => new Set(opened));
  const nodes = useMemo(() => nestUnits(units, language), [units, language]);
  return (
    <div className="unit-tree">
      <SearchField value={search} onChange={setSearch}>
        <Label>{searchLabel}</Label>
        <Input />
      </SearchField>
      {search.trim() === '' ? (
        <TreeGrid
          nodes={nodes}
          label={label}
          open={open}
          onOpen={setOpen}
          current={current}
          isMarked={marks === undefined ? undefined : (id) => marks.get(id) === 'all'}
          onPress={onToggle ?? onChoose}
        >
          {({ id, name }) => (
            <>
              {marks !== undefined && <MarkBox mark={marks.get(id)} />}
              <span className="tree-name">{name}</span>
              {renderDetail !== undefined && (
                <span className="tree-detail">{renderDetail(id)}</span>
              )}
            </>
          )}
        </TreeGrid>
      ) : (
        <Matches
          units={units}
          search={search}
          emptyText={emptyText}
          renderDetail={renderDetail}
          marks={marks}
          onChoose={onToggle ?? onChoose}
        />
      )}
    </div>
  );
}

type Marks = ReadonlyMap<string, 'all' | 'part'>;

/** Decoration: the tree says itself what is selected. */
function MarkBox({ mark }: { readonly mark: 'all' | 'part' | undefined }) {
  return (
    <span className="tree-mark" data-mark={mark ?? 'none'} aria-hidden="true">
      {mark === 'all' ? '✓' : mark === 'part' ? '–' : ''}
    </span>
  );
}

function Matches({
  units,
  search,
  emptyText,
  renderDetail,
  marks,
  onChoose,
}: {
  readonly units: readonly NestableUnit[];
  readonly search: string;
  readonly emptyText: string;
  readonly renderDetail: ((id: string) => ReactNode) | undefined;
  readonly marks: Marks | undefined;
  readonly onChoose: ((id: string) => void) | undefined;
}) {
  const { t } = useText();
  const byId = useMemo(() => new Map(units.map((unit) => [unit.id, unit])), [units]);
  const matches = findUnits(units, search);
  return (
    <>
      <p className="soft tiny" role="status">
        {matches.length === 0 ? emptyText : t('shell.unitsFound', { count: matches.length })}
      </p>
      <ul className="matches">
        {matches.slice(0, MATCHES_SHOWN).map((unit) => {
          const path = listUnitsAbove(byId, unit.id)
            .map((above) => above.name)
            .join(' › ');
          const content = (
            <>
              {marks !== undefined && <MarkBox mark={marks.get(unit.id)} />}
              <span className="tree-name">{unit.name}</span>
              {renderDetail !== undefined && (
                <span className="tree-detail">{renderDetail(unit.id)}</span>
              )}
              <span className="match-path">{path}</span>
            </>
          );
          return (
            <li key={unit.id}>
              {onChoose === undefined ? (
                <div className="match">{content}</div>
              ) : (
                <Button
                  className="match"
                  {...(marks === undefined ? {} : { 'aria-pressed': marks.get(unit.id) === 'all' })}
                  onPress={() => onChoose(unit.id)}
                >
                  {content}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
}
