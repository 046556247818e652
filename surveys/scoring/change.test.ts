import { describe, expect, test } from 'vitest';
import type { ReleaseGroup, Reliability } from '../release-document.ts';
import { compareReleases, type ComparedRelease } from './change.ts';
import { adjustPValues } from './false-discovery.ts';
import { GOOD_RELIABILITY, listNumbers, makeTeam } from '../../test/support/published-groups.ts';
import { normalQuantile } from './normal.ts';

const DIMENSION = [{ id: 'WB', items: ['WB1'] }];

function makeGroup(id: string, mean: number | null, n = 10, invited = 10): ReleaseGroup {
  const team = makeTeam({ id, invited, n, means: { WB: mean } });
  const scores = { margin: null, estimate: null, estimateMargin: null };
  return {
    ...team,
    label: id,
    of: { unit: id },
    dimensions: { WB: mean === null ? null : { ...team.dimensions['WB']!, ...scores } },
    recommend: null,
    readiness: null,
  };
}

function makeRelease(
  groups: readonly ReleaseGroup[],
  reliability: Reliability = GOOD_RELIABILITY,
): ComparedRelease {
  const company = { reliability: { WB: reliability }, drivers: {}, bars: null, setup: null };
  return { round: {}, groups, company };
}

function compareOne(before: ReleaseGroup, after: ReleaseGroup, reliability?: Reliability) {
  const changes = compareReleases(
    makeRelease([before], reliability),
    makeRelease([after], reliability),
    DIMENSION,
  );
  return changes['unit:A']?.['WB'];
}

describe('one dimension of one team', () => {
  // Census of ten: D = (1 - omega) S2w / n = 7.2 in each round, so z = difference / 3.795.
  test('a difference that chance explains is no clear change', () => {
    expect(compareOne(makeGroup('unit:A', 60), makeGroup('unit:A', 66))).toEqual({
      before: 60,
      after: 66,
      difference: 6,
      margin: 6.2,
      verdict: 'none',
    });
  });

  test('a larger one is clear, in its direction', () => {
    const low = makeGroup('unit:A', 60);
    const high = makeGroup('unit:A', 67);
    expect(compareOne(low, high)).toMatchObject({ difference: 7, verdict: 'higher' });
    expect(compareOne(high, low)).toMatchObject({ difference: -7, verdict: 'lower' });
  });

  test('under five points nothing is called a change, however certain', () => {
    const at = (mean: number) => makeGroup('unit:A', mean, 100_000, 100_000);
    expect(compareOne(at(60), at(64))?.verdict).toBe('none');
    expect(compareOne(at(60), at(65))?.verdict).toBe('higher');
    expect(compareOne(at(65), at(60))?.verdict).toBe('lower');
  });

  test('the silent count: with half of the team silent the same difference is not clear', () => {
    const half = (mean: number) => makeGroup('unit:A', mean, 10, 20);
    expect(compareOne(half(60), half(67))?.verdict).toBe('none');
  });

  test('a census measured without error: every difference is real, and none is NaN', () => {
    const perfect = { ...GOOD_RELIABILITY, omega: 1 };
    expect(compareOne(makeGroup('unit:A', 60), makeGroup('unit:A', 65), perfect)).toEqual({
      before: 60,
      after: 65,
      difference: 5,
      margin: 0,
      verdict: 'higher',
    });
    expect(compareOne(makeGroup('unit:A', 60), makeGroup('unit:A', 60), perfect)?.verdict).toBe(
      'none',
    );
  });

  test('a team that stayed exactly where it was does not hide one that moved', () => {
    const perfect = { ...GOOD_RELIABILITY, omega: 1 };
    const at = (moved: number) =>
      makeRelease([makeGroup('unit:A', 60), makeGroup('unit:B', moved)], perfect);
    const changes = compareReleases(at(60), at(70), DIMENSION);
    expect(changes['unit:A']?.['WB']?.verdict).toBe('none');
    expect(changes['unit:B']?.['WB']?.verdict).toBe('higher');
  });

  test('a single question has no omega: all of its variance counts as error', () => {
    const single = { ...GOOD_RELIABILITY, alpha: null, omega: null };
    const wide = compareOne(makeGroup('unit:A', 60), makeGroup('unit:A', 70), single);
    expect(wide).toMatchObject({ margin: 14, verdict: 'none' });
  });
});

describe('what can not be compared is left out', () => {
  const now = makeGroup('unit:A', 90);
  test.each([
    ['withheld then', makeGroup('unit:A', null), undefined],
    ['not released then', makeGroup('unit:B', 60), undefined],
    ['a pool of other units', { ...makeGroup('unit:A', 60), of: { units: ['x'] } }, undefined],
    ['not measured reliably', makeGroup('unit:A', 60), { ...GOOD_RELIABILITY, omega: 0.59 }],
    [
      'no variance between persons',
      makeGroup('unit:A', 60),
      { ...GOOD_RELIABILITY, withinVariance: null },
    ],
  ] as const)('%s', (_, before, reliability) => {
    expect(compareOne(before, now, reliability)).toBeUndefined();
  });

  test('another item released: another measure', () => {
    const two = [{ id: 'WB', items: ['WB1', 'WB2'] }];
    const extra = { n: 10, mean: 50, favourable: null, distribution: null };
    const after = { ...now, items: { ...now.items, WB2: extra } };
    const before = makeRelease([makeGroup('unit:A', 60)]);
    expect(compareReleases(before, makeRelease([after]), two)).toEqual({});
    expect(compareReleases(before, makeRelease([now]), two)).not.toEqual({});
  });

  test('breakdowns cut across teams and are not compared', () => {
    const group = (mean: number) => makeGroup('breakdown:x=y', mean);
    expect(compareReleases(makeRelease([group(40)]), makeRelease([group(90)]), DIMENSION)).toEqual(
      {},
    );
  });

  test('nothing in common: nothing is said', () => {
    expect(compareReleases(makeRelease([]), makeRelease([]), DIMENSION)).toEqual({});
  });
});

describe('many tests together', () => {
  // A census of 100 (D = 0.72 a round, z = difference / 1.2), with the p-values published in 1995.
  const published = [
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719,
    0.6528, 0.759, 1,
  ];

  test('at q = .10 the first nine of the fifteen published p-values are discoveries', () => {
    const adjusted = adjustPValues(published);
    expect(adjusted.filter((p) => p <= 0.1)).toHaveLength(9);
  });

  test('one clear team among many that stayed: what alone is clear no longer is', () => {
    const alone = compareOne(makeGroup('unit:A', 60), makeGroup('unit:A', 67));
    expect(alone?.verdict).toBe('higher');
    const still = Array.from({ length: 30 }, (_, index) => makeGroup(`unit:S${index}`, 60));
    const changes = compareReleases(
      makeRelease([makeGroup('unit:A', 60), ...still]),
      makeRelease([makeGroup('unit:A', 67), ...still]),
      DIMENSION,
    );
    expect(changes['unit:A']?.['WB']?.verdict).toBe('none');
  });

  test('of teams that did not move a tenth at most would be flagged by chance; here none is, by ±5 points a third', () => {
    // Errors at the quantiles of their distribution: no draw, the same on every machine.
    const count = 400;
    const quantile = (index: number) => normalQuantile((index + 0.5) / count);
    const shuffled = (index: number) => (index * 149 + 77) % count;
    const deviation = Math.sqrt(7.2 + (0.8 * 360 * (1 - 10 / 12)) / 10);
    const at = (error: number) => Math.round(65 + deviation * error);
    const ids = Array.from({ length: count }, (_, index) => index);
    const teams = (error: (index: number) => number) =>
      ids.map((index) => makeGroup(`unit:${index}`, at(error(index)), 10, 12));
    const changes = Object.values(
      compareReleases(
        makeRelease(teams(quantile)),
        makeRelease(teams((index) => quantile(shuffled(index)))),
        DIMENSION,
      ),
    ).map((one) => one['WB']!);
    expect(changes).toHaveLength(count);
    expect(changes.filter(({ verdict }) => verdict !== 'none')).toHaveLength(0);
    const byPoints = changes.filter(({ difference }) => Math.abs(difference) >= 5).length;
    expect(byPoints / count).toBeGreaterThan(0.25);
    expect(listNumbers(changes).every(Number.isFinite)).toBe(true);
  });
});
