import { expect, test } from 'vitest';
import { nestUnits } from './unit-nesting.ts';
import { listVisibleRows, moveInTree } from './visible-rows.ts';

const nodes = nestUnits(
  [
    { id: 'A', parent: null, name: 'Company' },
    { id: 'B', parent: 'A', name: 'North' },
    { id: 'C', parent: 'B', name: 'Élan' },
    { id: 'D', parent: 'A', name: 'South' },
  ],
  'en',
);
const open = new Set(['A', 'B']);
const rows = listVisibleRows(nodes, open);
const move = (key: string, from: string, opened: ReadonlySet<string> = open) => {
  const seen = listVisibleRows(nodes, opened);
  return moveInTree(
    key,
    seen,
    seen.findIndex(({ node }) => node.id === from),
    opened,
  );
};

test('what is within a closed unit is not seen; each row knows its place', () => {
  expect(rows.map(({ node, level, place, siblings }) => [node.id, level, place, siblings])).toEqual(
    [
      ['A', 1, 1, 1],
      ['B', 2, 1, 2],
      ['C', 3, 1, 1],
      ['D', 2, 2, 2],
    ],
  );
  expect(listVisibleRows(nodes, new Set(['B'])).map(({ node }) => node.id)).toEqual(['A']);
});

test('the arrows walk, open and close', () => {
  expect(move('ArrowDown', 'C')).toEqual({ kind: 'go', to: 'D' });
  expect(move('ArrowUp', 'A')).toBeNull();
  expect(move('End', 'A')).toEqual({ kind: 'go', to: 'D' });
  expect(move('ArrowRight', 'B')).toEqual({ kind: 'go', to: 'C' });
  expect(move('ArrowRight', 'B', new Set(['A']))).toEqual({ kind: 'open', unit: 'B' });
  expect(move('ArrowRight', 'D')).toBeNull();
  expect(move('ArrowLeft', 'B')).toEqual({ kind: 'close', unit: 'B' });
  expect(move('ArrowLeft', 'C')).toEqual({ kind: 'go', to: 'B' });
});

test('a letter goes to the next unit that begins with it, round the end', () => {
  expect(move('s', 'A')).toEqual({ kind: 'go', to: 'D' });
  expect(move('n', 'D')).toEqual({ kind: 'go', to: 'B' });
  expect(move('x', 'A')).toBeNull();
  expect(move('Tab', 'A')).toBeNull();
});
