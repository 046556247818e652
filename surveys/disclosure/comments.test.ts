import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { KnownRound, Person } from '../../test/support/arbitrary-rounds.ts';
import {
  arbitraryRounds,
  buildRound,
  buildTree,
  tabulate,
  team,
} from '../../test/support/arbitrary-rounds.ts';
import { COMMENTS_SHOWN_MIN, releaseComments } from './comments.ts';
import { planGroups } from './groups.ts';

function release(round: KnownRound) {
  const tabulation = tabulate(round);
  const groups = planGroups({ ...round, respondents: tabulation.respondents });
  return releaseComments({ ...round, tabulation, groups });
}

/** `count` people of a unit, `texts` of whom write something. */
function writers(unit: string, count: number, texts: readonly string[]): Person[] {
  return team(unit, count).map((person, place) => ({ ...person, comment: texts[place] ?? null }));
}

const tree = buildTree(['c', null], ['A', 'c'], ['B', 'c']);
const texts = (prefix: string, count: number) =>
  Array.from({ length: count }, (_, place) => `${prefix}${place}`);

describe('named cases', () => {
  test('units of two comment cohorts show their lists, the company shows all, sorted by text', () => {
    const round = buildRound(tree, [
      ...writers('A', 20, texts('z', 5)),
      ...writers('B', 25, texts('a', 6)),
    ])!;
    expect(release(round)).toEqual([
      { group: 'unit:c', item: 'why', texts: [...texts('a', 6), ...texts('z', 5)] },
      { group: 'unit:A', item: 'why', texts: texts('z', 5) },
      { group: 'unit:B', item: 'why', texts: texts('a', 6) },
    ]);
  });

  test('a unit with four comments shows none, nor does the one that would give them away', () => {
    const round = buildRound(tree, [
      ...writers('A', 20, texts('z', 4)),
      ...writers('B', 25, texts('a', 6)),
    ])!;
    expect(release(round).map(({ group, texts: { length } }) => [group, length])).toEqual([
      ['unit:c', 10],
    ]);
  });

  test('fewer than commentMin people answered: no list, however many wrote', () => {
    const silent = team('A', 11, null);
    const round = buildRound(tree, [
      ...writers('A', 9, texts('z', 9)),
      ...silent,
      ...writers('B', 25, texts('a', 9)),
    ])!;
    expect(release(round).map(({ group }) => group)).toEqual(['unit:c']);
  });

  test('units under twice commentMin invited share a list with their neighbours', () => {
    const round = buildRound(tree, [
      ...writers('A', 19, texts('z', 9)),
      ...writers('B', 19, texts('a', 9)),
    ])!;
    expect(release(round).map(({ group }) => group)).toEqual(['unit:c']);
  });

  test('a company of 12 has one list, a company of nine none', () => {
    expect(release(buildRound(tree, writers('A', 12, texts('z', 9)))!).length).toBeGreaterThan(0);
    expect(release(buildRound(tree, writers('A', 9, texts('z', 9)))!)).toEqual([]);
  });
});

describe('any round', () => {
  test('every list, and every list minus the lists below it, is of enough people and comments', () => {
    let lists = 0;
    fc.assert(
      fc.property(arbitraryRounds, (round) => {
        const released = release(round).map(({ group }) => group.slice('unit:'.length));
        const parents = new Map(
          round.tree.units.map(({ id, parent }) => [id as string, parent as string | null]),
        );
        const homeOf = (unit: string) => {
          let at: string | null = unit;
          while (at !== null && !released.includes(at)) at = parents.get(at) ?? null;
          return at;
        };
        lists += released.length;
        for (const list of released) {
          const rest = round.people.filter(({ unit }) => homeOf(unit) === list);
          if (rest.length === 0) continue;
          const answered = rest.filter(({ answers }) => answers !== null);
          const comments = answered.filter(({ comment }) => comment !== null);
          expect(answered.length).toBeGreaterThanOrEqual(round.policy.commentMin);
          expect(comments.length).toBeGreaterThanOrEqual(COMMENTS_SHOWN_MIN);
        }
      }),
      { numRuns: 400 },
    );
    expect(lists).toBeGreaterThan(400);
  });

  test('a list holds the true comments of its group, in an order that says nothing', () => {
    fc.assert(
      fc.property(arbitraryRounds, (round) => {
        for (const { group, texts: list } of release(round)) {
          const units = new Set<string>([group.slice('unit:'.length)]);
          for (const { id, parent } of round.tree.units)
            if (parent !== null && units.has(parent)) units.add(id);
          const written = round.people.flatMap(({ unit, answers, comment }) =>
            units.has(unit) && answers !== null && comment !== null ? [comment] : [],
          );
          expect(list).toEqual(written.sort());
        }
      }),
      { numRuns: 200 },
    );
  });
});
