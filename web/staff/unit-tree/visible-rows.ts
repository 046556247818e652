import type { UnitNode } from './unit-nesting.ts';

/** A unit that can be seen, and where it stands among its siblings. */
export interface TreeRow {
  readonly node: UnitNode;
  readonly level: number;
  readonly parent: string | null;
  readonly place: number;
  readonly siblings: number;
}

/** The units that are not within a closed one, from the top down. */
export function listVisibleRows(
  nodes: readonly UnitNode[],
  open: ReadonlySet<string>,
  level = 1,
  parent: string | null = null,
): readonly TreeRow[] {
  return nodes.flatMap((node, at) => [
    { node, level, parent, place: at + 1, siblings: nodes.length },
    ...(open.has(node.id) ? listVisibleRows(node.children, open, level + 1, node.id) : []),
  ]);
}

/** What a key does in a tree: go to another row, or open or close one. */
export type TreeMove =
  | { readonly kind: 'go'; readonly to: string }
  | { readonly kind: 'open' | 'close'; readonly unit: string };

/** The keys of the ARIA pattern of a tree grid whose rows take the focus; null for those that mean nothing here. */
export function moveInTree(
  key: string,
  rows: readonly TreeRow[],
  at: number,
  open: ReadonlySet<string>,
): TreeMove | null {
  const row = rows[at];
  if (row === undefined) return null;
  const go = (to: string | null | undefined): TreeMove | null =>
    to == null ? null : { kind: 'go', to };
  const { id, children } = row.node;
  switch (key) {
    case 'ArrowDown':
      return go(rows[at + 1]?.node.id);
    case 'ArrowUp':
      return go(rows[at - 1]?.node.id);
    case 'Home':
      return go(rows[0]?.node.id);
    case 'End':
      return go(rows.at(-1)?.node.id);
    case 'ArrowRight':
      if (children.length === 0) return null;
      return open.has(id) ? go(children[0]?.id) : { kind: 'open', unit: id };
    case 'ArrowLeft':
      return open.has(id) ? { kind: 'close', unit: id } : go(row.parent);
    default:
      return findByLetter(key, rows, at, go);
  }
}

/** The next row whose name begins with the letter that was typed. */
function findByLetter(
  key: string,
  rows: readonly TreeRow[],
  at: number,
  go: (to: string | undefined) => TreeMove | null,
): TreeMove | null {
  if (!/^[\p{L}\p{N}]$/u.test(key)) return null;
  const following = [...rows.slice(at + 1), ...rows.slice(0, at)];
  const letter = key.toLocaleLowerCase();
  return go(
    following.find(({ node }) => node.name.toLocaleLowerCase().startsWith(letter))?.node.id,
  );
}
