import { expect, test } from 'vitest';
import { DEFAULT_POLICY } from '../../../surveys/policy.ts';
import type { ReleaseGroup } from '../../../surveys/release-document.ts';
import type { DimensionChange } from '../../../surveys/scoring/change.ts';
import type { ReportView } from '../api.ts';
import { indexReport } from '../report/reading.ts';
import { overlookChanges } from './clear-changes.ts';
import { readTrend, RECOMMEND } from './trend-series.ts';

const figures = (mean: number) => ({
  n: 20,
  mean,
  favourable: null,
  margin: 3,
  estimate: null,
  estimateMargin: null,
});

test('a trend keeps rounds in which the figure is not shown as gaps', () => {
  const at = (id: string) => ({ id, title: id, closedOn: '2026-01-01' });
  const company = { invited: 30, respondents: 20 };
  const trend = {
    rounds: [
      { round: at('a'), company: { ...company, dimensions: { WB: figures(60) }, recommend: null } },
      { round: at('b'), company: null },
      {
        round: at('c'),
        company: {
          ...company,
          dimensions: { WB: null },
          recommend: { n: 20, score: -5, margin: 12 },
        },
      },
    ],
  };
  const read = (measure: string) => readTrend(trend, measure).map((p) => [p.value, p.margin]);
  expect(read('WB')).toEqual([
    [60, 3],
    [null, null],
    [null, null],
  ]);
  expect(read(RECOMMEND)).toEqual([
    [null, null],
    [null, null],
    [-5, 12],
  ]);
});

test('teams without a clear change are counted, not listed; the company and breakdowns are no teams', () => {
  const group = (id: string, parent: string | null): ReleaseGroup => ({
    id,
    label: id,
    parent,
    of: { unit: id.slice(5) },
    invited: 20,
    respondents: 12,
    items: {},
    dimensions: {},
    recommend: null,
    readiness: null,
  });
  const index = indexReport({
    release: {
      groups: [
        group('unit:A', null),
        group('unit:B', 'unit:A'),
        group('unit:C', 'unit:A'),
        group('unit:D', 'unit:A'),
        group('breakdown:x', null),
      ],
      withheld: [],
      policy: DEFAULT_POLICY,
    },
    units: [],
    instrument: { dimensions: [{ id: 'WB' }, { id: 'JS' }, { id: 'TV' }], items: [] },
  } as unknown as ReportView);
  const change = (verdict: DimensionChange['verdict']): DimensionChange => ({
    before: 50,
    after: 60,
    difference: 10,
    margin: 4,
    verdict,
  });
  const { changed, ...counts } = overlookChanges(index, {
    'unit:A': { WB: change('lower') },
    'unit:B': { TV: change('higher'), JS: change('lower'), WB: change('higher') },
    'unit:C': { WB: change('none') },
  });
  expect(changed.map(({ group: { id }, higher, lower }) => [id, higher, lower])).toEqual([
    ['unit:B', ['WB', 'TV'], ['JS']],
  ]);
  expect(counts).toEqual({ compared: 2, teams: 3 });
});
