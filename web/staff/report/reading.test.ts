import { describe, expect, test } from 'vitest';
import { DEFAULT_POLICY } from '../../../surveys/policy.ts';
import { pickHighlights } from '../../../surveys/report/highlights.ts';
import type { DimensionFigures, ReleaseGroup } from '../../../surveys/release-document.ts';
import type { ReportView } from '../api.ts';
import {
  compareMeans,
  completeReport,
  depthOf,
  findComments,
  findGateMargin,
  indexReport,
  keyOfGroup,
  listBreakdowns,
  listGroupsBelow,
  listLooseDimensions,
  listReferences,
  listUnitsHeardHere,
  readUnit,
  responsePercent,
  roundMargin,
  sortIntoBands,
  type DimensionReading,
} from './reading.ts';

function makeGroup(
  id: string,
  parent: string | null,
  more: Partial<ReleaseGroup> = {},
): ReleaseGroup {
  return {
    id,
    label: id,
    parent,
    of: { unit: id.slice(id.indexOf(':') + 1) },
    invited: 20,
    respondents: 12,
    items: {},
    dimensions: {},
    recommend: null,
    readiness: null,
    ...more,
  };
}

function labelled(label: 'ready' | 'nearly' | null): Partial<ReleaseGroup> {
  return { readiness: { label, probability: null, gates: {}, missing: [], reasons: [], next: [] } };
}

const groups = [
  makeGroup('unit:A', null),
  makeGroup('unit:B', 'unit:A', { label: 'Zoo', ...labelled('ready') }),
  makeGroup('pool:B', 'unit:B', { of: { units: ['D', 'E'] }, ...labelled(null) }),
  makeGroup('unit:F', 'unit:B', { label: 'Études', ...labelled('ready') }),
  makeGroup('breakdown:sex=w', null, { of: { unit: 'A', where: { sex: 'w' } } }),
];

const report: ReportView = {
  release: {
    format: 'tutti-release/1',
    round: { id: 'r', title: 'Round', instrument: 'full@1', closedOn: '2026-01-31' },
    policy: DEFAULT_POLICY,
    groups,
    withheld: [
      { unit: 'D', why: 'too-few-answers', seeInstead: 'pool:B' },
      { unit: 'E', why: 'too-few-invited', seeInstead: 'pool:B' },
      { unit: 'G', why: 'protects-others', seeInstead: null },
    ],
    comments: [{ group: 'unit:A', item: 'COM', texts: ['more time'] }],
    company: {
      reliability: {
        WB: { n: 100, alpha: 0.69, omega: 0.7, withinVariance: 1 },
        JS: { n: 100, alpha: 0.7, omega: 0.7, withinVariance: 1 },
        CB: { n: 100, alpha: null, omega: null, withinVariance: null },
      },
      dimensionCorrelation: null,
      drivers: {},
      bars: null,
      setup: null,
    },
  },
  hash: 'hash',
  instrument: {
    title: { en: 'Full' },
    dimensions: ['WB', 'JS', 'CB'].map((id) => ({ id, title: { en: id }, items: [] })),
    items: [],
    comments: [],
  },
  units: [],
  start: { group: 'unit:A', unit: 'A' },
  since: null,
};
const index = indexReport(report);

describe('readUnit', () => {
  test('a released unit is read by its id, a pool by the id of the group', () => {
    expect(readUnit(index, 'B')).toEqual({ kind: 'released', group: groups[1] });
    expect(readUnit(index, 'pool:B')).toEqual({ kind: 'released', group: groups[2] });
  });

  test('a withheld unit leads to the group that stands in for it', () => {
    const reading = readUnit(index, 'D');
    expect(reading).toMatchObject({ kind: 'withheld', why: 'too-few-answers', instead: groups[2] });
  });

  test('a withheld unit without a stand-in says so and is not unknown', () => {
    expect(readUnit(index, 'G')).toMatchObject({ kind: 'withheld', instead: null });
    expect(readUnit(index, 'X')).toEqual({ kind: 'unknown' });
  });
});

test('keyOfGroup is what readUnit finds the group by again', () => {
  for (const group of groups) {
    expect(readUnit(index, keyOfGroup(group))).toEqual({ kind: 'released', group });
  }
});

test('below a group stand its units, then its pool, and no breakdown', () => {
  expect(listGroupsBelow(index, groups[1]!).map(({ id }) => id)).toEqual(['unit:F', 'pool:B']);
  expect(listGroupsBelow(index, groups[0]!).map(({ id }) => id)).toEqual(['unit:B']);
  expect(depthOf(index, groups[3]!)).toBe(2);
});

test('company-wide breakdowns belong to the company and to no other group', () => {
  expect(listBreakdowns(index, groups[0]!).map(({ id }) => id)).toEqual(['breakdown:sex=w']);
  expect(listBreakdowns(index, groups[1]!)).toEqual([]);
});

test('units without figures are listed at the group where they are heard', () => {
  expect(listUnitsHeardHere(index, groups[2]!).map(({ unit }) => unit)).toEqual(['D', 'E']);
});

test('comments come from the nearest group above that has any', () => {
  expect(findComments(index, groups[2]!)?.group).toBe(groups[0]);
  const silent = indexReport({ ...report, release: { ...report.release, comments: [] } });
  expect(findComments(silent, groups[2]!)).toBeNull();
});

describe('pickHighlights', () => {
  const read = (means: readonly (number | null)[]): DimensionReading[] =>
    means.map((mean, position) => ({
      dimension: { id: String(position), title: {}, items: [] },
      figures: mean === null ? null : ({ mean } as DimensionFigures),
    }));
  const means = (list: readonly { figures: DimensionFigures }[]) => list.map((d) => d.figures.mean);

  test('the three highest and the three lowest, the lowest first', () => {
    const { strengths, toWorkOn } = pickHighlights(read([50, 90, 10, 70, 30, 60, 80]));
    expect(means(strengths)).toEqual([90, 80, 70]);
    expect(means(toWorkOn)).toEqual([10, 30, 50]);
  });

  test('no dimension is in both lists, and withheld ones are in none', () => {
    const { strengths, toWorkOn } = pickHighlights(read([50, null, 90, 70, null]));
    expect(means(strengths)).toEqual([90, 70]);
    expect(means(toWorkOn)).toEqual([50]);
    expect(pickHighlights(read([null]))).toEqual({ strengths: [], toWorkOn: [] });
  });
});

test('bands keep the order of the release and leave the company out', () => {
  const bands = sortIntoBands(index);
  expect(bands.ready.map(({ label }) => label)).toEqual(['Zoo', 'Études']);
  expect(bands['no-label'].map(({ id }) => id)).toEqual(['pool:B']);
});

test('only dimensions with an alpha below .70 are called loose', () => {
  expect(listLooseDimensions(index).map(({ dimension }) => dimension.id)).toEqual(['WB']);
});

test('a response rate is a whole per cent, and unknown where nobody was invited', () => {
  expect(responsePercent(makeGroup('unit:X', null, { invited: 3, respondents: 2 }))).toBe(67);
  expect(responsePercent(makeGroup('unit:X', null, { invited: 0, respondents: 0 }))).toBeNull();
});

test('a group is compared with the nearest group above and the company, each once, never with itself', () => {
  const kinds = (id: string) =>
    listReferences(index, index.groups.get(id)!).map(({ kind, group }) => [kind, group.id]);
  expect(kinds('unit:F')).toEqual([
    ['parent', 'unit:B'],
    ['company', 'unit:A'],
  ]);
  expect(kinds('unit:B')).toEqual([['company', 'unit:A']]);
  expect(kinds('unit:A')).toEqual([]);
});

test('a mean is above or below another one only beyond its margin', () => {
  expect([56, 55, 50, 45, 44].map((mean) => compareMeans(mean, 5, 50))).toEqual([
    'above',
    'same',
    'same',
    'same',
    'below',
  ]);
  expect(compareMeans(51, null, 50)).toBe('above');
});

test('a margin under one point is not written as none', () => {
  expect([0.26, 0.96, 1.4, 12.5].map(roundMargin)).toEqual([0.3, 1, 1, 13]);
});

test('the estimates behind the gates of well-being and trust have a margin, the others none', () => {
  const figures = { n: 9, mean: 60, favourable: null, margin: 8, estimate: 61 };
  const group = makeGroup('unit:F', 'unit:B', {
    dimensions: { WB: { ...figures, estimateMargin: 6 } },
  });
  expect(findGateMargin(index, group, 'wellbeing')).toBe(6);
  expect(findGateMargin(index, group, 'trust')).toBeNull();
  expect(findGateMargin(index, group, 'response')).toBeNull();
});

test('a summary takes in what belongs to one group and keeps everything else', () => {
  const whole = {
    ...groups[3]!,
    items: { WB1: { n: 9, mean: 50, favourable: 40, distribution: null } },
  };
  const round = { id: 'p', title: 'Past', closedOn: '2025-01-31' };
  const change = { before: 50, after: 60, difference: 10, margin: 4, verdict: 'higher' as const };
  const summary = { ...report, since: { round, changes: { 'unit:A': { WB: change } } } };
  const complete = completeReport(summary, {
    groups: [whole],
    comments: [{ group: 'unit:B', item: 'COM', texts: ['less noise'] }],
    changes: { JS: change },
  });
  expect(complete.release.groups[3]).toBe(whole);
  expect(complete.release.groups[0]).toBe(groups[0]);
  expect(complete.release.comments[0]!.texts).toEqual(['less noise']);
  expect(complete.since!.changes).toEqual({ 'unit:A': { WB: change }, 'unit:F': { JS: change } });
});
