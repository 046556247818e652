/**
 * Promise (I1 for overlapping groups): says yes only if no linear combination of the published sums of
 * atoms and breakdown groups is about fewer than `min` people who count, and none about invited people of whom nobody counts.
 * Adversary: viewers who add, subtract and multiply everything published (A1).
 * Assumption: who was invited, and how many of each kind of people claimed a ballot, is known; at most
 * `cohortGaps` of a cohort's and `groupGaps` of a group's claimants do not count.
 * Limits: sound, not complete: some safe sets are refused. Exact where one breakdown lies over the tree
 * and every claimant counts.
 *
 * Method. A person is a column: +1 for the atom, -1 for each breakdown group (a factor per row does not
 * change what the rows span). A combination of sums is a linear function f of columns and is about the people whose
 * column it does not send to zero. Two facts:
 *
 * 1. *Disjoint witnesses.* If m disjoint sets of people each span a direction x, an f that is not zero
 *    on x is about at least one person of each set, so about m people: were it zero on all of one set, it would be
 *    zero on x. (With k disjoint full-rank bases this holds for every x at once.) Two people of one atom who differ
 *    in one breakdown only span the difference of its two groups. Where G people may not count, m = min + G leaves
 *    min. Otherwise f is zero on x, and the two groups may be taken as one (certificate-pairs.ts).
 *    When that makes all people of each atom alike, f is the same number for all of them, and an atom is
 *    published only with at least `min` people in it who count.
 * 2. *Contraction.* People whose columns are parallel are all in or all out of f. If at least `min` of
 *    them surely count, f is about enough people, or zero on them; in the second case their direction can be set to zero,
 *    and more columns become parallel. If in the end all columns are zero, so is f.
 *
 * What is left when no contraction is possible and all columns are differences of two coordinates is a
 * network, where f is a split of the nodes: the smallest cut is the exact answer (certificate-cut.ts).
 */
import { certifyByPairs, countSurely } from './certificate-pairs.ts';
import type { CertificateInput, MemberColumn } from './certificate-input.ts';
import { isEverySplitAtLeast } from './certificate-cut.ts';
import type { SparseVector } from './certificate-vectors.ts';
import {
  createSpan,
  extend,
  isDifference,
  reduce,
  scaleToOne,
  toVector,
} from './certificate-vectors.ts';

/** Beyond this many kinds of people only disjoint witnesses are tried. */
const CONTRACTION_COLUMNS_MAX = 5_000;
const CUT_NODES_MAX = 300;
const GROUND = -1;

/** Whether the sums of all atoms and breakdown groups may be published together. */
export function certifyViews(input: CertificateInput): boolean {
  if (certifyByPairs(input)) return true;
  return input.columns.length <= CONTRACTION_COLUMNS_MAX && certifyByContraction(input);
}

interface ParallelClass {
  vector: SparseVector;
  readonly members: MemberColumn[];
}

export function certifyByContraction(input: CertificateInput): boolean {
  const { columns, atomOf, min } = input;
  const groupBase = atomOf.reduce((largest, atom) => Math.max(largest, atom + 1), 0);
  const span = createSpan();
  let classes = columns.map((column): ParallelClass => {
    const atom = atomOf[column.cohort]!;
    const own: [number, number][] = atom < 0 ? [] : [[atom, 1]];
    const groups = column.groups.map((group): [number, number] => [groupBase + group, -1]);
    return { vector: toVector([...own, ...groups]), members: [column] };
  });
  for (;;) {
    classes = joinParallel(classes);
    let contracted = 0;
    for (const { vector, members } of classes) {
      if (countSurely(input, members) >= min && extend(span, new Map(vector))) contracted++;
    }
    for (const one of classes) one.vector = reduce(span, one.vector);
    classes = classes.filter(({ vector }) => vector.size > 0);
    if (classes.length === 0) return true;
    if (contracted === 0) return isSafeNetwork(input, classes);
  }
}

function joinParallel(classes: readonly ParallelClass[]): ParallelClass[] {
  const joined = new Map<string, ParallelClass>();
  for (const { vector, members } of classes) {
    if (vector.size === 0) continue;
    const scaled = scaleToOne(vector);
    const key = [...scaled].join(';');
    const known = joined.get(key);
    if (known === undefined) joined.set(key, { vector: scaled, members: [...members] });
    else for (const member of members) known.members.push(member);
  }
  return [...joined.values()];
}

/** The exact answer where every remaining column is a difference: either bound on who does not count may do. */
function isSafeNetwork(input: CertificateInput, classes: readonly ParallelClass[]): boolean {
  const nodes = new Set(classes.flatMap(({ vector }) => [...vector.keys()]));
  if (nodes.size > CUT_NODES_MAX || !classes.every(({ vector }) => isDifference(vector)))
    return false;
  const edges = (count: (members: readonly MemberColumn[]) => number) =>
    classes.map(({ vector, members }) => {
      const [from = GROUND, to = GROUND] = vector.keys();
      return { from, to, people: count(members) };
    });
  const members = classes.flatMap((one) => one.members);
  const claimed = members.reduce((sum, { people }) => sum + people, 0);
  const gap = claimed - countSurely(input, members);
  return (
    isEverySplitAtLeast(
      edges((some) => countSurely(input, some)),
      input.min,
    ) ||
    (gap > 0 &&
      isEverySplitAtLeast(
        edges((some) => some.reduce((sum, { people }) => sum + people, 0)),
        input.min + gap,
      ))
  );
}
