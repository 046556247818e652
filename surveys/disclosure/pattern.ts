/**
 * Promise (I2): where figures of an item are published follows from counts alone: a gap tells nothing
 * about what anyone answered. This file, like groups.ts, is given no answers.
 * Adversary: someone who reads suppression as a signal (A1).
 * Assumption: who scored an item is a count like who responded; callers pass counts and nothing else.
 * Limits: who skips a question decides with whom its figures are shown; that is not an answer to it. What
 * scoring makes of published figures (labels, margins) does depend on them.
 */
import type { Policy } from '../policy.ts';
import { chooseGroups } from './tree.ts';

/** Where one item is published; all arrays are per group. */
export interface ItemPattern {
  /** 1 where n and mean are published. */
  readonly shown: Uint8Array;
  /** 1 where distribution and favourable share are published as well. */
  readonly detailed: Uint8Array;
}

/**
 * Choose the groups that publish an item.
 *
 * @param respondents people who answered, per group: in the group itself, not in those below it
 * @param scored those of them with a score on the item
 */
export function planItem(
  parentIndex: Int32Array,
  respondents: Int32Array,
  scored: Int32Array,
  policy: Pick<Policy, 'groupMin' | 'distributionMin'>,
): ItemPattern {
  const shown = chooseGroups({
    parentIndex,
    present: markPresent(respondents),
    counts: scored,
    min: policy.groupMin,
  });

  // The same once more among the groups that show the item, whose atoms now carry the leftovers.
  const counts = scored.slice();
  for (let group = counts.length - 1; group >= 0; group--) {
    if (shown[group] === 1) continue;
    if (parentIndex[group]! >= 0) counts[parentIndex[group]!]! += counts[group]!;
    counts[group] = 0;
  }
  const detailed = chooseGroups({
    parentIndex: findShownParents(parentIndex, shown),
    present: markPresent(counts),
    counts,
    min: policy.distributionMin,
  });
  return { shown, detailed };
}

function markPresent(people: Int32Array): Uint8Array {
  const present = new Uint8Array(people.length);
  for (let group = 0; group < people.length; group++) if (people[group]! > 0) present[group] = 1;
  return present;
}

/** Nearest shown group above; -1 for none, and for groups that are not shown. */
export function findShownParents(parentIndex: Int32Array, shown: Uint8Array): Int32Array {
  const nearest = new Int32Array(shown.length);
  const parents = new Int32Array(shown.length).fill(-1);
  for (let group = 0; group < shown.length; group++) {
    const parent = parentIndex[group]!;
    const above = parent < 0 ? -1 : nearest[parent]!;
    nearest[group] = shown[group] === 1 ? group : above;
    if (shown[group] === 1) parents[group] = above;
  }
  return parents;
}
