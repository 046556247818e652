/**
 * Promise: names every way in which a release can be found unsafe or untrue.
 * Adversary, assumption and limits: those of audit.ts.
 */
import type { ReleaseDocument } from '../release-document.ts';

export type ViolationKind =
  /** Fewer than `groupMin` respondents can be singled out by adding and subtracting. */
  | 'small-set'
  /** Invited people of whom nobody answered can be singled out. */
  | 'silent-set'
  /** The same for the people with a score on one item, and for distributions. */
  | 'small-item-set'
  | 'small-distribution-set'
  /** Sums too tangled for the search to say whether they are safe. */
  | 'not-decided'
  /** Somebody can say which option a particular person chose, or where an answer was moved. */
  | 'certainty'
  | 'share-outside-caps'
  /** A list of comments, or the rest that two lists leave, is too small. */
  | 'small-comment-set'
  | 'comment-order'
  /** A dimension or the recommendation score is not a function of the published item figures. */
  | 'index'
  /** A figure that is not what the answers say. */
  | 'wrong'
  /** A withheld unit is sent to a group that does not contain it, or is missing. */
  | 'dead-end'
  /** The document tells more than the contract allows, or not in its order. */
  | 'shape'
  | 'policy';

export interface Violation {
  readonly kind: ViolationKind;
  /** Ids of the groups, or units, that are involved. */
  readonly groups: readonly string[];
  /** What is wrong, in English. */
  readonly words: string;
}

export function nameGroups(document: ReleaseDocument, groups: readonly number[]): string[] {
  return groups.map((group) => document.groups[group]!.id);
}
