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
  onChoose,
}: {
  readonly units: readonly NestableUnit[];
  readonly label: string;
  readonly searchLabel: string;
  readonly emptyText: string;
  /** Ids of the units that are open at first. */
  readonly opened: readonly string[];
  readonly current?: string;
  readonly renderDetail?: (id: string) => ReactNode;
  /** Makes every unit a choice. */
  readonly onChoose?: (id: string) => void;
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
          expandedKeys={expanded}
          onExpandedChange={setExpanded}
          selectionMode="none"
          {...(onChoose === undefined ? {} : { onAction: (key: Key) => onChoose(String(key)) })}
        >
          {(node) => renderNode(node, { expanded, current, renderDetail })}
        </Tree>
      ) : (
        <Matches
          units={units}
          search={search}
          emptyText={emptyText}
          renderDetail={renderDetail}
          onChoose={onChoose}
        />
      )}
    </div>
  );
}

interface NodeOptions {
  readonly expanded: ReadonlySet<Key>;
  readonly current: string | undefined;
  readonly renderDetail: ((id: string) => ReactNode) | undefined;
}

function renderNode(node: UnitNode, options: NodeOptions): ReactNode {
  const { expanded, current, renderDetail } = options;
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
          <span className="tree-name">{node.name}</span>
          {renderDetail !== undefined && (
            <span className="tree-detail">{renderDetail(node.id)}</span>
          )}
        </div>
      </TreeItemContent>
      {/* Closed branches are not built at all: an organisation may have thousands of units. */}
      {expanded.has(node.id) && (
        <Collection items={node.children}>{(child) => renderNode(child, options)}</Collection>
      )}
    </TreeItem>
  );
}

function Matches({
  units,
  search,
  emptyText,
  renderDetail,
  onChoose,
}: {
  readonly units: readonly NestableUnit[];
  readonly search: string;
  readonly emptyText: string;
  readonly renderDetail: ((id: string) => ReactNode) | undefined;
  readonly onChoose: ((id: string) => void) | undefined;
}) {
  const { t } = useText();
  const byId = useMemo(() => new Map(units.map((unit) => [unit.id, unit])), [units]);
  const matches = findUnits(units, search);
  return (
    <>
      <p className="soft tiny" role="status">
        {matches.length === 0 ? emptyText : t('report.picker.matches', { count: matches.length })}
      </p>
      <ul className="matches">
        {matches.slice(0, MATCHES_SHOWN).map((unit) => {
          const path = listUnitsAbove(byId, unit.id)
            .map((above) => above.name)
            .join(' › ');
          const content = (
            <>
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
                <Button className="match" onPress={() => onChoose(unit.id)}>
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
