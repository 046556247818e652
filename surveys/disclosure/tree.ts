/**
 * Promise (I1): of a tree of groups, choose those whose figures may be published together, so that
 * no sum or difference of published groups is a non-empty set of fewer than `min` people.
 * Adversary: anyone who adds and subtracts everything that was ever published (A1).
 * Assumption: groups are nested (a tree), and everything published about them goes through this choice.
 * Limits: says nothing about overlapping groups (breakdowns) or about other releases of the same people.
 *
 * Method: the *atom* of a chosen group is the group minus the chosen groups below it. Sums of nested
 * groups span exactly the unions of atoms, so publishing is safe if and only if every atom holds
 * nobody at all or at least `min` counted people. Exact dynamic programme over what is left over
 * below a node: nobody, 0, 1 … min-1, or at least `min` counted people; children are merged by
 * max-plus convolution in O(nodes × min²). No recursion: chains of 100,000 units are fine.
 */

export interface PeopleTree {
  /** Parents before children; -1 marks a root. Usually one root; several are chosen independently. */
  readonly parentIndex: Int32Array;
  /** 1 where people stand at the node itself (below it does not matter), whether they count or not. */
  readonly present: Uint8Array;
  /** How many of the node's own people count (answered, scored …). */
  readonly counts: Int32Array;
  readonly min: number;
  /** 1 for nodes that should win a tie (released last time). */
  readonly preferred?: Uint8Array;
}

/** People left over at a node: nobody … */
const NOBODY = 0;
/** … or people of whom 0, 1, 2 … count: state 1 + count, up to 1 + min for "at least min". */
const PRESENT = 1;
const IMPOSSIBLE = -1;
const NOT_CHOSEN = -1;

/** Working arrays. A node's table holds the best value per leftover state. */
interface Tables {
  readonly width: Int32Array;
  readonly offset: Float64Array;
  readonly best: Float64Array;
  /** States reached so far in a node's table, while its children are merged into it. */
  readonly reach: Int32Array;
  /** The leftover state in which a chosen node was closed; -1 where it can not be chosen. */
  readonly closedFrom: Int32Array;
  /** Per child: how each state of the parent came about (parent's state before, child's state). */
  readonly stepOffset: Float64Array;
  readonly stepParent: Uint16Array;
  readonly stepChild: Uint16Array;
}

/**
 * Choose the nodes to publish; 1 = chosen. In this order of importance:
 * the root is chosen whenever at least `min` people count in its tree, otherwise nothing is;
 * as many nodes as possible; as many preferred nodes; the larger nodes (people that count at or below
 * them), so that of two units the smaller gives way. What is still tied is settled by the order of
 * the arrays, which callers keep canonical (siblings by id). Depends on who is there and who counts, never on answers.
 */
export function chooseGroups(tree: PeopleTree): Uint8Array {
  const nodes = tree.parentIndex.length;
  const { people, anyone } = sumPeopleBelow(tree);
  const tables = makeTables(tree, people, anyone);
  const weights = weighNodes(tree, people);
  const buffer = new Float64Array(tree.min + 2);
  for (let node = nodes - 1; node >= 0; node--) {
    closeNode(tables, node, tree.min, anyone[node] === 1 ? weights[node]! : 0);
    if (tree.parentIndex[node]! >= 0)
      mergeIntoParent(tables, node, tree.parentIndex[node]!, tree.min, buffer);
  }
  return readChoice(tree, tables);
}

/** People that count, and whether anyone stands, at or below each node. */
function sumPeopleBelow(tree: PeopleTree): { people: Float64Array; anyone: Uint8Array } {
  const nodes = tree.parentIndex.length;
  const people = new Float64Array(nodes);
  const anyone = new Uint8Array(nodes);
  for (let node = nodes - 1; node >= 0; node--) {
    people[node]! += tree.counts[node]!;
    if (tree.present[node]! > 0 || tree.counts[node]! > 0) anyone[node] = 1;
    const parent = tree.parentIndex[node]!;
    if (parent >= node) throw new RangeError('parents must come before their children');
    if (parent < 0) continue;
    people[parent]! += people[node]!;
    anyone[parent]! |= anyone[node]!;
  }
  return { people, anyone };
}

function makeTables(tree: PeopleTree, people: Float64Array, anyone: Uint8Array): Tables {
  const nodes = people.length;
  const width = new Int32Array(nodes);
  const offset = new Float64Array(nodes);
  const stepOffset = new Float64Array(nodes);
  let cells = 0;
  let steps = 0;
  for (let node = 0; node < nodes; node++) {
    width[node] = anyone[node] === 1 ? Math.min(tree.min, people[node]!) + 2 : 1;
    offset[node] = cells;
    cells += width[node]!;
    stepOffset[node] = steps;
    const parent = tree.parentIndex[node]!;
    if (parent >= 0) steps += width[parent]!;
  }
  const best = new Float64Array(cells).fill(IMPOSSIBLE);
  const reach = new Int32Array(nodes);
  for (let node = 0; node < nodes; node++) {
    const here = tree.present[node]! > 0 || tree.counts[node]! > 0;
    const own = here ? PRESENT + Math.min(tree.min, tree.counts[node]!) : NOBODY;
    best[offset[node]! + own] = 0;
    reach[node] = own + 1;
  }
  return {
    width,
    offset,
    best,
    reach,
    closedFrom: new Int32Array(nodes).fill(NOT_CHOSEN),
    stepOffset,
    stepParent: new Uint16Array(steps),
    stepChild: new Uint16Array(steps),
  };
}

/** One number per node that orders choices as promised: units first, then preferred ones, then size. */
function weighNodes(tree: PeopleTree, people: Float64Array): Float64Array {
  const nodes = people.length;
  let preferredTotal = 0;
  let peopleTotal = 0;
  for (let node = 0; node < nodes; node++) {
    preferredTotal += tree.preferred?.[node] ?? 0;
    peopleTotal += people[node]!;
  }
  // Exact up to 2^53; in larger companies rounding can only blur the last of the three rules.
  const perPreferred = peopleTotal + 1;
  const perNode = perPreferred * (preferredTotal + 1);
  const weights = new Float64Array(nodes);
  for (let node = 0; node < nodes; node++) {
    weights[node] = perNode + (tree.preferred?.[node] ?? 0) * perPreferred + people[node]!;
  }
  return weights;
}

/** A node may be chosen when nobody is left over at it, or at least `min`; then it leaves nobody over. */
function closeNode(tables: Tables, node: number, min: number, weight: number): void {
  if (weight === 0) return;
  const { best, closedFrom } = tables;
  const at = tables.offset[node]!;
  const enough = PRESENT + min;
  const covered = best[at + NOBODY]!;
  const filled = tables.width[node]! > enough ? best[at + enough]! : IMPOSSIBLE;
  if (covered === IMPOSSIBLE && filled === IMPOSSIBLE) return;
  closedFrom[node] = filled > covered ? enough : NOBODY;
  best[at + NOBODY] = Math.max(covered, filled) + weight;
  tables.reach[node] = Math.max(tables.reach[node]!, NOBODY + 1);
}

function mergeIntoParent(
  tables: Tables,
  child: number,
  parent: number,
  min: number,
  buffer: Float64Array,
): void {
  const { best, reach, stepParent, stepChild } = tables;
  const atParent = tables.offset[parent]!;
  const atChild = tables.offset[child]!;
  const atStep = tables.stepOffset[child]!;
  const parentReach = reach[parent]!;
  const childReach = reach[child]!;
  const reached = Math.min(tables.width[parent]!, parentReach + childReach - 1);
  buffer.fill(IMPOSSIBLE, 0, reached);
  for (let above = 0; above < parentReach; above++) {
    const aboveBest = best[atParent + above]!;
    if (aboveBest === IMPOSSIBLE) continue;
    for (let below = 0; below < childReach; below++) {
      const belowBest = best[atChild + below]!;
      if (belowBest === IMPOSSIBLE) continue;
      const sum = above + below - (above === NOBODY || below === NOBODY ? 0 : PRESENT);
      const state = sum > PRESENT + min ? PRESENT + min : sum;
      if (aboveBest + belowBest <= buffer[state]!) continue;
      buffer[state] = aboveBest + belowBest;
      stepParent[atStep + state] = above;
      stepChild[atStep + state] = below;
    }
  }
  for (let state = 0; state < reached; state++) best[atParent + state] = buffer[state]!;
  reach[parent] = reached;
}

/**
 * Follow the recorded steps from the roots down; a root leaves nobody over. (Where fewer than `min`
 * people count in a whole tree, no node of it could be closed, so nothing is chosen.)
 * Children were merged last to first, so undo first to last.
 */
function readChoice(tree: PeopleTree, tables: Tables): Uint8Array {
  const nodes = tree.parentIndex.length;
  const chosen = new Uint8Array(nodes);
  const state = new Int32Array(nodes).fill(NOBODY);
  for (let node = 0; node < nodes; node++) {
    const parent = tree.parentIndex[node]!;
    if (parent >= 0) {
      const step = tables.stepOffset[node]! + state[parent]!;
      state[node] = tables.stepChild[step]!;
      state[parent] = tables.stepParent[step]!;
    }
    if (state[node] !== NOBODY || tables.closedFrom[node] === NOT_CHOSEN) continue;
    chosen[node] = 1;
    state[node] = tables.closedFrom[node]!;
  }
  return chosen;
}
