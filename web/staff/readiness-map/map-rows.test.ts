import { expect, test } from 'vitest';
import type { Reason, ReadinessLabel, ReleaseGroup } from '../../../surveys/release-document.ts';
import type { ReportView } from '../api.ts';
import { indexReport } from '../report/reading.ts';
import { countBands, listLimits, listMapRows, listMapTeams, type MapFilter } from './map-rows.ts';

function group(
  id: string,
  label: ReadinessLabel | null,
  probability: number,
  reasons: readonly Reason[] = [],
): ReleaseGroup {
  return {
    id,
    label: id,
    parent: id === 'unit:A' ? null : 'unit:A',
    of: id.startsWith('pool:') ? { units: ['C'] } : { unit: id.slice(5) },
    invited: 20,
    respondents: 12,
    items: {},
    dimensions: {},
    recommend: null,
    readiness: { label, probability, gates: {}, missing: [], reasons, next: [] },
  };
}

const unit = (id: string, parent: string | null, name = id) => ({ id, parent, name });
const index = indexReport({
  release: {
    groups: [
      group('unit:A', 'ready', 1),
      group('unit:Z', 'nearly', 0.51, [{ id: 'nearly', gates: ['wellbeing', 'trust'] }]),
      group('unit:Y', 'nearly', 0.79, [{ id: 'response', gates: [] }]),
      group('unit:X', 'build-first', 0.1, [
        { id: 'build-first', gates: ['trust'] },
        { id: 'nearly', gates: ['trust', 'composite'] },
      ]),
      group('pool:B', null, 0),
    ],
    withheld: [{ unit: 'C', why: 'too-few-answers', seeInstead: 'pool:B' }],
  },
  units: [
    unit('A', null, 'Company'),
    unit('B', 'A', 'Sales'),
    unit('C', 'B', 'Shop'),
    unit('X', 'A'),
    unit('Y', 'B', 'Yard'),
    unit('Z', 'A', 'Archive'),
  ],
  instrument: { dimensions: [], items: [] },
} as unknown as ReportView);
const NAMES: Readonly<Record<string, string>> = {
  'unit:Z': 'Archive',
  'unit:Y': 'Yard',
  'unit:X': 'Office',
  'pool:B': 'Small teams of Sales',
};
const teams = listMapTeams(index, ({ id }) => NAMES[id] ?? id);
const ALL: MapFilter = { search: '', band: null, gate: null, byParent: false };
const list = (filter: Partial<MapFilter> = {}) =>
  listMapRows(teams, { ...ALL, ...filter }, 'en').map((row) => {
    if (row.kind === 'band') return `# ${row.band} ${row.count}`;
    return row.kind === 'parent' ? `## ${row.name}` : row.team.name;
  });

test('bands with their counts, every team once, the company in none, by name and not by figure', () => {
  expect(list()).toEqual([
    '# ready 0',
    '# nearly 2',
    'Archive',
    'Yard',
    '# build-first 1',
    'Office',
    '# no-label 1',
    'Small teams of Sales',
    '# withheld 1',
    'Shop',
  ]);
  expect(countBands(teams)).toEqual({
    ready: 0,
    nearly: 2,
    'build-first': 1,
    'no-label': 1,
    withheld: 1,
  });
});

test('grouped by the unit above', () => {
  expect(list({ byParent: true, band: 'nearly' })).toEqual([
    '# nearly 2',
    '## Company',
    'Archive',
    '## Sales',
    'Yard',
  ]);
});

test('filters leave only the bands in which something is found', () => {
  expect(list({ gate: 'trust' })).toEqual(['# nearly 1', 'Archive', '# build-first 1', 'Office']);
  expect(list({ gate: 'response' })).toEqual(['# nearly 1', 'Yard']);
  // A unit's name finds what is below it.
  expect(list({ search: 'sales' })).toEqual([
    '# nearly 1',
    'Yard',
    '# no-label 1',
    'Small teams of Sales',
    '# withheld 1',
    'Shop',
  ]);
  expect(list({ search: 'nobody' })).toEqual([]);
});

test('each gate that holds a team back is named once', () => {
  expect(listLimits(teams.find(({ name }) => name === 'Office')!)).toEqual(['trust', 'composite']);
  expect(listLimits(teams.find(({ name }) => name === 'Shop')!)).toEqual([]);
});
