import { describe, expect, test } from 'vitest';
import type { ReleaseGroup } from '../../../surveys/release-document.ts';
import type { DimensionChange } from '../../../surveys/scoring/change.ts';
import type { ReportView } from '../api.ts';
import { indexReport } from '../report/reading.ts';
import { compareTeams, readCell, shadeOf, type HeatSource } from './cells.ts';
import { moveInGrid } from './grid-keys.ts';
import { countTeams, listFoldable, listRows, nestTeams, searchTeams } from './team-rows.ts';

function group(id: string, parent: string | null, mean: number | null = 50): ReleaseGroup {
  const figures = { n: 12, mean: mean!, margin: 6, favourable: null };
  return {
    id,
    label: id,
    parent,
    of: id.startsWith('pool:') ? { units: [] } : { unit: id.slice(5) },
    invited: 20,
    respondents: 12,
    items: {},
    dimensions: {
      WB: mean === null ? null : { ...figures, estimate: null, estimateMargin: null },
    },
    recommend: null,
    readiness: null,
  };
}

const unit = (id: string, parent: string | null, name = id) => ({ id, parent, name });
const company = group('unit:A', null, 50);
const index = indexReport({
  release: {
    groups: [
      company,
      group('unit:B', 'unit:A', 57),
      group('pool:A', 'unit:A', 30),
      group('unit:E', 'unit:A', 56),
      group('unit:F', 'unit:A', 43),
      group('unit:G', 'unit:A', null),
    ],
    withheld: [],
  },
  units: [
    unit('A', null),
    unit('B', 'A', 'Team 10'),
    unit('C', 'B', 'Équipe'),
    unit('E', 'A', 'Team 9'),
    unit('F', 'A', 'Team 1'),
    unit('G', 'A', 'Team 0'),
  ],
  instrument: { dimensions: [{ id: 'WB' }], items: [] },
} as unknown as ReportView);
const nodes = nestTeams(index, ({ id }) => `Small teams (${id})`);
const source: HeatSource = { view: 'mean', company, changes: {} };
const names = (list: readonly { readonly name: string }[]) => list.map(({ name }) => name);

describe('rows', () => {
  test('units without figures have a row, pools stand below their unit and last', () => {
    const rows = listRows(nodes, () => true, compareTeams('en', null, source));
    expect(rows.map(({ key, depth }) => [key, depth])).toEqual([
      ['A', 0],
      ['G', 1],
      ['F', 1],
      ['E', 1],
      ['B', 1],
      ['C', 2],
      ['pool:A', 1],
    ]);
    expect(rows[5]!.group).toBeNull();
    expect(rows[1]).toMatchObject({ place: 1, siblings: 5, parent: 'A', isOpen: false });
    expect(countTeams(nodes)).toBe(7);
  });

  test('what is folded away is no row, and rows without anything below can not be opened', () => {
    const rows = listRows(
      nodes,
      (key) => key !== 'B',
      () => 0,
    );
    expect(rows.map(({ key }) => key)).not.toContain('C');
    expect(listFoldable(nodes)).toEqual(['A', 'B']);
    expect(listFoldable(nodes, 1)).toEqual(['A']);
  });

  test('a search keeps what is found and what lies above it, whatever its accents', () => {
    const rows = listRows(
      searchTeams(nodes, ' equipe '),
      () => true,
      () => 0,
    );
    expect(names(rows)).toEqual(['A', 'Team 10', 'Équipe']);
    expect(searchTeams(nodes, 'nothing like it')).toEqual([]);
    expect(searchTeams(nodes, ' ')).toBe(nodes);
  });

  test('a manager whose own unit is not the top sees it at the top', () => {
    const part = indexReport({
      ...index.report,
      units: index.report.units.filter(({ id }) => id === 'B' || id === 'C'),
      release: { ...index.report.release, groups: [company, group('unit:B', 'unit:A')] },
    });
    expect(nestTeams(part, ({ id }) => id).map(({ key }) => key)).toEqual(['B']);
  });
});

describe('cells', () => {
  const change = (difference: number, verdict: DimensionChange['verdict']) => ({
    before: 50,
    after: 50 + difference,
    difference,
    margin: 4,
    verdict,
  });

  test('a mean is above or below the company only beyond its margin', () => {
    const band = (mean: number) => readCell(group('unit:X', null, mean), 'WB', source)!.band;
    expect([57, 56, 50, 44, 43].map(band)).toEqual(['higher', 'same', 'same', 'same', 'lower']);
  });

  test('nothing is shown where nothing was released, or where there is nothing to compare with', () => {
    expect(readCell(null, 'WB', source)).toBeNull();
    expect(readCell(group('unit:X', null, null), 'WB', source)).toBeNull();
    expect(readCell(group('unit:X', null), 'other', source)).toBeNull();
    const alone: HeatSource = { view: 'difference', company: null, changes: {} };
    expect(readCell(group('unit:X', null), 'WB', alone)).toBeNull();
    expect(readCell(group('unit:X', null), 'WB', { ...source, view: 'change' })).toBeNull();
  });

  test('each view has its number: the mean, the points to the company, the points since then', () => {
    const changes = { 'unit:X': { WB: change(-9, 'lower') } };
    const read = (view: HeatSource['view']) =>
      readCell(group('unit:X', null, 41), 'WB', { view, company, changes })!;
    expect(read('mean')).toMatchObject({ value: 41, tone: 1, band: 'lower' });
    expect(read('difference')).toMatchObject({ value: -9, tone: 'lower' });
    expect(read('change')).toMatchObject({ value: -9, tone: 'lower', band: 'lower' });
    const unclear = { 'unit:X': { WB: change(12, 'none') } };
    expect(
      readCell(group('unit:X', null, 62), 'WB', { view: 'change', company, changes: unclear }),
    ).toMatchObject({ value: 12, tone: 'same' });
  });

  test('six shades, the ends open', () => {
    expect([0, 39, 40, 59, 60, 79, 80, 100].map(shadeOf)).toEqual([0, 0, 1, 2, 3, 4, 5, 5]);
  });

  test('in bands: clearly higher first, not shown last, and by name in each, never by the mean', () => {
    const rows = listRows(nodes, () => true, compareTeams('en', 'WB', source));
    // Team 9 (56) and the company differ by no more than the margin; Team 1 (43) lies below.
    expect(names(rows.filter(({ depth }) => depth === 1))).toEqual([
      'Team 10',
      'Team 9',
      'Team 1',
      'Team 0',
      'Small teams (pool:A)',
    ]);
  });
});

test('keys move as in any grid and stop at its edges', () => {
  const shape = { rows: 100, columns: 5, page: 20 };
  const move = (key: string, row: number, column: number, isControl = false) => {
    const to = moveInGrid(key, isControl, { row, column }, shape);
    return to === null ? null : [to.row, to.column];
  };
  expect(move('ArrowDown', 0, 2)).toEqual([1, 2]);
  expect(move('ArrowDown', 99, 2)).toEqual([99, 2]);
  expect(move('ArrowUp', 0, 2)).toEqual([0, 2]);
  expect(move('ArrowRight', 3, 4)).toEqual([3, 4]);
  expect(move('ArrowLeft', 3, 1)).toEqual([3, 0]);
  expect(move('PageDown', 90, 1)).toEqual([99, 1]);
  expect(move('PageUp', 30, 1)).toEqual([10, 1]);
  expect(move('Home', 30, 3)).toEqual([30, 0]);
  expect(move('End', 30, 0)).toEqual([30, 4]);
  expect(move('Home', 30, 3, true)).toEqual([0, 0]);
  expect(move('End', 30, 3, true)).toEqual([99, 4]);
  expect(move('Tab', 30, 3)).toBeNull();
});
