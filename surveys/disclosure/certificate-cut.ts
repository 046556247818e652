/**
 * Promise: the exact smallest number of people between two sides of a network.
 * Adversary: that of certificate.ts, whose question is answered here.
 * Assumption: every difference of published sums is a two-sided split of this network (certificate.ts).
 * Limits: O(nodes^3); the caller bounds the number of nodes.
 *
 * Method: Stoer and Wagner, "A Simple Min-Cut Algorithm", Journal of the ACM 44 (1997).
 */

export interface Edge {
  readonly from: number;
  readonly to: number;
  readonly people: number;
}

/**
 * Whether every split of the nodes of every connected part cuts at least `min` people.
 * Edges of nobody count as connections: the people behind them were invited.
 */
export function isEverySplitAtLeast(edges: readonly Edge[], min: number): boolean {
  return splitConnected(edges).every((part) => smallestCut(part, min) >= min);
}

function splitConnected(edges: readonly Edge[]): Edge[][] {
  const top = new Map<number, number>();
  const find = (node: number): number => {
    let root = node;
    for (let next = top.get(root); next !== undefined; next = top.get(root)) root = next;
    return root;
  };
  for (const { from, to } of edges) {
    const [a, b] = [find(from), find(to)];
    if (a !== b) top.set(a, b);
  }
  return [...Map.groupBy(edges, ({ from }) => find(from)).values()];
}

/** Smallest cut of one connected part; stops early below `enough`. */
function smallestCut(edges: readonly Edge[], enough: number): number {
  const nodes = [...new Set(edges.flatMap(({ from, to }) => [from, to]))];
  const position = new Map(nodes.map((node, index) => [node, index]));
  const size = nodes.length;
  const weight = new Float64Array(size * size);
  for (const { from, to, people } of edges) {
    const [a, b] = [position.get(from)!, position.get(to)!];
    if (a === b) continue;
    weight[a * size + b]! += people;
    weight[b * size + a]! += people;
  }
  let active = [...nodes.keys()];
  let smallest = Infinity;
  while (active.length > 1 && smallest >= enough) {
    const { last, before, cut } = orderByConnection(weight, size, active);
    smallest = Math.min(smallest, cut);
    // The last two are on the same side of every other cut: one node from now on.
    for (const node of active) {
      if (node === last || node === before) continue;
      weight[before * size + node]! += weight[last * size + node]!;
      weight[node * size + before]! += weight[node * size + last]!;
    }
    active = active.filter((node) => node !== last);
  }
  return smallest;
}

/** Always take the node that is connected to those taken by most people; the last one's connection is a cut. */
function orderByConnection(
  weight: Float64Array,
  size: number,
  active: readonly number[],
): { last: number; before: number; cut: number } {
  const connection = new Float64Array(size);
  const left = new Set(active);
  let last = -1;
  let before = -1;
  let cut = 0;
  while (left.size > 0) {
    let next = -1;
    for (const node of left) if (next < 0 || connection[node]! > connection[next]!) next = node;
    left.delete(next);
    before = last;
    last = next;
    cut = connection[next]!;
    for (const node of left) connection[node]! += weight[next * size + node]!;
  }
  return { last, before, cut };
}
