/**
 * The cohorts of each atom, side by side. Promise, adversary, assumption and limits are those of who asks:
 * certificate-pairs.ts, breakdowns-unanimity.ts.
 *
 * An atom is what a published group of the tree holds beyond the published groups below it; `atomOf` gives the
 * atom of each cohort, -1 for none. Ten thousand are listed for each item of a round: without an object for any of them.
 */
export interface CohortsByAtom {
  /** Atoms that hold cohorts, in the order of their first ones. */
  readonly atoms: Int32Array;
  /** Per atom where its cohorts start; they end where those of the next one start. */
  readonly start: Int32Array;
  readonly cohorts: Int32Array;
}

export function listCohortsByAtom(atomOf: Int32Array): CohortsByAtom {
  const count = countAtoms(atomOf);
  const atoms = new Int32Array(count);
  const start = new Int32Array(count + 1);
  const cohorts = new Int32Array(atomOf.length);
  let found = 0;
  for (let cohort = 0; cohort < atomOf.length; cohort++) {
    const atom = atomOf[cohort]!;
    if (atom < 0) continue;
    if (start[atom + 1] === 0) atoms[found++] = atom;
    start[atom + 1]!++;
  }
  for (let atom = 0; atom < count; atom++) start[atom + 1]! += start[atom]!;
  const next = start.slice();
  for (let cohort = 0; cohort < atomOf.length; cohort++)
    if (atomOf[cohort]! >= 0) cohorts[next[atomOf[cohort]!]!++] = cohort;
  return { atoms: atoms.subarray(0, found), start, cohorts };
}

export function cohortsIn({ start, cohorts }: CohortsByAtom, atom: number): Int32Array {
  return cohorts.subarray(start[atom], start[atom + 1]);
}

/** One more than the largest index of an atom. */
export function countAtoms(atomOf: Int32Array): number {
  return atomOf.reduce((largest, atom) => Math.max(largest, atom + 1), 0);
}
