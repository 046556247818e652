/**
 * Promise (I8, the auditor's side): every list of comments, and every rest that is left when smaller
 * lists are taken away, holds at least five comments of people among at least `commentMin` respondents.
 * Adversary: viewers who compare the lists of nested groups (A1).
 * Assumption: texts tell one comment from another; the people behind a group are those of `of`.
 * Limits: lists of overlapping groups are refused outright. What a text says is not read.
 */
import type { ReleasedComments } from '../release-document.ts';
import type { AuditCase } from './audit-truth.ts';
import { findAtoms } from './audit-groups.ts';
import type { Violation } from './audit-violation.ts';

const COMMENTS_MIN = 5;

export function auditComments(audit: AuditCase): Violation[] {
  const lists = new Map<string, ReleasedComments[]>();
  for (const list of audit.document.comments) {
    const same = lists.get(list.item);
    if (same === undefined) lists.set(list.item, [list]);
    else same.push(list);
  }
  return [...lists.entries()].flatMap(([item, ofItem]) => auditItem(audit, item, ofItem));
}

function auditItem(
  audit: AuditCase,
  item: string,
  lists: readonly ReleasedComments[],
): Violation[] {
  const { groups, policy } = audit.document;
  const violations: Violation[] = [];
  const report = (kind: Violation['kind'], ids: readonly string[], words: string) =>
    violations.push({ kind, groups: ids, words: `${item}: ${words}` });
  const listOf = new Map<number, ReleasedComments>();
  for (const list of lists) {
    const group = groups.findIndex(({ id }) => id === list.group);
    if (group < 0)
      report('small-comment-set', [list.group], 'a list of a group that is not released');
    else if (listOf.has(group)) report('shape', [list.group], 'two lists of one group');
    else listOf.set(group, list);
    if (list.texts.some((text, index) => index > 0 && text < list.texts[index - 1]!))
      report('comment-order', [list.group], 'comments are not sorted by their text');
  }
  const { atoms, others } = findAtoms(audit, [...listOf.keys()]);
  for (const group of others)
    report('small-comment-set', [groups[group]!.id], 'comments of an overlapping group');
  for (const { group, children, types } of atoms) {
    const ids = [group, ...children].map((index) => groups[index]!.id);
    const written = listTexts(audit, item, group);
    if (!isSame(listOf.get(group)!.texts, written)) {
      report('wrong', [groups[group]!.id], 'the list is not that of the people of the group');
    }
    const inChildren = children.reduce((sum, child) => sum + listOf.get(child)!.texts.length, 0);
    const texts = listOf.get(group)!.texts.length - inChildren;
    const people = types.reduce((sum, type) => sum + audit.respondents[type]!, 0);
    if (types.length === 0 && texts === 0) continue;
    if (texts < COMMENTS_MIN || people < policy.commentMin)
      report('small-comment-set', ids, `${texts} comments among ${people} respondents`);
  }
  return violations;
}

/** What the people of a group really wrote. */
function listTexts(audit: AuditCase, item: string, group: number): string[] {
  const inside = new Set(audit.members[group]);
  return audit.truth.comments
    .filter((comment) => comment.item === item && inside.has(audit.typeOf[comment.person]!))
    .map(({ text }) => text);
}

function isSame(texts: readonly string[], written: readonly string[]): boolean {
  if (texts.length !== written.length) return false;
  const sorted = written.toSorted();
  return texts.toSorted().every((text, index) => text === sorted[index]);
}
