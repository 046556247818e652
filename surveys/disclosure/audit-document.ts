/**
 * Promise: the auditor's check of the document itself: nothing in it that the contract does not name,
 * in its order, every unit either released or withheld with a way out, thresholds not below five.
 * Adversary: a field too many.
 * Assumption: the contract is surveys/release-document.ts.
 * Limits: scores (margins, estimates, readiness) are named but not recomputed; company figures: audit-company.ts.
 */
import { compareIds } from '../ids.ts';
import type { ReleaseDocument, ReleaseGroup, WithheldUnit } from '../release-document.ts';
import type { AuditCase } from './audit-truth.ts';
import { findPeople } from './audit-truth.ts';
import type { Violation } from './audit-violation.ts';

const FLOOR = 5;
const FIELDS = {
  document: ['format', 'round', 'policy', 'groups', 'withheld', 'comments', 'company'],
  group: [
    'id',
    'label',
    'parent',
    'of',
    'invited',
    'respondents',
    'items',
    'dimensions',
    'recommend',
    'readiness',
  ],
  item: ['n', 'mean', 'favourable', 'distribution'],
  withheld: ['unit', 'why', 'seeInstead'],
  comments: ['group', 'item', 'texts'],
} as const;

export function auditDocument(audit: AuditCase): Violation[] {
  const { document } = audit;
  return [
    ...checkPolicy(document),
    ...checkFields(audit),
    ...checkOrder(document),
    ...checkWithheld(audit),
  ];
}

function checkPolicy({ policy }: ReleaseDocument): Violation[] {
  const { groupMin } = policy;
  const isBroken =
    groupMin < FLOOR ||
    [policy.distributionMin, policy.commentMin, policy.breakdownMin, policy.cohortMin].some(
      (minimum) => minimum < groupMin,
    );
  return isBroken
    ? [{ kind: 'policy', groups: [], words: 'a threshold is below five or below groupMin' }]
    : [];
}

function checkFields({ document, truth }: AuditCase): Violation[] {
  const violations: Violation[] = [];
  const check = (value: object, allowed: readonly string[], group: string | null) => {
    for (const field of Object.keys(value)) {
      if (!allowed.includes(field))
        violations.push({
          kind: 'shape',
          groups: group === null ? [] : [group],
          words: `the contract has no "${field}" here`,
        });
    }
  };
  check(document, FIELDS.document, null);
  const items = truth.key.items.map(({ id }) => id);
  for (const group of document.groups) {
    check(group, FIELDS.group, group.id);
    check(group.items, items, group.id);
    for (const figures of Object.values(group.items))
      if (figures !== null) check(figures, FIELDS.item, group.id);
  }
  for (const withheld of document.withheld) check(withheld, FIELDS.withheld, withheld.unit);
  for (const list of document.comments) check(list, FIELDS.comments, list.group);
  return violations;
}

/** Parents first, siblings by id, each group once. */
function checkOrder({ groups }: ReleaseDocument): Violation[] {
  const violations: Violation[] = [];
  const last = new Map<string | null, string>();
  const seen = new Set<string>();
  const report = (id: string, words: string) =>
    violations.push({ kind: 'shape', groups: [id], words });
  for (const { id, parent } of groups) {
    if (seen.has(id)) report(id, 'listed twice');
    if (parent !== null && !seen.has(parent)) report(id, 'stands before its parent');
    const sibling = last.get(parent);
    if (sibling !== undefined && compareIds(sibling, id) > 0)
      report(id, 'siblings are not in the order of their ids');
    last.set(parent, id);
    seen.add(id);
  }
  return violations;
}

function checkWithheld(audit: AuditCase): Violation[] {
  const { document, truth } = audit;
  const violations: Violation[] = [];
  const groupIds = new Set(document.groups.map(({ id }) => id));
  const listed = new Set(document.withheld.map(({ unit }) => unit));
  for (const { id } of truth.units) {
    if (groupIds.has(`unit:${id}`) === listed.has(id))
      violations.push({
        kind: 'dead-end',
        groups: [id],
        words: 'a unit is either released or withheld',
      });
  }
  for (const entry of document.withheld) {
    const words = checkWayOut(audit, entry);
    if (words !== null) violations.push({ kind: 'dead-end', groups: [entry.unit], words });
  }
  return violations;
}

function checkWayOut(audit: AuditCase, { unit, why, seeInstead }: WithheldUnit): string | null {
  const { document, truth } = audit;
  const people = findPeople(truth, { unit });
  if (why === 'too-few-invited' && people.length >= document.policy.cohortMin)
    return 'enough people are invited';
  const answered = people.filter((person) => audit.responded[person] === 1).length;
  if (why === 'too-few-answers' && answered >= document.policy.groupMin)
    return 'enough people answered';
  const holding = findHolding(audit, unit, people);
  if (seeInstead === null)
    return holding.length === 0 ? null : 'a released group contains the unit';
  const shown = holding.find(({ id }) => id === seeInstead);
  if (shown === undefined) return `${seeInstead} does not contain the unit`;
  const isNearest = holding.every(({ invited }) => invited >= shown.invited);
  return isNearest ? null : `${seeInstead} is not the nearest group that contains the unit`;
}

/** Released units above a unit, and pools that hold all of its people. */
function findHolding(
  { document, truth }: AuditCase,
  unit: string,
  people: readonly number[],
): ReleaseGroup[] {
  const parentOf = new Map(truth.units.map(({ id, parent }) => [id, parent]));
  const above = new Set<string>();
  for (let id: string | null = unit; id !== null; id = parentOf.get(id) ?? null) above.add(id);
  const staffed = new Set(people.map((person) => truth.units[truth.unitOf[person]!]!.id));
  return document.groups.filter(({ of }) =>
    'unit' in of
      ? of.where === undefined && above.has(of.unit)
      : staffed.size > 0 && [...staffed].every((id) => of.units.includes(id)),
  );
}
