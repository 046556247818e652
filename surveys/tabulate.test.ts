import fc from 'fast-check';
import { expect, test } from 'vitest';
import { optionCount, optionScore, type ScaledItem, type ScoringKey } from './scoring-key.ts';
import { createTabulator } from './tabulate.ts';
import { BLANK, isScored, NO_SCORE } from './tabulation.ts';

const COHORTS = 3;

function item(dimension: string | null, id: string, change: Partial<ScaledItem> = {}): ScaledItem {
  return {
    ...{ id, dimension, role: null, from: 1, to: 5, best: 'high', notApplicable: [], text: {} },
    ...change,
  };
}

const small = [
  item('S', 's1'),
  item('S', 's2', { to: 2, best: 'low' }),
  item('S', 's3', { to: 3 }),
];
/** Seven to the eighth power are more ways of answering than a table is kept for. */
const large = Array.from({ length: 8 }, (_, index) => item('L', `l${index}`));
const recommend = item(null, 'recommend', { role: 'recommend', from: 0, to: 10 });
const key: ScoringKey = {
  items: [...large.slice(0, 4), ...small, recommend, ...large.slice(4)],
  comments: [],
  dimensions: [
    { id: 'S', title: {}, items: small.map(({ id }) => id) },
    { id: 'L', title: {}, items: large.map(({ id }) => id) },
  ],
};

/** Complete cases have to come, and so have people who answer half of a dimension. */
const answer = (one: ScaledItem, scored: number) =>
  fc.oneof(
    { weight: scored, arbitrary: fc.integer({ min: 1, max: optionCount(one) }) },
    { weight: 1, arbitrary: fc.constantFrom(BLANK, NO_SCORE) },
  );
const ballot = fc.record({
  cohort: fc.nat(COHORTS - 1),
  packed: fc
    .constantFrom(1, 20)
    .chain((scored) => fc.tuple(...key.items.map((one) => answer(one, scored))))
    .map((bytes) => Uint8Array.from(bytes)),
});
type Ballot = { readonly cohort: number; readonly packed: Uint8Array };

test('the moments are those of their definition, person by person', () => {
  fc.assert(
    fc.property(fc.array(ballot, { maxLength: 40 }), (ballots) => {
      const tabulator = createTabulator(key, COHORTS);
      for (const { cohort, packed } of ballots) tabulator.add(cohort, packed);
      const { moments } = tabulator.finish([]);
      for (const [index, { items }] of key.dimensions.entries()) {
        const members = items.map((id) => key.items.findIndex((one) => one.id === id));
        const complete = ballots
          .map(({ packed }) => members.map((place) => scoreOf(place, packed)))
          .filter((scores) => !scores.includes(null)) as number[][];
        expectMoments(moments.dimensions[index]!, complete, members.length);
        expect(moments.within[index]!.degreesOfFreedom).toBe(countWithin(ballots, members));
      }
      const rows = ballots
        .map(({ packed }) => [
          ...key.dimensions.map(({ items }) => meanOf(items, packed)),
          scoreOf(key.items.indexOf(recommend), packed),
        ])
        .filter((row) => !row.includes(null)) as number[][];
      expectMoments(moments.drivers!, rows, key.dimensions.length + 1);
    }),
    { numRuns: 60 },
  );
});

test('ballots of a cohort all at once count as one by one', () => {
  fc.assert(
    fc.property(fc.array(ballot, { maxLength: 20 }), (ballots) => {
      const oneByOne = createTabulator(key, COHORTS);
      for (const { cohort, packed } of ballots) oneByOne.add(cohort, packed);
      const together = createTabulator(key, COHORTS);
      for (let cohort = 0; cohort < COHORTS; cohort += 1)
        together.addAll(
          cohort,
          Uint8Array.from(
            ballots.filter((one) => one.cohort === cohort).flatMap(({ packed }) => [...packed]),
          ),
        );
      expect(together.finish([])).toEqual(oneByOne.finish([]));
    }),
    { numRuns: 60 },
  );
});

test('a ballot without a score counts where it carries a comment, and nowhere else', () => {
  const blank = new Uint8Array(key.items.length);
  const tabulator = createTabulator(key, COHORTS);
  tabulator.add(0, blank);
  tabulator.add(1, blank, true);
  tabulator.addAll(2, blank);
  expect([...tabulator.finish([]).respondents]).toEqual([0, 1, 0]);
});

function scoreOf(place: number, packed: Uint8Array): number | null {
  const byte = packed[place]!;
  return isScored(byte) ? optionScore(key.items[place]!, byte - 1) : null;
}

/** In whole hundredths of a point, as persons' scores are summed; null with fewer than half of the answers. */
function meanOf(ids: readonly string[], packed: Uint8Array): number | null {
  const scores = ids
    .map((id) =>
      scoreOf(
        key.items.findIndex((one) => one.id === id),
        packed,
      ),
    )
    .filter((score) => score !== null);
  if (scores.length === 0 || scores.length * 2 < ids.length) return null;
  const sum = scores.reduce((total, score) => total + 100 * score, 0);
  return Math.round(sum / scores.length) / 100;
}

/** People with a score of the dimension beyond the first of their cohort. */
function countWithin(ballots: readonly Ballot[], members: readonly number[]): number {
  const ids = members.map((place) => key.items[place]!.id);
  let free = 0;
  for (let cohort = 0; cohort < COHORTS; cohort += 1) {
    const scored = ballots.filter(
      (one) => one.cohort === cohort && meanOf(ids, one.packed) !== null,
    );
    free += Math.max(0, scored.length - 1);
  }
  return free;
}

function expectMoments(
  found: { n: number; sums: Float64Array; products: Float64Array },
  rows: readonly (readonly number[])[],
  size: number,
): void {
  expect(found.n).toBe(rows.length);
  for (let i = 0; i < size; i += 1) {
    expect(found.sums[i]).toBeCloseTo(add(rows.map((row) => row[i]!)), 4);
    for (let j = 0; j < size; j += 1)
      expect(found.products[i * size + j]).toBeCloseTo(
        add(rows.map((row) => row[i]! * row[j]!)),
        2,
      );
  }
}

const add = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
