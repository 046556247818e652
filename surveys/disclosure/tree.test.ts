import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PeopleTree } from './tree.ts';
import { chooseGroups } from './tree.ts';

/** `[parent, own people that count]` per node; people are present where any count. */
function treeOf(min: number, ...nodes: [parent: number, counts: number][]): PeopleTree {
  return {
    parentIndex: Int32Array.from(nodes, ([parent]) => parent),
    present: Uint8Array.from(nodes, ([, counts]) => (counts > 0 ? 1 : 0)),
    counts: Int32Array.from(nodes, ([, counts]) => counts),
    min,
  };
}

/** Is every atom empty, or at least `min`? Written from the definition, one node at a time. */
function isSafe(tree: PeopleTree, chosen: ArrayLike<number>): boolean {
  const atoms = new Map<number, { present: boolean; counts: number }>();
  for (let node = 0; node < tree.parentIndex.length; node++) {
    let home = node;
    while (home >= 0 && chosen[home] !== 1) home = tree.parentIndex[home]!;
    const atom = atoms.get(home) ?? { present: false, counts: 0 };
    atom.present ||= tree.present[node] === 1;
    atom.counts += tree.counts[node]!;
    atoms.set(home, atom);
  }
  atoms.delete(-1);
  return [...atoms.values()].every((atom) => !atom.present || atom.counts >= tree.min);
}

function hasPeople(tree: PeopleTree, node: number): boolean {
  if (tree.present[node] === 1) return true;
  return [...tree.parentIndex].some((parent, child) => parent === node && hasPeople(tree, child));
}

function peopleBelow(tree: PeopleTree, node: number): number {
  return [...tree.parentIndex].reduce(
    (sum, parent, child) => (parent === node ? sum + peopleBelow(tree, child) : sum),
    tree.counts[node]!,
  );
}

/** [chosen, preferred among them, people at or below them] */
function valueOf(tree: PeopleTree, chosen: ArrayLike<number>): [number, number, number] {
  const value: [number, number, number] = [0, 0, 0];
  for (let node = 0; node < tree.counts.length; node++) {
    if (chosen[node] !== 1) continue;
    value[0]++;
    value[1] += tree.preferred?.[node] ?? 0;
    value[2] += peopleBelow(tree, node);
  }
  return value;
}

function isBetter(a: readonly number[], b: readonly number[]): boolean {
  const index = a.findIndex((part, place) => part !== b[place]);
  return index >= 0 && a[index]! > b[index]!;
}

function bestByBruteForce(tree: PeopleTree): [number, number, number] {
  const nodes = tree.counts.length;
  const eligible = [...tree.counts].map((_, node) => hasPeople(tree, node));
  let best: [number, number, number] = [0, 0, 0];
  for (let set = 1; set < 1 << nodes; set += 2) {
    const chosen = Array.from({ length: nodes }, (_, node) => (set >> node) & 1);
    if (chosen.some((one, node) => one === 1 && !eligible[node])) continue;
    const value = valueOf(tree, chosen);
    if (isBetter(value, best) && isSafe(tree, chosen)) best = value;
  }
  return best;
}

const smallTrees = fc
  .record({
    min: fc.integer({ min: 1, max: 6 }),
    nodes: fc.array(
      fc.record({
        above: fc.nat(),
        counts: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 9 })),
        isSilent: fc.boolean(),
        isPreferred: fc.boolean(),
      }),
      { minLength: 1, maxLength: 9 },
    ),
  })
  .map(({ min, nodes }): PeopleTree => ({
    parentIndex: Int32Array.from(nodes, ({ above }, node) => (node === 0 ? -1 : above % node)),
    present: Uint8Array.from(nodes, ({ counts, isSilent }) => (counts > 0 || isSilent ? 1 : 0)),
    counts: Int32Array.from(nodes, ({ counts }) => counts),
    min,
    preferred: Uint8Array.from(nodes, ({ isPreferred }) => (isPreferred ? 1 : 0)),
  }));

describe('named cases', () => {
  test('A3 + B6 under an empty company: only the company is shown, or B would give A away', () => {
    expect([...chooseGroups(treeOf(5, [-1, 0], [0, 3], [0, 6]))]).toEqual([1, 0, 0]);
  });

  test('A3 + B6 + 4 at the company itself: B is shown, A answers with the 4', () => {
    expect([...chooseGroups(treeOf(5, [-1, 4], [0, 3], [0, 6]))]).toEqual([1, 0, 1]);
  });

  test('a parent of 400 is shown although its teams leave one person over: the smallest team joins them', () => {
    const teams = Array.from({ length: 20 }, (_, team): [number, number] => [
      1,
      team === 0 ? 19 : 20,
    ]);
    const chosen = chooseGroups(treeOf(5, [-1, 50], [0, 1], ...teams));
    expect([...chosen]).toEqual([1, 1, 0, ...Array.from({ length: 19 }, () => 1)]);
  });

  test('a unit of people of whom nobody answered is never left over alone', () => {
    const tree = treeOf(5, [-1, 0], [0, 0], [0, 7], [0, 9]);
    tree.present[1] = 1;
    expect([...chooseGroups(tree)]).toEqual([1, 0, 0, 1]);
  });

  test('fewer than the minimum in all: nothing', () => {
    expect([...chooseGroups(treeOf(5, [-1, 2], [0, 2]))]).toEqual([0, 0]);
  });

  test('units without people are not shown, and do no harm', () => {
    expect([...chooseGroups(treeOf(5, [-1, 0], [0, 0], [1, 0], [0, 5]))]).toEqual([1, 0, 0, 1]);
  });

  test('of two equal choices the unit released last round wins', () => {
    const tree = treeOf(5, [-1, 3], [0, 6], [0, 6]);
    for (const last of [1, 2]) {
      const preferred = Uint8Array.from([0, 1, 2], (node) => (node === last ? 1 : 0));
      expect(chooseGroups({ ...tree, preferred })[last]).toBe(1);
    }
  });

  test('otherwise the smaller unit gives way', () => {
    expect([...chooseGroups(treeOf(5, [-1, 3], [0, 6], [0, 12]))]).toEqual([1, 0, 1]);
    expect([...chooseGroups(treeOf(5, [-1, 3], [0, 12], [0, 6]))]).toEqual([1, 1, 0]);
  });

  test('several roots are chosen independently', () => {
    expect([...chooseGroups(treeOf(5, [-1, 2], [-1, 5], [0, 2], [1, 7]))]).toEqual([0, 1, 0, 1]);
  });

  test('weights that would leave exact numbers still choose the most units', () => {
    const units = Array.from({ length: 2000 }, (): [number, number] => [0, 2_000_000_000]);
    const tree = treeOf(5, [-1, 0], ...units);
    const chosen = chooseGroups({ ...tree, preferred: new Uint8Array(2001).fill(1) });
    expect(chosen.every((one) => one === 1)).toBe(true);
  });

  test('a child before its parent is refused', () => {
    expect(() => chooseGroups(treeOf(5, [1, 5], [-1, 5]))).toThrow(RangeError);
  });
});

describe('any tree', () => {
  test('the choice is safe and as good as the best of all choices', () => {
    fc.assert(
      fc.property(smallTrees, (tree) => {
        const chosen = chooseGroups(tree);
        expect(isSafe(tree, chosen)).toBe(true);
        expect(valueOf(tree, chosen)).toEqual(bestByBruteForce(tree));
      }),
      { numRuns: 3000 },
    );
  });

  test('the root is chosen whenever enough people count, and never anything without it', () => {
    fc.assert(
      fc.property(smallTrees, (tree) => {
        const chosen = chooseGroups(tree);
        const total = tree.counts.reduce((sum, count) => sum + count, 0);
        expect(chosen[0]).toBe(total >= tree.min ? 1 : 0);
        if (chosen[0] === 0) expect(chosen.every((one) => one === 0)).toBe(true);
      }),
    );
  });

  test('numbering the nodes differently changes neither safety nor value', () => {
    fc.assert(
      fc.property(smallTrees, fc.infiniteStream(fc.nat()), (tree, draws) => {
        const relabelled = relabel(tree, () => Number(draws.next().value));
        const chosen = chooseGroups(relabelled);
        expect(isSafe(relabelled, chosen)).toBe(true);
        expect(valueOf(relabelled, chosen)).toEqual(valueOf(tree, chooseGroups(tree)));
      }),
    );
  });
});

/** Another order with parents before children. */
function relabel(tree: PeopleTree, draw: () => number): PeopleTree {
  const order: number[] = [];
  const open = [0];
  while (open.length > 0) {
    const [node] = open.splice(draw() % open.length, 1) as [number];
    order.push(node);
    for (const [child, parent] of tree.parentIndex.entries()) if (parent === node) open.push(child);
  }
  const place = new Map(order.map((node, index) => [node, index]));
  return {
    parentIndex: Int32Array.from(order, (node) => place.get(tree.parentIndex[node]!) ?? -1),
    present: Uint8Array.from(order, (node) => tree.present[node]!),
    counts: Int32Array.from(order, (node) => tree.counts[node]!),
    min: tree.min,
    preferred: Uint8Array.from(order, (node) => tree.preferred?.[node] ?? 0),
  };
}

describe('size', () => {
  test('a chain of 100,000 units needs no recursion', () => {
    const nodes = Array.from({ length: 100_000 }, (_, node): [number, number] => [node - 1, 1]);
    const chosen = chooseGroups(treeOf(5, ...nodes));
    expect(chosen.reduce((sum, one) => sum + one, 0)).toBe(20_000);
  });

  test('100,000 teams under one company, minimum 20', () => {
    const teams = Array.from({ length: 100_000 }, (_, team): [number, number] => [0, team % 40]);
    const tree = treeOf(20, [-1, 0], ...teams);
    const chosen = chooseGroups(tree);
    expect(isSafe(tree, chosen)).toBe(true);
  });
});
