import type { ReleaseGroup } from '../../../surveys/release-document.ts';
import { isPool, type ReportIndex } from '../report/reading.ts';
import { foldForSearch } from '../unit-tree/unit-nesting.ts';

/**
 * The units of a report as the rows of a table that folds. Every unit has a row, also one without
 * figures: its row leads to the group in which it is heard. Pools stand below their unit.
 */
export interface TeamNode {
  /** What the address of its report ends in. */
  readonly key: string;
  readonly name: string;
  /** null: withheld. */
  readonly group: ReleaseGroup | null;
  readonly children: readonly TeamNode[];
}

export interface TeamRow extends TeamNode {
  /** 0 at the top. */
  readonly depth: number;
  readonly parent: string | null;
  /** Place among the rows under the same parent, from 1, and how many those are. */
  readonly place: number;
  readonly siblings: number;
  readonly isOpen: boolean;
}

/** Order of two rows under the same parent. */
export type CompareTeams = (a: TeamNode, b: TeamNode) => number;

/** @param nameGroup the name of a pool in words */
export function nestTeams(
  { report, groups }: ReportIndex,
  nameGroup: (group: ReleaseGroup) => string,
): readonly TeamNode[] {
  const known = new Set(report.units.map(({ id }) => id));
  const nodes = new Map<string | null, TeamNode[]>();
  const add = (parent: string | null, node: TeamNode): void => {
    const siblings = nodes.get(parent);
    if (siblings === undefined) nodes.set(parent, [node]);
    else siblings.push(node);
  };
  const childrenOf = (key: string): TeamNode[] => {
    const children = nodes.get(key) ?? [];
    nodes.set(key, children);
    return children;
  };
  for (const { id, parent, name } of report.units) {
    const above = parent !== null && known.has(parent) ? parent : null;
    add(above, {
      key: id,
      name,
      group: groups.get(`unit:${id}`) ?? null,
      children: childrenOf(id),
    });
  }
  for (const group of report.release.groups.filter(isPool)) {
    const unit = group.id.slice('pool:'.length);
    const node = { key: group.id, name: nameGroup(group), group, children: [] };
    add(known.has(unit) ? unit : null, node);
  }
  return nodes.get(null) ?? [];
}

/** Keys of all rows that can be opened and lie above `depth`. */
export function listFoldable(nodes: readonly TeamNode[], depth = Infinity): readonly string[] {
  if (depth <= 0) return [];
  return nodes.flatMap(({ key, children }) =>
    children.length === 0 ? [] : [key, ...listFoldable(children, depth - 1)],
  );
}

/** Teams with what is searched for in their name, and the teams above those. */
export function searchTeams(nodes: readonly TeamNode[], search: string): readonly TeamNode[] {
  const wanted = foldForSearch(search.trim());
  if (wanted === '') return nodes;
  const keep = (node: TeamNode): readonly TeamNode[] => {
    const children = node.children.flatMap(keep);
    const isFound = foldForSearch(node.name).includes(wanted);
    return isFound || children.length > 0 ? [{ ...node, children }] : [];
  };
  return nodes.flatMap(keep);
}

export function countTeams(nodes: readonly TeamNode[]): number {
  return nodes.reduce((sum, { children }) => sum + 1 + countTeams(children), 0);
}

/** The rows to be seen, top down; `isOpen` says which of them show what is below. */
export function listRows(
  nodes: readonly TeamNode[],
  isOpen: (key: string) => boolean,
  compare: CompareTeams,
): readonly TeamRow[] {
  const rows: TeamRow[] = [];
  const visit = (siblings: readonly TeamNode[], depth: number, parent: string | null): void => {
    for (const [index, node] of siblings.toSorted(compare).entries()) {
      const open = node.children.length > 0 && isOpen(node.key);
      const place = { place: index + 1, siblings: siblings.length };
      rows.push({ ...node, depth, parent, ...place, isOpen: open });
      if (open) visit(node.children, depth + 1, node.key);
    }
  };
  visit(nodes, 0, null);
  return rows;
}
