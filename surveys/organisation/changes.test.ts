import { expect, test } from 'vitest';
import type { UnitId } from '../ids.ts';
import { placeChanges } from './changes.ts';
import { buildUnitTree } from './units.ts';

const unit = (id: string, parent: string | null) => ({
  id: id as UnitId,
  parent: parent as UnitId | null,
  name: id,
});
const id = (name: string | null) => name as UnitId | null;

test('a unit that is gone stands for the nearest unit above it that is still there', () => {
  const before = [unit('R', null), unit('A', 'R'), unit('A1', 'A'), unit('A11', 'A1')];
  const tree = buildUnitTree([unit('R', null), unit('A', 'R'), unit('B', 'R')]);
  const changes = [
    { from: id('A11'), to: id('B') },
    { from: null, to: id('A') },
    { from: id('A'), to: null },
  ];
  expect(placeChanges(changes, before, tree)).toEqual([
    { from: 'A', to: 'B' },
    { from: null, to: 'A' },
    { from: 'A', to: null },
  ]);
});

test('where the whole organisation has new names, people come from its root', () => {
  const tree = buildUnitTree([unit('N', null), unit('M', 'N')]);
  const changes = [{ from: id('A'), to: id('M') }];
  expect(placeChanges(changes, [unit('R', null), unit('A', 'R')], tree)).toEqual([
    { from: 'N', to: 'M' },
  ]);
});
