import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ItemFigures } from '../release-document.ts';
import type { KnownRound, Person } from '../../test/support/arbitrary-rounds.ts';
import {
  arbitraryRounds,
  buildRound,
  buildTree,
  tabulate,
  team,
} from '../../test/support/arbitrary-rounds.ts';
import type { ProtectedGroup, ProtectedRound } from './protect.ts';
import { protectRound } from './protect.ts';

const protect = (round: KnownRound) => protectRound({ ...round, tabulation: tabulate(round) });
const release = (...given: Parameters<typeof buildRound>) => protect(buildRound(...given)!);
const idsOf = (document: ProtectedRound) => document.groups.map(({ id }) => id);
const groupOf = (document: ProtectedRound, id: string) =>
  document.groups.find((group) => group.id === id)!;

/** Places (in `people`) of the members of a group, read from nothing but `of`. */
function membersOf({ tree, people }: KnownRound, { of }: Pick<ProtectedGroup, 'of'>): Set<number> {
  const units = new Set<string>('units' in of ? of.units : [of.unit]);
  if ('unit' in of)
    for (const { id, parent } of tree.units)
      if (parent !== null && units.has(parent)) units.add(id);
  return new Set(people.flatMap(({ unit }, person) => (units.has(unit) ? [person] : [])));
}

/** The smallest sets that can be derived from groups by subtraction: members alike in all memberships. */
function atomsOf(round: KnownRound, groups: readonly ProtectedGroup[]): Person[][] {
  const members = groups.map((group) => membersOf(round, group));
  const atoms = new Map<string, Person[]>();
  for (const [place, person] of round.people.entries()) {
    const signature = members.flatMap((set, group) => (set.has(place) ? [group] : [])).join();
    if (signature === '') continue;
    atoms.set(signature, [...(atoms.get(signature) ?? []), person]);
  }
  return [...atoms.values()];
}

const hasAnswered = ({ answers, comment }: Person) =>
  answers !== null && (comment !== null || answers.some((option) => option !== null));

describe('any round', () => {
  const holds = (property: (round: KnownRound, document: ProtectedRound) => void) => {
    fc.assert(
      fc.property(arbitraryRounds, (round) => property(round, protect(round))),
      { numRuns: 300 },
    );
  };

  test('every derivable set of people holds at least groupMin respondents', () => {
    holds((round, document) => {
      for (const atom of atomsOf(round, document.groups)) {
        expect(atom.filter(hasAnswered).length).toBeGreaterThanOrEqual(round.policy.groupMin);
      }
    });
  });

  test('per item: at least groupMin people with a score, distributionMin for distributions', () => {
    holds((round, document) => {
      for (const [index, { id }] of round.key.items.entries()) {
        const expectAtoms = (minimum: number, isShown: (figures: ItemFigures) => boolean) => {
          const shown = document.groups.filter(
            ({ items }) => items[id] != null && isShown(items[id]),
          );
          for (const atom of atomsOf(round, shown).filter((people) => people.some(hasAnswered))) {
            const scored = atom.filter(
              ({ answers }) => answers !== null && answers[index] !== null,
            );
            expect(scored.length).toBeGreaterThanOrEqual(minimum);
          }
        };
        expectAtoms(round.policy.groupMin, () => true);
        expectAtoms(round.policy.distributionMin, ({ distribution }) => distribution !== null);
        expectAtoms(round.policy.distributionMin, ({ favourable }) => favourable !== null);
      }
    });
  });

  test('counts are true, and figures lie on their scales', () => {
    holds((round, document) => {
      for (const group of document.groups) {
        const members = [...membersOf(round, group)].map((place) => round.people[place]!);
        expect(group.invited).toBe(members.length);
        expect(group.respondents).toBe(members.filter(hasAnswered).length);
        for (const [index, { id }] of round.key.items.entries()) {
          const figures = group.items[id] ?? null;
          if (figures === null) continue;
          const options = members.flatMap(({ answers }) => answers?.[index] ?? []);
          expect(figures.n).toBe(options.length);
          expect(figures.mean).toBeGreaterThanOrEqual(0);
          expect(figures.mean).toBeLessThanOrEqual(100);
          expect(figures.distribution?.reduce((sum, people) => sum + people, 0) ?? figures.n).toBe(
            figures.n,
          );
        }
      }
    });
  });

  test('every unit is either released or withheld with a group that contains all of it', () => {
    holds((round, document) => {
      const released = new Set(idsOf(document));
      const withheld = new Map(document.withheld.map((entry) => [entry.unit, entry]));
      for (const { id } of round.tree.units) {
        expect(released.has(`unit:${id}`)).toBe(!withheld.has(id));
        const instead = withheld.get(id)?.seeInstead ?? null;
        if (!withheld.has(id)) continue;
        if (released.size === 0) expect(instead).toBe(null);
        else {
          const around = membersOf(round, groupOf(document, instead!));
          const inside = membersOf(round, { of: { unit: id } });
          expect(inside.isSubsetOf(around)).toBe(true);
        }
      }
    });
  });

  test('parents come first, siblings by id, and every parent exists', () => {
    holds((_, { groups }) => {
      for (const [index, { id, parent }] of groups.entries()) {
        if (parent === null) expect(index).toBe(0);
        else expect(groups.findIndex((group) => group.id === parent)).toBeLessThan(index);
        const siblings = groups.filter((group) => group.parent === parent).map((group) => group.id);
        expect(siblings).toEqual([...siblings].sort());
        expect(siblings).toContain(id);
      }
    });
  });

  test('the order of arrival changes not one byte', () => {
    fc.assert(
      fc.property(arbitraryRounds, fc.infiniteStream(fc.nat()), (round, draws) => {
        const people = shuffle(round.people, draws);
        expect(JSON.stringify(protect({ ...round, people }))).toBe(JSON.stringify(protect(round)));
      }),
      { numRuns: 100 },
    );
  });

  test('exchanging answers between people leaves the pattern of what is released as it was', () => {
    fc.assert(
      fc.property(arbitraryRounds, fc.infiniteStream(fc.nat()), (round, draws) => {
        const exchanged = exchangeAnswers(round, draws);
        expect(patternOf(protect(exchanged))).toEqual(patternOf(protect(round)));
      }),
      { numRuns: 200 },
    );
  });
});

function shuffle<T>(list: readonly T[], draws: Iterator<number>): T[] {
  const rest = [...list];
  const shuffled: T[] = [];
  while (rest.length > 0)
    shuffled.push(...rest.splice((draws.next().value as number) % rest.length, 1));
  return shuffled;
}

/** Deal all scores of an item anew among the people who have one. */
function exchangeAnswers(round: KnownRound, draws: Iterator<number>): KnownRound {
  const dealt = round.key.items.map((_, index) =>
    shuffle(
      round.people.flatMap(({ answers }) => answers?.[index] ?? []),
      draws,
    ),
  );
  const people = round.people.map((person) => ({
    ...person,
    answers:
      person.answers?.map((option, index) => (option === null ? null : dealt[index]!.pop()!)) ??
      null,
  }));
  return { ...round, people };
}

/** The document with every number about answers and every text replaced by its kind. */
function patternOf(document: ProtectedRound): unknown {
  const { groups, ...rest } = document;
  const hide = (_: string, value: unknown) => (typeof value === 'number' ? '#' : value);
  return { ...rest, groups: groups.map((group) => JSON.stringify(group, hide)) };
}

describe('named cases', () => {
  const two = buildTree(['c', null], ['A', 'c'], ['B', 'c']);

  test('A3 + B6 of whom all answered: neither team is shown', () => {
    expect(idsOf(release(two, [...team('A', 3), ...team('B', 6)]))).toEqual(['unit:c']);
  });

  test('A3 + B6 + 4: B is shown, A and the 4 are a pool', () => {
    const document = release(two, [...team('c', 4), ...team('A', 3), ...team('B', 6)]);
    expect(idsOf(document)).toEqual(['unit:c', 'pool:c', 'unit:B']);
    expect(groupOf(document, 'pool:c')).toMatchObject({
      of: { units: ['c', 'A'] },
      respondents: 7,
      parent: 'unit:c',
    });
    expect(document.withheld).toEqual([
      { unit: 'A', why: 'too-few-invited', seeInstead: 'pool:c' },
    ]);
  });

  test('A6 of whom three answered + B6: B is not shown, because A would follow from it', () => {
    const document = release(two, [...team('A', 3), ...team('A', 3, null), ...team('B', 6)]);
    expect(document.withheld).toEqual([
      { unit: 'A', why: 'too-few-answers', seeInstead: 'unit:c' },
      { unit: 'B', why: 'protects-others', seeInstead: 'unit:c' },
    ]);
  });

  test('a team of whom nobody answered does not become a team of named silence', () => {
    const document = release(two, [...team('A', 6, null), ...team('B', 6)]);
    expect(idsOf(document)).toEqual(['unit:c']);
  });

  test('a team of six with one skipped item is shown with all items, nobody can be singled out', () => {
    const skipped = [null, 0, 7];
    const document = release(two, [...team('A', 5), ...team('A', 1, skipped), ...team('B', 9)]);
    expect(groupOf(document, 'unit:A').items['a']?.n).toBe(5);
    expect(groupOf(document, 'unit:A').items['b']?.n).toBe(6);
    expect(groupOf(document, 'unit:A').dimensions['work']?.n).toBe(5);
  });

  test('a team of five with one skipped item: item withheld there, and in the team it would follow from', () => {
    const document = release(two, [
      ...team('A', 4),
      ...team('A', 1, [null, 0, 7]),
      ...team('B', 9),
    ]);
    expect(groupOf(document, 'unit:A').items['a']).toBe(null);
    expect(groupOf(document, 'unit:B').items['a']).toBe(null);
    expect(groupOf(document, 'unit:c').items['a']?.n).toBe(13);
    expect(groupOf(document, 'unit:B').items['b']?.n).toBe(9);
    // The other item of the dimension is half of it, which is enough.
    expect(groupOf(document, 'unit:A').dimensions['work']).toMatchObject({ n: 5 });
  });

  test('a team that answers alike gives the same document as one with a neighbouring answer', () => {
    const others = team('B', 12, [1, 1, 4]);
    const alike = release(two, [...team('A', 12, [4, 0, 10]), ...others]);
    const almost = release(two, [
      ...team('A', 11, [4, 0, 10]),
      ...team('A', 1, [3, 1, 9]),
      ...others,
    ]);
    expect(JSON.stringify(alike)).toBe(JSON.stringify(almost));
    expect(groupOf(alike, 'unit:A').items['a']).toMatchObject({ mean: 98 });
  });

  test('distributions only where what is left over holds ten as well', () => {
    const document = release(two, [...team('A', 7, [0, 0, 0]), ...team('B', 12, [1, 0, 0])]);
    expect(groupOf(document, 'unit:c').items['a']?.distribution).not.toBe(null);
    expect(groupOf(document, 'unit:B').items['a']).toMatchObject({
      distribution: null,
      favourable: null,
    });
    expect(groupOf(document, 'unit:B').recommend).toBe(null);
  });

  test('a company of four is refused before launch', () => {
    expect(buildRound(two, team('A', 4))).toBe(null);
  });

  test('strict setting: a unit with one joiner is withheld, others are not', () => {
    const round = buildRound(two, [...team('c', 9), ...team('A', 9), ...team('B', 9)])!;
    const unitOf = (id: string) => round.tree.units.find((unit) => unit.id === id)!.id;
    const input = { ...round, tabulation: tabulate(round) };
    expect(idsOf(protectRound({ ...input, changes: [] }))).toContain('unit:A');
    const joined = Array.from({ length: 5 }, () => ({ from: null, to: unitOf('A') }));
    expect(idsOf(protectRound({ ...input, changes: joined }))).toContain('unit:A');
    const one = protectRound({ ...input, changes: [{ from: null, to: unitOf('A') }] });
    expect(idsOf(one)).toEqual(['unit:B']);
    const moved = protectRound({ ...input, changes: [{ from: unitOf('A'), to: unitOf('B') }] });
    expect(idsOf(moved)).toEqual(['unit:c']);
  });
});
