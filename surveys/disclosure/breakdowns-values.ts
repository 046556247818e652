/**
 * Promise: people are split by an attribute into groups of at least a minimum; small values are only
 * ever counted together, as "other".
 * Adversary: viewers who look for the one person with a rare value.
 * Assumption: counts are of invited people (launch) or of respondents (release).
 * Limits: says nothing about other groups published beside these (certificate.ts).
 */
import { compareIds } from '../ids.ts';

/** One or more values of an attribute that are counted together; ascending. */
export interface ValueGroup<Value> {
  readonly values: readonly Value[];
  readonly count: number;
  /** Made of several values, or called "other" in the roster. */
  readonly isOther: boolean;
}

/**
 * Join groups under `min` into one; where that is still too small, the smallest of the others joins it.
 * A group that is "other" already joins as soon as there is anything to join.
 * @returns at least two groups of at least `min`, or null where there are none
 */
export function joinSmall<Value>(
  groups: readonly ValueGroup<Value>[],
  min: number,
): ValueGroup<Value>[] | null {
  const hasSmall = groups.some(({ count }) => count < min);
  const isJoined = (group: ValueGroup<Value>) => group.count < min || (hasSmall && group.isOther);
  const joined = groups.filter(isJoined);
  const kept = groups.filter((group) => !isJoined(group)).sort((a, b) => b.count - a.count);
  const total = () => joined.reduce((sum, { count }) => sum + count, 0);
  while (joined.length > 0 && total() < min) {
    const smallest = kept.pop();
    if (smallest === undefined) return null;
    joined.push(smallest);
  }
  const other = joined.length === 0 ? [] : [joinGroups(joined, total())];
  return kept.length + other.length < 2 ? null : [...kept, ...other];
}

function joinGroups<Value>(groups: readonly ValueGroup<Value>[], count: number): ValueGroup<Value> {
  return { values: groups.flatMap(({ values }) => values), count, isOther: true };
}

const OTHER = 'other';

/** How a group is called in ids, whatever the language: its value, or "other". */
export function nameValues(values: readonly string[]): string {
  return values.length === 1 ? values[0]! : OTHER;
}

const LABEL_VALUES_MAX = 5;
/** Stands for the value of those who stated nothing. */
const NOT_STATED = '–';

/** The values themselves, in no language: reports say "other" and "not stated" in the reader's own. */
export function labelValues(values: readonly string[]): string {
  const shown = values
    .slice(0, LABEL_VALUES_MAX)
    .map((value) => (value === '' ? NOT_STATED : value));
  return [...shown, ...(values.length > shown.length ? ['…'] : [])].join(', ');
}

/** Whether values are, or are called in the roster, "other". */
export function isOther(values: readonly string[]): boolean {
  return nameValues(values).toLowerCase() === OTHER;
}

export function sortValues(values: readonly string[]): string[] {
  return values.toSorted(compareIds);
}
