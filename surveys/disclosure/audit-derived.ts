/**
 * Promise: lists the sets of people whose item figures follow from the published ones by plain
 * subtraction, for the auditor's search for certainty.
 * Adversary: viewers who subtract what lies inside a group (A1).
 * Assumption: groups are compared as sets of people, not by id.
 * Limits: differences of nested groups only; combinations with mixed signs are left to audit-space.ts,
 * which asks how many people they are about, not what they say.
 */
import type { AuditCase } from './audit-truth.ts';
import type { Atom } from './audit-groups.ts';
import { findAtoms } from './audit-groups.ts';

/** `plus` minus all of `minus` (disjoint, inside `plus`). */
export interface DerivedSet {
  readonly plus: number;
  readonly minus: readonly number[];
  /** Types of the people left; empty where `minus` covers `plus`. */
  readonly types: readonly number[];
}

/** Every group, every atom, and every group minus the groups of one other kind inside it. */
export function listDerivedSets(audit: AuditCase, shown: readonly number[]): DerivedSet[] {
  const { atoms, others } = findAtoms(audit, shown);
  const sets: DerivedSet[] = shown.map((plus) => ({
    plus,
    minus: [],
    types: [...audit.members[plus]!],
  }));
  for (const { group, children, types } of atoms)
    if (children.length > 0) sets.push({ plus: group, minus: children, types });
  if (others.length === 0) return sets;
  const families = findFamilies(audit, others);
  for (const group of others) {
    const inside = findNestedInside(audit, atoms, group);
    if (inside.length > 0) sets.push(subtract(audit, group, [], inside));
  }
  for (const plus of shown) addFamilies(audit, sets, families, plus, []);
  for (const { group, children } of atoms)
    if (children.length > 0) addFamilies(audit, sets, families, group, children);
  return sets;
}

/** Groups that split the same people by the same attributes. */
function findFamilies(audit: AuditCase, others: readonly number[]): number[][] {
  const families = new Map<string, number[]>();
  for (const group of others) {
    const { of } = audit.document.groups[group]!;
    const key = 'unit' in of ? JSON.stringify([of.unit, Object.keys(of.where ?? {})]) : 'units';
    const family = families.get(key);
    if (family === undefined) families.set(key, [group]);
    else family.push(group);
  }
  return [...families.values()];
}

function addFamilies(
  audit: AuditCase,
  sets: DerivedSet[],
  families: readonly (readonly number[])[],
  plus: number,
  children: readonly number[],
): void {
  const left = new Set(subtract(audit, plus, [], children).types);
  for (const family of families) {
    if (family.includes(plus)) continue;
    const inside: number[] = [];
    const taken = new Set<number>();
    for (const group of family) {
      const members = audit.members[group]!;
      if (members.length === 0 || members.length > left.size) continue;
      if (!members.every((type) => left.has(type) && !taken.has(type))) continue;
      inside.push(group);
      for (const type of members) taken.add(type);
    }
    if (inside.length > 0) sets.push(subtract(audit, plus, children, inside));
  }
}

/** Largest nested groups that lie wholly inside `group`. */
function findNestedInside(audit: AuditCase, atoms: readonly Atom[], group: number): number[] {
  const inside = new Set(audit.members[group]);
  const isInside = new Map<number, boolean>();
  // Atoms come with larger groups first: children are settled before their parents from the end.
  for (const atom of atoms.toReversed()) {
    const hasPeople = atom.types.length + atom.children.length > 0;
    const fits =
      hasPeople &&
      atom.types.every((type) => inside.has(type)) &&
      atom.children.every((child) => isInside.get(child) === true);
    isInside.set(atom.group, fits);
  }
  const nested = new Set(
    atoms.flatMap((atom) => (isInside.get(atom.group) === true ? atom.children : [])),
  );
  return [...isInside.keys()].filter((key) => isInside.get(key) === true && !nested.has(key));
}

function subtract(
  audit: AuditCase,
  plus: number,
  first: readonly number[],
  second: readonly number[],
): DerivedSet {
  const minus = [...first, ...second];
  const gone = new Set(minus.flatMap((group) => [...audit.members[group]!]));
  return { plus, minus, types: [...audit.members[plus]!].filter((type) => !gone.has(type)) };
}
