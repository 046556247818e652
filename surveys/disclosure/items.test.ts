import fc from 'fast-check';
import { expect, test } from 'vitest';
import { optionCount } from '../scoring-key.ts';
import { arbitraryRounds, tabulate, TEST_KEY } from '../../test/support/arbitrary-rounds.ts';
import { planGroups } from './groups.ts';
import { sumByGroup, sumItem, sumOptions } from './items.ts';
import { planItem } from './pattern.ts';

const policy = { groupMin: 5, distributionMin: 10 };

/** One parent with two teams and nobody of its own. */
function twoTeams(scored: readonly number[], respondents: readonly number[] = scored) {
  const { shown, detailed } = planItem(
    Int32Array.from([-1, 0, 0]),
    Int32Array.from(respondents),
    Int32Array.from(scored),
    policy,
  );
  return { shown: [...shown], detailed: [...detailed] };
}

test('two teams with enough scores: both are shown, in detail from ten each', () => {
  expect(twoTeams([0, 10, 11])).toEqual({ shown: [1, 1, 1], detailed: [1, 1, 1] });
  expect(twoTeams([0, 9, 11])).toEqual({ shown: [1, 1, 1], detailed: [1, 0, 0] });
});

test('four scores in one team: neither team is shown, because one would give the other away', () => {
  expect(twoTeams([0, 4, 11], [0, 9, 11])).toEqual({ shown: [1, 0, 0], detailed: [1, 0, 0] });
});

test('a team in which everyone skipped the item is not left over alone', () => {
  expect(twoTeams([0, 0, 11], [0, 9, 11])).toEqual({ shown: [1, 0, 0], detailed: [1, 0, 0] });
});

test('an item that four people scored is shown nowhere', () => {
  expect(twoTeams([0, 2, 2], [0, 9, 9])).toEqual({ shown: [0, 0, 0], detailed: [0, 0, 0] });
});

test('from the top down no derivable set is unanimous, and mixed sets are counted as they are', () => {
  let spread = 0;
  fc.assert(
    fc.property(arbitraryRounds, (round) => {
      const tabulation = tabulate(round);
      const tree = planGroups({ ...round, respondents: tabulation.respondents });
      const respondents = new Int32Array(tree.groups.length);
      for (const [cohort, group] of tree.groupOfCohort.entries()) {
        if (group >= 0) respondents[group]! += tabulation.respondents[cohort]!;
      }
      for (const [index, item] of TEST_KEY.items.entries()) {
        const options = optionCount(item);
        const histogram = tabulation.histograms[index]!;
        const scored = sumByGroup(tree, sumOptions(item, histogram));
        const pattern = planItem(tree.parentIndex, respondents, scored, policy);
        const { shown, sums } = sumItem(item, tree, histogram, pattern);
        const shownAbove = (from: number) => {
          let group = from;
          while (group >= 0 && shown[group] !== 1) group = tree.parentIndex[group]!;
          return group;
        };
        // Published sums, minus those of the shown groups below; and the truth about the same people.
        const derived = tree.groups.map((_, group) => [
          ...sums.subarray(group * options, (group + 1) * options),
        ]);
        const truth = tree.groups.map(() => new Array<number>(options).fill(0));
        for (let group = 1; group < tree.groups.length; group++) {
          if (shown[group] !== 1) continue;
          const above = derived[shownAbove(tree.parentIndex[group]!)]!;
          for (let option = 0; option < options; option++) {
            above[option]! -= sums[group * options + option]!;
          }
        }
        for (const [cohort, home] of tree.groupOfCohort.entries()) {
          const known = truth[shownAbove(home)];
          if (known === undefined) continue;
          for (let option = 0; option < options; option++) {
            known[option]! += histogram[cohort * options + option]!;
          }
        }
        for (const [group, left] of derived.entries()) {
          if (shown[group] !== 1) continue;
          const people = left.reduce((sum, count) => sum + count, 0);
          if (people > 0) expect(Math.max(...left)).toBeLessThan(people);
          if (truth[group]!.filter((count) => count > 0).length === 1) spread++;
          else expect(left).toEqual(truth[group]);
        }
      }
    }),
    { numRuns: 300 },
  );
  expect(spread).toBeGreaterThan(0);
});
