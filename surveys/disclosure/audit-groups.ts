/**
 * Promise (I1, I7, the auditor's side): no derivable set of respondents smaller than the minimum,
 * over all published groups together, per item, and per distribution.
 * Adversary: viewers who pool everything published and know the roster (A1).
 * Assumption: `of` says who is in a group; ids and parents of the document are not believed.
 * Limits: those of audit-space.ts. One release at a time.
 */
import type { AuditCase } from './audit-truth.ts';
import { readOption } from './audit-truth.ts';
import type { Violation } from './audit-violation.ts';
import { nameGroups } from './audit-violation.ts';
import type { Row, SumSpace } from './audit-space.ts';
import { searchSmallSets } from './audit-space.ts';
import { addWitnesses } from './audit-witnesses.ts';

/** A published group minus the published groups inside it. */
export interface Atom {
  readonly group: number;
  /** Largest published groups inside, disjoint. */
  readonly children: readonly number[];
  readonly types: readonly number[];
}

export interface GroupAudit {
  readonly violations: readonly Violation[];
  readonly undecided: number;
  /** Sets of sums whose combinations were searched. */
  readonly spaces: number;
}

/** Search all published groups, then each item's groups, then each distribution's. */
export function auditGroups(audit: AuditCase): GroupAudit {
  const { groups, policy } = audit.document;
  const violations: Violation[] = [];
  let undecided = 0;
  let spaces = 0;
  const search = (
    shown: readonly number[],
    weights: Int32Array,
    min: number,
    describe: (people: number, names: string) => Pick<Violation, 'kind' | 'words'>,
  ) => {
    const result = searchSmallSets(buildSpace(audit, shown, weights), min);
    undecided += result.undecided.length;
    spaces++;
    for (const set of result.found) {
      const names = nameGroups(audit.document, set.groups);
      violations.push({ ...describe(set.people, names.join(' and ')), groups: names });
    }
    for (const part of result.undecided) {
      const words = `${part.length} groups overlap too much to be searched`;
      violations.push({ kind: 'not-decided', groups: nameGroups(audit.document, part), words });
    }
  };
  search([...groups.keys()], audit.respondents, policy.groupMin, (people, names) =>
    people === 0
      ? { kind: 'silent-set', words: `${names} name people of whom nobody answered` }
      : { kind: 'small-set', words: `${names} give a figure about ${people} respondents` },
  );
  for (const { id } of audit.truth.key.items) {
    const scored = countScored(audit, id);
    const shown = [...groups.keys()].filter((group) => groups[group]!.items[id] != null);
    search(shown, scored, policy.groupMin, (people, names) => ({
      kind: 'small-item-set',
      words: `${id}: ${names} give a mean of ${people} people`,
    }));
    const detailed = shown.filter((group) => groups[group]!.items[id]!.distribution !== null);
    search(detailed, scored, policy.distributionMin, (people, names) => ({
      kind: 'small-distribution-set',
      words: `${id}: ${names} give a distribution of ${people} people`,
    }));
  }
  return { violations, undecided, spaces };
}

/** People with a score on the item, per type. */
export function countScored(audit: AuditCase, item: string): Int32Array {
  const scored = new Int32Array(audit.typeCount);
  const index = audit.itemIndex.get(item)!;
  for (let person = 0; person < audit.typeOf.length; person++)
    if (readOption(audit.truth, person, index) >= 0) scored[audit.typeOf[person]!]!++;
  return scored;
}

/** Published sums as rows: nested groups as disjoint atoms (the same span), all others as they are. */
function buildSpace(audit: AuditCase, shown: readonly number[], weights: Int32Array): SumSpace {
  const { atoms, others } = findAtoms(audit, shown);
  const rows = atoms.map(({ group, children, types }): Row => {
    const row: Row = new Map(types.map((type) => [type, 1]));
    row.set(-1 - group, 1);
    for (const child of children) row.set(-1 - child, -1);
    return row;
  });
  const overlapping = others.map((group): Row => {
    const row: Row = new Map([[-1 - group, 1]]);
    for (const type of audit.members[group]!) row.set(type, 1);
    return row;
  });
  const withWitnesses = addWitnesses(atoms, overlapping, weights);
  return {
    rows: [...rows, ...overlapping].filter((row) => [...row.keys()].some((column) => column >= 0)),
    weights: withWitnesses,
    typeCount: audit.typeCount,
  };
}

/** Split the groups into nested ones, with their atoms (also empty ones), and all others. */
export function findAtoms(
  audit: AuditCase,
  shown: readonly number[],
): { atoms: Atom[]; others: number[] } {
  const { groups } = audit.document;
  const size = (group: number) =>
    audit.members[group]!.reduce((sum, type) => sum + audit.invited[type]!, 0);
  const isNarrowed = (group: number) => {
    const { of } = groups[group]!;
    return 'unit' in of && of.where !== undefined;
  };
  const sizes = new Map(shown.map((group) => [group, size(group)]));
  const others = shown.filter(isNarrowed);
  const innermost = new Int32Array(audit.typeCount).fill(-1);
  const children = new Map<number, number[]>();
  const bySize = shown
    .filter((group) => !isNarrowed(group))
    .sort((a, b) => sizes.get(b)! - sizes.get(a)! || a - b);
  for (const group of bySize) {
    const types = audit.members[group]!;
    const above = types.length === 0 ? -1 : innermost[types[0]!]!;
    if (types.some((type) => innermost[type] !== above)) {
      others.push(group);
      continue;
    }
    children.set(group, []);
    children.get(above)?.push(group);
    for (const type of types) innermost[type] = group;
  }
  const types = new Map<number, number[]>([...children.keys()].map((group) => [group, []]));
  for (const [type, group] of innermost.entries()) types.get(group)?.push(type);
  const atoms = [...children].map(([group, below]) => ({
    group,
    children: below,
    types: types.get(group)!,
  }));
  return { atoms, others };
}
