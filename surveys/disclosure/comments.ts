/**
 * Promise (I8, I1 for sets of comments): a list of comments is shown for a group only if at least
 * `commentMin` people answered there and at least five wrote; the same holds for every set of
 * comments that is left when the lists of smaller groups are taken away. No order, date or attribute.
 * Adversary: viewers who compare the lists of nested groups (A1), or an answer's place in a list.
 * Assumption: comments arrive with their comment cohort only; a list of a group contains the lists below it.
 * Limits: what people write about themselves can not be hidden (they are warned before sending).
 *
 * Method: from the bottom up a group is chosen as soon as nobody is left over in it, or enough people
 * and comments; leftovers move up. Where the top is left with too few, its smallest chosen neighbour
 * joins it. Not always the largest possible choice, always a safe one.
 */
import { compareIds } from '../ids.ts';
import type { CohortPlan } from '../organisation/cohort-plan.ts';
import type { UnitTree } from '../organisation/units.ts';
import type { Policy } from '../policy.ts';
import type { ReleasedComments } from '../release-document.ts';
import type { ScoringKey } from '../scoring-key.ts';
import type { Tabulation } from '../tabulation.ts';
import type { GroupTree } from './groups.ts';

/** Fewest comments on one question that are ever shown together. */
export const COMMENTS_SHOWN_MIN = 5;

export interface CommentInput {
  readonly key: Pick<ScoringKey, 'comments'>;
  readonly policy: Pick<Policy, 'commentMin'>;
  readonly tree: UnitTree;
  readonly plan: CohortPlan;
  readonly tabulation: Pick<Tabulation, 'respondents' | 'comments'>;
  readonly groups: GroupTree;
}

/** What stands at each group itself, not in the groups below it. */
interface CommentTree {
  readonly parentIndex: Int32Array;
  /** 1 for released units that consist of whole comment cohorts. */
  readonly isCandidate: Uint8Array;
  readonly invited: Int32Array;
  readonly respondents: Int32Array;
  readonly commentMin: number;
}

/** The comment lists of a release: in the order of the key's questions, then of the groups; texts sorted. */
export function releaseComments(input: CommentInput): ReleasedComments[] {
  const { groups } = input.groups;
  const homes = input.plan.commentCohorts.map(
    ({ unit }) => input.groups.groupOfUnit[input.tree.indexOf.get(unit)!]!,
  );
  const commentTree = buildCommentTree(input, homes);
  const released: ReleasedComments[] = [];
  for (const { id: item } of input.key.comments) {
    const texts: string[][] = groups.map(() => []);
    for (const comment of input.tabulation.comments) {
      const home = homes[comment.commentCohort] ?? -1;
      if (comment.item === item && home >= 0) texts[home]!.push(comment.text);
    }
    const chosen = chooseCommentGroups(
      commentTree,
      Int32Array.from(texts, (own) => own.length),
    );
    for (let group = groups.length - 1; group >= 0; group--) {
      const parent = commentTree.parentIndex[group]!;
      if (parent >= 0) for (const text of texts[group]!) texts[parent]!.push(text);
    }
    for (const [group, { id }] of groups.entries()) {
      if (chosen[group] === 1)
        released.push({ group: id, item, texts: texts[group]!.sort(compareIds) });
    }
  }
  return released;
}

function buildCommentTree(input: CommentInput, homes: readonly number[]): CommentTree {
  const { groups, parentIndex } = input.groups;
  const invited = new Int32Array(groups.length);
  const respondents = new Int32Array(groups.length);
  for (const [cohort, home] of homes.entries()) {
    if (home >= 0) invited[home]! += input.plan.commentCohorts[cohort]!.heads;
  }
  for (const { cohort, commentCohort } of input.plan.planned) {
    const home = homes[commentCohort] ?? -1;
    if (cohort >= 0 && home >= 0) respondents[home]! += input.tabulation.respondents[cohort]!;
  }
  // A unit consists of whole comment cohorts exactly when those at or below it hold all its people.
  const below = Int32Array.from(invited);
  const isCandidate = new Uint8Array(groups.length);
  for (let group = groups.length - 1; group >= 0; group--) {
    const { isPool, invited: heads } = groups[group]!;
    if (!isPool && heads === below[group]!) isCandidate[group] = 1;
    if (parentIndex[group]! >= 0) below[parentIndex[group]!]! += below[group]!;
  }
  return { parentIndex, isCandidate, invited, respondents, commentMin: input.policy.commentMin };
}

/** Leftover of a group: people invited, respondents and comments that no chosen group below has taken. */
interface Leftovers {
  readonly invited: Int32Array;
  readonly respondents: Int32Array;
  readonly comments: Int32Array;
}

/** Choose the groups that show a list for one question; `comments` per group, in the group itself. */
function chooseCommentGroups(tree: CommentTree, comments: Int32Array): Uint8Array {
  const { parentIndex, isCandidate } = tree;
  const left: Leftovers = {
    invited: Int32Array.from(tree.invited),
    respondents: Int32Array.from(tree.respondents),
    comments: Int32Array.from(comments),
  };
  const chosen = new Uint8Array(parentIndex.length);
  const anyoneChosen = new Uint8Array(parentIndex.length);
  for (let group = parentIndex.length - 1; group >= 0; group--) {
    const parent = parentIndex[group]!;
    const isCovered = left.invited[group] === 0 && anyoneChosen[group] === 1;
    if (isCandidate[group] === 1 && (isCovered || isEnough(tree, left, group))) chosen[group] = 1;
    else if (parent >= 0) moveLeftovers(left, group, parent);
    else if (isCandidate[group] === 1) repairTop(tree, left, chosen, group);
    if (parent >= 0 && (chosen[group] === 1 || anyoneChosen[group] === 1)) anyoneChosen[parent] = 1;
  }
  return chosen;
}

function isEnough(tree: CommentTree, left: Leftovers, group: number): boolean {
  return left.respondents[group]! >= tree.commentMin && left.comments[group]! >= COMMENTS_SHOWN_MIN;
}

function moveLeftovers(left: Leftovers, from: number, to: number): void {
  for (const people of [left.invited, left.respondents, left.comments]) {
    people[to]! += people[from]!;
    people[from] = 0;
  }
}

/** Join the smallest chosen neighbours to the top until it has enough; without any it shows nothing. */
function repairTop(tree: CommentTree, left: Leftovers, chosen: Uint8Array, top: number): void {
  while (!isEnough(tree, left, top)) {
    const next = findTopmost(tree.parentIndex, chosen, top).sort(
      (a, b) =>
        Number(left.invited[a] === 0) - Number(left.invited[b] === 0) ||
        left.respondents[a]! - left.respondents[b]! ||
        a - b,
    )[0];
    if (next === undefined) return;
    chosen[next] = 0;
    moveLeftovers(left, next, top);
  }
  chosen[top] = 1;
}

/** Chosen groups below `top` with no chosen group between. */
function findTopmost(parentIndex: Int32Array, chosen: Uint8Array, top: number): number[] {
  const isOpen = new Uint8Array(parentIndex.length);
  const topmost: number[] = [];
  isOpen[top] = 1;
  for (let group = top + 1; group < parentIndex.length; group++) {
    if (isOpen[parentIndex[group]!] !== 1) continue;
    if (chosen[group] === 1) topmost.push(group);
    else isOpen[group] = 1;
  }
  return topmost;
}
