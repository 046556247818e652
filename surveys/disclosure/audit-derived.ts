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

/** Sums of published groups, added (1) and taken away (-1): what is left are all people of `types`. */
export interface DerivedSet {
  readonly terms: readonly (readonly [group: number, sign: number])[];
  /** Types of the people left; empty where the terms cancel out. */
  readonly types: readonly number[];
}

/**
 * Every group, every atom, every group minus the groups of one kind inside it, and what the groups of one
 * kind leave of the atoms that they touch.
 */
export function listDerivedSets(audit: AuditCase, shown: readonly number[]): DerivedSet[] {
  const { atoms, others } = findAtoms(audit, shown);
  const sets: DerivedSet[] = shown.map((group) => subtract(audit, [group], []));
  for (const { group, children } of atoms)
    if (children.length > 0) sets.push(subtract(audit, [group], children));
  if (others.length === 0) return sets;
  const families = findFamilies(audit, others);
  for (const group of others) {
    const inside = findNestedInside(audit, atoms, group);
    if (inside.length > 0) sets.push(subtract(audit, [group], inside));
  }
  for (const plus of shown) addFamilies(audit, sets, families, plus, []);
  for (const { group, children } of atoms)
    if (children.length > 0) addFamilies(audit, sets, families, group, children);
  for (const family of families) {
    const inFamily = new Set(family.flatMap((group) => [...audit.members[group]!]));
    const touched = atoms.filter(({ types }) => types.some((type) => inFamily.has(type)));
    const held = new Set(touched.flatMap(({ types }) => types));
    if (![...inFamily].every((type) => held.has(type))) continue;
    const minus = [...touched.flatMap(({ children }) => children), ...family];
    sets.push(
      subtract(
        audit,
        touched.map(({ group }) => group),
        minus,
      ),
    );
  }
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
  const left = new Set(subtract(audit, [plus], children).types);
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
    if (inside.length > 0) sets.push(subtract(audit, [plus], [...children, ...inside]));
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

/** Add up groups with their signs; what is left holds each person once, or not at all. */
function subtract(audit: AuditCase, plus: readonly number[], minus: readonly number[]): DerivedSet {
  const signs = new Map<number, number>();
  for (const group of plus) signs.set(group, (signs.get(group) ?? 0) + 1);
  for (const group of minus) signs.set(group, (signs.get(group) ?? 0) - 1);
  const terms = [...signs].filter(([, sign]) => sign !== 0);
  const times = new Map<number, number>();
  for (const [group, sign] of terms)
    for (const type of audit.members[group]!) times.set(type, (times.get(type) ?? 0) + sign);
  return { terms, types: [...times].flatMap(([type, count]) => (count === 0 ? [] : [type])) };
}
