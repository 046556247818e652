import { useMemo, useState, type ReactNode } from 'react';
import {
  Button,
  Collection,
  Input,
  Label,
  SearchField,
  Tree,
  TreeItem,
  TreeItemContent,
  type Key,
  type Selection,
} from 'react-aria-components';
import { Icon } from '../shell/Icon.tsx';
import { useText } from '../text.ts';
import {
  findUnits,
  listUnitsAbove,
  nestUnits,
  type NestableUnit,
  type UnitNode,
} from './unit-nesting.ts';
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
  const [expanded, setExpanded] = useState<ReadonlySet<Key>>(() => new Set(opened));
  const nodes = useMemo(() => nestUnits(units, language), [units, language]);
  return (
    <div className="unit-tree">
      <SearchField value={search} onChange={setSearch} className="react-aria-SearchField">
        <Label>{searchLabel}</Label>
        <Input />
      </SearchField>
      {search.trim() === '' ? (
        <Tree
          aria-label={label}
          className="tree"
          items={nodes}
          dependencies={[marks, expanded]}
          expandedKeys={expanded}
          onExpandedChange={setExpanded}
          {...selectionOf(marks, onToggle)}
          {...(onChoose === undefined ? {} : { onAction: (key: Key) => onChoose(String(key)) })}
        >
          {(node) => renderNode(node, { expanded, current, renderDetail, marks })}
        </Tree>
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

/** Marks as the selection of the tree, so that keyboard and screen readers know them. */
function selectionOf(marks: Marks | undefined, onToggle: ((id: string) => void) | undefined) {
  if (marks === undefined || onToggle === undefined) return { selectionMode: 'none' } as const;
  const before = new Set<Key>([...marks].filter(([, mark]) => mark === 'all').map(([id]) => id));
  return {
    selectionMode: 'multiple',
    selectionBehavior: 'toggle',
    selectedKeys: before,
    onSelectionChange: (after: Selection) => {
      if (after === 'all') return;
      const changed =
        [...after].find((key) => !before.has(key)) ?? [...before].find((key) => !after.has(key));
      if (changed !== undefined) onToggle(String(changed));
    },
  } as const;
}

/** Decoration: the tree says itself what is selected. */
function MarkBox({ mark }: { readonly mark: 'all' | 'part' | undefined }) {
  return (
    <span className="tree-mark" data-mark={mark ?? 'none'} aria-hidden="true">
      {mark === 'all' ? '✓' : mark === 'part' ? '–' : ''}
    </span>
  );
}

interface NodeOptions {
  readonly expanded: ReadonlySet<Key>;
  readonly current: string | undefined;
  readonly renderDetail: ((id: string) => ReactNode) | undefined;
  readonly marks: Marks | undefined;
}

function renderNode(node: UnitNode, options: NodeOptions, isStub = false): ReactNode {
  const { expanded, current, renderDetail, marks } = options;
  const isOpen = expanded.has(node.id);
  return (
    <TreeItem
      key={node.id}
      id={node.id}
      textValue={node.name}
      hasChildItems={node.children.length > 0}
      className={node.id === current ? 'tree-item tree-item-current' : 'tree-item'}
    >
      <TreeItemContent>
        <div className="tree-line">
          {node.children.length > 0 ? (
            <Button slot="chevron" className="tree-chevron">
              <Icon name="chevron" />
            </Button>
          ) : (
            <span className="tree-chevron" />
          )}
          {marks !== undefined && <MarkBox mark={marks.get(node.id)} />}
          <span className="tree-name">{node.name}</span>
          {renderDetail !== undefined && (
            <span className="tree-detail">{renderDetail(node.id)}</span>
          )}
        </div>
      </TreeItemContent>
      {/* Of a closed branch only one unit is built, by which the keyboard knows that it can be
          opened: an organisation may have thousands. */}
      {!isStub && (
        <Collection
          items={isOpen ? node.children : node.children.slice(0, 1)}
          dependencies={[marks, expanded]}
        >
          {(child) => renderNode(child, options, !isOpen)}
        </Collection>
      )}
    </TreeItem>
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
