import { findPeople, readOption, type GroundTruth } from '../../surveys/disclosure/audit-truth.ts';
import type { ReleaseDocument } from '../../surveys/release-document.ts';
import type { PlayedRound } from './world.ts';

/** What an attacker with the roster makes of published groups by subtraction. */
interface PublishedSet {
  readonly id: string;
  readonly invited: ReadonlySet<number>;
  /** Those of them whose figures are behind the group, as the attacker knows them. */
  readonly answered: ReadonlySet<number>;
}

interface Remainder {
  readonly words: string;
  readonly invited: number;
  readonly answered: number;
}

/** The groups of a document as sets of people; with an item only those that publish it. */
export function listSets(
  release: ReleaseDocument,
  truth: GroundTruth,
  item?: string,
): PublishedSet[] {
  const index = truth.key.items.findIndex(({ id }) => id === item);
  const counts = (person: number) =>
    index >= 0
      ? readOption(truth, person, index) >= 0
      : truth.key.items.some((_, each) => readOption(truth, person, each) >= 0);
  return release.groups
    .filter((group) => item === undefined || group.items[item] != null)
    .map(({ id, of }) => {
      const invited = findPeople(truth, of);
      return { id, invited: new Set(invited), answered: new Set(invited.filter(counts)) };
    });
}

/** Every group minus the largest groups inside it. */
export function subtractChildren(sets: readonly PublishedSet[]): Remainder[] {
  return sets.map((set) => {
    const inside = sets.filter((other) => other !== set && isInside(other, set));
    const covered = new Set(inside.flatMap(({ invited }) => [...invited]));
    const left = [...set.invited].filter((person) => !covered.has(person));
    return {
      words: `${set.id} minus ${inside.map(({ id }) => id).join(', ') || 'nothing'}`,
      invited: left.length,
      answered: left.filter((person) => set.answered.has(person)).length,
    };
  });
}

/** For every two groups the people who are in one of them only. */
export function compareGroups(sets: readonly PublishedSet[]): Remainder[] {
  return sets.flatMap((a, index) =>
    sets.slice(index + 1).map((b) => {
      const all = new Set([...a.invited, ...b.invited]);
      const once = [...all].filter((person) => a.invited.has(person) !== b.invited.has(person));
      return {
        words: `${a.id} against ${b.id}`,
        invited: once.length,
        answered: once.filter((person) => a.answered.has(person) || b.answered.has(person)).length,
      };
    }),
  );
}

/** Remainders that single somebody out: people who are too few, or who are named as silent. */
export function findExposed(remainders: readonly Remainder[], minimum: number): string[] {
  return remainders
    .filter(({ invited, answered }) => invited > 0 && answered < minimum)
    .map(({ words, answered, invited }) => `${words}: ${answered} of ${invited} people`);
}

/** The same for all groups and for each question. */
export function listAllSets(round: PlayedRound): { what: string; sets: PublishedSet[] }[] {
  const { release, truth } = round;
  return [
    { what: 'groups', sets: listSets(release, truth) },
    ...truth.key.items.map(({ id }) => ({ what: id, sets: listSets(release, truth, id) })),
  ];
}

function isInside(inner: PublishedSet, outer: PublishedSet): boolean {
  if (inner.invited.size >= outer.invited.size) return false;
  return [...inner.invited].every((person) => outer.invited.has(person));
}

/**
 * Spearman's rank correlation of two equally long lists: Pearson's of the ranks, ties in the middle of
 * theirs. 0 where one list is all the same.
 */
export function correlateRanks(
  first: readonly (number | string)[],
  second: readonly (number | string)[],
): number {
  const a = centreRanks(first);
  const b = centreRanks(second);
  const dot = (x: readonly number[], y: readonly number[]) =>
    x.reduce((sum, value, index) => sum + value * y[index]!, 0);
  const scale = Math.sqrt(dot(a, a) * dot(b, b));
  return scale === 0 ? 0 : dot(a, b) / scale;
}

/** More than this happens by chance less than once in fifty thousand times. */
export function chanceLimit(people: number): number {
  return 4.3 / Math.sqrt(people - 1);
}

/** Ranks with their mean taken off. */
export function centreRanks(values: readonly (number | string)[]): number[] {
  const sorted = [...values].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  return values.map(
    (value) => (sorted.indexOf(value) + sorted.lastIndexOf(value)) / 2 - (values.length - 1) / 2,
  );
}
